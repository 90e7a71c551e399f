"""Is every picture of docs/figures/ shown, and does it say what its page says?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.errors import ContentError, suggestion
from carebook.headings import sections
from carebook.library import FIGURES, Library, Page
from carebook.lines import marked_lines
from carebook.model.picture import Label

_SHOWN = re.compile(r"^ *//{2,} *figure *\| *(?P<slug>[\w-]+) *$")


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the pictures against the pages that show them. A page that could not be read may show any of them."""
    shown: set[str] = set()
    for page in library.pages.values():
        for number, line, code in marked_lines(page.body):
            match = None if code else _SHOWN.match(line)
            if match and match["slug"] in library.pictures:
                shown.add(match["slug"])
                for label in library.pictures[match["slug"]].labels:
                    for text in _unquoted(label, page):
                        yield ContentError(library.shown(page.path), page.body_line + number, text)
    for slug in (slug for slug in library.pictures if slug not in shown and not unread):
        text = f"the picture '{slug}' is not shown on any page. Show it with '/// figure | {slug}', or take the file out."
        yield ContentError(library.shown(f"{FIGURES}/{slug}.yml"), 1, text)


def _unquoted(label: Label, page: Page) -> Iterator[str]:
    """Find words of a label that its section of the page does not say: a summary may not go its own way.

    What stands before a colon leads in and may differ; so may capitals.
    """
    if label.section is None:
        return
    own = sections(page)
    if label.section not in own:
        heads = [f"#{name}" for name in own if name]
        yield f"the picture leads to '#{label.section}', which is not on this page. {suggestion(f'#{label.section}', heads, 'Give a heading that id.')}"
        return
    for phrase in (label.name, *(sentence.rpartition(": ")[2] for sentence in (label.says or "").rstrip(".").split(". "))):
        if phrase.casefold() not in own[label.section]:
            yield f"the picture says '{phrase}', but the section '#{label.section}' does not. Give both the same words."
