"""Spelling, as in Britain: words that no dictionary knows, known mistakes, and American forms.

Two well-kept word lists do the work: the English words of pyspellchecker, and the tables of codespell, of which the one
from British to American forms is read backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\S+\.(?:org|com|md|yml)\b\S*")
_IZE = re.compile(r"(?!(?:cap|down|out|over|up)?siz|(?:ap)?priz|seiz|maiz)(?P<stem>\w{2,})(?P<end>(?:iz|yz)(?:e|es|ed|er|ers|ing|ation|ations))")
"""Forms with z, of which the table holds only some."""


def words_of(text: str) -> Iterator[str]:
    """Give the words to spell, as they stand; parts of a word with hyphens by themselves, and no possessive s."""
    for match in _WORD.finditer(_ADDRESS.sub(" ", text.replace("’", "'"))):
        word = match[0].removesuffix("'s").strip("'")
        if len(word) > 1:
            yield word


@lru_cache(maxsize=4096)
def advice(word: str) -> str | None:
    """Say what is wrong with a word; None where nothing is."""
    small = word.lower()
    british, american = _tables()
    if small in american:
        return f"'{word}' is American. Write '{american[small]}'."
    if small not in british and (ize := _IZE.fullmatch(small)):
        return f"'{word}' is American. Write '{ize['stem']}{'ys' if ize['end'].startswith('y') else 'is'}{ize['end'][2:]}'."
    mistakes = _mistakes()
    if small in mistakes and small not in british:
        return f"'{word}' is not spelled right. Is '{mistakes[small]}' meant?"
    if small in british or _english().known([small]):
        return None
    near = sorted(_english().known(_english().edit_distance_1(small)), key=lambda other: (-_english()[other], other))[:3]
    meant = f" Is '{near[0]}' meant?" if near else ""
    return f"'{word}' is not a known word.{meant} If it is right, add it to 'spelling' in docs/style.yml."


def american_forms() -> dict[str, str]:
    """Give the British form of each American one."""
    return _tables()[1]


@lru_cache(maxsize=1)
def british_forms() -> frozenset[str]:
    """Give the British words that Americans spell in another way."""
    return frozenset(american_forms().values())


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    return SpellChecker()


def _data(name: str) -> list[tuple[str, str]]:
    """Read one of codespell's tables, without running codespell: lines such as ``colour->color``."""
    spec = find_spec("codespell_lib")
    assert spec is not None and spec.origin is not None  # noqa: S101 - it is a dependency
    lines = (Path(spec.origin).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    return [(wrong, right.split(",")[0].strip()) for wrong, _, right in (line.partition("->") for line in lines) if right]


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    """Give the British forms, and the British form of each American one."""
    pairs = _data("dictionary_en-GB_to_en-US.txt")
    return frozenset(british for british, _ in pairs), {american: british for british, american in pairs}


@lru_cache(maxsize=1)
def _mistakes() -> dict[str, str]:
    return dict(_data("dictionary.txt"))
