"""What is told to the writer when something in ``docs/`` is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class ContentError:
    """One fault: the file (as the writer knows it), the line (from 1), what is wrong and what to write instead."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        # One line each, that any terminal can show: what is quoted may hold anything, and so may the name of a file.
        return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in f"{self.path}:{self.line}: {self.message}")


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Ask for the known name that is closest to a wrong one. Where none is close, give ``otherwise``, or else all known names."""
    names = sorted(known)
    close = get_close_matches(name, names, 1)
    return f"Did you mean '{close[0]}'?" if close else otherwise or f"Use one of: {', '.join(names)}."


class ContentErrors(Exception):
    """All faults found in one run; raised only at the edge, where a build has to stop."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = sorted(set(errors))
        super().__init__(self.report())

    def report(self) -> str:
        """Give one line per fault and a count, ready to print."""
        count = len(self.errors)
        return "\n".join([*map(str, self.errors), f"{count} {'fault' if count == 1 else 'faults'} found. Nothing was built."])
