"""Where words of a rendered page stand in the files that a writer edits."""

from __future__ import annotations

import re
from bisect import bisect_right

from carebook.files import loose_text
from carebook.library import Library, Page

_MARKS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|\{ *[#.:][^}]*\}|\*\*|^ *(?:[-#>]+|\d+\.) +|[\[\]\\|]")
_QUOTES = str.maketrans("’‘“”", "''\"\"")


class Places:
    """Finds the file and line of words: the page's own file first, then the shared data files, then the other pages."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, tuple[str, list[int]]] = {}

    def find(self, page: Page, words: str) -> tuple[str, int]:
        """Give the path in docs/ and the line. Words that a block has put together are found by their beginning, else the page's title stands for them."""
        plain = _plain(words).rstrip(".")
        parts = plain.split()
        for wanted in dict.fromkeys((plain, " ".join(parts[: max(4, len(parts) // 2)]), " ".join(parts[:4]))):
            for path in (page.path, *self._library.data, *self._library.pages):
                if path != "sources.yml" and (line := self._line(path, wanted)):
                    return path, line
        return page.path, page.line_with("# ")

    def _line(self, path: str, wanted: str) -> int:
        if path not in self._texts:
            self._texts[path] = _joined(loose_text(self._library.docs / path))
        text, starts = self._texts[path]
        at = text.find(wanted)
        return bisect_right(starts, at) if at >= 0 else 0


def _joined(text: str) -> tuple[str, list[int]]:
    """Join all lines, as a reader sees them, to one; with the place in it at which each line starts."""
    starts, joined, at = [], [], 0
    for line in text.splitlines():
        starts.append(at)
        if plain := _plain(line):
            joined.append(plain)
            at += len(plain) + 1
    return " ".join(joined), starts


def _plain(line: str) -> str:
    return " ".join(_MARKS.sub("", line).translate(_QUOTES).replace("''", "'").casefold().split())
