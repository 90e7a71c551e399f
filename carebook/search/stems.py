"""What is compared when words are: small letters without accents and apostrophes, down to the stem. docs/assets/search/words.js does the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from lunr.stemmer import PorterStemmer

_WORD = re.compile(r"[0-9]+|[a-z\u00c0-\u024f]+")
_UNHEARD = re.compile("[\u0300-\u036f'\u2018\u2019\u02bc`\u00b4]")
"""Accents, once they stand apart from their letters, and apostrophes of any shape."""


class _Stemmer(PorterStemmer):  # type: ignore[misc]
    """The stemmer of lunr.js: that of lunr.py differs from it in when a last y becomes i."""

    b: Any
    k: int

    def step1c(self) -> None:
        if self.k > 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_stemmer = _Stemmer()


def fold(text: str) -> str:
    """Give a text in small letters, without accents and apostrophes."""
    return _UNHEARD.sub("", unicodedata.normalize("NFD", text.lower()))


def words(text: str) -> list[str]:
    """Cut a text into words, folded. Digits and letters are words of their own, and so are the parts of a word with hyphens."""
    return _WORD.findall(fold(text))


@cache
def stem(word: str) -> str:
    """Give the stem of a folded word."""
    return str(_stemmer.stem(word))
