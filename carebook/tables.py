"""Tables that can be read by ear, on paper and on a narrow screen.

Under 44em the style sheet shows each row as a card: the head is gone there, and each cell says its column's name first,
to the eye and to the ear alike. So the names are said once at any width, also where a browser no longer takes a row that
is drawn as a block for a row of a table (Safari before 17). Roles would mend that too, but HTML forbids them on cells.
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
    """Give a plain table its caption, scopes and labels, in place."""
    made.set("class", "compared")
    names = [words(cell) for cell in made.iter("th")]
    for cell in (*made.iter("th"), *made.iter("td")):
        cell.attrib.pop("style", None)  # Markdown writes column alignment so; the security policy forbids it
    for cell in made.iter("th"):
        cell.set("scope", "col")
    for body in made.iter("tbody"):
        for row in body:
            for place, cell in enumerate(row):
                if place == 0:
                    cell.tag = "th"
                    cell.set("scope", "row")
                elif place < len(names):
                    _label(cell, names[place])
    made.insert(0, element("caption", caption))


def _label(cell: Element, name: str) -> None:
    label = ElementTree.Element("span", {"class": "cell-label"})
    label.text, label.tail, cell.text = f"{name}: ", cell.text, None
    cell.insert(0, label)
