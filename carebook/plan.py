"""Exercises as the plan builder takes them: short names for links, steps whose hold can be changed, and limits.

A link holds no slugs, since eight of them would make it too long, and no places in a list, since lists change: it holds three
letters made from each slug. A new exercise so needs nothing of its own here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from carebook.model import Exercise
from carebook.model.rules import PlanLimits

LETTERS = 3
HOLD = "{}"
"""Stands in a step for the seconds to hold, which a plan may change."""

_TOLD = re.compile(r"\bfor \d[^.]*\bseconds\b")
_FREE = re.compile(rf"Hold for {re.escape(HOLD)} seconds(, and keep breathing)?\.")

Place = tuple[str | int, ...]


def code(slug: str) -> str:
    """Give the three letters, a to z, that stand for a slug in links, for ever: from the SHA-256 of the slug."""
    return "".join(chr(ord("a") + byte % 26) for byte in hashlib.sha256(slug.encode()).digest()[:LETTERS])


def steps(exercise: Exercise) -> tuple[str, ...]:
    """Give the steps with ``HOLD`` in place of the seconds of the exercise's own dose.

    A step that starts low and builds up ("for 5 to 10 seconds at first, and build up to 30") is one hold in a plan.
    """
    hold = exercise.dose.hold_s
    if hold is None:
        return exercise.steps
    built_up = re.compile(rf"\bfor [\d to]+ seconds at first, and build up to {hold.to}\b")
    return tuple(built_up.sub(f"for {HOLD} seconds", step).replace(f"for {hold} seconds", f"for {HOLD} seconds") for step in exercise.steps)


def same(slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each two slugs, the first before the second, that the same letters stand for."""
    seen: dict[str, str] = {}
    for slug in slugs:
        first = seen.setdefault(code(slug), slug)
        if first != slug:
            yield first, slug


def faults(exercise: Exercise, limits: PlanLimits) -> Iterator[tuple[Place, str]]:
    """Give what keeps an exercise out of a plan: the place in its front matter, and what to write."""
    for name, limit in limits:
        bound = getattr(exercise.bounds, name)
        if bound and bound.max > limit.most:
            yield ("bounds", name), f"'bounds.{name}' goes up to {bound.max}, and no plan may go over {limit.most}: {limit.text} Write at most {limit.most}."
    free = exercise.bounds.hold_s is not None and exercise.bounds.hold_s.min == 0
    for number, step in enumerate(steps(exercise)):
        if _TOLD.search(step):
            yield ("steps", number), "a plan may change the hold, and this step would still say the old one. Write 'for {=hold} seconds'."
        elif free and HOLD in step and not _FREE.fullmatch(step):
            yield ("steps", number), "a plan may leave out the hold, since 'bounds.hold_s' starts at 0. Write 'Hold for {=hold} seconds.' as a step of its own."
