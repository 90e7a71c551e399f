"""May every exercise be part of a plan, and do links to plans that are out there keep their meaning?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook import plan
from carebook.checks.facts import unknown
from carebook.errors import ContentError
from carebook.library import Library
from carebook.model import Exercise

RULES = "exercise-rules.yml"


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check limits, steps and names. Pages in ``unread`` have faults of their own."""
    exercises = {page.slug: page for page, _ in library.of(Exercise)}
    for page, exercise in library.of(Exercise):
        for place, text in plan.faults(exercise, library.rules.plan.limits):
            yield ContentError(library.shown(page.path), page.line_of(*place), text)
    for first, second in plan.same(exercises):
        page = exercises[second]
        yield ContentError(library.shown(page.path), 1, f"in links to plans, '{second}' has the same letters as '{first}'. Give the file another name.")
    conditions = library.rules.conditions
    for first, second in plan.same(conditions):
        yield _told(library, ("conditions", second), f"in links to plans, '{second}' has the same letters as '{first}'. Give it another name.")
    known = {*exercises, *conditions, *(path.rpartition("/")[2].removesuffix(".md") for path in unread)}
    for old, new in library.rules.plan.formerly.items():
        if old in known:
            yield _told(library, ("plan", "formerly", old), f"'{old}' is still called so. Take it out.")
        if new is not None and new not in known:
            yield _told(library, ("plan", "formerly", old), unknown(new, "an exercise or a problem", known, "docs/exercises/"))


def _told(library: Library, place: tuple[str, ...], text: str) -> ContentError:
    return ContentError(library.shown(RULES), library.data[RULES].line(place), text)
