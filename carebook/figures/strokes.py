"""Short path data for small pictures: a unit is a centimetre, and numbers are whole, or halves where a curve needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from carebook.figures.geometry import Point, direction, minus, turned
from carebook.figures.outline import Frame, Shape, numbers, path
from carebook.figures.shapes import Outline

LEAST = 1.5
"""cm that a point must pull an outline, or it is left out; less where the outline is small."""

TINY = 5.0
"""cm: an outline smaller than this is left out."""

FINE, COARSE = Frame((0, 0), 1, grain=1), Frame((0, 0), 1, grain=2)
"""Points rounded to whole centimetres, and to every second one, so that the middle of two is whole as well."""

START = re.compile(r"M[-\d. ]+")


def element(colour: str, text: str) -> str:
    """Give path data as an element of a colour class (without its k-); nothing where there is nothing to draw."""
    return f'<path class="k-{colour}" d="{text}"/>' if text else ""


def turn(how: str, text: str) -> str:
    """Put elements into a group that is moved or turned; as they are where it is not."""
    return f'<g transform="{how}">{text}</g>' if how else text


def to(point: Point) -> str:
    """Give the transformation that moves 0 0 to a point of the world (cm, y up)."""
    return f"translate({round(point[0])} {round(-point[1])})"


def straight(points: Iterable[Point], *, closed: bool = True) -> str:
    """Give the path data of an outline with corners, or of an open line. A closed outline of two points has round ends."""
    ends = [(round(x), round(-y)) for x, y in points]
    text, last = f"M{numbers(ends[0])}", ""
    for x, y in (minus(b, a) for a, b in pairwise(ends)):
        letter, values = ("h", [x]) if not y else ("v", [y]) if not x else ("l", [x, y])
        if x or y:
            word = numbers(values)
            text += letter + word if letter != last else word if word.startswith("-") else f" {word}"
            last = letter
    return text + ("z" if closed else "")


def smooth(outline: Outline) -> str:
    """Give the path data of a smooth outline as it stands."""
    return path(Shape(outline, ""), FINE)


def rough(shape: Shape) -> str:
    """Give the path data of a shape of the world, without what is too fine for a small picture."""
    extent = max(max(values) - min(values) for values in zip(*shape.points, strict=True))
    if extent < TINY:
        return ""
    if not soft(shape):
        return straight(dict.fromkeys(shape.points), closed=shape.closed)
    kept = thinned(shape.points, min(LEAST, extent / 8), closed=shape.closed)
    return path(replace(shape, points=kept), FINE if shape.fill == "work" else COARSE)


def soft(shape: Shape) -> bool:
    """Say whether a shape is rounder than a board with blunted edges: few of its points are corners (which stand twice)."""
    kept = len(set(shape.points))
    return shape.smooth and kept > max(2, 2 * (len(shape.points) - kept))


def lens(points: Iterable[Point]) -> str:
    """Give the path data of a lens: from the first point to the third, pulled by the second, and back, pulled by the fourth."""
    a, b, c, d = ((round(x), round(-y)) for x, y in points)
    return f"M{numbers(a)}q{numbers((*minus(b, a), *minus(c, a), *minus(d, c), *minus(a, c)))}z"


def chained(pieces: Iterable[str]) -> str:
    """Join closed outlines; one that starts where the last did needs no start of its own."""
    text, last = "", ""
    for piece in pieces:
        rest = START.sub("", piece, count=1)
        start = piece.removesuffix(rest)
        text += rest if start == last else piece
        last = start
    return text


def thinned(points: Iterable[Point], least: float = LEAST, *, closed: bool = True) -> tuple[Point, ...]:
    """Round points to whole numbers, and leave out those that pull an outline less than ``least`` (cm). Corners stay."""
    kept: list[Point] = [(round(x), round(y)) for x, y in points]
    place, end = (0, 0) if closed else (1, 1)
    while place < len(kept) - end and len(kept) > 2:
        before, point, after = kept[place - 1], kept[place], kept[(place + 1) % len(kept)]
        if before != point != after and abs(turned(minus(point, before), -direction(before, after))[1]) < least:
            del kept[place]
        else:
            place += 1
    return tuple(kept)
