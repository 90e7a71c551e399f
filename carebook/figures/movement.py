"""The movement from start to finish, as a few numbers: which shapes move alike, and how.

Limbs are rigid, so no drawing is made for the moments between: the shapes of the start are held against the same shapes
at each sample, and the turn and shift that carry one to the other are fitted (least squares). Hulls of a view in space
grow a little shorter or longer as well. The page's script then turns and shifts the shapes of the start.
"""

from __future__ import annotations

import json
from cmath import phase, rect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import cos, degrees, pi, radians
from typing import NamedTuple

from carebook.figures import oblique
from carebook.figures.body import Group
from carebook.figures.geometry import Point, distance, mix
from carebook.figures.outline import Frame, Shape
from carebook.figures.scene import Box, Scene, joined, scene, skeleton
from carebook.figures.stance import between
from carebook.model.pose import Pose

STEPS = (12, 16, 24)
"""Steps from start to finish; the first number that keeps the joints together is taken."""

GAP = 0.6
"""cm by which bones that meet in a joint may part between two samples."""

RIGID = 0.6
"""cm by which a shape may differ from its own start, turned and shifted. More, and it is another shape."""

SAME = 0.02
"""cm within which two shapes move alike, and within which a joint belongs to a bone."""

FIXED = 1.0
"""cm within which a point keeps still."""

STILL = 1e-3
"""Weight that keeps the pivot of a motion without any turn near its shape: every other point would do as well."""


class Turn(NamedTuple):
    """One sample of a motion: where the pivot has gone (cm), the angle (degrees, counter-clockwise) and the size (1: as at the start)."""

    x: float
    y: float
    angle: float
    size: float


@dataclass(frozen=True)
class Motion:
    """How some shapes move: turned round ``pivot`` (cm), which moves along itself; one turn for each sample, the start first."""

    pivot: Point
    turns: tuple[Turn, ...]

    def at(self, sample: float) -> Turn:
        """Give the turn at a sample or between two, as the script mixes them."""
        first = min(int(sample), len(self.turns) - 2)
        return Turn(*(mix(a, b, sample - first) for a, b in zip(self.turns[first], self.turns[first + 1], strict=True)))

    def moved(self, point: Point, sample: float) -> Point:
        """Give where a point of the start (cm) is at a sample or between two."""
        turn = self.at(sample)
        step = rect(turn.size, radians(turn.angle)) * complex(point[0] - self.pivot[0], point[1] - self.pivot[1])
        return turn.x + step.real, turn.y + step.imag


@dataclass(frozen=True)
class Movement:
    """The start, its shapes numbered by the motion they follow; the motions; the box (cm) of all samples; how many shapes would not be rigid."""

    start: Scene
    motions: tuple[Motion, ...]
    box: Box
    broken: int

    @property
    def steps(self) -> int:
        """How many steps lie between start and finish."""
        return len(self.motions[0].turns) - 1 if self.motions else 0


@lru_cache(maxsize=256)
def movement(pose: Pose) -> Movement:
    """Give the movement of a pose, in as few samples as keep its joints together (or in the most there may be)."""
    found = sampled(pose, STEPS[0])
    for steps in STEPS[1:]:
        if widest_gap(pose, found) < GAP:
            break
        found = sampled(pose, steps)
    return found


def sampled(pose: Pose, steps: int) -> Movement:
    """Give the movement of a pose in so many steps."""
    scenes = [scene(pose, share(step, steps), working=False) for step in range(steps + 1)]
    layers = [[shape for group in one.groups for shape in group] for one in scenes]
    motions: list[Motion] = []
    followed: list[int | None] = []
    broken = 0
    for moments in zip(*layers, strict=True):
        number, rigid = _followed(moments, motions)
        followed.append(number)
        broken += not rigid
    seen = scenes[0].box
    for one in scenes[1:]:
        seen = joined(seen, one.box)
    numbers = iter(followed)
    groups: tuple[Group, ...] = tuple([replace(shape, motion=next(numbers)) for shape in group] for group in scenes[0].groups)
    return Movement(replace(scenes[0], groups=groups), tuple(motions), seen, broken)


def share(step: int, steps: int) -> float:
    """Give how much of the movement (0 to 1) has been done after a step: slow, then faster, then slow.

    So the script need not soften the ends, and a knee that locks, which moves fast just before, is sampled more closely.
    """
    return (1 - cos(pi * step / steps)) / 2


def _followed(moments: Sequence[Shape], motions: list[Motion]) -> tuple[int | None, bool]:
    """Find the motion of a shape given at each sample, or add it to ``motions``. Gives its number (None: it keeps still), and whether the shape is rigid."""
    marks = [shape.marks or shape.points for shape in moments]
    if len({len(points) for points in marks}) > 1:
        return None, False
    if _farthest(marks[0], marks) < SAME:
        return None, True
    for number, motion in enumerate(motions):
        if all(distance(motion.moved(a, sample), b) < SAME for sample, points in enumerate(marks) for a, b in zip(marks[0], points, strict=True)):
            return number, True
    motion = fitted(marks, sized=bool(moments[0].marks))
    if any(distance(motion.moved(a, sample), b) > RIGID for sample, points in enumerate(marks) for a, b in zip(marks[0], points, strict=True)):
        return None, False
    motions.append(motion)
    return len(motions) - 1, True


def _farthest(start: Sequence[Point], samples: Sequence[Sequence[Point]]) -> float:
    return max(distance(a, b) for points in samples for a, b in zip(start, points, strict=True))


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
    pivot = _pivot(middles, turns)
    # The angle runs on past half a turn instead of jumping back: the script mixes neighbours.
    angles = accumulate((degrees(phase(b / a)) for a, b in pairwise(turns)), initial=0.0)
    places = [middle + turn * (pivot - middles[0]) for middle, turn in zip(middles, turns, strict=True)]
    found = (Turn(place.real, place.imag, angle, abs(turn)) for place, angle, turn in zip(places, angles, turns, strict=True))
    return Motion((pivot.real, pivot.imag), tuple(found))


def _pivot(middles: Sequence[complex], turns: Sequence[complex]) -> complex:
    """Give the point that keeps still, mostly a joint: few numbers describe it, and mixing is exact round it.

    A point p (from the middle of the start) lies at m + t p, and has moved by (m - m0) + (t - 1) p: its least squares.
    Where every point moves, the middle of the shape does better: far from the shape, each mix would swing it off its way.
    """
    pull = sum((1 - turn).conjugate() * (middle - middles[0]) for middle, turn in zip(middles, turns, strict=True))
    joint = pull / (sum(abs(1 - turn) ** 2 for turn in turns) + STILL)
    moved = max(abs(middle - middles[0] + (turn - 1) * joint) for middle, turn in zip(middles, turns, strict=True))
    return middles[0] + joint if moved < FIXED else middles[0]


def widest_gap(pose: Pose, found: Movement) -> float:
    """Give by how many cm the bones of any joint part at most, midway between two samples.

    Whatever carries a joint in every sample, be it bone or floor, meets there, and must meet midway as well.
    """
    return max((gap for _, gap in gaps(pose, found)), default=0.0)


def gaps(pose: Pose, found: Movement) -> Iterator[tuple[str, float]]:
    """Give each joint by name, and by how many cm its bones part midway between two samples."""
    still = Motion((0, 0), (Turn(0, 0, 0, 1),) * (found.steps + 1))
    for name, places in _joints(pose, found.steps).items():
        carried = [motion for motion in (*found.motions, still) if all(distance(motion.moved(places[0], k), place) < SAME for k, place in enumerate(places))]
        for sample in range(found.steps):
            ends = [motion.moved(places[0], sample + 0.5) for motion in carried]
            yield name, max((distance(a, b) for a in ends for b in ends), default=0.0)


def _joints(pose: Pose, steps: int) -> dict[str, list[Point]]:
    """Give where each joint is (cm) at each sample."""
    if not steps:
        return {}
    if pose.posture == oblique.POSTURE:
        joints = [oblique.joints(between(pose, share(step, steps)).open) for step in range(steps + 1)]
    else:
        joints = [skeleton(pose, share(step, steps)).joints for step in range(steps + 1)]
    return {name: [one[name] for one in joints] for name in joints[0]}


def written(found: Movement, frame: Frame) -> str:
    """Write the motions for the page's script, as JSON: for each ``[pivot x, pivot y, [xs], [ys], [angles], ([sizes])]``.

    Units of the picture, y down, angles clockwise as SVG has them. The pivot is whole. Of the others there is one number for
    each sample but the start: tenths of a unit and of a degree, thousandths of the size, each as the change of its change from
    sample to sample. An even movement so becomes a row of noughts, which weighs next to nothing.
    """
    return "[" + ",".join(_row(motion, frame) for motion in found.motions) + "]"


def _row(motion: Motion, frame: Frame) -> str:
    left, top = frame.at(motion.pivot)
    pivot = round(left), round(top)
    lists: list[list[int]] = [[], [], [], []]
    for sample, turn in enumerate(motion.turns):
        x, y = motion.moved(frame.world(pivot), sample)
        x, y = frame.origin[0] + x * frame.scale - pivot[0], frame.origin[1] - y * frame.scale - pivot[1]
        for values, value in zip(lists, (x * 10, y * 10, -turn.angle * 10, turn.size * 1000 - 1000), strict=True):
            values.append(round(value))
    kept = lists if any(lists[3]) else lists[:3]
    return json.dumps([*pivot, *(bends(values) for values in kept)], separators=(",", ":"))


def bends(values: Sequence[int]) -> list[int]:
    """Give the change of the change of numbers that start at 0; the first of them is left out."""
    steps = [b - a for a, b in pairwise(values)]
    return [b - a for a, b in pairwise([0, *steps])]
