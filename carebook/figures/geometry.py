"""Plane geometry for figures: points in centimetres, directions in degrees counter-clockwise from +x. Pure functions."""

from __future__ import annotations

from math import acos, atan2, cos, degrees, hypot, radians, sin

Point = tuple[float, float]


def polar(length: float, direction: float) -> Point:
    """Give the step of ``length`` (cm) in ``direction`` (degrees)."""
    return length * cos(radians(direction)), length * sin(radians(direction))


def add(a: Point, b: Point) -> Point:
    """Add two steps, or a step to a point."""
    return a[0] + b[0], a[1] + b[1]


def minus(a: Point, b: Point) -> Point:
    """Give the step from ``b`` to ``a``."""
    return a[0] - b[0], a[1] - b[1]


def turned(step: Point, angle: float) -> Point:
    """Turn a step by ``angle`` degrees, counter-clockwise."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return step[0] * c - step[1] * s, step[0] * s + step[1] * c


def distance(a: Point, b: Point) -> float:
    """Give the distance of two points."""
    return hypot(a[0] - b[0], a[1] - b[1])


def direction(a: Point, b: Point) -> float:
    """Give the direction from ``a`` to ``b`` in degrees."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def mix(a: float, b: float, share: float) -> float:
    """Give the value that lies ``share`` (0 to 1) of the way from ``a`` to ``b``."""
    return a + (b - a) * share


def local(origin: Point, axis: float, along: float, front: float) -> Point:
    """Place a point given in limb coordinates: ``along`` the bone from its upper joint, ``front`` towards the front of the body (cm)."""
    return add(origin, turned((along, front), axis))


def two_bone(root: Point, target: Point, upper: float, lower: float, sign: int) -> tuple[float, float, float]:
    """Bend two bones so that they reach from ``root`` to ``target``.

    The law of cosines: cos a = (l1² + d² - l2²) / (2 l1 d), where a is the angle between the upper bone and the line to
    the target. ``sign`` is +1 where the middle joint lies counter-clockwise of that line (a knee), -1 for an elbow.
    Gives the directions of both bones in degrees, and the shortfall in cm: how far the target is out of reach.
    """
    wanted = distance(root, target)
    reach = min(max(wanted, abs(upper - lower) + 0.01), upper + lower)
    a = degrees(acos(max(-1.0, min(1.0, (upper**2 + reach**2 - lower**2) / (2 * upper * reach)))))
    first = direction(root, target) + sign * a
    middle = add(root, polar(upper, first))
    end = add(root, polar(reach, direction(root, target)))
    return first, direction(middle, end), abs(wanted - reach)
