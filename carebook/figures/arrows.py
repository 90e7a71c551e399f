"""The arrow that shows the way to move: along the way a point of the body takes, beside the limb, with a halo."""

from __future__ import annotations

from collections.abc import Sequence

from carebook.figures import oblique
from carebook.figures.geometry import Point, add, direction, distance, minus, polar
from carebook.figures.outline import Frame, Shape, path
from carebook.figures.scene import skeleton
from carebook.figures.stance import between
from carebook.model.pose import Arrow, Pose

SAMPLES = 11
FIRST, LAST = 0.12, 0.88
"""The arrow covers this part of the way, so that it touches neither the start nor the finish."""

HEAD, HALF = 6.4, 3.7
"""Length and half width of the arrow's head, in units of the picture."""


def way(pose: Pose) -> tuple[Point, ...]:
    """Give the points of the arrow in world centimetres; none where the pose has no arrow."""
    arrow = pose.arrow
    if arrow is None:
        return ()
    if arrow.follow is None:
        return (arrow.at, arrow.to) if arrow.at and arrow.to else ()
    shares = [FIRST + (LAST - FIRST) * step / (SAMPLES - 1) for step in range(SAMPLES)]
    points = [_point(pose, share, arrow.follow) for share in shares]
    return tuple(_beside(points, place, arrow.beside) for place in range(SAMPLES))


def _point(pose: Pose, share: float, name: str) -> Point:
    if pose.posture == oblique.POSTURE:
        return oblique.top_knee(between(pose, share).open)
    return skeleton(pose, share).point(name)


def _beside(points: Sequence[Point], place: int, off: float) -> Point:
    """Move a point of the way to its right side (seen along the movement) by ``off`` cm."""
    before, after = points[max(place - 1, 0)], points[min(place + 1, len(points) - 1)]
    if distance(before, after) < 0.01:
        return points[place]
    return add(points[place], polar(off, direction(before, after) - 90))


def drawn(arrow: Arrow | None, points: Sequence[Point], frame: Frame) -> str:
    """Give the arrow as SVG: halo, line, head; or a head at each end. Nothing where there is no arrow."""
    if arrow is None or not points:
        return ""
    kept, heads = list(points), []
    for turn in range(2 if arrow.both else 1):
        kept, head = _headed(kept, frame)
        heads.append(head)
        if arrow.both and turn == 0:
            kept.reverse()
    line = path(Shape(tuple(kept), "arrow", closed=False, smooth=len(kept) > 3), frame)
    head = "".join(heads)
    return f'<path class="k-halo" d="{line}{head}"/><path class="k-arrow" d="{line}"/><path class="k-tip" d="{head}"/>'


def _headed(points: Sequence[Point], frame: Frame) -> tuple[list[Point], str]:
    """Put a head on the end of a way: what is left of the way, and the head as path data."""
    ends = [frame.at(point) for point in points]
    tip = ends[-1]
    back = next((end for end in reversed(ends) if distance(end, tip) > HEAD), ends[0])
    along = direction(back, tip)
    base = minus(tip, polar(HEAD * 0.8, along))
    kept = [point for point, end in zip(points, ends, strict=True) if distance(end, tip) > HEAD]
    corners = (tip, minus(tip, _turn(along, 1)), minus(tip, _turn(along, -1)))
    return [*kept, frame.world(base)], path(Shape(tuple((x, -y) for x, y in corners), "arrow", smooth=False), Frame((0, 0), 1))


def _turn(along: float, side: int) -> Point:
    return add(polar(HEAD, along), polar(HALF * side, along + 90))
