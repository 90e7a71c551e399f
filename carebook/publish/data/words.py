"""Words of a built page as plain text and as clean HTML, for whoever shows them in a place of their own."""

from __future__ import annotations

import re
from copy import copy
from urllib.parse import urljoin

from bs4 import Tag
from bs4.element import NavigableString

KEPT = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "a", "h2", "h3", "h4", "table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "code", "pre"})
"""Elements of clean HTML. All others go, and leave what they hold."""
KEPT_ATTRIBUTES = {"a": ("href",), "th": ("scope",), "ol": ("start",)}
DROPPED = "svg, script, button, nav, input, select, template, sup.cite, [aria-hidden=true], [hidden], .unseen, .leaflets"
"""What is no words, or works on the page alone. Pictures go: what they show stands in the words."""
LABELS = ".cell-label"
"""In a cell, the name of its column: the text needs it, a table with a head does not."""
BLOCKS = ("p", "li", "dt", "dd", "h2", "h3", "h4", "caption", "tr", "figcaption", "pre")


_END = "\x1e"
"""Where a block begins or ends; no page holds it."""


def text_of(node: Tag) -> str:
    """Give the words of a part of a page, one block to a line."""
    made = _copy(node)
    for block in made.find_all(BLOCKS):
        block.insert_before(NavigableString(_END))
        block.append(NavigableString(_END))
    for cell in made.find_all(("th", "td")):
        cell.append(NavigableString(" "))
    lines = (" ".join(line.split()) for line in made.get_text().split(_END))
    return "\n".join(line for line in lines if line)


def html_of(node: Tag, here: str) -> str:
    """Give the inside of a part of a page as clean HTML. Links are resolved against ``here``, the whole address of the page; empty leaves them as they are."""
    made = _copy(node)
    for one in made.select(LABELS):
        one.decompose()
    for one in made.select("a.word"):
        one.unwrap()
    for one in made.select("b, .level"):
        one.name = "strong"
    for one in made.find_all("figcaption"):
        one.name = "p"
    for one in made.find_all(True):
        if one.name not in KEPT:
            one.unwrap()
            continue
        one.attrs = {name: value for name, value in one.attrs.items() if name in KEPT_ATTRIBUTES.get(one.name, ())}
        if one.name == "a" and here and "href" in one.attrs:
            one["href"] = urljoin(here, str(one["href"]))
    return re.sub(r"\s+", " ", re.sub(r">\s+<(?=/?(?:p|ul|ol|li|dl|dt|dd|h\d|table|thead|tbody|tr|t[hd]|caption)\b)", "><", made.decode_contents())).strip()


def _copy(node: Tag) -> Tag:
    made = copy(node)
    for one in made.select(DROPPED):
        one.decompose()
    return made
