"""How one rigid shape moves: fitted to where its points are at each sample, and hung on another shape where a joint holds the two together.

A shank hung on its thigh only turns round the knee, so it needs no row of places: the turns alone are few numbers.
Points are complex numbers here: a motion takes p to turn times p plus shift.
"""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import degrees, radians
from typing import NamedTuple

from carebook.figures.geometry import Point, mix

FIXED = 1.0
"""cm within which a point keeps still."""

STILL = 1e-3
"""Weight that keeps the pivot of a motion without any turn near its shape: every other point would do as well."""

HELD = 0.05
"""cm within which a joint holds two shapes together."""

Way = list[tuple[complex, complex]]
"""Turn and shift at each sample."""


class Turn(NamedTuple):
    """One sample of a motion: where the pivot has gone (cm), the angle (degrees, counter-clockwise) and the size (1: as at the start)."""

    x: float
    y: float
    angle: float
    size: float


@dataclass(frozen=True)
class Motion:
    """How some shapes move: turned round ``pivot`` (cm), which moves along itself; one turn for each sample, the start first.

    With ``on``, all this goes on in the place of the start, and what comes of it moves as ``on`` does.
    """

    pivot: Point
    turns: tuple[Turn, ...]
    on: Motion | None = None

    def at(self, sample: float) -> Turn:
        """Give the turn at a sample or between two, as the script mixes them."""
        first = min(int(sample), len(self.turns) - 2)
        return Turn(*(mix(a, b, sample - first) for a, b in zip(self.turns[first], self.turns[first + 1], strict=True)))

    def moved(self, point: Point, sample: float) -> Point:
        """Give where a point of the start (cm) is at a sample or between two."""
        turn = self.at(sample)
        step = rect(turn.size, radians(turn.angle)) * complex(point[0] - self.pivot[0], point[1] - self.pivot[1])
        found = turn.x + step.real, turn.y + step.imag
        return self.on.moved(found, sample) if self.on else found


def fitted(samples: Sequence[Sequence[Point]], *, sized: bool) -> Motion:
    """Fit a motion to points (cm) given at each sample, the start first; ``sized`` lets them grow and shrink.

    With points as complex numbers about their middle, the best turn is the sum of b times the conjugate of a.
    """
    clouds = [[complex(*point) for point in points] for points in samples]
    middles = [sum(cloud) / len(cloud) for cloud in clouds]
    start = [point - middles[0] for point in clouds[0]]
    turns: list[complex] = []
    for cloud, middle in zip(clouds, middles, strict=True):
        turn = sum((b - middle) * a.conjugate() for a, b in zip(start, cloud, strict=True)) / sum(abs(a) ** 2 for a in start)
        turns.append(turn if sized else turn / abs(turn))
    way = [(turn, middle - turn * middles[0]) for turn, middle in zip(turns, middles, strict=True)]
    joint = _joint(way, middles[0])
    # Where every point moves, the middle of the shape does better: far from the shape, each mix would swing it off its way.
    return _about(joint if _strays(joint, way) < FIXED else middles[0], way)


def linked(motions: Sequence[Motion]) -> list[tuple[int, Motion]]:
    """Hang motions on one another where a joint holds them. Gives each with its place in ``motions``, none before the one it hangs on.

    What turns round a place of the ground comes first; where nothing hangs on anything, the motion with the least to tell.
    """
    ways = [_way(motion) for motion in motions]
    found: list[tuple[int, Motion]] = []
    left = list(range(len(motions)))
    while left:
        held = [(place, motion) for place in left for motion in [_hung(ways[place], motions[place].pivot, found, ways)] if motion]
        # One at a time: what comes next may hang on it.
        place, motion = held[0] if held else min(((place, motions[place]) for place in left), key=lambda one: _told(one[1]))
        found.append((place, motion))
        left.remove(place)
    return found


def _hung(way: Way, near: Point, found: Sequence[tuple[int, Motion]], ways: Sequence[Way]) -> Motion | None:
    """Give the motion of a shape that lies ``near`` a point as mere turns on the ground or on one of those found; None where no joint holds it."""
    chosen: list[Motion] = []
    for on, under in [(None, [(1 + 0j, 0j)] * len(way)), *((motion, ways[place]) for place, motion in found)]:
        between = [(a / c, (b - d) / c) for (a, b), (c, d) in zip(way, under, strict=True)]
        joint = _joint(between, _joint(between, complex(*near)))
        if _strays(joint, between) < HELD and all(abs(abs(turn) - 1) < STILL for turn, _ in between):
            turns = tuple(Turn(joint.real, joint.imag, angle, 1.0) for angle in _angles([turn for turn, _ in between]))
            chosen.append(Motion((joint.real, joint.imag), turns, on))
    return min(chosen, key=_told, default=None)


def _told(motion: Motion) -> float:
    """Give how much there is to tell of a motion: how unevenly it goes on."""
    steps = [[b[part] - a[part] for a, b in pairwise(motion.turns)] for part in range(3)]
    return sum(abs(b - a) for row in steps for a, b in pairwise([0.0, *row]))


def _way(motion: Motion) -> Way:
    found = []
    for x, y, angle, size in motion.turns:
        turn = rect(size, radians(angle))
        found.append((turn, complex(x, y) - turn * complex(*motion.pivot)))
    return found


def _about(pivot: complex, way: Way) -> Motion:
    """Give a motion as turns round a pivot."""
    places = [turn * pivot + shift for turn, shift in way]
    angles = _angles([turn for turn, _ in way])
    turns = (Turn(place.real, place.imag, angle, abs(turn)) for place, angle, (turn, _) in zip(places, angles, way, strict=True))
    return Motion((pivot.real, pivot.imag), tuple(turns))


def _angles(turns: Sequence[complex]) -> list[float]:
    """Give the angles (degrees) of turns: they run on past half a turn instead of jumping back, for the script mixes neighbours."""
    return list(accumulate((degrees(phase(b / a)) for a, b in pairwise(turns)), initial=0.0))


def _joint(way: Way, near: complex) -> complex:
    """Give the point that keeps still, mostly a joint: few numbers describe it, and mixing is exact round it.

    A point p, seen from ``near``, lies at t p + s, and has moved by s + (t - 1) p: its least squares.
    """
    pull = sum((1 - turn).conjugate() * (shift - (1 - turn) * near) for turn, shift in way)
    return near + pull / (sum(abs(1 - turn) ** 2 for turn, _ in way) + STILL)


def _strays(point: complex, way: Way) -> float:
    """Give by how many cm a point leaves its place at most."""
    return max(abs(shift + (turn - 1) * point) for turn, shift in way)
