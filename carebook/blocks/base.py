"""The three shapes of block: drawn from the Library, made of lines of the author's, or put round words of the author's."""

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


class Lined(Block):
    """A block of lines, each with its parts: ``10 to 15 | minutes | stopwatch``."""

    def build(self, sheet: Sheet, place: Element, lines: list[tuple[str, list[str]]]) -> None:
        """Draw into the place. Each line comes as it was written, and in its parts, of which there may be too few or too many."""
        raise NotImplementedError

    def on_markdown(self) -> str:
        """Take the lines as they are."""
        return "raw"

    def on_create(self, parent: Element) -> Element:
        """Open the place of what is drawn."""
        place = element("div")
        parent.append(place)
        return place

    def on_end(self, block: Element) -> None:
        """Take the lines out of the page, and draw what they say."""
        lines = [line for line in (block.text or "").splitlines() if line.strip()]
        block.text = None
        self.build(sheet_of(self.md), block, [(line, [part.strip() for part in line.split("|")]) for line in lines])


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
