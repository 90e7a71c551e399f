"""The movement from start to finish, as a few numbers: which shapes move alike, and how.

Limbs are rigid, so no drawing is made for the moments between: the shapes of the start are held against the same shapes
at each sample, and the turn and shift that carry one to the other are fitted (least squares). Hulls of a view in space
grow a little shorter or longer as well. The page's script then turns and shifts the shapes of the start.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from math import cos, pi

from carebook.figures import oblique
from carebook.figures.body import Group
from carebook.figures.geometry import Point, distance
from carebook.figures.motion import Motion, Turn, fitted, linked
from carebook.figures.outline import Shape
from carebook.figures.scene import Box, Scene, joined, scene, skeleton
from carebook.figures.stance import between
from carebook.model.pose import Pose

STEPS = (12, 16, 24)
"""Steps from start to finish; the first number that keeps the joints together is taken."""

GAP = 0.6
"""cm by which bones that meet in a joint may part between two samples."""

JUMP = 3.0
"""cm by which a joint may be off its place midway between two samples. More, and the picture jumps there."""

RIGID = 0.6
"""cm by which a shape may differ from its own start, turned and shifted. More, and it is another shape."""

SAME = 0.02
"""cm within which two shapes move alike, and within which a joint belongs to a bone."""

@dataclass(frozen=True)
class Movement:
    """The start, its shapes numbered by the motion they follow; the motions; the box (cm) of all samples; how many shapes would not be rigid.

    Of each joint, by name: ``gaps``, by how many cm its bones part at most midway between two samples, and ``jumps``, by how
    many it is off its place there, for a limb that turns too fast is anywhere.
    """

    start: Scene
    motions: tuple[Motion, ...]
    box: Box
    broken: int
    gaps: Mapping[str, float]
    jumps: Mapping[str, float]

    @property
    def steps(self) -> int:
        """How many steps lie between start and finish."""
        return len(self.motions[0].turns) - 1 if self.motions else 0

    @property
    def smooth(self) -> bool:
        """Whether every joint holds together and keeps to its way."""
        return max(self.gaps.values(), default=0.0) < GAP and max(self.jumps.values(), default=0.0) < JUMP


@lru_cache(maxsize=256)
def movement(pose: Pose) -> Movement:
    """Give the movement of a pose, in as few samples as keep its joints together (or in the most there may be)."""
    found = sampled(pose, STEPS[0])
    for steps in STEPS[1:]:
        if found.smooth:
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
    hung = linked(motions)
    order = {place: number for number, (place, _) in enumerate(hung)}
    numbers = iter(-1 if number is None else number for number in followed)
    groups: tuple[Group, ...] = tuple([replace(shape, motion=order.get(next(numbers))) for shape in group] for group in scenes[0].groups)
    moving = tuple(motion for _, motion in hung)
    gaps, jumps = _midway(pose, moving)
    return Movement(replace(scenes[0], groups=groups), moving, seen, broken, gaps, jumps)


def share(step: float, steps: int) -> float:
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


def _midway(pose: Pose, motions: Sequence[Motion]) -> tuple[dict[str, float], dict[str, float]]:
    """Give the gap and the jump of each joint: see Movement.

    Whatever carries a joint in every sample, be it bone or floor, meets there, and must meet midway as well.
    """
    gaps: dict[str, float] = {}
    jumps: dict[str, float] = {}
    steps = len(motions[0].turns) - 1 if motions else 0
    still = Motion((0, 0), (Turn(0, 0, 0, 1),) * (steps + 1))
    true = _joints(pose, [step + 0.5 for step in range(steps)], steps)
    for name, places in _joints(pose, range(steps + 1), steps).items():
        carried = [motion for motion in (*motions, still) if all(distance(motion.moved(places[0], k), place) < SAME for k, place in enumerate(places))]
        ends = [[motion.moved(places[0], sample + 0.5) for motion in carried] for sample in range(steps)]
        gaps[name] = max((distance(a, b) for sample in ends for a, b in combinations(sample, 2)), default=0.0)
        jumps[name] = max((distance(end, place) for sample, place in zip(ends, true[name], strict=True) for end in sample), default=0.0)
    return gaps, jumps


def _joints(pose: Pose, samples: Iterable[float], steps: int) -> dict[str, list[Point]]:
    """Give where each joint is (cm) at each of the samples, of so many steps in all."""
    if not steps:
        return {}
    shares = [share(sample, steps) for sample in samples]
    flat = pose.posture != oblique.POSTURE
    joints = [skeleton(pose, part).joints if flat else oblique.joints(between(pose, part).open) for part in shares]
    return {name: [one[name] for one in joints] for name in joints[0]}


def written(found: Movement) -> str:
    """Write the motions for the page's script, as JSON: for each ``[on, pivot x, pivot y, [angles], ([xs], [ys], ([sizes]))]``.

    ``on`` is the number of the motion that it hangs on, or -1. Centimetres, y down, angles clockwise as SVG has them. Of the
    others there is one number for each sample but the start: tenths of a centimetre and of a degree, thousandths of the size,
    each as the change of its change from sample to sample. An even movement so becomes a row of noughts, which weighs next to
    nothing.
    """
    return "[" + ",".join(_row(motion, found.motions) for motion in found.motions) + "]"


def _row(motion: Motion, motions: Sequence[Motion]) -> str:
    x, y = (int(side) if side == int(side) else side for side in (round(motion.pivot[0], 1), -round(motion.pivot[1], 1)))
    lists: list[list[int]] = [[], [], [], []]
    for turn in motion.turns:
        values = -turn.angle * 10, (turn.x - motion.pivot[0]) * 10, (motion.pivot[1] - turn.y) * 10, turn.size * 1000 - 1000
        for row, value in zip(lists, values, strict=True):
            row.append(round(value))
    while len(lists) > 1 and not any(lists[-1]):
        lists.pop()
    on = motions.index(motion.on) if motion.on else -1
    return json.dumps([on, x, y, *(bends(values) for values in lists)], separators=(",", ":"))


def bends(values: Sequence[int]) -> list[int]:
    """Give the change of the change of numbers that start at 0; the first of them is left out."""
    steps = [b - a for a, b in pairwise(values)]
    return [b - a for a, b in pairwise([0, *steps])]
