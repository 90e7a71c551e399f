"""Which page each diagnosis code leads to, for those who set up links from a health record."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Content, Element, link
from carebook.library import Library, Page
from carebook.model import Facts
from carebook.model.codes import CodeSystem
from carebook.sheet import Sheet
from carebook.tables import table


class Codes(Drawn):
    """A table for each system of ``docs/codes.yml`` that has codes. What climbs to a shorter code of the same page is left out."""

    NAME = "codes"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the tables."""
        for system in sheet.library.codes.systems.values():
            rows: list[list[Content]] = [
                [link(page.path, target, title_of(sheet.library, target)), ", ".join(_told(system, code) for code in system.leading_to(target))]
                for target in dict.fromkeys(system.codes.values())
            ]
            if rows:
                yield table(f"{system.name}: where each code leads", ["Page", "Codes"], rows)


def title_of(library: Library, target: str) -> str:
    """Give the title of the page that a code leads to, or what the section of a page is called there; ``target`` is a path with or without the id of a heading."""
    path, _, anchor = target.partition("#")
    names: dict[str, str] = {brief.id: brief.name for brief in getattr(library.pages[path].facts, "causes", ())}
    return names.get(anchor, library.pages[path].title)


def _told(system: CodeSystem, code: str) -> str:
    return code if system.climbs_to(code) else f"{code} (only)"
