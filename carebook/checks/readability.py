"""Can the readers of each page read it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carebook.errors import ContentError
from carebook.library import Library, Page
from carebook.rendering import Rendered
from carebook.structure import OTHER_FOLDERS
from carebook.words.places import Places
from carebook.words.readability import Figures, figures, hard_words, hardest


@dataclass(frozen=True)
class Limits:
    """The most a page may reach. How long one sentence may be is a rule of style."""

    eased: float
    """Grade, with the words of ``unavoidable`` left out."""
    grade: float
    """Grade of every word."""
    smog: float
    """SMOG, with the words of ``unavoidable`` left out."""
    mean: float
    """Words in a sentence."""
    warnings: float
    """Grade of the warning boxes alone."""


PATIENTS = Limits(eased=6.0, grade=7.0, smog=9.0, mean=13.0, warnings=5.0)
"""The advice of the American Medical Association for patients is grade 6; people who are frightened read below their level."""
OTHERS = Limits(eased=9.0, grade=9.0, smog=11.0, mean=16.0, warnings=5.0)
"""For clinics and about the site: grade 9."""

FEWEST = 10
"""Sentences from which the figures of a page mean something; one long word would tip fewer."""


def check(library: Library, page: Page, rendered: Rendered, places: Places) -> Iterator[ContentError]:
    """Hold the figures of a page against the limits of its readers."""
    without = library.style.unavoidable
    limits = OTHERS if page.folder in OTHER_FOLDERS else PATIENTS
    for told, boxes in _over(figures(rendered.prose, without), limits):
        told_of = [sentence for sentence in rendered.prose if sentence.warning or not boxes]
        worst = hardest(told_of, without)
        file, line = places.find(page, worst.text)
        words = ", ".join(hard_words(told_of, without))
        message = f"{library.shown(page.path)} is hard to read: {told}. Its hardest sentence: '{worst.text}'. Its hardest words: {words}."
        yield ContentError(library.shown(file), line, f"{message} Write shorter sentences and plainer words.")


def _over(found: Figures, limits: Limits) -> Iterator[tuple[str, bool]]:
    """Give what is over its limit, and whether it is about the warning boxes: of the page all in one message, with all figures."""
    held = [
        ("grade", found.eased.grade, limits.eased), ("grade with every word", found.every.grade, limits.grade),
        ("SMOG", found.eased.smog, limits.smog), ("words in a sentence", found.every.mean, limits.mean),
    ]
    if found.every.sentences >= FEWEST and any(value > most for _, value, most in held):
        yield ", ".join(f"{name} {value:g} (at most {most:g})" for name, value, most in held), False
    if found.warnings.grade > limits.warnings:
        yield f"grade of its warnings {found.warnings.grade:g} (at most {limits.warnings:g})", True
