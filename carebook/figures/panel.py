"""One position as SVG text that packs small: every outline as its bone has it, in centimetres, and the place of the bone.

So start and finish, near and far limbs, edges and fills repeat the same text, and packing finds it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from carebook.figures.body import Group
from carebook.figures.outline import Frame, Shape, number, numbers, path
from carebook.figures.props import LINES
from carebook.figures.scene import Scene, within

CENTIMETRES = Frame((0, 0), 1)

HAIR = 0.5
"""Width, in units, of the line in their own colour round limbs and clothes."""

WIDTHS = {"line": 2.3, "thin": 1.0, "edge": 1.0, "seam": 1.0, "ground": 1.2, "work": 1.3}
"""Widths of lines in units, as the style sheet has them; ``line`` is the outline of a large person. In a panel they are attributes: else they would grow with the drawing."""

DASHED = {"lead-halo", "hollow"}
"""Lines whose dashes would grow as well: they are drawn in units of the picture."""

Piece = tuple[str, str]
"""The opening tag of what goes round some text, and the text."""


def panel(one: Scene, frame: Frame, sides: tuple[float, float]) -> str:
    """Draw a position between two ``sides`` of the picture (units). ``frame`` says where it lies, and how large it is."""
    left, right = (frame.world((side, 0))[0] for side in sides)
    shown = [(place == one.pale, kept) for place, group in enumerate(one.groups) if (kept := within(group, left, right))]
    text = ""
    for dashed, run in groupby(shown, key=lambda layer: layer[1][0].fill in DASHED):
        layers = list(run)
        text += "".join(_line(group, frame) for _, group in layers) if dashed else _body(layers, frame)
    return text


def _body(layers: list[tuple[bool, Group]], frame: Frame) -> str:
    """Draw layers, each pale or not, in centimetres."""
    text = ""
    for (pale, tag), run in groupby(layers, key=lambda layer: (layer[0], _common(layer[1]))):
        inner = _wrapped([piece for group in _with_lines_joined([group for _, group in run]) for piece in _pieces(group, frame.scale, inside=tag is not None)])
        inner = f"{tag}{inner}</g>" if tag else inner
        text += f'<g class="k-ghost">{inner}</g>' if pale else inner
    place = f"translate({numbers(round(side, 1) for side in frame.origin)})scale({frame.scale:.3f})"
    return f'<g class="k-cm"{_wide(HAIR, frame.scale)} transform="{place}">{text}</g>'


def _wrapped(pieces: list[Piece]) -> str:
    """Put tags round pieces; neighbours share a tag."""
    found = ((tag, "".join(text for _, text in run)) for tag, run in groupby(pieces, key=lambda piece: piece[0]))
    return "".join(f"{tag}{text}</g>" if tag else text for tag, text in found)


def _pieces(group: Group, scale: float, *, inside: bool) -> Iterator[Piece]:
    """Draw one group. ``inside``: its bone, or the ground, goes round it; else each shape has its own."""
    first = group[0]
    if all(shape.fill in LINES for shape in group):
        yield f"<g{_wide(WIDTHS[first.fill], scale)}>", _path(first.fill, "".join(map(_drawn, group)))
    elif first.fill == "work":
        yield f"<g{_wide(WIDTHS['work'], scale)}>", _on_bones(group, inside=inside)
    elif len(group) == 1 and first.fill not in ("skin", "top", "low"):
        yield f'<g class="k-thing"{_wide(WIDTHS["line"], scale)}>' if first.outlined else "", _on_bones(group, inside=inside)
    else:
        # One outline round all shapes, then each is filled: no line shows where limbs join. Far limbs have the names of near
        # ones, or packing would not know them again.
        far = all(shape.fill.endswith("2") for shape in group)
        group = [replace(shape, fill=shape.fill.removesuffix("2")) for shape in group]
        yield f'<g class="k-outline"{_wide(WIDTHS["line"], scale)}>', _on_bones([shape for shape in group if shape.outlined], inside=inside)
        yield '<g class="k-far">' if far else "", _on_bones(group, inside=inside)


def _with_lines_joined(groups: list[Group]) -> Iterator[Group]:
    """Make one group of neighbours that are lines of one colour."""
    for fill, run in groupby(groups, key=lambda group: group[0].fill if group[0].fill in LINES else None):
        found = list(run)
        yield from [[shape for group in found for shape in group]] if fill else found


def _on_bones(group: Group, *, inside: bool) -> str:
    if inside:
        return "".join(_path(shape.fill, _drawn(shape)) for shape in group)
    return _wrapped([(_tag(shape), _path(shape.fill, _drawn(shape))) for shape in group])


def _common(group: Group) -> str | None:
    """Give the tag of the bone on which all shapes of a group lie; None where they lie on several."""
    tags = {_tag(shape) for shape in group}
    return tags.pop() if len(tags) == 1 else None


def _tag(shape: Shape) -> str:
    """Give the opening tag that puts a shape in its place, with the number of the motion it follows; nothing where there is neither."""
    follows = "" if shape.motion is None else f' data-m="{shape.motion}"'
    place = ""
    if shape.own:
        x, y = shape.bone.root
        turn = round((180 - shape.bone.axis) % 360 - 180, 1)
        place = f' transform="translate({numbers((x, -y))}){f"rotate({number(turn)})" if turn else ""}"'
    return f"<g{follows}{place}>" if follows or place else ""


def _drawn(shape: Shape) -> str:
    return path(replace(shape, points=shape.own or shape.points), CENTIMETRES)


def _path(fill: str, drawn: str) -> str:
    return f'<path class="k-{fill}" d="{drawn}"/>'


def _line(group: Group, frame: Frame) -> str:
    return _path(group[0].fill, "".join(path(shape, frame) for shape in group))


def _wide(units: float, scale: float) -> str:
    """Give the attribute for a line that is to be so many units wide."""
    return f' stroke-width="{number(units / scale)}"'
