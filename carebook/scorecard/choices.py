"""Tests of how a page sets the choices of treatment side by side."""

from __future__ import annotations

import re

from carebook.model import Cause, Choice, Treatment
from carebook.scorecard.form import NO, PERSON, YES, Outcome, count
from carebook.scorecard.seen import Seen, plain

NOTHING = re.compile(r"\b(nothing|leave|leaving|wait|waiting|without|no )", re.IGNORECASE)
"""How the first row of a table of treatments names doing nothing."""
DAILY_LIFE = re.compile(r"\b(work|driv\w+|sport|sleep|stairs|housework|shopping|daily life)\b", re.IGNORECASE)


def _choices(seen: Seen) -> tuple[Choice, ...] | None:
    """Give the choices that a table of the page shows; None where pages of its kind have no such table."""
    facts = seen.page.facts
    given = facts.treatments if isinstance(facts, Cause) else facts.choices if isinstance(facts, Treatment) else None
    if given is None:
        return None
    shown = {plain(cell) for cell in seen.anywhere("th") if cell.get("scope") == "row"}
    return tuple(row for row in given if " ".join(row.name.replace("'", "’").split()) in shown or row.name in shown)


def _column(seen: Seen, head: str) -> Outcome:
    rows = _choices(seen)
    if rows is None:
        return PERSON, "Pages of this kind have no table of treatments."
    heads = [plain(cell) for cell in seen.anywhere("th") if cell.get("scope") == "col"]
    return (YES, f"Column: {head}, {count(len(rows), 'treatment')}.") if rows and head in heads else (NO, "No table shows it.")


def benefits(seen: Seen) -> Outcome:
    """Is there a table of what each treatment may help with?"""
    return _column(seen, "May help with")


def risks(seen: Seen) -> Outcome:
    """Is there a table of the limits and risks of each treatment?"""
    return _column(seen, "Limits and risks")


def risks_and_benefits(seen: Seen) -> Outcome:
    """Is there a table of both?"""
    good, bad = benefits(seen), risks(seen)
    if good[0] is PERSON:
        return good
    return (YES, f"{good[1]} {bad[1]}") if good[0] is bad[0] is YES else (NO, "No table shows both.")


def doing_nothing(seen: Seen) -> Outcome:
    """Is doing nothing one of the choices?"""
    rows = _choices(seen)
    if rows is None:
        return PERSON, "Pages of this kind have no table of treatments."
    row = next((row for row in rows if NOTHING.search(row.name)), None)
    return (YES, f"{row.name}: {row.limits}") if row else (NO, "No row is about doing nothing.")


def daily_life(seen: Seen) -> Outcome:
    """Words about daily life are easy to find; whether they tell what treatment means for it needs a person."""
    found = sorted({match.lower() for match in DAILY_LIFE.findall(seen.calm)})
    return PERSON, f"Words found: {', '.join(found) or 'none'}."


def more_than_one_choice(seen: Seen) -> Outcome:
    """Are at least 2 choices shown in a table?"""
    rows = _choices(seen)
    if rows is None:
        return PERSON, "Pages of this kind have no table of treatments."
    return (YES if len(rows) > 1 else NO), f"{count(len(rows), 'choice')} side by side."
