"""How hard a text is to read. Pure sums; lower is easier, and a grade is a school year of the United States."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

from carebook.words.prose import Sentence
from carebook.words.syllables import syllables

LONG = 3
"""Syllables from which a word counts as long (SMOG)."""


@dataclass(frozen=True)
class Readability:
    """The figures of one text: grades rounded to a tenth, and the lengths of its sentences in words."""

    grade: float
    smog: float
    mean: float
    longest: int
    sentences: int
    words: int


def readability(sentences: Sequence[Sentence], without: Collection[str] = ()) -> Readability:
    """Grade sentences.

    ``without`` are words in small letters (a reviewed list of unavoidable ones) that count as words of a sentence, but
    whose syllables are left out of the mean and of the long words. No sentences give zeros.

    Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al. 1975).
    SMOG: 1.043 sqrt(30 long words per sentence) + 3.1291 (McLaughlin 1969; at best on 30 sentences or more).
    """
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return Readability(0, 0, 0, 0, 0, 0)
    counted = [syllables(word) for word in words if word.lower() not in without and any(letter.isalpha() for letter in word)]
    per_word = sum(counted) / len(counted) if counted else 1.0
    mean = len(words) / len(sentences)
    long = sum(count >= LONG for count in counted)
    return Readability(
        grade=round(0.39 * mean + 11.8 * per_word - 15.59, 1),
        smog=round(1.043 * sqrt(30 * long / len(sentences)) + 3.1291, 1),
        mean=round(mean, 1),
        longest=max(len(sentence.words) for sentence in sentences),
        sentences=len(sentences),
        words=len(words),
    )


@dataclass(frozen=True)
class Figures:
    """The figures of a page: of every word, with unavoidable words left out, and of its warning boxes alone (every word)."""

    every: Readability
    eased: Readability
    warnings: Readability


def figures(sentences: Sequence[Sentence], unavoidable: Collection[str]) -> Figures:
    """Give the figures of a page, from its prose."""
    boxes = [sentence for sentence in sentences if sentence.warning]
    return Figures(readability(sentences), readability(sentences, unavoidable), readability(boxes))


def hardest(sentences: Sequence[Sentence], without: Collection[str] = ()) -> Sentence:
    """Give the sentence with the highest grade of its own. Raises ValueError where there is none."""
    return max(sentences, key=lambda sentence: readability([sentence], without).grade)


def hard_words(sentences: Sequence[Sentence], without: Collection[str] = (), count: int = 3) -> list[str]:
    """Give the words with the most syllables, hardest first, each once."""
    found = {word.lower() for sentence in sentences for word in sentence.words if word.lower() not in without}
    return sorted(found, key=lambda word: (-syllables(word), -len(word), word))[:count]
