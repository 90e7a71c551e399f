"""What is true of all pages together: no two share a title or a summary, and each name has its place in the A to Z."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.errors import ContentError
from carebook.library import Library
from carebook.names import key


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check titles, summaries and names."""
    yield from _nameless(library)
    for field in ("title", "summary"):
        first: dict[str, str] = {}
        for page in library.pages.values():
            text = page.title if field == "title" else page.facts.summary
            other = first.setdefault(text.casefold(), page.path)
            if other != page.path:
                line = page.body_line if field == "title" else page.line_of("summary")
                yield ContentError(library.shown(page.path), line, f"the {field} '{text}' stands on docs/{other} too. Make them differ.")


def _nameless(library: Library) -> Iterator[ContentError]:
    """Find names that the A to Z, search and addresses cannot sort: they go by the letters a to z and digits."""
    for page in library.pages.values():
        facts = page.facts
        lists = {"other_names": getattr(facts, "other_names", ()), "aliases": facts.aliases, "misspellings": facts.misspellings}
        found = [(page.line_of(field, place), name) for field, names in lists.items() for place, name in enumerate(names)]
        for line, name in ((page.body_line, page.title), *found):
            if not key(name):
                yield ContentError(library.shown(page.path), line, f"'{name}' has no word of letters a to z or digits. Write a name that people can type.")
    for place, word in enumerate(library.words):
        if not key(word.word):
            yield ContentError(library.shown("glossary.yml"), library.data["glossary.yml"].line(("words", place)), f"'{word.word}' has no word of letters a to z or digits.")
