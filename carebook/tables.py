"""Tables that can be read by ear, on paper and on a narrow screen.

Under 44em the style sheet shows each row as a card. ``display: block`` would drop the table's meaning, so the roles
stand in the markup, and each cell carries its column's name in words.
"""

from __future__ import annotations

from xml.etree import ElementTree

from carebook.html import Content, Element, element, words

COLUMNS = 4
"""The most columns a table may have; more do not fit a phone or a mind."""


def table(caption: str, head: list[str], rows: list[list[Content]]) -> Element:
    """Draw a table: ``head`` names the columns, the first cell of each row is its heading."""
    made = element(
        "table",
        element("thead", element("tr", *(element("th", name) for name in head))),
        element("tbody", *(element("tr", *(element("td", cell) for cell in row)) for row in rows)),
    )
    prepare(made, caption)
    return element("div", made, cls="table")


def prepare(made: Element, caption: str) -> None:
    """Give a plain table its caption, scopes, roles and labels, in place."""
    made.set("class", "compared")
    made.set("role", "table")
    names = [words(cell) for cell in made.iter("th")]
    for part in (*made.iter("thead"), *made.iter("tbody")):
        part.set("role", "rowgroup")
    for row in made.iter("tr"):
        row.set("role", "row")
    for cell in (*made.iter("th"), *made.iter("td")):
        cell.attrib.pop("style", None)  # Markdown writes column alignment so; the security policy forbids it
    for cell in made.iter("th"):
        cell.attrib.update(scope="col", role="columnheader")
    for body in made.iter("tbody"):
        for row in body:
            for place, cell in enumerate(row):
                if place == 0:
                    cell.tag = "th"
                    cell.attrib.update(scope="row", role="rowheader")
                    continue
                cell.set("role", "cell")
                if place < len(names):
                    _label(cell, names[place])
    made.insert(0, element("caption", caption))


def _label(cell: Element, name: str) -> None:
    # Hidden from screen readers, which already say the column's heading.
    label = ElementTree.Element("span", {"class": "cell-label", "aria-hidden": "true"})
    label.text, label.tail, cell.text = f"{name}: ", cell.text, None
    cell.insert(0, label)
