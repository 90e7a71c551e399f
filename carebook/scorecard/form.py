"""Tests of how a page is made: its parts, words, headings and lists.

Each takes a page and gives a verdict with its evidence. None says more than it has looked at.
"""

from __future__ import annotations

import re

from carebook.scorecard.model import Verdict
from carebook.scorecard.seen import Seen, plain
from carebook.words.pieces import in_brackets

Outcome = tuple[Verdict, str]
YES, NO, NOT_APPLICABLE, PERSON = Verdict.YES, Verdict.NO, Verdict.NOT_APPLICABLE, Verdict.PERSON

LEAD_WORDS = 4
VERY_SHORT = 2
"""Paragraphs. PEMAT calls a material of so few paragraphs very short, and asks less of it."""
PARAGRAPH_SENTENCES = 3
PART_WORDS = 200
"""Words under one heading; more is a wall of text on a phone. Our own figure: PEMAT gives none."""
LIST_ITEMS = 7
"""Items after which the CDC index wants a list broken up."""
EMPTY_HEADINGS = {"more", "introduction", "overview", "information", "more information", "general", "other", "notes", "background", "details", "miscellaneous"}
SUMS = re.compile(r"\b(add up|added up|sum of|multipl\w+|subtract\w*|divided? (?:it |this |them )?by|calculat\w+|work out how (?:much|many)|percentage of your)\b", re.IGNORECASE)


def count(number: int, one: str) -> str:
    """Write 1 table, 2 tables."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def purpose(seen: Seen) -> Outcome:
    """Do a title and a first sentence say what the page is about?"""
    title, lead = seen.soup.h1, seen.soup.find(class_="lead")
    words = plain(lead).split() if lead else []
    if title and plain(title) and len(words) >= LEAD_WORDS:
        return YES, f"Under the title: {' '.join(words)}"
    return NO, "The line under the title says too little."


def words_explained(seen: Seen) -> Outcome:
    """Is each word of our list that the text uses explained on the page?"""
    forms = {form.casefold(): word.word for word in seen.library.words for form in (word.word, *word.also)}
    if not forms:
        return NOT_APPLICABLE, "There is no list of words."
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    listed = re.compile(rf"\b({longest_first})\b")
    used = {forms[form] for form in listed.findall(seen.told.casefold())}
    titled = listed.findall(seen.page.title.casefold())
    used -= {forms.get(said.casefold(), "") for said in (*titled, *in_brackets(seen.told))}  # the page itself explains these
    explained = {plain(term).replace("’", "'") for term in seen.soup.find_all("dt")}
    if missing := sorted(used - explained, key=str.casefold):
        return NO, f"Not explained on the page: {', '.join(missing)}."
    return (YES, f"{count(len(used), 'word')} of our list, all explained on the page.") if used else (NOT_APPLICABLE, "No word of our list is used.")


def no_sums(seen: Seen) -> Outcome:
    """Is there no sentence that asks for a sum?"""
    found = SUMS.search(seen.text)
    return (NO, f"Found: {found[0]}") if found else (YES, "No sentence asks to add, multiply or work out a number.")


def sums_explained(seen: Seen) -> Outcome:
    """Where there are sums, only a person can tell whether they are explained."""
    return (PERSON, "There is a sum.") if SUMS.search(seen.text) else (NOT_APPLICABLE, "There are no sums.")


def _paragraphs(seen: Seen) -> list[int]:
    """Count the sentences of each paragraph; lines of warning boxes are lists written a second time."""
    ends = re.compile(r"[.!?](?=\s|$)")
    return [len(ends.findall(plain(node))) for node in seen.in_text("p") if not node.find_parent(class_="warning") and plain(node)]


def _parts(seen: Seen) -> list[tuple[str, int]]:
    """Count the words between each two headings of the text; tables and pictures are no running words."""
    parts: list[tuple[str, int]] = []
    for node in seen.in_text("h2", "h3", "h4", "p", "li"):
        if node.name in ("h2", "h3", "h4"):
            parts.append((plain(node), 0))
        elif parts and not node.find_parent("table"):
            parts[-1] = (parts[-1][0], parts[-1][1] + len(plain(node).split()))
    return parts


def short_parts(seen: Seen) -> Outcome:
    """Is the text in short parts, each with a heading?"""
    paragraphs = _paragraphs(seen)
    if len(paragraphs) <= VERY_SHORT:
        return NOT_APPLICABLE, f"Very short: {count(len(paragraphs), 'paragraph')}."
    parts, longest = _parts(seen), max(paragraphs)
    if len(parts) < VERY_SHORT:
        return NO, f"{count(len(parts), 'heading')} only."
    if longest > PARAGRAPH_SENTENCES:
        return NO, f"The longest paragraph has {longest} sentences. {PARAGRAPH_SENTENCES} is the most."
    name, words = max(parts, key=lambda part: part[1])
    if words > PART_WORDS:
        return NO, f"{words} words stand under the heading {name}. {PART_WORDS} is the most."
    return YES, f"{count(len(parts), 'heading')}. The longest paragraph has {count(longest, 'sentence')}. The longest part has {words} words."


def telling_headings(seen: Seen) -> Outcome:
    """Is there no heading that fails to say what follows?"""
    headings = [plain(node) for node in seen.anywhere("h2", "h3", "h4")]
    empty = [text for text in headings if text.casefold() in EMPTY_HEADINGS or not text or text.endswith("?")]
    if not headings or empty:
        return NO, f"Headings that tell nothing: {', '.join(empty)}." if empty else "There are no headings."
    return YES, f"{count(len(headings), 'heading')}, none of them general."


def summary(seen: Seen) -> Outcome:
    """Is there a list of key points?"""
    points = _key_points(seen)
    if points:
        return YES, f"Key points: {points}."
    if seen.soup.find(class_="at-a-glance"):
        return PERSON, "The top of the page gives amounts and when to stop. A person must say if that is a summary."
    return NO, "There are no key points."


def _key_points(seen: Seen) -> int:
    section = seen.section("key-points")
    return len(section.find_all("li")) if section else 0


def summary_first(seen: Seen) -> Outcome:
    """Are the key points the first section?"""
    first = next(iter(seen.in_text("h2")), None)
    if first is not None and first.get("id") == "key-points" and _key_points(seen):
        return YES, f"Key points come first: {_key_points(seen)}."
    return PERSON, "The line under the title comes first. A person must say if it is what matters most."


def visual_cues(seen: Seen) -> Outcome:
    """Do boxes or bold words lead the eye?"""
    boxes, bold = len(seen.classed("warning", "do", "do-not", "strip", "stop-line", "pain")), len(seen.in_text("strong", "b"))
    return (YES, f"{boxes} marked boxes and lines, {count(bold, 'bold phrase')}.") if boxes else (NO, "There are no boxes or marked lines.")


def lists(seen: Seen) -> Outcome:
    """Are there lists, none of them too long?"""
    lengths = [len(node.find_all("li", recursive=False)) for node in seen.anywhere("ul", "ol")]
    if not lengths:
        return NO, "There are no lists."
    longest = max(lengths)
    return (YES if longest <= LIST_ITEMS else NO), f"{count(len(lengths), 'list')}. The longest has {count(longest, 'item')}. The most is {LIST_ITEMS}."
