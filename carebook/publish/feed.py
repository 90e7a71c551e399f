"""What is new as an Atom feed (RFC 4287), for those who want to be told.

An entry of a feed needs a name that lasts and an address that leads to it. Both start with the address of the site, so
a site that does not know its own has no feed, rather than one with made-up names.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from carebook.html import element
from carebook.library import Library
from carebook.model.news import FEED, News, NewsKind
from carebook.publish.data.places import data_address

PAGE = "about/whats-new"
ATOM = "http://www.w3.org/2005/Atom"


def write(library: Library, site: Path) -> None:
    """Write the feed into a built site that knows its address, and take away an old one where it does not."""
    if library.config.url:
        (site / FEED).write_bytes(feed(library))
    else:
        (site / FEED).unlink(missing_ok=True)


def feed(library: Library) -> bytes:
    """Give the feed, newest first, as UTF-8. The same data and address give the same bytes."""
    home = library.config.url
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(root, "id", f"{home}{PAGE}/")
    _add(root, "title", f"What’s new: {library.config.name}")
    _add(root, "updated", _time(library.news[0]))
    _add(_add(root, "author"), "name", library.config.name)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{home}{FEED}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{home}{PAGE}/")
    for one in library.news:
        entry = _add(root, "entry")
        _add(entry, "id", f"{home}{PAGE}/#{one.id}")
        _add(entry, "title", one.heading)
        _add(entry, "updated", _time(one))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{home}{PAGE}/#{one.id}")
        for name in dict.fromkeys(name.partition("#")[0] for name in one.pages):
            # Where a program finds the words as they are today, with their version. An entry tells of one day, so it names no version itself.
            _add(entry, "link", rel="related", type="application/json", title=library.pages[name].title, href=f"{home}{data_address(name)}")
        _add(entry, "category", term=one.kind.value, label="Safety correction" if one.kind is NewsKind.CORRECTION else one.kind.done)
        _add(entry, "content", _content(one, library), type="html")
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _content(one: News, library: Library) -> str:
    """Give what changed and the pages it touched as HTML; links are whole addresses, since a feed is read elsewhere."""
    parts = [element("p", element("strong", lead) if lead else None, f" {words}" if lead else words) for lead, words in one.told()]
    listed = element("ul")
    for name in one.pages:
        path, _, anchor = name.partition("#")
        address = library.config.url + f"{path.removesuffix('.md')}/".removesuffix("index/")
        listed.append(element("li", element("a", library.pages[path].title, href=f"{address}#{anchor}" if anchor else address)))
    return "".join(ElementTree.tostring(part, encoding="unicode") for part in (*parts, listed))


def _time(one: News) -> str:
    return f"{one.date.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, tag, attributes)
    node.text = text
    return node
