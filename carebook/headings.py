"""The headings an author wrote, by their ids, with the words below each."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify

from carebook.library import Page
from carebook.lines import marked_lines

_MARKUP = re.compile(r"\[@[^]]*\]|\]\([^)]*\)|[*\[]|^#+ | *\{ *#[^}]*\}")
_ID = re.compile(r"\{ *#([\w-]+)")


def sections(page: Page) -> dict[str, str]:
    """Give the plain words under each heading of a page, in small letters, by the heading's id."""
    found, name = {"": ""}, ""
    for _, line, code in marked_lines(page.body):
        words = _MARKUP.sub("", line).casefold()
        if line.startswith("#") and not code:
            own = _ID.search(line)
            name = own[1] if own else slugify(words, "-")
        found[name] = f"{found.get(name, '')}{words}\n"
    return found
