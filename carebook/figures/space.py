"""Points in space and convex hulls, for the one view that is not from the side. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, pi, radians, sin, sqrt

from carebook.figures.geometry import Point

Space = tuple[float, float, float]
"""x from head to feet, y up, z towards the reader; centimetres."""

AZIMUTH, ELEVATION = -9.0, 20.0
"""Where the camera stands, in degrees: turned round the upright axis, and raised."""


DOTS = 10
"""Points that stand for a circle: they pull a smooth curve, which runs a little within them."""

ROUND = 0.975
"""Share of its radius at which the curve of a ball runs."""


@dataclass(frozen=True)
class Ball:
    """A ball of a limb."""

    centre: Space
    radius: float


def along(a: Space, b: Space, share: float) -> Space:
    """Give the point that lies ``share`` of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def plus(a: Space, *steps: tuple[Space, float]) -> Space:
    """Add steps, each times a length, to a point."""
    for step, length in steps:
        a = (a[0] + step[0] * length, a[1] + step[1] * length, a[2] + step[2] * length)
    return a


def unit(a: Space, b: Space) -> Space:
    """Give the direction from ``a`` to ``b``, of length 1."""
    step = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
    long = sqrt(step[0] ** 2 + step[1] ** 2 + step[2] ** 2)
    return step[0] / long, step[1] / long, step[2] / long


def knee_of(hip: Space, ankle: Space, thigh: float, shank: float, opened: float) -> tuple[Space, Space, Space]:
    """Give the knee, and two directions: from hip to ankle, and from that line to the knee.

    The knee lies on a circle round the line from hip to ankle, both of which lie in the plane of the camera (equal z). ``opened`` turns it upwards from straight ahead, in degrees.
    The angle at the hip follows from the law of cosines, as in ``geometry.two_bone``.
    """
    axis = unit(hip, ankle)
    far = sum((b - a) ** 2 for a, b in zip(hip, ankle, strict=True)) ** 0.5
    angle = acos((thigh**2 + far**2 - shank**2) / (2 * thigh * far))
    up = unit((0, 0, 0), (-axis[1], axis[0], 0))
    c, s = cos(radians(opened)), sin(radians(opened))
    out = (s * up[0], s * up[1], c)
    return plus(hip, (axis, thigh * cos(angle)), (out, thigh * sin(angle))), axis, out


def seen(point: Space) -> Point:
    """Give where the camera sees a point: an orthographic projection, in cm."""
    ca, sa = cos(radians(AZIMUTH)), sin(radians(AZIMUTH))
    ce, se = cos(radians(ELEVATION)), sin(radians(ELEVATION))
    deep = -point[0] * sa + point[2] * ca
    return point[0] * ca + point[2] * sa, point[1] * ce - deep * se


def hull(*balls: Ball) -> tuple[Point, ...]:
    """Give the outline of balls and all that lies between them: a convex hull (Andrew's monotone chain), counter-clockwise."""
    dots: set[Point] = set()
    for ball in balls:
        x, y = seen(ball.centre)
        pulled = ball.radius * ROUND / cos(pi / DOTS)
        dots |= {(x + pulled * cos(2 * pi * n / DOTS), y + pulled * sin(2 * pi * n / DOTS)) for n in range(DOTS)}
    ordered = sorted(dots)
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(dots: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for dot in dots:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], dot) <= 0:
            chain.pop()
        chain.append(dot)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
