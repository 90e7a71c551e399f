"""Building HTML as elements. Text given here is still read as inline Markdown, so citations and bold work in it."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from markdown.util import AtomicString

Element = ElementTree.Element
Content = Element | str | None

_INLINE = re.compile(r"[\\`*_\[\]!<>&@\"'{}\x02\x03]|  \n")
"""What begins anything that inline Markdown, curly quotes or citations look for; the last two letters hold places of what was found before."""

EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end."""


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """Make an element. ``cls`` stands for class, an underscore in a name for a hyphen; None leaves an attribute out."""
    names = {"cls": "class", "for_": "for"}
    made = Element(tag, {names.get(name, name.replace("_", "-")): value for name, value in attributes.items() if value is not None})
    for part in content:
        add(made, part)
    return made


def add(parent: Element, content: Content) -> None:
    """Put content at the end of an element; text goes after whatever is there."""
    if content is None:
        return
    if isinstance(content, Element):
        parent.append(content)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + content
    else:
        parent.text = (parent.text or "") + content


def items(tag: str, texts: list[Content], **attributes: str | None) -> Element:
    """Make a list (``ul`` or ``ol``) of texts or elements."""
    return element(tag, *(element("li", text) for text in texts), **attributes)


def link(source: str, target: str, *content: Content, **attributes: str | None) -> Element:
    """Link from one page to another, both given by path (``causes/bakers-cyst.md``); an anchor may follow."""
    path, _, anchor = target.partition("#")
    relative = _way(path, posixpath.dirname(source)) if path else ""
    return element("a", *content, href=relative + (f"#{anchor}" if anchor else ""), **attributes)


@lru_cache(maxsize=100_000)
def _way(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")


def words(node: Element) -> str:
    """Give the text of an element and all inside it."""
    return " ".join("".join(node.itertext()).split())


def plain(root: Element) -> Element:
    """Spare inline Markdown all texts, below an element, in which it has nothing to read: most of those that blocks draw, and a third of the time."""
    for node in root.iter():
        if node.text and not _INLINE.search(node.text):
            node.text = AtomicString(node.text)
        if node.tail and not _INLINE.search(node.tail):
            node.tail = AtomicString(node.tail)
    return root


def curled(text: str) -> str:
    """Give words with the apostrophe that pages show: Markdown makes it there, and titles and facts are typed with a straight one."""
    return text.replace("'", "’")


def sentence(text: str) -> str:
    """Give the text with a capital first and a full stop last."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else text + "."


def icon(docs: Path, name: str) -> Element:
    """Give an icon of the theme, the same file its templates include."""
    path = docs.parent / "overrides" / ".icons" / "knee" / f"{name}.svg"
    return ElementTree.fromstring(_icon(path, path.stat().st_mtime_ns))  # noqa: S314 - a file of this project


@lru_cache(maxsize=64)
def _icon(path: Path, changed: int) -> str:
    # In HTML an inline svg needs no namespace, and without it the elements keep their plain names.
    return path.read_text(encoding="utf-8").replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()
