"""Elements of parsed pages, picked by plain names, and copies without them.

Most elements of a page are shapes of its drawings. A CSS selector asks each of them about each of its parts, and a whole copy
carries them all, to be thrown away next: in a build of all pages that took longer than writing them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import TypeVar

from bs4 import Tag

_Kind = TypeVar("_Kind", bound=Tag)


def picked_by(names: Iterable[str]) -> Callable[[Tag], bool]:
    """Tell, of an element, whether one of ``names`` means it: a tag (``nav``), a class (``.cite``), an attribute (``[hidden]``). Raises ValueError for another selector."""
    tags: set[str] = set()
    classes: set[str] = set()
    attributes: set[str] = set()
    for name in names:
        into = classes if name.startswith(".") else attributes if name.startswith("[") else tags
        plain = name.strip(".[]")
        if not plain.replace("-", "").isalnum():
            raise ValueError(f"'{name}' is no plain name of a tag, a class or an attribute")
        into.add(plain)

    def picks(one: Tag) -> bool:
        given = one.attrs
        return one.name in tags or (bool(given) and (not classes.isdisjoint(given.get("class") or ()) or not attributes.isdisjoint(given)))

    return picks


def without(node: _Kind, left_out: Callable[[Tag], bool]) -> _Kind:
    """Copy an element with all it holds, save elements that are to be left out."""
    made = node.copy_self()
    for child in node.children:
        if not isinstance(child, Tag):
            made.append(copy.copy(child))
        elif not left_out(child):
            made.append(without(child, left_out))
    return made
