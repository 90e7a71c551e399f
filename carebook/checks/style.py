"""Do the words of each page keep the rules of style, and is each word of the lists used?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from carebook.checks.noted import Noted
from carebook.errors import ContentError
from carebook.library import Library, Page
from carebook.rendering import Rendered
from carebook.words.places import Places
from carebook.words.rules import RULES, Reading
from carebook.words.spelling import words_of

FILE = "style.yml"
LISTS = ("unavoidable", "right_uses", "verbs", "names", "spelling")
_LETTER = re.compile(r"\b[A-Z]\b")


def check(library: Library, page: Page, rendered: Rendered, places: Places) -> Iterator[ContentError]:
    """Check a page against every rule."""
    reading = Reading(page, rendered.pieces, library.style)
    for rule in RULES:
        for place, message in rule(reading):
            file, line = (page.path, page.body_line + place) if isinstance(place, int) else places.find(page, place)
            yield ContentError(library.shown(file), line, message)


def listed(library: Library, rendered: Rendered) -> Iterator[tuple[str, str]]:
    """Give the words of docs/style.yml that stand on a page, each with the name of its list."""
    style = library.style
    texts = [piece.text.replace("’", "'") for piece in rendered.pieces]
    everything = "\n".join(texts).casefold()
    written = {word for text in texts for word in (*words_of(text), *_LETTER.findall(text))}
    small = {word.casefold() for word in written}
    first = {text.partition(" ")[0].strip(",.:").casefold() for text in texts}
    yield from (("unavoidable", word) for word in style.unavoidable if word in small)
    yield from (("right_uses", phrase) for phrase in style.right_uses if phrase.casefold() in everything)
    yield from (("verbs", verb) for verb in style.verbs if verb.casefold() in first)
    yield from (("names", name) for name in style.names if name in written)
    yield from (("spelling", word) for word in style.spelling if {part.casefold() for part in words_of(word)} <= small)


def check_all(library: Library, unread: frozenset[str], pages: Mapping[str, Noted]) -> Iterator[ContentError]:
    """Find what is listed and on no page: a list that nobody needs hides the next mistake."""
    used = frozenset[tuple[str, str]]().union(*(noted.listed for noted in pages.values()))
    for name in () if unread else LISTS:
        words = getattr(library.style, name)
        for place, word in enumerate(words):
            if (name, word) not in used:
                line = library.data[FILE].line([name, word if isinstance(words, dict) else place])
                yield ContentError(library.shown(FILE), line, f"'{word}' under '{name}' is on no page. Take it out.")
