"""YAML with line numbers: the text of a data file or of front matter, and where each value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

DEEPEST = 20
"""Levels of nesting. Real files need six; a reader that recurses would crash on thousands."""

UNPRINTABLE = re.compile(
    r"[^\t\n\r -\ud7ff\uf900-\ufffd\U00010000-\U000dffff]|[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]",
)
"""What neither a page nor a picture may hold: what XML has no way to write, and letters that nobody sees, which can turn a
line round or hide words from search (U+200C and U+200D are letters of some languages)."""

_DATE = re.compile(r"^\d{4}-\d\d?-\d\d?")
_STRING = "tag:yaml.org,2002:str"
_Base: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Loader(_Base):  # type: ignore[misc]
    """Reads dates as text: the rule that dates are quoted is checked below, with a line number."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the shape the library asks for
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


class YamlFault(Exception):
    """The text is not the YAML that is wanted. ``line`` counts from 1 within the text."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True)
class YamlText:
    """Parsed YAML: ``data`` as plain Python values, and the line of each of them."""

    data: Any
    text: str = field(default="", repr=False)
    """As it was written."""
    loader: Any = field(default=None, repr=False)
    tags: bool = False

    def line(self, place: Sequence[str | int]) -> int:
        """Give the line (from 1) of the value at ``place``, or of the nearest thing around it that exists."""
        node, line = _composed(self.text, self.loader or _Loader, tags=self.tags), 1
        for step in place:
            child, key = _child(node, step)
            if child is None:
                break
            node = child
            line = (key or child).start_mark.line + 1
        return line


def parse(text: str, loader: Any = _Loader, *, tags: bool = False) -> YamlText:
    """Parse one YAML document, with tags only where ``tags`` allows them and ``loader`` reads them.

    Raises YamlFault for broken syntax, an unquoted date, a doubled or unquoted key that is no text, an alias (aliases
    hide where a fact lives), a tag, a control character, and nesting deeper than any file here needs.
    """
    try:
        node = _composed(text, loader, tags=tags)
        return YamlText(None if node is None else loader("").construct_document(node), text, None if loader is _Loader else loader, tags)
    except yaml.MarkedYAMLError as error:
        raise YamlFault(line_of(error), f"this is not valid YAML: {error.problem}. A text with ': ' or '#' in it, or '{{' at its start, needs quotes.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlFault(1, f"this is not valid YAML: {str(error).splitlines()[0]}.") from None


@lru_cache(maxsize=1024)
def _composed(text: str, loader: Any, *, tags: bool) -> yaml.Node | None:
    """Read the nodes of a document: many files are read more than once in a build, and that is most of the work."""
    _look_through(text, tags=tags)
    reader = loader(text)
    try:
        node: yaml.Node | None = reader.get_single_node()
    finally:
        reader.dispose()
    for fault in _faults(node) if node else ():
        raise fault
    return node


def unprintable(letter: str) -> str:
    """Say what to do about a letter that may not stand in a file."""
    return f"there is a {'control character' if letter < ' ' else 'letter that nobody sees'} (U+{ord(letter):04X}). Take it out."


def line_of(error: yaml.MarkedYAMLError) -> int:
    """Give the line (from 1) to show for broken YAML: of an unclosed bracket, noticed lines later, the one where it opened."""
    mark = error.context_mark if "flow" in (error.context or "") else error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _look_through(text: str, *, tags: bool) -> None:
    """Count the nesting, and find aliases and tags, before anything recurses into them or makes a value of them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEEPEST:
            raise YamlFault(line, f"this is nested more than {DEEPEST} levels deep. Take brackets out.")
        if getattr(event, "anchor", None):
            raise YamlFault(line, "aliases (& and *) are not used here. Write the value out.")
        if getattr(event, "tag", None) and not tags:
            raise YamlFault(line, "tags (!) are not used here. Put a text that starts with '!' in quotes.")


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Give the value node at one step, with its key node when the parent is a mapping."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    return None, None


def _faults(root: yaml.Node) -> Iterator[YamlFault]:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            yield from _key_faults(node)
            nodes.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.ScalarNode):
            if found := UNPRINTABLE.search(node.value):
                yield YamlFault(line, unprintable(found[0]))
            if not node.style and _DATE.match(node.value):
                yield YamlFault(line, f'put quotes round the date: "{node.value}". Unquoted dates break other readers of YAML.')


def _key_faults(node: yaml.MappingNode) -> Iterator[YamlFault]:
    keys: set[str] = set()
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if key.tag != _STRING:
            yield YamlFault(line, f"'{key.value if isinstance(key.value, str) else '?'}' is not text. Put the name of the field in quotes.")
        elif key.value in keys:
            yield YamlFault(line, f"'{key.value}' stands here twice. Keep one.")
        keys.add(str(key.value))
