"""The words of a page as plain, semantic HTML for the pages of others: whole without any class, style, list or picture of ours."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from carebook.publish.reused import classes

KEPT = frozenset({"href", "scope", "colspan", "rowspan"})
"""Attributes that mean something in any page."""
BLOCKS = "h2|h3|h4|h5|p|ul|ol|li|dl|dt|dd|section|table|caption|thead|tbody|tr|th|td"
_START = re.compile(rf"\s*(<(?:{BLOCKS})[ >])")


def semantic(soup: BeautifulSoup) -> str:
    """Turn a reused article into plain HTML; changes it. Its title becomes an H2, for a page that has a title of its own."""
    for part in soup.find_all(_left_out):
        part.extract()
    for node in soup.find_all(True):
        if "level" in classes(node):
            # "Emergency: Call your local emergency number now if:" needs no colour to be understood.
            node.name = "strong"
            node.append(NavigableString(":"))
        elif re.fullmatch("h[1-5]", node.name):
            node.name = f"h{int(node.name[1]) + 1}"
        elif node.name == "b":
            node.name = "strong"
        node.attrs = {name: value for name, value in node.attrs.items() if name in KEPT}
    for node in soup.find_all(["div", "span"]):
        node.unwrap()
    return _START.sub(r"\n\1", soup.decode()).strip()  # a webmaster reads it: a line for each block


def _left_out(tag: Tag) -> bool:
    """Pictures need our styles. The labels in the cells of a table say again, for narrow screens, what its head says."""
    return tag.name in ("figure", "svg") or tag.has_attr("hidden") or tag.has_attr("aria-hidden") or "cell-label" in classes(tag)
