"""How far words may nest: beyond, a renderer of Markdown recurses until it breaks, or searches for minutes for the other bracket."""

from __future__ import annotations

import re
from collections.abc import Iterable

OPEN = 20
"""Brackets that may be open at once in a paragraph. Real words have two."""

DEEP = 24
"""Spaces before a line; real lists have six. Four are a level."""

_QUOTES = re.compile(r" {0,3}(?:> ?){6}")
_SLASHES = re.compile(r" *(/{9,})")


def tangled(lines: Iterable[tuple[int, str, bool]]) -> tuple[int, str] | None:
    """Give the first line (by its number) that nests too deep, and what to do. Lines come as ``marked_lines`` gives them; code is let be."""
    opened = 0
    for number, line, code in lines:
        if code or not line.strip():
            opened = 0
            continue
        if len(line) - len(line.lstrip(" \t")) > DEEP or line.startswith("\t" * (DEEP // 4)) or _QUOTES.match(line) or _SLASHES.match(line):
            return number, f"this is nested more than {DEEP // 4} levels deep. Take quotes, lists or blocks out of one another."
        for letter in line:
            opened = max(opened + (letter == "[") - (letter == "]"), 0)
            if opened > OPEN:
                return number, f"more than {OPEN} brackets '[' are open here. Close them, or take them out."
    return None
