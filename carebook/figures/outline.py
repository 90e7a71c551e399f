"""From outlines in centimetres to SVG path data, and the frame that says where on the picture a point lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from carebook.figures.geometry import Point


@dataclass(frozen=True)
class Bone:
    """Where rigid outlines are put: the place (cm) of their own origin, and the direction (degrees) of their own x axis."""

    root: Point = (0.0, 0.0)
    axis: float = 0.0


@dataclass(frozen=True)
class Shape:
    """One outline in world centimetres. ``fill`` is a colour class without its k-; an open shape is a line.

    ``own`` is the same outline in the coordinates of its ``bone``, for a shape that is only ever moved and turned.
    ``marks`` are points that move with the shape, where its outline is made of other points from moment to moment (a hull).
    ``motion`` is the number of the motion that the shape follows when the picture moves.
    """

    points: tuple[Point, ...]
    fill: str
    closed: bool = True
    smooth: bool = True
    outlined: bool = True
    marks: tuple[Point, ...] = ()
    motion: int | None = None
    bone: Bone = Bone()
    own: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Frame:
    """Turns world centimetres (y up) into units of the picture (y down): ``origin`` is where (0, 0) lies, ``scale`` units a cm."""

    origin: Point
    scale: float
    grain: float = 0.2
    """Units to which points of outlines are rounded; an even number of tenths, so that the middle of two is a whole one."""

    def at(self, point: Point) -> Point:
        """Give the place in the picture, rounded to a tenth of a unit."""
        return round(self.origin[0] + point[0] * self.scale, 1), round(self.origin[1] - point[1] * self.scale, 1)

    def world(self, place: Point) -> Point:
        """Give the point of the world (cm) at a place in the picture."""
        return (place[0] - self.origin[0]) / self.scale, (self.origin[1] - place[1]) / self.scale

    def pull(self, point: Point) -> Point:
        """Give the place in the picture of a point that pulls a curve, rounded to the grain."""
        x, y = self.at(point)
        return round(round(x / self.grain) * self.grain, 1), round(round(y / self.grain) * self.grain, 1)


def number(value: float) -> str:
    """Write a number with at most one decimal and nothing to spare."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def numbers(values: Iterable[float]) -> str:
    """Write numbers so that a path may hold them, without a space before a minus."""
    text = ""
    for value in values:
        piece = number(value)
        text += piece if not text or piece.startswith("-") else f" {piece}"
    return text


def path(shape: Shape, frame: Frame) -> str:
    """Give the path data of a shape: straight, or a smooth curve that its points pull (a uniform quadratic B-spline)."""
    if not shape.smooth or len(shape.points) < 3:
        return _line([frame.at(point) for point in shape.points]) + ("z" if shape.closed else "")
    return _spline([frame.pull(point) for point in shape.points], shape.closed)


def _line(points: Sequence[Point]) -> str:
    return f"M{numbers(points[0])}" + "".join(_step(round(b[0] - a[0], 1), round(b[1] - a[1], 1)) for a, b in pairwise(points))


def _step(x: float, y: float) -> str:
    return f"h{number(x)}" if not y else f"v{number(y)}" if not x else f"l{numbers((x, y))}"


def _spline(points: list[Point], closed: bool) -> str:
    """Draw from middle to middle of the control polygon; an open line starts and ends at its ends.

    ``t`` goes on to the next middle and takes for its pull the last one mirrored in the place it starts from, which is the
    next point itself, since that place is the middle of both. So every point but the first costs two numbers, not four.
    """
    middles = [_middle(a, b) for a, b in pairwise(points)]
    if closed:
        last = _middle(points[-1], points[0])
        start, pull, ends = last, points[0], [*middles, last]
    else:
        start, pull, ends = points[0], points[1], [*middles[1:-1], points[-1]]
    steps = [round(b[axis] - a[axis], 1) for a, b in pairwise([start, *ends]) for axis in (0, 1)]
    first = (round(pull[0] - start[0], 1), round(pull[1] - start[1], 1), *steps[:2])
    return f"M{numbers(start)}q{numbers(first)}" + (f"t{numbers(steps[2:])}" if steps[2:] else "") + ("z" if closed else "")


def _middle(a: Point, b: Point) -> Point:
    return round((a[0] + b[0]) / 2, 1), round((a[1] + b[1]) / 2, 1)
