"""Do the words of docs/search.yml fit the site, and does every urgent warning have words that sound like it?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook.checks.facts import Place, unknown
from carebook.errors import ContentError
from carebook.library import Library
from carebook.model import Level
from carebook.search.stems import stem, words

FILE = "search.yml"


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check lay words and red flags. While pages have faults of their own, the words of the site are not all known."""
    for place, text in (*_flags(library), *_single(library), *(() if unread else (*_pages(library), *_meanings(library)))):
        yield ContentError(library.shown(FILE), library.data[FILE].line(place), text)


def _flags(library: Library) -> Iterator[tuple[Place, str]]:
    flags = library.search.red_flags
    for place, flag in enumerate(flags):
        if flag.warning not in library.warnings:
            yield ("red_flags", place, "warning"), unknown(flag.warning, "a warning", library.warnings, "docs/warnings.yml")
    for name, warning in library.warnings.items():
        if warning.level is not Level.APPOINTMENT and all(flag.warning != name for flag in flags):
            yield ("red_flags",), f"nothing sounds like the warning '{name}'. Add an entry with the words people type for it."


def _single(library: Library) -> Iterator[tuple[Place, str]]:
    for name in ("ignored", "symptoms", "here", "elsewhere"):
        for place, word in enumerate(getattr(library.search, name)):
            if len(words(word)) != 1:
                yield (name, place), f"'{word}' is not one word. Write its words one by one."
    seen: dict[tuple[str, ...], int] = {}
    for number, group in enumerate(library.search.same):
        for place, word in enumerate(group):
            key = tuple(words(word))
            if seen.setdefault(key, number) != number:
                yield ("same", number, place), f"'{word}' stands in another group too. Put the groups together, or take it out of one."


def _pages(library: Library) -> Iterator[tuple[Place, str]]:
    for path in library.search.typed:
        if f"{path}.md" not in library.pages:
            yield ("typed", path), unknown(path, "a page", {one.removesuffix(".md") for one in library.pages}, "docs/")


def _meanings(library: Library) -> Iterator[tuple[Place, str]]:
    wanted = {stem(word) for meant in library.search.means.values() for word in words(meant)}
    for page in library.pages.values():
        if not wanted:
            break  # most are found on a few pages: to cut them all into words takes long
        wanted -= {stem(word) for word in words(f"{page.head} {page.body}")}
    for said, meant in library.search.means.items():
        for text in (said, meant):
            if not words(text):
                yield ("means", said), f"'{text}' has no word in it. Write what people type, and the words of this site for it."
        if lost := [word for word in words(meant) if stem(word) in wanted]:
            yield ("means", said), f"no page has the word '{lost[0]}'. Write what '{said}' means in words that stand on the pages."
