"""What is the same for a whole Library is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from carebook.library import Library

Made = TypeVar("Made")


def once(make: Callable[[Library], Made]) -> Callable[[Library], Made]:
    """Work out a function of a Library once, as long as nobody asks about another one."""
    last: list[tuple[Library, Made]] = []

    @wraps(make)
    def made(library: Library) -> Made:
        if not last or last[0][0] is not library:
            last[:] = [(library, make(library))]
        return last[0][1]

    return made
