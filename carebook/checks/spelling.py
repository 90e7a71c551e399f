"""Is every word of every page spelled as in Britain?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook.errors import ContentError
from carebook.library import Library, Page
from carebook.once import once
from carebook.rendering import Rendered
from carebook.words.pieces import INLINE
from carebook.words.places import Places
from carebook.words.rules.base import SOURCES
from carebook.words.spelling import advice, words_of


def check(library: Library, page: Page, rendered: Rendered, places: Places) -> Iterator[ContentError]:
    """Check all on a page that is ours to write: titles, headings, tables, captions and pictures too."""
    known = known_words(library)
    for piece in rendered.pieces:
        if piece.tag in INLINE or not SOURCES.isdisjoint(piece.round):
            continue
        for word in words_of(piece.text):
            if word.casefold() not in known and (message := advice(word)):
                file, line = places.find(page, _round(piece.text, word))
                yield ContentError(library.shown(file), line, message)


@once
def known_words(library: Library) -> set[str]:
    """Give the words of the project's own, in small letters: of the glossary, and listed in docs/style.yml."""
    terms = (text for word in library.words for text in (word.word, *word.also))
    return {word.casefold() for text in (*terms, *library.style.names, *library.style.spelling) for word in words_of(text)}


def _round(text: str, word: str) -> str:
    """Give the word with the one before it, to be found where it stands."""
    before = text[: text.replace("’", "'").index(word)].split()
    return f"{before[-1]} {word}" if before and text[text.index(before[-1]) + len(before[-1]) :].startswith(" ") else word
