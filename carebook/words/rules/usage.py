"""Rules about single words, numbers and signs."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from carebook.lines import marked_lines
from carebook.words.rules.base import Fault, Reading

_MONTHS = "|".join(list(calendar.month_name)[1:])
_RANGE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?\s?[-–—]\s?\d+(?![\w-])")
_DASH = re.compile(r"[–—]")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s?%|%|\bper ?cent\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b(?:{_MONTHS}) \d{{1,2}}\b(?! \w+ \d{{4}})|\b\d{{1,2}}(?:st|nd|rd|th)(?: of)? (?:{_MONTHS})\b",
)
_FIGURES = {name: value for value, name in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2)}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_FIGURES)})\b(?!-)", re.IGNORECASE)
_CONTRACTION = re.compile(r"\b(?:\w+n't|\w+'(?:re|ve|ll|d|m)|(?:it|that|there|here|he|she|what|who|where|how|let)'s)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_BELOW = re.compile(r"\bbelow (?:the|your) knee\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^\W\d][^)]*)\)")
_NO_WORDS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|`[^`]*`")


def plain_words(reading: Reading) -> Iterator[Fault]:
    """Words that have a plainer one: ``instead`` of docs/style.yml."""
    pattern = _banned(tuple(reading.style.instead))
    for around, match in reading.matches(pattern) if pattern else ():
        yield around, f"'{around}': {_write(reading.style.instead[match[0].lower()], match[0])}"


@lru_cache(maxsize=8)
def _banned(words: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE) if words else None


def _write(right: str, wrong: str) -> str:
    return f"leave '{wrong}' out." if right == "-" else f"write '{right}', not '{wrong}'."


def ranges(reading: Reading) -> Iterator[Fault]:
    """Numbers from and to, joined by a hyphen or a dash, which is read out as minus or not at all."""
    for around, match in reading.matches(_RANGE):
        yield around, f"'{match[0]}': write 'to' between the numbers."


def dashes(reading: Reading) -> Iterator[Fault]:
    """Dashes, which join two ideas in one sentence."""
    for around, _ in reading.matches(_DASH):
        yield around, f"'{around}': write a full stop or a comma, not a dash."


def percentages(reading: Reading) -> Iterator[Fault]:
    """Shares as percentages, which fewer people understand than counts."""
    for around, match in reading.matches(_PERCENT):
        yield around, f"'{match[0]}': write a count of people, such as '1 in 7 people'."


def dates(reading: Reading) -> Iterator[Fault]:
    """Dates in a form that differs between countries."""
    for around, match in reading.matches(_DATE):
        yield around, f"'{match[0]}': write the date as '6 August 2026'."


def numerals(reading: Reading) -> Iterator[Fault]:
    """Numbers from 2 in words; figures are found faster, and are the same in more languages."""
    for around, match in reading.matches(_NUMBER):
        yield around, f"'{around}': write '{_FIGURES[match[0].lower()]}', not '{match[0]}'."


def contractions(reading: Reading) -> Iterator[Fault]:
    """Contractions, which are harder in a second language; "don't" can be misread as its opposite."""
    for around, match in reading.matches(_CONTRACTION):
        yield around, f"'{match[0]}': write both words in full."


def exclamation_marks(reading: Reading) -> Iterator[Fault]:
    """Exclamation marks, which frighten or cheer."""
    for text in reading.said:
        if "!" in text:
            yield text, f"'{text[: text.index('!') + 1][-40:]}': end the sentence with a full stop."


def capitals(reading: Reading) -> Iterator[Fault]:
    """Words in capitals that are no short form listed under ``names``."""
    for around, match in reading.matches(_CAPITALS):
        if match[0] not in reading.style.names:
            yield around, f"'{match[0]}': write small letters. A short form that is meant goes under 'names' in docs/style.yml."


def behind_the_knee(reading: Reading) -> Iterator[Fault]:
    """"Below the knee", the mistake of the text this site came from: the pain is behind it."""
    for around, _ in reading.matches(_BELOW):
        yield around, f"'{around}': write 'behind', not 'below'. Where below is meant, add the phrase to 'right_uses' in docs/style.yml."


def italics(reading: Reading) -> Iterator[Fault]:
    """Italics, which are hard to read; bold carries emphasis, and little of it."""
    for piece in reading.pieces:
        if piece.tag in ("em", "i"):
            yield piece.text, f"'{piece.text}' is in italics. Take the single * or _ away."


def brackets_once(reading: Reading) -> Iterator[Fault]:
    """Medical words in brackets more than once in the author's words: once explained, it is known, or there is the list of words."""
    seen: set[str] = set()
    for number, line, code in marked_lines(reading.page.body):
        if code or line.startswith(("#", "|", "/")):
            continue
        for inner in _BRACKETS.findall(_NO_WORDS.sub("", line)):
            if inner.lower() in seen:
                yield number, f"'({inner})' stands in brackets a second time. Give the medical word once, where it first comes."
            seen.add(inner.lower())
