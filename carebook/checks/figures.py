"""Can every pose be drawn, and by a body?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook.errors import ContentError
from carebook.figures import checks
from carebook.library import Library
from carebook.model import Exercise


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the pose of every exercise that has one."""
    for page, exercise in library.of(Exercise):
        if exercise.pose:
            for field, text in checks.faults(exercise.pose):
                yield ContentError(library.shown(page.path), page.line_of("pose", field), text)
