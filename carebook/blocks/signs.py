"""Signs side by side: what each cause shows, sign by sign, to read and to take to an appointment on one sheet of paper.

A reader knows what they noticed, not what they have. So each row is a sign, the causes stand within it, and the row ends in
what to do about that sign. Nothing here counts, asks or decides: the boxes are for a pen, and stand on paper only.
"""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Lined
from carebook.blocks.boxes import print_button
from carebook.blocks.paper import on_paper
from carebook.citations import cite
from carebook.errors import suggestion
from carebook.html import Content, Element, element, icon, items, link, sentence
from carebook.library import Library, Page
from carebook.model import Level, Signs
from carebook.sheet import Sheet
from carebook.tables import table

SIGNS = tuple(name for name in Signs.model_fields if name != "sources")
CANNOT = "This sheet cannot tell you what you have."


class SignsCompared(Lined):
    """All causes side by side. Each line is a row: ``sign | what the reader calls it | warnings to act on``."""

    NAME = "signs-compared"

    def build(self, sheet: Sheet, place: Element, lines: list[tuple[str, list[str]]]) -> None:
        """Draw a row for each sign, and what to do first for each cause."""
        rows: dict[str, list[Content]] = {}
        left = list(SIGNS)
        for line, parts in lines:
            if len(parts) != 3 or not all(parts):
                sheet.fault(line, "write 'sign | what the reader calls it | names of warnings'.")
            elif parts[0] not in left:
                sheet.fault(line, f"'{parts[0]}' stands here already. Keep one." if parts[0] in SIGNS else f"'{parts[0]}' is not a sign. {suggestion(parts[0], SIGNS)}")
            else:
                left.remove(parts[0])
                rows[parts[0]] = [parts[1], element("div", *_causes(sheet.library, parts[0])), _next_step(sheet, line, parts[2].split())]
        if left:
            sheet.fault("/// signs-compared", f"the signs {', '.join(left)} have no line. A sign that is left out may be the one that matters.")
        elif sheet.page:
            jump = element("nav", items("ul", [element("a", row[0], href=f"#{_id(sign)}") for sign, row in rows.items()]), cls="jump", aria_label="What you notice")
            signs = table("Signs side by side", ["What you notice", "What it is like", "What to do about it"], list(rows.values()))
            for sign, row in zip(rows, list(signs.iter("tr"))[1:], strict=True):
                row.set("id", _id(sign))
            place.extend((jump, print_button(icon(sheet.library.docs, "print"), "Print the sheet")))
            place.append(on_paper(sheet, sheet.page, sheet.page.title, _opening(), signs, _first_steps(sheet.page, sheet.library), _notes()))


def _id(sign: str) -> str:
    return f"sign-{sign.replace('_', '-')}"


def _causes(library: Library, sign: str) -> Iterator[Element]:
    """Draw the causes that a sign belongs to, those that show the same together; then the others."""
    usual: dict[str, list[str]] = {}
    unusual: dict[str, list[str]] = {}
    for _, _, name, tells in library.told_causes():
        belongs, text = tells.signs.told(sign)
        (usual if belongs else unusual).setdefault(text, []).append(getattr(tells, "short_name", None) or name)
    if usual:
        yield element("ul", *(_line(library, names, text, "box paper") for text, names in usual.items()), cls="signs")
    if unusual:
        yield element("p", "Not a usual sign of:", cls="unusual")
        yield element("ul", *(_line(library, unusual[text], text) for text in sorted(unusual, key=bool, reverse=True)), cls="signs unusual")


def _line(library: Library, names: list[str], text: str, box: str = "") -> Element:
    listed = ", ".join([names[0], *(_inside(name, library) for name in names[1:])])
    return element("li", element("span", cls=box) if box else None, element("strong", f"{listed}:" if text else f"{listed}."), f" {text}" if text else None)


def _inside(name: str, library: Library) -> str:
    """Write the name of a cause within a sentence: in small letters, unless it starts with somebody's name."""
    return name if name.split()[0].removesuffix("'s") in library.style.names else name[:1].lower() + name[1:]


def _next_step(sheet: Sheet, line: str, names: list[str]) -> Element:
    """Say what to do about a sign, in the words of its warnings, most urgent first."""
    steps = element("div")
    for name in names:
        if name not in sheet.library.warnings:
            sheet.fault(line, f"'{name}' is not a warning. {suggestion(name, sheet.library.warnings, 'Add it to docs/warnings.yml, or take it out.')}")
    named = [sheet.library.warnings[name] for name in names if name in sheet.library.warnings]
    for level in Level:
        if short := [sentence(warning.short) for warning in named if warning.level is level]:
            steps.append(element("p", element("strong", level.short_action), f" {' '.join(short)} "))
    return steps


def _first_steps(page: Page, library: Library) -> Element:
    rows: list[list[Content]] = [
        [link(page.path, other.path + anchor, name), element("span", tells.first_step, " ", cite(tells.signs.sources, library))]
        for other, anchor, name, tells in library.told_causes()
    ]
    return table("What to do first", ["Cause", "What to do first, with the sources of its signs"], rows)


def _opening() -> Element:
    return element("p", element("strong", CANNOT), " More than one cause may fit. Tick what you notice. A cause that does not usually show a sign is left out of its row.", cls="paper")


def _notes() -> Element:
    return element("div", element("p", element("strong", "When it began, and what I want to ask:")), cls="paper line")
