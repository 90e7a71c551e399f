"""The links to leaflets, with kind and size of each file, which are known only when the leaflets are made."""

from __future__ import annotations

import html
import posixpath
from collections import defaultdict
from pathlib import Path

from carebook.blocks.leaflets import PLACE
from carebook.library import Library
from carebook.publish.leaflet import Leaflet, Size
from carebook.search.records import address_of

AFTER = '<section class="section related-pages">'
"""The links stand at the end of this section: what leads to other files is no part of the words of a page."""


def linked(library: Library, site: Path, made: list[Leaflet], pages: dict[str, str]) -> dict[str, str]:
    """Put the links to its leaflet into each page that has one, and all of them in the place that the block ``leaflets`` keeps. Pages are texts by the path of the page."""
    of_page: defaultdict[str, list[Leaflet]] = defaultdict(list)
    for leaflet in made:
        of_page[leaflet.path].append(leaflet)
    return {path: _linked(library, site, path, text, of_page[path], made) for path, text in pages.items()}


def _linked(library: Library, site: Path, path: str, text: str, own: list[Leaflet], made: list[Leaflet]) -> str:
    address = address_of(path)
    for leaflet in own:
        if AFTER in text:
            start = text.index("</section>", text.index(AFTER))
            name = "Leaflet" if leaflet.stem == library.pages[path].slug else leaflet.title
            text = f"{text[:start]}<p>{name} to print (PDF): {_links(site, address, leaflet)}.</p>\n{text[start:]}"
    if PLACE in text:
        listed = "\n".join(_listed(site, address, leaflet) for leaflet in made)
        text = text.replace(PLACE, f'<dl class="leaflets shown">\n{listed}\n</dl>')
    return text


def _links(site: Path, address: str, leaflet: Leaflet) -> str:
    """Write a link to each size: its paper in words, and how many kilobytes (of 1,000 bytes) it has."""
    return ", ".join(_link(site, address, leaflet, size) for size in leaflet.sizes)


def _listed(site: Path, address: str, leaflet: Leaflet) -> str:
    """Write its title with a link to each size, which says whose it is to those who hear links alone."""
    title = html.escape(leaflet.title, quote=False)
    of = f'<span class="unseen"> of {title}</span>'
    links = "".join(f"<dd>{_link(site, address, leaflet, size, of)}</dd>" for size in leaflet.sizes)
    return f"<dt>{title}</dt>{links}"


def _link(site: Path, address: str, leaflet: Leaflet, size: Size, more: str = "") -> str:
    return f'<a href="{posixpath.relpath(leaflet.file(size), address or ".")}">{size.words}, {round((site / leaflet.file(size)).stat().st_size / 1000)} KB{more}</a>'
