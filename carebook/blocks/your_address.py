"""The address of the site in examples for others: its own, where it knows it, so that they can be copied as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from markdown.util import AtomicString

from carebook.blocks.base import Drawn
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet

UNKNOWN = "https://YOUR-ADDRESS"
"""What a writer puts for the address of the site, and what a reader sees where the site does not know it."""


def known(line: str, url: str) -> str:
    """Give a line of Markdown with the address of the site in its examples; ``url`` ends in a slash, or is empty where it is not known."""
    return line.replace(UNKNOWN, url.rstrip("/")) if url else line


class YourAddress(Drawn):
    """What to put for the address in the examples of the page, on a site that does not know its own."""

    NAME = "your-address"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the line, or nothing where the examples hold the address."""
        if not sheet.library.config.url:
            yield element("p", "Put the first part of this site’s address, as your browser shows it, in place of ", element("code", AtomicString(UNKNOWN)), ".")
