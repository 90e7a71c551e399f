"""Props as shapes, and the named points that hands hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carebook.figures.geometry import Point, add, turned
from carebook.figures.outline import Bone, Shape
from carebook.figures.shapes import Layer, things
from carebook.model.pose import Prop

LINES = {"edge", "seam", "ground", "thin", "hollow", "lead-halo"}
"""Colours of lines: such a part is drawn open and not filled."""


def spots(props: tuple[Prop, ...]) -> dict[str, Point]:
    """Give the named points of all props, such as ``chair.back``. Raises KeyError for an unknown prop."""
    found = {}
    for prop in props:
        for name, spot in things()[prop.name].spots.items():
            found[f"{prop.name}.{name}"] = placed(prop, spot)
    return found


def parts(props: tuple[Prop, ...], layer: Layer) -> Iterator[Shape]:
    """Give the shapes of all props that stand in one layer."""
    for prop in props:
        for part in things()[prop.name].parts:
            if part.layer == layer:
                points = tuple(placed(prop, point) for point in part.points)
                shape = Shape(points, part.fill, closed=part.fill not in LINES, smooth=part.smooth, outlined=part.edge)
                # Turned things are drawn as they stand, and turned: the same pillow has the same outline everywhere.
                yield replace(shape, bone=Bone(prop.at, prop.turn), own=tuple(_sized(prop, point) for point in part.points)) if prop.turn else shape


def placed(prop: Prop, point: Point) -> Point:
    """Put a point of a prop where it stands; a prop of another height is drawn larger or smaller."""
    return add(prop.at, turned(_sized(prop, point), prop.turn))


def _sized(prop: Prop, point: Point) -> Point:
    drawn = things()[prop.name].size
    scale = prop.size / drawn if prop.size and drawn else 1.0
    wide = scale if prop.name == "roll" else 1.0
    return point[0] * wide, point[1] * scale
