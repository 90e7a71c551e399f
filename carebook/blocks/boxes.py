"""Boxes round the author's words. What must never be forgotten, such as "Do not", is written by the box."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from pymdownx.blocks.block import Block

from carebook.blocks.base import Drawn, Lined, Wrapped
from carebook.html import Element, element, icon
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet, sheet_of
from carebook.tables import COLUMNS, prepare

DO_NOT = "Do not"


class Do(Wrapped):
    """What to do today."""

    NAME, CLASS, TITLE = "do", "half do", "Do"


class DoNot(Wrapped):
    """What not to do: "Do not" is put before each item, so that no reader can take it for advice."""

    NAME, CLASS, TITLE = "do-not", "half do-not", DO_NOT

    def on_end(self, block: Element) -> None:
        """Put "Do not" before each item."""
        items = list(block.iter("li"))
        if not items or any(part.tag not in ("h3", "ul", "ol") for part in block):
            sheet_of(self.md).fault("/// do-not", "the block 'do-not' needs a list and nothing else. Start each line with '- '.")
        for item in items:
            forbid(item[0] if len(item) and item[0].tag == "p" else item)


class Fits(Wrapped):
    """Signs that fit the cause."""

    NAME, CLASS, TITLE = "fits", "half fits", "Signs that fit"


class DoesNotFit(Wrapped):
    """Signs that point elsewhere."""

    NAME, CLASS, TITLE = "does-not-fit", "half does-not-fit", "Signs that do not fit"


class DoNotLine(Block):
    """One safety line directly under the words it belongs to."""

    NAME = "do-not-line"

    def on_create(self, parent: Element) -> Element:
        """Open the strip."""
        return ElementTree.SubElement(parent, "p", {"class": "strip do-not-line"})

    def on_end(self, block: Element) -> None:
        """Put "Do not" before the words."""
        _filled(self, block)
        forbid(block)


class Caution(Block):
    """One line about when to stop, with the sign of an emergency."""

    NAME = "caution"

    def on_create(self, parent: Element) -> Element:
        """Open the strip."""
        return ElementTree.SubElement(parent, "p", {"class": "strip caution"})

    def on_end(self, block: Element) -> None:
        """Put the icon before the words."""
        _filled(self, block)
        sign = icon(sheet_of(self.md).library.docs, "octagon")
        sign.tail, block.text = block.text, None
        block.insert(0, sign)


class Amounts(Lined):
    """Amounts at a glance: one line each, ``10 to 15 | minutes | stopwatch``."""

    NAME = "amounts"
    ICONS = ("stopwatch", "loop", "calendar", "layers")

    def on_create(self, parent: Element) -> Element:
        """Open the list of amounts."""
        return ElementTree.SubElement(parent, "dl", {"class": "dose amounts"})

    def build(self, sheet: Sheet, place: Element, lines: list[tuple[str, list[str]]]) -> None:
        """Turn each line into an amount."""
        for line, parts in lines:
            if len(parts) != 3 or parts[2] not in self.ICONS or not all(parts):
                sheet.fault(line, f"write 'amount | unit | icon', where icon is one of {', '.join(self.ICONS)}.")
                continue
            place.append(amount(parts[0], parts[1], icon(sheet.library.docs, parts[2])))


class Table(Block):
    """A Markdown table with a caption, whose first column becomes row headings."""

    NAME = "table"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Open the box of the table."""
        return ElementTree.SubElement(parent, "div", {"class": "table"})

    def on_end(self, block: Element) -> None:
        """Make the table inside readable by ear and on a narrow screen."""
        tables = list(block.iter("table"))
        if len(tables) != 1:
            sheet_of(self.md).fault("/// table", "the block 'table' needs one Markdown table inside.")
        for table in tables:
            prepare(table, self.argument)
            if sum(1 for _ in table.iter("thead")) and len(list(next(table.iter("thead"))[0])) > COLUMNS:
                sheet_of(self.md).fault("/// table", f"the table has more than {COLUMNS} columns. More do not fit a phone: split it, or turn it round.")


class PrintButton(Drawn):
    """A button that prints; shown only where a script can wire it."""

    NAME = "print-button"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the button."""
        yield print_button(icon(sheet.library.docs, "print"))


def _filled(block: Block, node: Element) -> None:
    """Note an empty strip, and a list, which a strip of one sentence cannot hold."""
    text = (node.text or "").strip()
    if not text or text.startswith(("- ", "* ", "1. ")):
        sheet_of(block.md).fault(f"/// {block.NAME}", f"the block '{block.NAME}' needs one short paragraph.")


def print_button(sign: Element, words: str = "Print this page", sheet: str = "") -> Element:
    """Draw a print button, hidden until the script finds it; ``sheet`` is the id of the one sheet that it prints."""
    return element("button", sign, words, type="button", cls="button print", data_print=sheet, hidden="")


def amount(value: str, unit: str, sign: Element) -> Element:
    """Draw one amount: its unit as the term, its value as the description."""
    return element("div", element("dt", sign, f" {unit}"), element("dd", value), cls="amount")


def forbid(node: Element) -> None:
    """Put a strong "Do not" before the text of an element."""
    text = (node.text or "").lstrip()
    strong = element("strong", DO_NOT)
    strong.tail, node.text = f" {text}", None
    node.insert(0, strong)
