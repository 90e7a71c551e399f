"""Leaflets to print: each cause, treatment and exercise as PDF, and all exercises as one booklet.

Set by Typst from the built articles (``typeset``), as PDF/UA-1 (ISO 14289-1), which Typst refuses to write where it would
not hold. No day of making is written, so the same pages give the same bytes.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import font_source_sans_pro
import segno
import typst
from bs4 import Tag
from font_source_serif_pro import font_files_ttf as serif

from carebook.addresses import short_address
from carebook.article import Article, together
from carebook.html import curled
from carebook.library import Library
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.publish import booklet, leaflet_links, packing
from carebook.publish.closer import beside
from carebook.publish.kept import Kept
from carebook.publish.leaflet import FOLDER, SIZES, Leaflet
from carebook.publish.pictures import mark
from carebook.publish.typeset import Node, Typeset, text_of

TEMPLATE = "standalone/leaflet.typ"
DIARY = "sheets/diary.md"
LETTERS = (*(font_source_sans_pro.font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProBold")), *(serif[name] for name in ("SourceSerifProBold",)))
"""Font files, from packages: no letter comes from the machine that builds."""
NOTE = "Write the date beside each day. Tick the box when you have done the exercise. Pain goes from 0 (none) to 10 (the worst you can think of)."
LICENCE = "Creative Commons Attribution 4.0 (CC BY 4.0): creativecommons.org/licenses/by/4.0"


BOOKLETS = tuple(replace(size, points=11) for size in SIZES[:2])
"""Letters a little smaller, so that each exercise has one page."""


def write(library: Library, site: Path, found: dict[str, Article]) -> list[Leaflet]:
    """Write all leaflets into a site whose articles are ``found``, and the links to them into its pages, which must not be finished yet."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    (site / FOLDER).mkdir()
    made = list(leaflets(library, found))
    template = library.docs.parent / "overrides" / TEMPLATE
    kept = Kept(library.docs, FOLDER)
    before = f"{version('typst')} {version('pikepdf')} {template.read_text(encoding='utf-8')} {Path(packing.__file__).read_text(encoding='utf-8')}"
    with tempfile.TemporaryDirectory() as folder:
        press = cache(partial(_press, template, Path(folder)))  # set up only where something is new
        for leaflet in made:
            for size in leaflet.sizes:
                given = json.dumps({**leaflet.data, "paper": size.paper, "points": size.points}, ensure_ascii=False)
                (site / leaflet.file(size)).write_bytes(kept.get(before + given, partial(_print, press, given)))
    leaflet_links.write(library, site, made)
    return made


def _press(template: Path, folder: Path) -> typst.Compiler:
    for file in LETTERS:
        packing.letters(file, folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(template, root=template.parent, font_paths=fonts, ignore_system_fonts=True)


def _print(press: Callable[[], typst.Compiler], given: str) -> bytes:
    return packing.packed(cast("bytes", press().compile(sys_inputs={"data": given}, format="pdf", pdf_standards="ua-1")))


def leaflets(library: Library, found: dict[str, Article]) -> Iterator[Leaflet]:
    """Give what is printed, in the order of the navigation, the booklet last."""
    setter = Typeset(library.docs)
    for page in library.pages.values():
        if isinstance(page.facts, Cause | CauseGroup | Treatment | Exercise):
            article = found[page.path]
            opening, warnings, rest = setter.page(article.main)
            if isinstance(page.facts, Exercise):
                rest = [*beside(rest), {"k": "break"}, diary(found)]
            title = curled(page.title)
            yield Leaflet(page.path, page.slug, title, _data(library, article, title, article.version, opening, [*warnings, *rest]))
    if sheets := booklet.chapters(library, found):
        index, *chapters = sheets
        opening, body = booklet.parts(library, index, chapters)
        told = together(sheets)  # its words are those of many pages
        yield Leaflet(booklet.INDEX, "exercise-booklet", booklet.TITLE, _data(library, index, booklet.TITLE, told, opening, body), BOOKLETS)


def _data(library: Library, article: Article, title: str, told: str, opening: list[Node], body: list[Node]) -> dict[str, Any]:
    address = short_address(library, article.page.path, told)
    return {
        "title": f"{title} – {library.config.name}", "site": library.config.name, "summary": article.page.facts.summary.replace("**", ""),
        "foot": f"{title}. Version {told}.", "mark": mark(library.docs), "opening": opening, "body": body,
        "address": address, "code": code(address) if address else "", "about": _about(library, article, told, address),
    }


def _about(library: Library, article: Article, told: str, address: str) -> list[Any]:
    """Say how to tell whether a sheet still holds, when it was checked and by whom reviewed, where its sources stand, and whose it is."""
    home = library.config.url
    lines: list[Any] = [["Pages can change after they are printed. To see if this version still holds, scan the code or go to ", {"b": [address]}, "."]] if address else []
    dates = article.main.select_one(".dates")
    checked = " ".join(text_of(line) for line in dates.find_all("p")) if isinstance(dates, Tag) else ""
    lines.append([{"b": [f"Version {told}."]}, f" {checked}"])
    sources = article.main.select_one(".source-list p")
    if sources is not None:
        lines.append([f"{text_of(sources).split('.')[0]}. {'They stand' if 'sources' in text_of(sources) else 'It stands'} on the page itself{f', at {home}{article.address}' if home else ''}."])
    lines.append([f"By {library.config.name}. You may copy this sheet with its warnings, if you give credit. Licence: {LICENCE}."])
    return lines


def diary(found: dict[str, Article]) -> Node:
    """Give two weeks of rows with a box to tick, and the columns of the site's diary for which a sheet has room: those for numbers and boxes."""
    columns = [{"name": "Done", "boxes": [""]}]
    table = found[DIARY].main.select_one("table.days") if DIARY in found else None
    if isinstance(table, Tag):
        heads, cells = (table.select(f"{part} tr:first-child > *")[1:] for part in ("thead", "tbody"))
        for head, cell in zip(heads, cells, strict=True):
            if "words" not in head.get_attribute_list("class"):
                columns.append({"name": text_of(head), "boxes": [text_of(choice) for choice in cell.select(".choice")]})
    return {"k": "diary", "depth": 2, "title": "Two-week diary", "note": NOTE, "day": "Day and date", "columns": columns}


def code(address: str) -> str:
    """Draw an address as a QR code (ISO/IEC 18004, via segno), as SVG: a quarter of it may be hidden, and it still reads."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="q").save(drawn, kind="svg", border=4, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()
