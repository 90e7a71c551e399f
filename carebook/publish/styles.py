"""The part of the style sheet that one page needs, to be sent inside the page: nobody waits for a second response.

A rule stays where every element, class, id and attribute that its selector names stands somewhere on the page, and any two of
them stand to one another as it asks: within, directly within, beside. A name that a script may add later counts as there,
anywhere. That is looser than asking whether the rule matches, so nothing can be lost; it leaves less than half.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product, starmap
from string import ascii_lowercase

import rcssmin
import tinycss2
from tinycss2.ast import Node

from carebook.publish.seen import BESIDE, CHILD, WITHIN, Seen

ANY = ("is", "where", "has")
"""Functions of selectors of which one argument has to fit. What ``:not()`` names may be missing."""

_VARIABLE_NAME = re.compile(r"(?<![\w-])--[a-zA-Z][\w-]*")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Selector:
    """One selector: its text, what it names, which of these it joins and how, and lists of selectors of which one has to fit."""

    text: str
    names: frozenset[str]
    joins: frozenset[tuple[str, str, str]]
    choices: tuple[tuple[Selector, ...], ...]
    first: frozenset[str] = frozenset()
    """What its first element is called."""

    def fits(self, seen: Seen) -> bool:
        """Tell whether a page may have what this selector means."""
        return all(map(seen.has, self.names)) and all(starmap(seen.joins, self.joins)) and all(any(one.fits(seen) for one in choice) for choice in self.choices)


@dataclass(frozen=True)
class Rule:
    """Selectors with their declarations (name and text)."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """Rules under a condition: ``@media (min-width:48em)``."""

    condition: str
    rules: tuple[Rule | Group, ...]


@lru_cache(maxsize=4)
def read(css: str) -> tuple[Rule | Group, ...]:
    """Read a style sheet. Rules, and groups of them by @media and @supports, are all that ours has: raises ValueError for others."""
    return tuple(_rules(tinycss2.parse_stylesheet(rcssmin.cssmin(css), skip_comments=True, skip_whitespace=True)))


def _rules(nodes: Sequence[Node]) -> Iterator[Rule | Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(tuple(_selectors(node.prelude)), tuple((one.name, one.serialize()) for one in declared))
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Group(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", tuple(_rules(inner)))
        else:
            raise ValueError(f"line {node.source_line} of the style sheet is neither a rule nor a group of rules")


def _selectors(nodes: Sequence[Node]) -> Iterator[Selector]:
    """Split a list of selectors at its commas."""
    one: list[Node] = []
    for node in nodes:
        if node == ",":
            yield _selector(one)
            one = []
        else:
            one.append(node)
    yield _selector(one)


def _selector(nodes: Sequence[Node]) -> Selector:
    parts: list[tuple[str, set[str]]] = [("", set())]  # of each element: how it stands to the one before, and what it is called
    given: list[tuple[int, str, Sequence[Node]]] = []  # functions that take selectors: of which element, their name, what they take
    before = how = ""
    for node in nodes:
        if node.type == "whitespace":
            how = how or WITHIN
        elif node in (">", "+", "~"):
            how = CHILD if node == ">" else BESIDE
        elif how:
            parts.append((how, set()))
            how = ""
        if node.type == "ident" and before != ":":
            parts[-1][1].add(f".{node.value}" if before == "." else node.lower_value)
        elif node.type == "hash":
            parts[-1][1].add(f"#{node.value}")
        elif node.type == "[] block":
            parts[-1][1].add("[" + next(inner.lower_value for inner in node.content if inner.type == "ident"))
        elif node.type == "function" and node.lower_name in ANY:
            given.append((len(parts) - 1, node.lower_name, node.arguments))
        before = node.value if node.type == "literal" else ""
    joins = frozenset((other, how, name) for (_, others), (how, names) in pairwise(parts) for other in others for name in names)
    choices = tuple(_choice(parts, *one) for one in given)
    text = re.sub(r" ([+~]) ", r"\1", tinycss2.serialize(nodes).strip())
    first = frozenset(next((names for _, names in parts if names), ()))
    return Selector(text, frozenset[str]().union(*(names for _, names in parts)), joins, choices, first)


def _choice(parts: list[tuple[str, set[str]]], place: int, function: str, nodes: Sequence[Node]) -> tuple[Selector, ...]:
    """Read what a function takes, with how each of it stands to the elements round the function: inside ``:has()``, or instead of its own element."""
    how, own = parts[place]
    found = []
    for one in _selectors(nodes):
        if function == "has":
            inside = CHILD if one.text.startswith(">") else BESIDE if one.text[:1] in ("+", "~") else WITHIN
            more = {(name, how, held) for name in own for how, names in ((inside, one.first), (WITHIN if inside == CHILD else inside, one.names)) for held in names}
        elif len(one.first) == len(one.names):  # of one element only
            more = {(name, how, last) for name in (parts[place - 1][1] if place else ()) for last in one.names}
        else:
            more = set()
        found.append(replace(one, joins=one.joins | more))
    return tuple(found)


def named_short(sheets: Sequence[str]) -> list[str]:
    """Give the sheets of a site with every variable (``--paper``) under a name of one or two letters, the same in all: the one used most comes first."""
    counted = Counter(name for sheet in sheets for name in _VARIABLE_NAME.findall(sheet))
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    given = dict(zip(ordered, ("--" + "".join(letters) for size in (1, 2) for letters in product(ascii_lowercase, repeat=size)), strict=False))
    return [_VARIABLE_NAME.sub(lambda found: given[found[0]], sheet) for sheet in sheets]


def needed(sheet: tuple[Rule | Group, ...], seen: Seen, later: str = "") -> str:
    """Give the part of a sheet that a page needs, as small text: rules that fit, and the variables that they and a sheet loaded ``later`` use."""
    kept = _fitting(sheet, seen)
    used = set(_VARIABLE.findall(later))
    while more := {name for value in _values(kept, used) for name in _VARIABLE.findall(value)} - used:
        used |= more
    return _written(kept, used)


def _fitting(rules: tuple[Rule | Group, ...], seen: Seen) -> tuple[Rule | Group, ...]:
    kept: list[Rule | Group] = []
    for rule in rules:
        if isinstance(rule, Group):
            kept.append(Group(rule.condition, _fitting(rule.rules, seen)))
        elif selectors := tuple(one for one in rule.selectors if one.fits(seen)):
            kept.append(Rule(selectors, rule.declarations))
    return tuple(kept)


def _values(rules: tuple[Rule | Group, ...], used: set[str]) -> Iterator[str]:
    """Give the text of each declaration, save those of variables that nothing uses so far."""
    for rule in rules:
        if isinstance(rule, Group):
            yield from _values(rule.rules, used)
        else:
            yield from (text for name, text in rule.declarations if not name.startswith("--") or name in used)


def _written(rules: tuple[Rule | Group, ...], used: set[str]) -> str:
    text = ""
    for rule in rules:
        if isinstance(rule, Group):
            inner = _written(rule.rules, used)
            text += f"{rule.condition}{{{inner}}}" if inner else ""
        else:
            body = ";".join(text for name, text in rule.declarations if not name.startswith("--") or name in used)
            text += f"{','.join(one.text for one in rule.selectors)}{{{body}}}" if body else ""
    return text
