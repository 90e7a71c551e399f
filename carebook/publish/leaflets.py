"""Leaflets to print: each cause, treatment and exercise as PDF, and all exercises as one booklet.

Set by Typst from the built articles (``typeset``), as PDF/UA-1 (ISO 14289-1), which Typst refuses to write where it would
not hold. No day of making is written, so the same pages give the same bytes.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
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
from carebook.digests import Given, digest_of
from carebook.html import curled
from carebook.kept import Kept
from carebook.library import Library
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.processes import batches
from carebook.publish import booklet, packing
from carebook.publish.closer import beside
from carebook.publish.given import AT_ONCE, shared
from carebook.publish.leaflet import FOLDER, SIZES, Leaflet, Size
from carebook.publish.pictures import mark
from carebook.publish.typeset import Node, Typeset, text_of

TEMPLATE = "standalone/leaflet.typ"
DIARY = "sheets/diary.md"
LETTERS = (*(font_source_sans_pro.font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProBold")), *(serif[name] for name in ("SourceSerifProBold",)))
"""Font files, from packages: no letter comes from the machine that builds."""
MAKERS = ("typst", "pikepdf", "fonttools", "font-source-sans-pro", "font-source-serif-pro")
"""Packages of which another version may print other bytes."""
NOTE = "Write the date beside each day. Tick the box when you have done the exercise. Pain goes from 0 (none) to 10 (the worst you can think of)."
LICENCE = "Creative Commons Attribution 4.0 (CC BY 4.0): creativecommons.org/licenses/by/4.0"


BOOKLETS = tuple(replace(size, points=11) for size in SIZES[:2])
"""Letters a little smaller, so that each exercise has one page."""


class Printer:
    """Prints the leaflets of a site, in the order in which they are added, the booklet last."""

    def __init__(self, library: Library, site: Path, shared: bytes, store: Kept, found: Mapping[str, Article]) -> None:
        """Take what all pages have in common (``given.shared``) and all articles."""
        self._library, self._site, self._shared, self._store, self._found = library, site, shared, store, found
        self._template = library.docs.parent / "overrides" / TEMPLATE
        self._made: list[Leaflet] = []

    def add(self, article: Article) -> None:
        """Take what there is to print of one page."""
        if leaflet := self.set(article):
            self._made.append(leaflet)

    def set(self, article: Article) -> Leaflet | None:
        """Set what there is to print of one page."""
        page = article.page
        if not isinstance(page.facts, Cause | CauseGroup | Treatment | Exercise):
            return None
        practised = isinstance(page.facts, Exercise)
        given = (self._shared, article.given, self._diary if practised else "")
        leaflet = Leaflet(page.path, page.slug, curled(page.title), *self._text("leaflet", given, lambda: self._leaflet(article)))
        if practised:
            self._chapter(article)  # while its page is parsed
        return leaflet

    def write(self, keep: Callable[[], None]) -> list[Leaflet]:
        """Set the booklet, where there is one, and write all that was set into the site; ``keep`` is called now and then."""
        if sheets := booklet.chapters(self._library, self._found):
            given = (self._shared, *(article.given for article in sheets))
            self._made.append(Leaflet(booklet.INDEX, "exercise-booklet", booklet.TITLE, *self._text("booklet", given, lambda: self._booklet(sheets)), BOOKLETS))
        shutil.rmtree(self._site / FOLDER, ignore_errors=True)
        (self._site / FOLDER).mkdir()
        # The rest of this program is not asked: a PDF takes long, and few changes touch it.
        made_with = digest_of(*(version(name) for name in MAKERS), self._template.read_text(encoding="utf-8"), Path(packing.__file__).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            press = cache(partial(self._press, made_with, Path(folder)))  # set up only where something is new
            for some in batches(self._made, AT_ONCE):
                printed = {leaflet.file(size): (leaflet, size) for leaflet in some for size in leaflet.sizes}
                of = {file: (made_with, leaflet.digest, size.paper, str(size.points)) for file, (leaflet, size) in printed.items()}
                for file, pdf in self._store.each("pdf", of, lambda file, printed=printed: _print(press, *printed[file])).items():  # type: ignore[misc]  # mypy cannot type the default
                    (self._site / file).write_bytes(pdf)
                keep()
        return self._made

    def _press(self, made_with: bytes, folder: Path) -> typst.Compiler:
        folder = Path(tempfile.mkdtemp(dir=folder))  # one for each process
        for file in map(Path, LETTERS):
            font = file.read_bytes()
            (folder / file.name).write_bytes(self._store.get("letters", (made_with, font), partial(packing.letters, font)))
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        return typst.Compiler(self._template, root=self._template.parent, font_paths=fonts, ignore_system_fonts=True)

    def _text(self, kind: str, given: Sequence[Given], make: Callable[[], dict[str, Any]]) -> tuple[Callable[[], str], bytes]:
        """Give what is printed as JSON, to be asked for where it is needed, and its digest."""
        text: Callable[[], str] = partial(self._store.get, f"text of {kind}", given, lambda: json.dumps(make(), ensure_ascii=False))
        return text, self._store.get(kind, given, lambda: digest_of(text()))

    @cached_property
    def _diary(self) -> str:
        given = self._found[DIARY].given if DIARY in self._found else b""
        return self._store.get("diary", (self._shared, given), lambda: json.dumps(diary(self._found)))

    def _leaflet(self, article: Article) -> dict[str, Any]:
        opening, warnings, rest = Typeset(self._library.docs).page(article.main)
        if isinstance(article.page.facts, Exercise):
            rest = [*beside(rest), {"k": "break"}, json.loads(self._diary)]
        return _data(self._library, article, curled(article.page.title), article.version, opening, [*warnings, *rest])

    def _chapter(self, article: Article) -> booklet.Chapter:
        return self._store.get("chapter", (self._shared, article.given), partial(booklet.chapter, self._library, article))

    def _booklet(self, sheets: list[Article]) -> dict[str, Any]:
        index, *exercises = sheets
        opening, body = booklet.parts(self._library, index, [self._chapter(article) for article in exercises])
        return _data(self._library, index, booklet.TITLE, together(sheets), opening, body)  # its words are those of many pages


def write(library: Library, site: Path, found: Mapping[str, Article], store: Kept) -> list[Leaflet]:
    """Write all leaflets into a site whose articles are ``found``."""
    printer = Printer(library, site, shared(library), store, found)
    for article in found.values():
        printer.add(article)
    return printer.write(lambda: None)


def _print(press: Callable[[], typst.Compiler], leaflet: Leaflet, size: Size) -> bytes:
    given = json.dumps({**json.loads(leaflet.data()), "paper": size.paper, "points": size.points}, ensure_ascii=False)
    return packing.packed(cast("bytes", press().compile(sys_inputs={"data": given}, format="pdf", pdf_standards="ua-1")))


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


def diary(found: Mapping[str, Article]) -> Node:
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
