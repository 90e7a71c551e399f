"""The words and pictures of our own built pages, taken out of our design so that a peer can put them into its own."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

OURS_ALONE = "nav, script, style, button, noscript"
"""What is design, not words: a peer has its own navigation and makes its own list of contents."""
HEADINGS = ["h1", "h2", "h3", "h4"]
WITHIN_LINES = {"a", "b", "em", "img", "small", "span", "strong", "sup", "svg"}


def article(page: Path) -> Tag:
    """Give <main> of a built page without what is ours alone. Pictures are kept, with a size of their own."""
    main = BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib").main
    assert main, f"{page} has no <main>"
    for design in main.select(OURS_ALONE):
        design.extract()
    for picture in main.select("svg[viewBox]"):  # its size stood in our style sheet: without one it would fill the screen
        picture["width"], picture["height"] = str(picture["viewBox"]).split()[2:]
    return main


def plain(main: Tag) -> Tag:
    """Take away, in place, the classes of everything but pictures: they mean nothing, or something else, to a peer."""
    for element in main.find_all(True):
        if element.name != "svg" and not element.find_parent("svg"):
            del element["class"]
    return main


def pieces(element: Tag) -> Iterator[Tag | str]:
    """Give headings and what stands between them, in order, without the boxes around them."""
    for child in element.children:
        if isinstance(child, NavigableString):
            if child.strip():
                yield html.escape(child.strip())
        elif isinstance(child, Tag) and (child.name in HEADINGS or not child.find(HEADINGS)):
            yield child
        elif isinstance(child, Tag):
            yield from pieces(child)


def markdown(page: Path) -> str:
    """Give a built page as a Markdown file: headings in Markdown, so that a list of contents can be made, the rest in HTML."""
    lines = []
    for piece in pieces(plain(article(page))):
        if isinstance(piece, str):
            lines.append(piece)
        elif piece.name in HEADINGS:
            lines.append(f"{'#' * int(piece.name[1])} {html.escape(piece.get_text(' ', strip=True))}")
        else:
            lines.append(f"<p>{piece}</p>" if piece.name in WITHIN_LINES else str(piece))
    return "\n\n".join(lines) + "\n"
