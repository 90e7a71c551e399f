"""Every name on the site and where it leads: titles, causes in brief, other names, aliases and explained words.

The A to Z prints them. Wrong spellings stand in a field of their own (``misspellings``), and a question, which an alias may
be too, is told apart by its form: neither is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carebook.library import Library
from carebook.model import CauseGroup

GLOSSARY = "about/glossary.md"
DIGITS = "0 to 9"
_QUESTION = re.compile(r"(?:how|what|when|where|which|who|why|is|are|can|do|does|should|will)\b|.*\bmy\b", re.IGNORECASE)
_SKIPPED = re.compile(r"[^a-z0-9 ]")


@dataclass(frozen=True)
class Place:
    """Where a name leads: the title shown there, and the path of the page, with an anchor where it is a part of one."""

    title: str
    path: str


@dataclass(frozen=True)
class Name:
    """One name and all the places it leads to; where it is a title itself, that place stands first."""

    text: str
    places: tuple[Place, ...]

    @property
    def is_title(self) -> bool:
        """Whether the name is the title of its first place."""
        return self.places[0].title == self.text

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        first = key(self.text)[0]
        return DIGITS if first.isdigit() else first.upper()


def names(library: Library) -> list[Name]:
    """Give all names in the order of the alphabet, each once."""
    texts: dict[str, str] = {}
    places: dict[str, dict[Place, None]] = {}
    for text, place in (*_titles(library), *_others(library), *_words(library)):
        texts.setdefault(key(text), text)
        places.setdefault(key(text), {})[place] = None
    return [Name(texts[one], tuple(found)) for one, found in sorted(places.items())]


def is_question(alias: str) -> bool:
    """Tell whether an alias is something people ask, rather than a name."""
    return bool(_QUESTION.match(alias))


def key(text: str) -> str:
    """Give what a name is compared and sorted by: small letters, digits and spaces, without "the"; a hyphen is a space."""
    return " ".join(word for word in _SKIPPED.sub("", text.casefold().replace("-", " ")).split() if word != "the")


def word_id(word: str) -> str:
    """Give the anchor of an explained word."""
    return "word-" + "-".join("".join(c if c.isalnum() else " " for c in word.lower()).split())


def _titles(library: Library) -> Iterator[tuple[str, Place]]:
    for page in library.pages.values():
        yield page.title, Place(page.title, page.path)
    for page, anchor, name, _ in library.told_causes():
        if anchor:
            yield name, Place(name, page.path + anchor)


def _others(library: Library) -> Iterator[tuple[str, Place]]:
    for page in library.pages.values():
        place = Place(page.title, page.path)
        for text in (*getattr(page.facts, "other_names", ()), *page.facts.aliases):
            yield from _other(text, place)
    for page, group in library.of(CauseGroup):
        for brief in group.causes:
            for text in brief.aliases:
                yield from _other(text, Place(brief.name, f"{page.path}#{brief.id}"))


def _other(text: str, place: Place) -> Iterator[tuple[str, Place]]:
    """Leave out questions, and a name with which the title begins: the two would stand side by side."""
    if not is_question(text) and not _begins(text, place.title):
        yield text[:1].upper() + text[1:], place


def _begins(text: str, title: str) -> bool:
    return f"{key(title)} ".startswith(f"{key(text)} ")


def _words(library: Library) -> Iterator[tuple[str, Place]]:
    """Give the explained words that nothing else is called by."""
    page = library.pages.get(GLOSSARY)
    titles, others = [text for text, _ in _titles(library)], {key(text) for text, _ in _others(library)}
    for word in library.words if page else ():
        if page and key(word.word) not in others and not any(_begins(word.word, title) for title in titles):
            yield word.word[:1].upper() + word.word[1:], Place(page.title, f"{page.path}#{word_id(word.word)}")
