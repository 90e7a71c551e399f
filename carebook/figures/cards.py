"""Small pictures with people: the finish for a card, start and finish for a sheet, a person in a drawing.

A unit is a centimetre, and the picture shows as much of the world as is needed. So a person is the same text in all of them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from carebook.figures import arrows, oblique, small
from carebook.figures.body import Body, Group
from carebook.figures.geometry import direction, minus, polar, turned
from carebook.figures.outline import numbers
from carebook.figures.props import LINES, parts
from carebook.figures.scene import Box, joined, scene, skeleton, within
from carebook.figures.shapes import Layer, people
from carebook.figures.skeleton import Skeleton
from carebook.figures.stance import between
from carebook.figures.strokes import element, rough, soft, to
from carebook.model.picture import Figurine
from carebook.model.pose import Pose

MARGIN, PAD = 10, 5
"""cm round the drawing of a card, and round each panel of a pair."""

TAIL = 1.5
"""Half the width in cm of the end of an arrow that turns."""

LABEL = 15
"""Room for a label above a panel; its letters are 12."""

TOO_FINE = {"ground", "seam", "thin"}
"""Colours of what a person within a drawing goes without."""

PLAIN = {*LINES, "work"}
"""Colours without a dark edge."""

Sides = tuple[float, float]


@lru_cache(maxsize=256)
def card(pose: Pose) -> str:
    """Draw the finish alone, four wide and three high, for a card whose heading already says what it shows."""
    left, low, right, top = _seen(pose, 1)
    wide, high = right - left + 2 * MARGIN, top - low + 2 * MARGIN
    wide, high = round(max(wide, high * 4 / 3)), round(max(high, wide * 3 / 4))
    left = round((left + right - wide) / 2)
    return _svg(pose, (left, round(-(top + low + high) / 2), wide, high), moment(pose, 1, (left, left + wide)) + arrow(pose))


@lru_cache(maxsize=64)
def pair(pose: Pose, *, labelled: bool = False) -> str:
    """Draw start and finish as one small picture, as large as they get in a place twice as wide as high.

    Words beside it name the two; ``labelled`` writes Start and Finish above them instead.
    """
    left, low, right, top = (round(edge) + pad for edge, pad in zip(_seen(pose, 0, 1), (-PAD, -PAD, PAD, PAD), strict=True))
    stacked = right - left > 2 * (top - low)
    # Of about one size in pictures of one height; larger in a wide pair, which has to be drawn smaller.
    letter = ((top - low) / 8 if stacked else max((top - low) / 16, (right - left) / 14)) / 12 if labelled else 0
    top += round(LABEL * letter)
    wide, high = right - left, top - low
    start, finish = (moment(pose, share, (left, right), working=bool(share)) for share in (0, 1))
    if labelled:
        start, finish = (f'<text transform="translate({left + 2} {round(12 * letter - top)})scale({letter:.2g})">{label}</text>{drawn}' for label, drawn in (("Start", start), ("Finish", finish)))
    step = f"0 {high}" if stacked else f"{wide} 0"
    view = (left, -top, wide, 2 * high) if stacked else (left, -top, 2 * wide, high)
    return _svg(pose, view, f'{start}<g transform="translate({step})">{finish}{arrow(pose)}</g>')


def figurine(one: Figurine, pose: Pose) -> str:
    """Draw a small person: what is too fine for its size is left out, and the drawing round it is its floor."""
    place = f"translate({one.at[0]:g} {one.at[1]:g})scale({one.scale:g})"
    return f'<g class="kx {people()[pose.person].classes}" transform="{place}">{moment(pose, one.moment, (-999, 999), working=False, bare=True)}</g>'


def moment(pose: Pose, share: float, sides: Sides, *, working: bool = True, bare: bool = False) -> str:
    """Draw the person and all things between two sides (cm) at ``share`` of the movement, from the back to the front.

    ``working`` shows the working muscles; ``bare`` leaves out what is too fine for a person in a drawing, and the floor.
    """
    if pose.posture == oblique.POSTURE:
        return small.aside(between(pose, share).open, working=working)
    person, body = people()[pose.person], skeleton(pose, share)
    near, far = small.Side(body, body.near, body.near_arm), small.Side(body, body.far, body.far_arm)
    back = [small.arm(person, far, near=False)] if far.limb("forearm") != near.limb("forearm") else []  # else the near arm hides it
    text = _things(pose, "back", sides, bare=bare) + _ghost(pose)
    text += small.joined(*back, small.leg(person, far, pose.feet, near=False)) + _on(pose, body, "far", far, working=working)
    text += _things(pose, "middle", sides, bare=bare) + small.chest(person, body)
    text += small.joined(small.leg(person, near, pose.feet, near=True)) + _on(pose, body, "near", near, working=working)
    return text + _things(pose, "hand", sides, bare=bare) + small.joined(small.arm(person, near, near=True)) + _things(pose, "front", sides, bare=bare)


def _on(pose: Pose, body: Skeleton, name: str, side: small.Side, *, working: bool) -> str:
    """Draw the working muscles of one side, and what is worn there."""
    clothed = Body(people()[pose.person], body, pose.feet)
    worn = (group for one in pose.worn if one.side == name for group in clothed.worn(one.name, name))
    red = (muscle.rpartition(".")[2] for muscle in pose.muscles if working and muscle.startswith(name))
    return side.muscles(red) + "".join(_thing(group) for group in worn)


def _ghost(pose: Pose) -> str:
    """Draw the near leg pale at the finish, where a pose asks for it."""
    if not pose.ghost:
        return ""
    body = skeleton(pose, 1)
    return f'<g class="k-ghost">{small.joined(small.leg(people()[pose.person], small.Side(body, body.near, body.near_arm), pose.feet, near=True))}</g>'


def _things(pose: Pose, layer: Layer, sides: Sides, *, bare: bool) -> str:
    shown = (within(list(parts((prop,), layer)), *sides) for prop in pose.props)
    return "".join(_thing([shape for shape in shapes if not (bare and shape.fill in TOO_FINE)]) for shapes in shown)


def _thing(shapes: Group) -> str:
    """Draw a thing: boards and lines of one colour that follow each other are one element; soft parts keep their own outline."""
    pieces = [(shape.fill + (" k-hem" if shape.outlined and shape.fill not in PLAIN else ""), place * soft(shape), rough(shape)) for place, shape in enumerate(shapes, 1)]
    return "".join(element(colour, "".join(text for *_, text in same)) for (colour, _), same in groupby(pieces, key=itemgetter(0, 1)))


def arrow(pose: Pose) -> str:
    """Draw the way to move as one shape with a halo: its tip at 0 0 and pointing to the right, then turned and put in its place.

    A straight arrow has a shaft, and a second head where it goes there and back; one that turns grows a little from its start.
    """
    way = arrows.way(pose)
    if not way or not pose.arrow:
        return ""
    start, tip = way[0], way[-1]
    half = way[len(way) // 2] if len(way) > 2 else ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2)
    pull = 2 * half[0] - (start[0] + tip[0]) / 2, 2 * half[1] - (start[1] + tip[1]) / 2
    angle = direction(pull, tip)
    (x, y), (a, b) = ((round(along), round(-off)) for along, off in (turned(minus(point, tip), -angle) for point in (start, pull)))
    if pose.arrow.both:
        shape = f"M0 0l-9-5v3H{x + 9}v-3l-9 5 9 5v-3H-9v3z"
    elif y == b == 0:
        shape = f"M0 0l-9-5v3H{x}v4H-9v3z"
    else:
        u, v = polar(TAIL, direction((x, y), (a, b)) + 90)
        ends = (round(x - u), round(y - v)), (round(x + u), round(y + v))
        shape = f"M0 0l-9-5v3Q{numbers((a, b - 2, *ends[0]))}L{numbers(ends[1])}Q{numbers((a, b + 2, -9, 2))}v3z"
    return f'<path class="k-halo k-tip" transform="{to(tip)}rotate({round(-angle)})" d="{shape}"/>'


def _seen(pose: Pose, *shares: float) -> Box:
    """Give the box (cm) round some moments and the arrow."""
    first, *rest = (scene(pose, share, working=False).box for share in shares)
    for box in (*rest, *((x - 4, y - 4, x + 4, y + 4) for x, y in arrows.way(pose))):
        first = joined(first, box)
    return first


def _svg(pose: Pose, view: tuple[float, ...], inner: str) -> str:
    return f'<svg class="kx {people()[pose.person].classes}" viewBox="{" ".join(f"{side:g}" for side in view)}" aria-hidden="true">{inner}</svg>'
