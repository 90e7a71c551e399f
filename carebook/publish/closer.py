"""Parts of an exercise set closer together, side by side, so that a sheet has fewer pages. In large print they stand in turn."""

from __future__ import annotations

from carebook.publish.typeset import Node

SECTIONS = 2
"""So many stand beside the picture: the start position and the steps, which it shows."""


def beside(parts: list[Node]) -> list[Node]:
    """Give the parts with the sections that follow the first picture beside it, and lists that follow each other before it side by side."""
    at = next((n for n, part in enumerate(parts) if part["k"] == "figure"), len(parts))
    heads = [n for n, part in enumerate(parts) if part["k"] == "h" and n > at]
    if len(heads) <= SECTIONS:
        return columns(parts)
    end = heads[SECTIONS]
    return [*columns(parts[:at]), {**parts[at], "beside": parts[at + 1 : end]}, *parts[end:]]


def columns(parts: list[Node]) -> list[Node]:
    """Give the parts with each run of lists, each with its lead-in, as columns."""
    found: list[Node] = []
    for part in parts:
        if part["k"] == "ul" and found and found[-1]["k"] == "lead-in":
            one = {"k": "keep", "c": [found.pop(), part]}
            if found and found[-1]["k"] == "columns":
                found[-1]["c"].append(one)
            else:
                found.append({"k": "columns", "c": [one]})
        else:
            found.append(part)
    return found
