"""What is true of all pages together: no two share a title or a summary."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.errors import ContentError
from carebook.library import Library


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check that no two pages share a title or a summary."""
    for field in ("title", "summary"):
        first: dict[str, str] = {}
        for page in library.pages.values():
            text = page.title if field == "title" else page.facts.summary
            other = first.setdefault(text.casefold(), page.path)
            if other != page.path:
                line = page.body_line if field == "title" else page.line_of("summary")
                yield ContentError(library.shown(page.path), line, f"the {field} '{text}' stands on docs/{other} too. Make them differ.")
