"""Lying on the side, seen from the front and a little from above: limbs as hulls of balls along bones in space.

The knee moves on the circle round the line from hip to ankle, so that both bones keep their lengths, the pelvis keeps
still and the feet stay together.
"""

from __future__ import annotations

from dataclasses import replace

from carebook.figures.body import Group
from carebook.figures.geometry import Point, add, local
from carebook.figures.limbs import SHANK, THIGH
from carebook.figures.outline import Shape
from carebook.figures.shapes import Outline, shapes
from carebook.figures.space import Ball, Space, along, hull, knee_of, plus, seen, unit

FOOT = 4
"""Place of the foot among the pieces of a leg."""

Balls = tuple[tuple[Space, float], ...]

POSTURE = "side-lying"
LOW_HIP, TOP_HIP = (0.0, 10.5, 0.0), (0.0, 26.0, 0.0)
LOW_ANKLE, TOP_ANKLE = (58.0, 4.8, 0.0), (58.0, 13.6, 0.0)
LOW_SHOULDER, TOP_SHOULDER = (-46.0, 10.5, 0.0), (-45.0, 28.0, 0.0)
HEAD = (-71.0, 19.0, 4.0)
LOW_ARM = ((-46.0, 8.0, 4.0), (-60.0, 4.6, 27.0), (-76.0, 6.4, 12.0))
TOP_ARM = ((-44.0, 30.0, 4.0), (-25.0, 24.0, 24.0), (-38.0, 3.5, 36.0))


def groups(opened: float, *, working: bool) -> tuple[Group, ...]:
    """Give the layers of a person on the side, with the top knee lifted by ``opened`` degrees round the line from hip to ankle."""
    shirt = [
        _hull("top", (LOW_SHOULDER, 9.5), (TOP_SHOULDER, 8.5), ((-20, 15, 0), 11.5)),
        _hull("top", ((-22, 15, 0), 11), (LOW_HIP, 9.4), ((-3, 23, 0), 9.6)),
    ]
    pelvis = _hull("low", ((-7, 12, 0), 10), ((-6, 23, 0), 10.4), (LOW_HIP, 10.4), (TOP_HIP, 10.2))
    muscle = _hull("work", ((-5, 33, 3), 3.2), ((3, 33, 9), 3.8), ((8, 32, 14), 2.8))
    neck = _hull("skin", ((-48, 19, 1), 6.5), ((-62, 18, 2), 5.6))
    layers: list[Group] = [
        [_flat("mat", (-88, -16), (84, -16), (84, 44), (-88, 44))],
        [_hull("cloth", ((-84, 4, -8), 4), ((-62, 4, -8), 4), ((-84, 4, 14), 4), ((-62, 4, 14), 4))],
        _arm(LOW_ARM, "2"), [neck], *_face(), _leg(LOW_HIP, LOW_ANKLE, 0, "2"), shirt,
        [*_leg(TOP_HIP, TOP_ANKLE, opened, ""), pelvis],
    ]
    if working:
        layers.append([muscle])
    return (*layers, _arm(TOP_ARM, ""))


def joints(opened: float) -> dict[str, Point]:
    """Give where the camera sees the joints of the top leg."""
    knee, _, _ = knee_of(TOP_HIP, TOP_ANKLE, THIGH, SHANK, opened)
    return {"hip": seen(TOP_HIP), "knee": seen(knee), "ankle": seen(TOP_ANKLE)}


def top_knee(opened: float) -> Point:
    """Give where the camera sees the front of the top knee."""
    knee, _, out = knee_of(TOP_HIP, TOP_ANKLE, THIGH, SHANK, opened)
    return seen(plus(knee, (out, 6)))


def _leg(hip: Space, ankle: Space, opened: float, shade: str) -> Group:
    return [_hull(f"{fill}{shade}", *balls) for fill, balls in leg(hip, ankle, opened)]


def leg(hip: Space, ankle: Space, opened: float) -> list[tuple[str, Balls]]:
    """Give the pieces of a leg: the colour of each, and the balls (centre and radius, cm) that it is the hull of."""
    knee, axis, out = knee_of(hip, ankle, THIGH, SHANK, opened)
    shank = unit(knee, ankle)
    # The foot stands at a right angle to the shin, in the plane of the leg.
    a, e = sum(x * y for x, y in zip(shank, axis, strict=True)), sum(x * y for x, y in zip(shank, out, strict=True))
    forward = plus((0, 0, 0), (axis, -e), (out, a))
    heel, toe = plus(ankle, (shank, 5), (forward, -2)), plus(ankle, (shank, 5.6), (forward, 14))
    return [
        ("skin", ((hip, 9.4), (knee, 6))),
        ("skin", ((knee, 5.8), (along(knee, ankle, 0.3), 5.9), (along(knee, ankle, 0.5), 5))),
        ("skin", ((along(knee, ankle, 0.35), 5.7), (ankle, 3.7))),
        ("sock", ((along(knee, ankle, 0.86), 4.1), (ankle, 4.1))),
        ("sock", ((heel, 4.2), (plus(ankle, (shank, 4)), 4.4), (toe, 3))),
        ("low", ((hip, 10), (along(hip, knee, 0.6), 8.2))),
    ]


def _arm(joints: tuple[Space, Space, Space], shade: str) -> Group:
    shoulder, elbow, hand = joints
    return [
        _hull(f"skin{shade}", (shoulder, 4.8), (elbow, 4)),
        _hull(f"skin{shade}", (elbow, 3.9), (along(elbow, hand, 0.8), 2.7)),
        _hull(f"skin{shade}", (along(elbow, hand, 0.85), 2.7), (hand, 3), (plus(hand, (unit(elbow, hand), 4.5)), 2)),
        _hull(f"top{shade}", (shoulder, 6), (along(shoulder, elbow, 0.5), 5.6)),
    ]


def _face() -> list[Group]:
    form, middle = shapes().face, seen(HEAD)

    def put(outline: Outline, fill: str, *, closed: bool = True) -> Shape:
        # The crown points to the head's end of the mat: a quarter turn.
        return Shape(tuple(local(middle, 90, x, y) for x, y in outline), fill, closed=closed)

    eyes = [replace(put(tuple(add(eye, dot) for dot in ((-1, -1.4), (1, -1.4), (1, 1.4), (-1, 1.4))), "ink"), outlined=False) for eye in form.eyes]
    lines = [put(line, "thin", closed=False) for line in (*form.brows, form.nose, form.mouth)]
    return [[put(form.ear, "skin"), put(form.skin, "skin")], eyes, lines, [put(form.hair, "hair")]]


def _hull(fill: str, *balls: tuple[Space, float]) -> Shape:
    return Shape(hull(*(Ball(centre, radius) for centre, radius in balls)), fill, marks=tuple(seen(centre) for centre, _ in balls))


def _flat(fill: str, *corners: Point) -> Shape:
    return Shape(tuple(seen((x, 0, z)) for x, z in corners), fill, smooth=False)
