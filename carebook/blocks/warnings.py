"""Warning boxes, drawn from docs/warnings.yml by name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, ClassVar

from pymdownx.blocks.block import type_boolean

from carebook.blocks.base import Drawn
from carebook.html import Element, element, icon, items, sentence
from carebook.library import Library, Page
from carebook.model import Facts, Level, Warning
from carebook.sheet import Sheet

NUMBERS = "Your emergency number may be 999, 112, 911 or 000."
NO_DRIVING = "Do not drive yourself."


class Warnings(Drawn):
    """The boxes of the page's warnings, most urgent first; an argument names the levels to draw here."""

    NAME = "warnings"
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, Any]] = {"grouped": (False, type_boolean)}

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw one box for each level."""
        wanted = self.argument.split() if self.argument else list(Level)
        for name in wanted:
            if name not in list(Level):
                sheet.fault(f"/// warnings | {self.argument}", f"'{name}' is not a level. The levels are: {', '.join(Level)}.")
        levels = [Level(name) for name in wanted if name in list(Level)]
        boxes = draw(sheet.library, facts.warnings, levels, grouped=self.options["grouped"])
        if len(boxes):
            yield boxes
        else:
            sheet.fault("/// warnings", "no warning of that level is named in 'warnings' of the front matter.")


def draw(library: Library, names: tuple[str, ...], levels: list[Level], *, heading: str = "h2", grouped: bool = False) -> Element:
    """Draw the boxes of the named warnings for the given levels, in that order; unknown names are left to the checks."""
    named = [library.warnings[name] for name in names if name in library.warnings]
    boxes = element("div", cls="warnings")
    for level in levels:
        of_level = [warning for warning in named if warning.level is level]
        if of_level:
            boxes.append(_box(library, level, of_level, heading, grouped))
    boxes.set("class", {1: "warnings one", 3: "warnings three"}.get(len(boxes), "warnings"))  # the last of an odd number is laid out on its own
    return boxes


def _box(library: Library, level: Level, warnings: list[Warning], heading: str, grouped: bool) -> Element:
    box = element("section", cls=f"warning {level}", aria_labelledby=level.value)
    label = element("span", icon(library.docs, level.icon), level.label, cls="level")
    box.append(element(heading, label, " ", element("span", level.action, cls="action"), id=level.value))
    if grouped:
        for name, group in groupby(warnings, key=lambda warning: warning.group):
            box.append(element("h3", name))
            _triggers(box, level, list(group), whole=True)
    else:
        _triggers(box, level, warnings, whole=False)
    if level is Level.EMERGENCY:
        box.append(element("p", f"{NUMBERS} {NO_DRIVING}", cls="numbers-line"))
    return box


def _triggers(box: Element, level: Level, warnings: list[Warning], *, whole: bool) -> None:
    """Put the triggers as a list, their notes, and each trigger again as a sentence that no list can lose."""
    box.append(items("ul", [warning.trigger for warning in warnings]))
    notes = [text for warning in warnings for text in (*warning.note.split("\n"), warning.more if whole else "") if text]
    for note in dict.fromkeys(notes):
        box.append(element("p", note, cls="note"))
    in_short = " ".join(sentence(warning.short) for warning in warnings)
    box.append(element("p", element("strong", level.short_action), f" {in_short}", cls="in-short"))
