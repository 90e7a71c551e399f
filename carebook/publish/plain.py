"""Small pages that stand beside the site's own: for paper, for requests of other systems, and where a page has moved.

They are no pages of the library: no menu leads to them, and no search engine is asked to list them. They take the styles of
the site, carry a short way to all pages instead of its menu, and say what they have to without script.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from carebook.html import Content, Element, curled, element, icon, items
from carebook.library import Library
from carebook.search.records import address_of

NOINDEX = element("meta", name="robots", content="noindex")


def html(*parts: Element) -> str:
    """Write elements as HTML."""
    written: list[str] = [ElementTree.tostring(one, encoding="unicode", method="html") for one in parts]
    return "".join(written)


def up(address: str) -> str:
    """Give the way from an address of the site (``s/2345/``) to its root: ``../../``."""
    return "../" * address.count("/")


def way(address: str, target: str) -> str:
    """Give the link from an address of the site to a page, given by its path; an anchor may follow."""
    path, _, anchor = target.partition("#")
    return (up(address) + address_of(path) or "./") + (f"#{anchor}" if anchor else "")


def write(library: Library, site: Path, address: str, title: str, *body: Content, head: tuple[Element, ...] = (), script: str = "") -> None:
    """Write a page into a built site that is not finished yet; it ends in a slash: ``s/2345/``. ``script`` is a file of assets/."""
    root = up(address)
    heads = [
        element("title", f"{title} – {library.config.name}"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        # What stands in the address is nobody's business, not even that of the next page.
        element("meta", name="referrer", content="no-referrer"),
        *head,
        element("link", rel="icon", type="image/png", sizes="32x32", href=f"{root}assets/icon-32.png"),
        element("link", rel="stylesheet", href=f"{root}assets/site.css"),
        element("link", rel="stylesheet", href=f"{root}assets/print.css", media="print"),
        *([element("script", defer="", src=f"{root}assets/{script}")] if script else []),
    ]
    shown = element(
        "body",
        element("a", "Skip to main content", href="#content", cls="skip"), _header(library, root),
        element("main", element("div", element("div", element("h1", title), cls="opening-inner"), cls="opening"), *body, id="content", cls="page", tabindex="-1"),
        _footer(library, address),
    )
    text = curled(f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">{html(*heads)}</head>\n{html(shown)}\n</html>\n')
    file = site / address / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _header(library: Library, root: str) -> Element:
    """Draw the name of the site, the way to the list of pages, and the way to help."""
    home = element("a", element("span", library.config.name, cls="wordmark"), href=root, cls="home-link")
    menu = element("a", icon(library.docs, "menu"), element("span", "Menu"), href="#all-pages", cls="tool menu-tool")
    header = element("header", element("div", home, menu, cls="bar"), cls="site-header")
    if "get-help.md" in library.pages:
        header.append(element("p", element("a", icon(library.docs, "octagon"), element("span", "When to get help now"), href=f"{root}get-help/"), cls="help-strip"))
    return header


def _footer(library: Library, address: str) -> Element:
    """Draw the list of pages that all others are reached from."""
    listed = [page for page in library.pages.values() if page.is_section or not page.folder]
    links: list[Content] = [element("a", page.title, href=way(address, page.path)) for page in listed]
    nav = element("nav", element("h2", "All pages", id="all-pages-title"), items("ul", links), id="all-pages", cls="all-pages", aria_labelledby="all-pages-title")
    return element("footer", element("div", nav, cls="foot"), cls="site-footer")


def lead_on(library: Library, site: Path, address: str, target: str) -> None:
    """Write a page that leads on to another, given by its path, at once; the link is for those whose browser does not.

    Its script takes along what stands after ``#``, which ``refresh`` would lose.
    """
    page = library.pages[target.partition("#")[0]]
    href = way(address, target)
    head = [element("meta", http_equiv="refresh", content=f"0; url={href}")]
    if library.config.url:
        head.insert(0, element("link", rel="canonical", href=library.config.url + address_of(page.path)))
    write(library, site, address, page.title, element("p", "This address leads to ", element("a", page.title, href=href, data_on=""), "."), head=tuple(head), script="moved.js")
