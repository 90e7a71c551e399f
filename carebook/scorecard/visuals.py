"""Tests of what a page shows: its pictures, tables and numbers."""

from __future__ import annotations

import re

from carebook.model import Cause, CauseGroup, Exercise
from carebook.scorecard.form import NO, NOT_APPLICABLE, PERSON, YES, Outcome, count
from carebook.scorecard.seen import Seen, plain
from carebook.tables import COLUMNS

COLUMN_WORDS, ROW_WORDS = 5, 10
"""Words in the heading of a column and of a row. Our own figures: PEMAT gives none."""
CHANCE = re.compile(r"\b\d+ in (?:every )?\d+\b|\b\d+(?:\.\d+)? ?(?:%|per cent|percent)|\b\d+ out of (?:every )?\d+ (?:people|knees|patients|adults|children)\b", re.IGNORECASE)
HARD_NUMBER = re.compile(r"\d+(?:\.\d+)? ?(?:%|per cent\b|percent\b)|\b\d+\.\d+\b(?! ?(?:°|degrees))|\b\d+/\d+\b", re.IGNORECASE)
"""Percentages, decimals and fractions; the CDC index lets the decimals of a temperature be."""


def captions(seen: Seen) -> Outcome:
    """Is there a caption or a list of names with each picture? Marks of sources alone are no caption."""
    figures = seen.soup.find_all("figure")
    if not figures:
        return NOT_APPLICABLE, "There are no pictures."
    named = sum(bool(figure.find("ol") or re.search(r"[^\W\d]", plain(figure.figcaption) if figure.figcaption else "")) for figure in figures)
    return (YES if named == len(figures) else NO), f"{named} of {count(len(figures), 'picture')} with a caption or a list of names."


def pictures_for_a_person(seen: Seen) -> Outcome:
    """Where there are pictures, only a person can judge them."""
    figures = len(seen.soup.find_all("figure"))
    return (PERSON, f"{count(figures, 'picture')} to look at.") if figures else (NOT_APPLICABLE, "There are no pictures.")


def pictures_where_needed(seen: Seen) -> Outcome:
    """Is a picture missing where every page of the kind needs one? Whether there are enough needs a person."""
    return _needed(seen, isinstance(seen.page.facts, Cause | CauseGroup | Exercise), "cause and exercise")


def pictures_of_action(seen: Seen) -> Outcome:
    """Is a picture of the movement missing on an exercise? Whether pictures help to act needs a person."""
    return _needed(seen, isinstance(seen.page.facts, Exercise), "exercise")


def _needed(seen: Seen, needed: bool, kinds: str) -> Outcome:
    figures = len(seen.soup.find_all("figure"))
    if needed and not figures:
        return NO, f"There is no picture, and each {kinds} needs one."
    return PERSON, f"{count(figures, 'picture')}. A person must say if more would help."


def simple_tables(seen: Seen) -> Outcome:
    """Are tables small, with short headings?"""
    tables = seen.anywhere("table")
    if not tables:
        return NOT_APPLICABLE, "There are no tables."
    for table in tables:
        name = plain(table.caption) if table.caption else "without a caption"
        heads = [plain(cell) for cell in table.find_all("th", scope="col")]
        rows = [plain(cell) for cell in table.find_all("th", scope="row")]
        if not heads or len(heads) > COLUMNS:
            return NO, f"The table {name} has {len(heads)} headed columns."
        long = [text for text, most in [*((text, COLUMN_WORDS) for text in heads), *((text, ROW_WORDS) for text in rows)] if len(text.split()) > most]
        if long:
            return NO, f"A long heading in the table {name}: {long[0]}"
    return YES, f"{count(len(tables), 'table')}, at most {max(len(table.find_all('th', scope='col')) for table in tables)} columns."


def tables_introduced(seen: Seen) -> Outcome:
    """Is there a sentence between the heading and each table?"""
    tables = seen.anywhere("table")
    if not tables:
        return NOT_APPLICABLE, "There are no tables."
    bare = []
    for table in tables:
        before = table.find_previous(["p", "li", "h2", "h3", "table"])
        if before is None or before.name not in ("p", "li"):
            bare.append(plain(table.caption) if table.caption else "without a caption")
    return (NO, f"Nothing says how to use the table {bare[0]}.") if bare else (YES, f"{count(len(tables), 'table')}, each after a sentence.")


def plain_numbers(seen: Seen) -> Outcome:
    """Is there a percentage, a decimal or a fraction? That there is none does not make the rest easy."""
    found = HARD_NUMBER.search(seen.text)
    return (NO, f"Found: {found[0]}") if found else (PERSON, "No percentage, decimal or fraction was found.")


def chances(seen: Seen) -> Outcome:
    """Where a chance is given in numbers, only a person can tell whether it is explained."""
    found = CHANCE.findall(seen.text)
    return (PERSON, f"Chances in numbers: {', '.join(found)}.") if found else (NOT_APPLICABLE, "No chance is given in numbers.")
