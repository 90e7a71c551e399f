"""All pictures on one sheet, light and dark, for a person to look at: the check that no machine can make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from carebook.figures import emblem, raster
from carebook.figures.colours import SVG, alone
from carebook.library import Library

CELL, GAP, NAME = 240, 16, 26
"""Width of a picture, space round it, and height of its name, in units; the sheet shows a unit as a pixel and a half."""
COLUMNS = 4
"""Pictures in a row, each light and dark."""


def pictures(library: Library) -> Iterator[tuple[str, str]]:
    """Give the name and the SVG of every picture of the site: exercises, docs/figures/, and what stands for causes."""
    for path, page in library.pages.items():
        if (svg := emblem.of(path, library)) and not page.facts.picture:
            yield page.title, svg
            if (small := emblem.emblem(page, library)) and small != svg:
                yield f"{page.title}, on a card", small
    for slug in library.pictures:
        if svg := emblem.picture(slug, library):
            yield slug, svg


def sheet(library: Library) -> str:
    """Draw the sheet as SVG. Raises ContentErrors where the style sheet cannot be read."""
    wide = COLUMNS * (2 * CELL + 2 * GAP) + GAP
    root = ElementTree.Element("svg", {"xmlns": SVG})
    ground = ElementTree.SubElement(root, "rect", {"width": str(wide), "fill": "#d5d8d2"})
    top, row = GAP, 0.0
    for turn, (name, svg) in enumerate(pictures(library)):
        if turn and turn % COLUMNS == 0:
            top, row = round(top + row + NAME + GAP), 0.0
        left = GAP + turn % COLUMNS * (2 * CELL + 2 * GAP)
        label = ElementTree.SubElement(root, "text", {"x": str(left), "y": str(top + 17), "font-family": raster.FAMILY, "font-weight": "bold", "font-size": "15"})
        label.text = name
        for side in (0, 1):
            picture = ElementTree.fromstring(alone(svg, library.docs, dark=bool(side)))  # noqa: S314 - drawn by this project
            _, _, own_wide, own_high = (float(value) for value in (picture.get("viewBox") or "").split())
            high = CELL * own_high / own_wide
            picture.attrib.update({"x": str(left + side * CELL), "y": str(top + NAME), "width": str(CELL), "height": f"{high:.1f}"})
            root.append(picture)
            row = max(row, high)
    height = round(top + row + NAME + GAP)
    ground.set("height", str(height))
    root.set("viewBox", f"0 0 {wide} {height}")
    return ElementTree.tostring(root, encoding="unicode")


def write(library: Library, file: Path) -> None:
    """Write the sheet as a PNG file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raster.png(sheet(library), width=COLUMNS * (2 * CELL + 2 * GAP) * 3 // 2))
