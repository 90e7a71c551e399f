"""The two shapes of block: drawn from the Library, or put round words of the author's."""

from __future__ import annotations

from collections.abc import Iterator

from pymdownx.blocks.block import Block

from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet, sheet_of

DRAWN_END = "drawn-end"
"""Class of the empty element that marks where a drawn block ends."""


class Drawn(Block):
    """A block without words of its own: it draws facts. It takes no content."""

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Give the elements to show; none, with a fault noted, where the block has no place on this page."""
        raise NotImplementedError

    def on_create(self, parent: Element) -> Element:
        """Draw into the page."""
        sheet = sheet_of(self.md)
        drawn = list(self.draw(sheet, sheet.page, sheet.page.facts)) if sheet.page else []
        parent.extend(drawn)
        # Content would land here; it is emptied and reported when the block ends. The element itself stays until the page
        # is laid out, or a list that the writer puts after the block would join a list that the block has drawn.
        end = element("div", cls=DRAWN_END)
        parent.append(end)
        return end

    def on_end(self, block: Element) -> None:
        """Report words that were put inside."""
        if len(block) or (block.text or "").strip():
            sheet_of(self.md).fault(f"/// {self.NAME}", f"the block '{self.NAME}' takes no words of its own. Close it with '///' on the next line.")
        block.text = None
        for part in list(block):
            block.remove(part)

    def misplaced(self, sheet: Sheet, where: str) -> None:
        """Note that the block stands on a page it cannot draw from."""
        sheet.fault(f"/// {self.NAME}", f"the block '{self.NAME}' belongs on {where}.")


class Wrapped(Block):
    """A block that puts a box round the author's words."""

    ARGUMENT = False
    CLASS = ""
    TITLE = ""

    def on_create(self, parent: Element) -> Element:
        """Open the box, with its heading."""
        box = element("div", element("h3", self.TITLE) if self.TITLE else None, cls=self.CLASS)
        parent.append(box)
        return box
