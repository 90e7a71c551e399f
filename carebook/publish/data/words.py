"""Words of a built page as plain text and as clean HTML, for whoever shows them in a place of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from urllib.parse import urljoin

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from carebook.parsed import picked_by, without

KEPT = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "a", "h2", "h3", "h4", "table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "code", "pre"})
"""Elements of clean HTML. All others go, and leave what they hold."""
KEPT_ATTRIBUTES = {"a": ("href",), "th": ("scope",), "ol": ("start",)}
DROPPED = ("svg", "script", "button", "nav", "input", "select", "template", ".cite", "[hidden]", ".unseen", ".leaflets")
"""What is no words, or works on the page alone. Pictures go: what they show stands in the words."""
LABEL = "cell-label"
"""In a cell, the name of its column: the text needs it, a table with a head does not."""
BLOCKS = ("p", "li", "dt", "dd", "h2", "h3", "h4", "caption", "tr", "figcaption", "pre")


_END = "\x1e"
"""Where a block begins or ends; no page holds it."""
_SPACE = "\0"
"""A space in code, where each one counts; no page holds it."""
_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_named = picked_by(DROPPED)


def text_of(node: Tag) -> str:
    """Give the words of a part of a page, one block to a line."""
    return text_of_all(node.children)


def text_of_all(parts: Iterable[PageElement]) -> str:
    """Give the words of parts of a page that follow one another, one block to a line; code keeps its lines."""
    lines = (" ".join(line.split()) for line in "".join(_strings(parts)).split(_END))
    return "\n".join(line.replace(_SPACE, " ") for line in lines if line)


def _strings(parts: Iterable[PageElement]) -> Iterator[str]:
    for one in parts:
        if isinstance(one, Tag) and one.name == "pre":
            yield f"{_END}{one.get_text()}{_END}".replace(" ", _SPACE).replace("\n", _END)
        elif isinstance(one, Tag):
            if not _dropped(one):
                end = _END if one.name in BLOCKS else ""
                yield end
                yield from _strings(one.children)
                yield " " if one.name in ("th", "td") else end
        elif type(one) is NavigableString:  # others, as comments, are none of its kind
            yield one


def html_of(node: Tag, here: str) -> str:
    """Give the inside of a part of a page as clean HTML. Links are resolved against ``here``, the whole address of the page; empty leaves them as they are."""
    return html_of_all(node.children, here)


def html_of_all(parts: Iterable[PageElement], here: str) -> str:
    """Give parts of a page that follow one another as clean HTML: see html_of."""
    made = Tag(name="div")
    for part in parts:
        if not isinstance(part, Tag):
            made.append(copy(part))
        elif not _no_html(part):
            made.append(without(part, _no_html))
    for one in made.find_all(True):
        classes = one.get("class") or ()
        if one.name == "b" or "level" in classes:
            one.name = "strong"
        elif one.name == "figcaption":
            one.name = "p"
        if one.name not in KEPT or (one.name == "a" and "word" in classes):
            one.unwrap()
            continue
        one.attrs = {name: value for name, value in one.attrs.items() if name in KEPT_ATTRIBUTES.get(one.name, ())}
        if one.name == "a" and here and "href" in one.attrs:
            one["href"] = urljoin(here, str(one["href"]))
    tight = re.sub(r">\s+<(?=/?(?:p|ul|ol|li|dl|dt|dd|h\d|table|thead|tbody|tr|t[hd]|caption)\b)", "><", made.decode_contents())
    return "".join(part if part.startswith("<pre>") else re.sub(r"\s+", " ", part) for part in _PRE.split(tight)).strip()


def _dropped(one: Tag) -> bool:
    return _named(one) or one.get("aria-hidden") == "true"


def _no_html(one: Tag) -> bool:
    return _dropped(one) or LABEL in (one.get("class") or ())
