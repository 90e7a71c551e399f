"""The list of all leaflets to print."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet

WORDS = "The leaflets are made when the whole site is built."
PLACE = f'<p class="leaflets">{WORDS}</p>'
"""What stands where the list goes, until the leaflets are made (carebook/publish/leaflet_links.py)."""


class Leaflets(Drawn):
    """The leaflets of all pages as PDF, with the size of each file. While pages are only looked at, a line that says why there are none."""

    NAME = "leaflets"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the place of the list."""
        yield element("p", WORDS, cls="leaflets")
