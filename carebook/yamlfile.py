"""YAML with line numbers: the text of a data file or of front matter, and where each value stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The C reader, about ten times faster, where PyYAML was built with it, as its published wheels are."""


class YamlFault(Exception):
    """The text is not the YAML that is wanted. ``line`` counts from 1 within the text."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True)
class YamlText:
    """Parsed YAML: ``data`` as plain Python values, and the line of each of them."""

    data: Any
    node: yaml.Node | None

    def line(self, place: Sequence[str | int]) -> int:
        """Give the line (from 1) of the value at ``place``, or of the nearest thing around it that exists."""
        node, line = self.node, 1
        for step in place:
            child, key = _child(node, step)
            if child is None:
                break
            node = child
            line = (key or child).start_mark.line + 1
        return line


def parse(text: str) -> YamlText:
    """Parse one YAML document.

    Raises YamlFault for broken syntax, a doubled key or an alias (aliases hide where a fact lives).
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlText(None, None)
        for fault in _faults(node):
            raise fault
        return YamlText(loader.construct_document(node), node)
    except yaml.MarkedYAMLError as error:
        # An unclosed bracket is noticed lines later; the writer needs the line where it opened.
        mark = error.context_mark if "flow" in (error.context or "") else error.problem_mark or error.context_mark
        raise YamlFault(mark.line + 1 if mark else 1, f"this is not valid YAML: {error.problem}. A text with ': ' or '#' in it needs quotes.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlFault(1, f"this is not valid YAML: {str(error).splitlines()[0]}") from None
    finally:
        loader.dispose()


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
    seen: set[int] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if id(node) in seen:
            yield YamlFault(node.start_mark.line + 1, "aliases (& and *) are not used here. Write the value out.")
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                name = key.value if isinstance(key.value, str) else ""
                if name in keys:
                    yield YamlFault(key.start_mark.line + 1, f"'{name}' stands here twice. Keep one.")
                keys.add(name)
                nodes.append(value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
