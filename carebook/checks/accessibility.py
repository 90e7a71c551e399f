"""Can the day in docs/tested.yml be true? That the tests of docs/accessibility.yml exist and do what it says, tests hold: tests/content/test_accessibility.py."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.checks.facts import TOMORROW
from carebook.errors import ContentError
from carebook.library import Library
from carebook.reading import TESTED
from carebook.sheet import latest


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the day on which the tests last passed."""
    if library.tested.date > latest() + TOMORROW:
        yield ContentError(library.shown(TESTED), library.data[TESTED].line(("date",)), "'date' lies in the future. The tests write this file: make tested.")
