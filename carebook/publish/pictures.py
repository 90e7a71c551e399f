"""Pictures that leave the site: the card shown where someone links to a page, and the icons of phones and tabs.

They are PNG, because social networks and home screens take no SVG. They come from the same drawings as the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from carebook.digests import digest_of
from carebook.errors import ContentError, ContentErrors
from carebook.figures import emblem, raster
from carebook.figures.colours import SHEET, SVG, colours, paint
from carebook.files import text_of
from carebook.html import curled
from carebook.kept import Kept
from carebook.library import Library, Page
from carebook.model import Exercise
from carebook.processes import batches
from carebook.publish.given import AT_ONCE, shared

WIDE, HIGH = 1200, 630
"""Pixels: the size that networks ask for (1.91 to 1)."""
EDGE = 64
PANEL = (760, 95, 376, 440)
"""The panel for the drawing: left, top, width, height."""
TEXT = 620
"""Width of the words; the panel, or the dot, stands beside them."""
ICONS = {"icon-32.png": 32, "apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""Files and their sides in pixels, for tabs and home screens that take no SVG."""
MASKABLE = {"icon-maskable-512.png": 512}
"""The same for home screens that cut icons to a shape of their own: only the middle, four fifths of the width, is sure to be seen."""


MARK = "assets/favicon.svg"
SHADES = ("--paper", "--band", "--onband", "--poster", "--dot", "--tint2")
"""Variables of the style sheet that cards, icons and the manifest take."""


def shades(docs: Path) -> dict[str, str]:
    """Give the variables of a light page. Raises ContentErrors where the style sheet cannot be read or lacks one of SHADES."""
    light = colours(docs).light
    lacking = [ContentError(f"{docs.name}/{SHEET}", 1, f"'{name}' is not set under ':root'. Set it: social cards and icons take it.") for name in SHADES if name not in light]
    if lacking:
        raise ContentErrors(lacking)
    return light


def mark(docs: Path) -> str:
    """Give the site's mark as SVG. Raises ContentErrors where it cannot be read or drawn."""
    errors: list[ContentError] = []
    text = text_of(docs, MARK, errors)
    try:
        if text is not None and ElementTree.fromstring(text).tag == f"{{{SVG}}}svg":  # noqa: S314 - a file of this project
            return text
    except ElementTree.ParseError:
        pass  # told like any other text that is no drawing
    raise ContentErrors(errors or [ContentError(f"{docs.name}/{MARK}", 1, "this is not an SVG drawing. Icons and social cards are made from it.")])


def social_name(path: str) -> str:
    """Give the file name of a page's card: ``causes/bakers-cyst.md`` → ``causes-bakers-cyst.png``."""
    return path.removesuffix(".md").removesuffix("/index").replace("/", "-") + ".png"


def write_cards(library: Library, site: Path, store: Kept) -> None:
    """Write assets/social/ into a built site. Raises ContentErrors where the style sheet or the mark cannot be read."""
    social = site / "assets" / "social"
    social.mkdir(parents=True, exist_ok=True)
    # A picture may show the people of exercises.
    around = digest_of(shared(library), *(exercise.pose.model_dump_json() if exercise.pose else "" for _, exercise in library.of(Exercise)))
    drawer = raster.version()
    for pages in batches(library.pages.values(), AT_ONCE):
        texts: dict[str, Callable[[], str]] = {}
        drawn: dict[str, tuple[str, str, bytes]] = {}
        for page in pages:
            name, given = social_name(page.path), (around, page.path, page.facts.model_dump_json())
            texts[name] = partial(store.get, "text of card", given, partial(card, page, library))
            # The rest of this program is not asked: a PNG takes long, and few changes touch it.
            drawn[name] = (drawer, str(WIDE), store.get("card", given, partial(_digest, texts[name])))
        for name, png in store.each("png", drawn, lambda name, texts=texts: raster.png(texts[name](), width=WIDE)).items():  # type: ignore[misc]  # mypy cannot type the default
            (social / name).write_bytes(png)


def _digest(text: Callable[[], str]) -> bytes:
    return digest_of(text())


def write_icons(library: Library, site: Path, store: Kept) -> None:
    """Write the icons into a built site. Raises ContentErrors where the mark cannot be read."""
    around, assets = shared(library), site / "assets"
    assets.mkdir(exist_ok=True)
    for name, size in {**ICONS, **MASKABLE}.items():
        (assets / name).write_bytes(store.get("icon", (around, name), partial(_icon, library.docs, name, size)))


def _icon(docs: Path, name: str, size: int) -> bytes:
    return raster.png(_maskable(docs, size) if name in MASKABLE else mark(docs), width=size)


def card(page: Page, library: Library) -> str:
    """Draw the card of a page as SVG that needs no style sheet: site, title, answer, and the page's picture."""
    light = shades(library.docs)
    root = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {WIDE} {HIGH}"})
    _add(root, "rect", width=WIDE, height=HIGH, fill=light["--band"])
    picture = emblem.of(page.path, library)
    _sign(root, light, dot=not picture)
    if picture:
        _panel(root, picture, library.docs, light)
    root.append(_logo(library.docs, EDGE, 60, 72))
    _words(root, library.config.name, EDGE + 92, 108, 34, light["--onband"])
    title = curled(page.title)
    size = next((size for size in (84, 72, 62, 54) if len(lines(title, size, TEXT)) <= 2 and all(width(row) * size <= TEXT for row in lines(title, size, TEXT))), 46)
    rows = lines(title, size, TEXT)
    top = 235.0 if len(rows) > 1 else 265.0
    for turn, row in enumerate(rows):
        _words(root, row, EDGE, top + turn * size * 1.12, size, light["--onband"])
    top += (len(rows) - 1) * size * 1.12 + 78
    answer = curled(page.facts.summary.replace("**", ""))
    for turn, row in enumerate(lines(answer, 34, TEXT)[:5]):
        _words(root, row, EDGE, top + turn * 46, 34, light["--onband"])
    return ElementTree.tostring(root, encoding="unicode")


def lines(text: str, size: float, wide: float) -> list[str]:
    """Break a text into lines of at most ``wide`` pixels at a letter ``size`` in pixels; a longer word stands alone."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and width(longer) * size <= wide:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def width(text: str) -> float:
    """Give the width of a text in the bold letters of the cards, at a size of 1."""
    glyphs, advances, unit = _metrics()
    return sum(advances[glyphs.get(ord(letter), ".notdef")][0] for letter in text) / unit


@lru_cache(maxsize=1)
def _metrics() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(raster.BOLD)
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def _words(root: ElementTree.Element, text: str, x: float, y: float, size: float, fill: str) -> None:
    _add(root, "text", text, x=x, y=round(y, 1), fill=fill, font_family=raster.FAMILY, font_weight="bold", font_size=size)


def _sign(root: ElementTree.Element, light: dict[str, str], *, dot: bool) -> None:
    """Draw the site's sign large behind everything: a bend, and the dot in its hollow where no drawing stands there."""
    _add(root, "path", d="M610 -120 1130 250 850 760", fill="none", stroke=light["--poster"], stroke_width=210, stroke_linecap="round", stroke_linejoin="round")
    if dot:
        _add(root, "circle", cx=890, cy=340, r=78, fill=light["--dot"])


def _panel(root: ElementTree.Element, picture: str, docs: Path, light: dict[str, str]) -> None:
    """Put a drawing on a panel, as large as the panel lets it be."""
    left, top, wide, high = PANEL
    _add(root, "rect", x=left, y=top, width=wide, height=high, rx=28, fill=light["--tint2"])
    drawing = ElementTree.fromstring(picture)  # noqa: S314 - drawn by this project
    paint(drawing, colours(docs), light)
    pad = 0 if "kx-leg" in picture else 22
    drawing.attrib.update({"x": str(left + pad), "y": str(top + pad), "width": str(wide - 2 * pad), "height": str(high - 2 * pad)})
    root.append(drawing)


def _logo(docs: Path, x: float, y: float, size: float) -> ElementTree.Element:
    logo = ElementTree.fromstring(mark(docs).replace(f' xmlns="{SVG}"', ""))  # noqa: S314 - a file of this project
    logo.attrib.update({"x": str(x), "y": str(y), "width": str(size), "height": str(size)})
    return logo


def _maskable(docs: Path, size: float) -> str:
    root = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {size} {size}"})
    _add(root, "rect", width=size, height=size, fill=shades(docs)["--band"])
    root.append(_logo(docs, size * .1, size * .1, size * .8))
    return ElementTree.tostring(root, encoding="unicode")


def _add(root: ElementTree.Element, tag: str, text: str = "", **attributes: object) -> None:
    node = ElementTree.SubElement(root, tag, {name.replace("_", "-"): str(value) for name, value in attributes.items()})
    node.text = text or None
