"""The lines of a body in Markdown, and which of them are code."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def marked_lines(body: str) -> list[tuple[int, str, bool]]:
    """Give the lines of a body with their number (from 0) and whether they stand inside a code fence."""
    lines, fence = [], ""
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            lines.append((number, line, True))
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        else:
            lines.append((number, line, bool(mark)))
            fence = mark[1] if mark else ""
    return lines
