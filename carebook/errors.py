"""What is told to the writer when something in ``docs/`` is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class ContentError:
    """One fault: the file (as the writer knows it), the line (from 1), what is wrong and what to write instead."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentErrors(Exception):
    """All faults found in one run; raised only at the edge, where a build has to stop."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = sorted(set(errors))
        super().__init__(self.report())

    def report(self) -> str:
        """Give one line per fault and a count, ready to print."""
        count = len(self.errors)
        return "\n".join([*map(str, self.errors), f"{count} {'fault' if count == 1 else 'faults'} found. Nothing was built."])
