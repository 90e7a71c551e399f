"""A drawing that stands alone: the colours of the style sheet written into the picture itself.

On a page, figures take their colours from site.css, and so follow dark mode, print and forced colours. A picture that
leaves the page (a social card, a file on a disk, a PDF) has no style sheet, and many renderers do not know ``var()``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

import tinycss2

from carebook.digests import code
from carebook.errors import ContentError, ContentErrors
from carebook.files import text_of
from carebook.kept import kept

SHEET = "assets/site.css"
SVG = "http://www.w3.org/2000/svg"
DARK = ':root[data-scheme="dark"]'
_VARIABLE = re.compile(r"var\((--[a-z0-9-]+)(?:,\s*([^()]*))?\)")
_CLASS = re.compile(r"^\.kx (?:[a-z]+)?\.(k-[a-z0-9-]+)$")
_WITHIN = re.compile(r"^\.kx \.(k-[a-z0-9-]+) (?:([a-z]+)|\.(k-[a-z0-9-]+))$")
_TAG = re.compile(r"^\.kx ([a-z]+)$")
_PERSON = re.compile(r"^\.kx\.(k-[a-z0-9-]+)$")

Declared = dict[str, str]


@dataclass
class Colours:
    """What the style sheet says of figures: declarations by class and by element, and variables.

    ``within`` has those for an element or a class (the second name) anywhere inside a class (the first).
    """

    classes: dict[str, Declared] = field(default_factory=dict)
    within: dict[tuple[str, str], Declared] = field(default_factory=dict)
    tags: dict[str, Declared] = field(default_factory=dict)
    people: dict[str, Declared] = field(default_factory=dict)
    light: Declared = field(default_factory=dict)
    dark: Declared = field(default_factory=dict)


def colours(docs: Path) -> Colours:
    """Read the figure rules of the style sheet below ``docs``. Raises ContentErrors where it cannot be read."""
    errors: list[ContentError] = []
    text = text_of(docs, SHEET, errors)
    if text is None:
        raise ContentErrors(errors)
    return _kept(docs, text)


@lru_cache(maxsize=4)
def _kept(docs: Path, text: str) -> Colours:
    return kept(docs).get("colours", (code(), text), lambda: _parsed(text))


def _parsed(text: str) -> Colours:
    found = Colours()
    _read(found, tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    return found


def _read(found: Colours, rules: Iterable[tinycss2.ast.Node]) -> None:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and tinycss2.serialize(rule.prelude).strip() == "screen":
            _read(found, tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            declared = {one.name: tinycss2.serialize(one.value).strip() for one in tinycss2.parse_blocks_contents(rule.content) if one.type == "declaration"}
            for selector in tinycss2.serialize(rule.prelude).split(","):
                _sort(found, selector.strip(), declared)


def _sort(found: Colours, selector: str, declared: Declared) -> None:
    """Put the declarations of one selector where they belong; selectors of the page are passed over."""
    if selector in (":root", DARK):
        (found.light if selector == ":root" else found.dark).update({name: value for name, value in declared.items() if name.startswith("--")})
    for pattern, kind in ((_CLASS, found.classes), (_TAG, found.tags), (_PERSON, found.people)):
        if match := pattern.match(selector):
            kind.setdefault(match[1], {}).update(declared)
    if match := _WITHIN.match(selector):
        found.within.setdefault((match[1], match[2] or match[3]), {}).update(declared)


def alone(svg: str, docs: Path, *, dark: bool = False) -> str:
    """Give the same drawing, on the ground of a light or a dark page, with its colours as attributes. ``svg`` is one figure's text.

    Raises ContentErrors where the style sheet below ``docs`` cannot be read.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    known = colours(docs)
    variables = {**known.light, **(known.dark if dark else {})}
    paint(root, known, variables)
    left, top, wide, high = root.get("viewBox", "0 0 0 0").split()
    root.insert(0, ElementTree.Element("rect", {"x": left, "y": top, "width": wide, "height": high, "fill": _value("var(--kx-bg)", variables)}))
    root.set("xmlns", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def paint(node: ElementTree.Element, known: Colours, variables: Mapping[str, str], around: frozenset[str] = frozenset()) -> None:
    """Replace the classes of a figure and all inside it by attributes. A person's classes hold for what is inside; ``around`` are those of what it is inside."""
    own, declared = dict(variables), dict(known.tags.get(node.tag, {}))
    names = node.attrib.pop("class", "").split()
    for name in names:
        own.update(known.people.get(name, {}))
        declared.update(known.classes.get(name, {}))
    # As in the style sheet: what is said of an element inside a class outweighs its own class, and a class inside a class that.
    for wanted in ({node.tag}, set(names)):
        for (outer, inner), more in known.within.items():
            if outer in around and inner in wanted:
                declared.update(more)
    for name, value in declared.items():
        if node.tag != "svg" and value != "inherit":
            node.set(name, _value(value, own).removesuffix("px"))
    for name in [name for name in node.attrib if name.startswith("data-")]:
        del node.attrib[name]  # the movement: outside the page no script reads it
    for part in node:
        paint(part, known, own, around.union(names))


def _value(text: str, variables: Mapping[str, str]) -> str:
    """Replace every ``var()``: by the variable's value where it is set, else by its fallback."""
    while match := _VARIABLE.search(text):
        text = text[: match.start()] + variables.get(match[1], match[2] or "") + text[match.end() :]
    return text.strip()
