"""Do the words of each page keep the rules of style, and is each word of the lists used?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from carebook.errors import ContentError
from carebook.library import Library
from carebook.rendering import Rendered
from carebook.words.places import Places
from carebook.words.rules import RULES, Reading
from carebook.words.spelling import words_of

FILE = "style.yml"
_LETTER = re.compile(r"\b[A-Z]\b")


def check(library: Library, unread: frozenset[str], pages: Mapping[str, Rendered]) -> Iterator[ContentError]:
    """Check every page against every rule."""
    places = Places(library)
    for path, rendered in pages.items():
        page = library.pages[path]
        reading = Reading(page, rendered.pieces, library.style)
        for rule in RULES:
            for place, message in rule(reading):
                file, line = (path, page.body_line + place) if isinstance(place, int) else places.find(page, place)
                yield ContentError(library.shown(file), line, message)
    if not unread:
        yield from _unused(library, pages)


def _unused(library: Library, pages: Mapping[str, Rendered]) -> Iterator[ContentError]:
    """Find what is listed and on no page: a list that nobody needs hides the next mistake."""
    style = library.style
    texts = [piece.text.replace("’", "'") for rendered in pages.values() for piece in rendered.pieces]
    everything = "\n".join(texts).casefold()
    written = {word for text in texts for word in (*words_of(text), *_LETTER.findall(text))}
    small = {word.casefold() for word in written}
    first = {text.partition(" ")[0].strip(",.:").casefold() for text in texts}
    unused = {
        "unavoidable": [word for word in style.unavoidable if word not in small],
        "right_uses": [phrase for phrase in style.right_uses if phrase.casefold() not in everything],
        "verbs": [verb for verb in style.verbs if verb.casefold() not in first],
        "names": [name for name in style.names if name not in written],
        "spelling": [word for word in style.spelling if not {part.casefold() for part in words_of(word)} <= small],
    }
    for field, words in unused.items():
        for word in words:
            listed = getattr(style, field)
            line = library.data[FILE].line([field, word if isinstance(listed, dict) else listed.index(word)])
            yield ContentError(library.shown(FILE), line, f"'{word}' under '{field}' is on no page. Take it out.")
