"""A small person: a round brush goes over the bones of the solved skeleton, as it does in the site's own mark.

Limbs so are a few short numbers, which do not depend on the size of the picture. Equal heads, chests and legs are equal text, which
packs well. The width of the brush, and of the dark rim below it, is in the style sheet. Girth is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from carebook.figures import oblique
from carebook.figures.body import Group
from carebook.figures.geometry import Point, add, distance, local, minus, mix
from carebook.figures.limbs import Arm, Leg
from carebook.figures.limbs import bent as bent_foot
from carebook.figures.outline import Shape, path
from carebook.figures.shapes import Outline, Person, data
from carebook.figures.skeleton import Skeleton
from carebook.figures.space import seen
from carebook.figures.strokes import COARSE, chained, element, lens, smooth, straight, thinned, to, turn
from carebook.model.base import Record

BRUSH = 3.5
"""Half the width of the brush in cm."""

STIFF = 20.0
"""Degrees by which a wrist must bend to be drawn bent."""

BELLY = -31
"""Height of the point of the trunk (cm from the shoulder) that shows a belly."""

Spot = tuple[Literal["trunk", "thigh", "knee", "shank", "foot", "upper", "fore", "palm"], float, float]
Limb = tuple[str, dict[str, str]]
"""Path data of the dark rim below a limb, and of what lies on it, by colour (without its k-b-)."""


class Front(Record):
    """A head from the front."""

    skin: Outline
    face: tuple[Outline, ...]
    hair: Outline


class Small(Record):
    """small.yml."""

    limbs: dict[str, tuple[Spot, ...]]
    band: tuple[Spot, Spot]
    muscles: dict[str, tuple[Spot, Spot, Spot, Spot]]
    trunk: Outline
    head: Outline
    face: tuple[Outline, ...]
    hair: dict[str, Outline]
    front: Front


@lru_cache(maxsize=1)
def small() -> Small:
    """Read small.yml."""
    return Small.model_validate(data("small.yml"))


class Side:
    """One side of a body: places on its bones, drawn in whole centimetres."""

    def __init__(self, body: Skeleton, leg: Leg, arm: Arm) -> None:
        """Take a solved skeleton, and the leg and arm of this side."""
        self._toes, self._wrist = leg.toes, abs((arm.palm - arm.fore + 180) % 360 - 180)
        self._bones = {
            "trunk": (body.shoulder, body.trunk), "thigh": (leg.hip, leg.thigh), "knee": (leg.knee, (leg.thigh + leg.shank) / 2),
            "upper": (arm.shoulder, arm.upper), "fore": (arm.elbow, arm.fore), "palm": (arm.hand, arm.palm),
        }
        # The shin starts where the knee is drawn, not where it is: so the knee keeps its bend.
        knee = list(self._points(small().limbs["thigh"][:2]))
        off = minus(_middle(*_paired(knee)), _middle(*knee))
        self._bones.update(shank=(add(leg.knee, off), leg.shank), foot=(add(leg.ankle, off), leg.foot))

    def limb(self, *names: str) -> str:
        """Give the path data of outlines of small.yml; foot and forearm are bent where their toes and their wrist are."""
        bent = {"foot": bool(self._toes), "forearm": self._wrist > STIFF}
        return chained(straight(_paired(self._points(small().limbs[f"{name}-bent" if bent.get(name) else name]))) for name in names)

    def band(self) -> str:
        """Give the path data of the top of a sock."""
        return straight(self._points(small().band), closed=False)

    def muscles(self, names: Iterable[str]) -> str:
        """Draw working muscles by name."""
        return element("work", "".join(lens(self._points(small().muscles[name])) for name in names))

    def _points(self, spots: Iterable[Spot]) -> Iterator[Point]:
        for bone, along, front in spots:
            yield local(*self._bones[bone], *(bent_foot(along, front, self._toes) if bone == "foot" else (along, front)))


def leg(person: Person, side: Side, feet: str, *, near: bool) -> Limb:
    """Draw a leg; the near one with the pelvis."""
    shade, bare = "" if near else "2", person.legs == "shorts"
    bones, foot = side.limb("thigh", "shank"), side.limb("foot")
    low = (side.limb("shorts") if bare else bones) + (side.limb("pelvis") if near else "")
    socks, shoes = (side.band() + foot, "") if feet == "sock" else (side.band(), foot)
    first, last = ({"skin": bones}, {"low": low}) if bare else ({"low": low}, {})
    return (bones if bare else "") + low + foot, {colour + shade: text for colour, text in {**first, "sock": socks, "shoe": shoes, **last}.items()}


def arm(person: Person, side: Side, *, near: bool) -> Limb:
    """Draw an arm; the near one with shirt over its upper end, so that no line parts the two."""
    shade, long = "" if near else "2", person.sleeves == "long-sleeve"
    skin = side.limb("forearm") if long else side.limb("forearm", "upper-arm")
    sleeve = side.limb("long-sleeve", "cuff") if long else side.limb("sleeve")
    return skin + sleeve, {f"skin{shade}": skin, f"top{shade}": sleeve + (side.limb("shoulder") if near else "")}


def joined(*limbs: Limb) -> str:
    """Draw limbs with one rim round them all."""
    colours = dict.fromkeys(colour for _, fills in limbs for colour in fills)
    parts = (element(f"b-{colour}", "".join(fills.get(colour, "") for _, fills in limbs)) for colour in colours)
    return element("rim", "".join(rim for rim, _ in limbs)) + "".join(parts)


def chest(person: Person, body: Skeleton) -> str:
    """Draw head and trunk: the same text in every picture of the person, turned and put in its place."""
    lean, nod = round(-90 - body.trunk), round(body.trunk + 180 - body.head)
    front = round(person.belly / 2) * 2  # even, as the numbers of the outline are odd
    trunk = smooth(tuple((x + front if x > 0 and y == BELLY else x, y) for x, y in small().trunk))
    hair = "top" if person.hair == "scarf" else "hair"
    head = turn(f"rotate({nod} 0 -5)" if nod else "", _head(small().head, small().face, small().hair[person.hair], hair))
    return turn(to(body.shoulder) + (f"rotate({lean})" if lean else ""), head + element("top k-hem", trunk))


def aside(opened: float, *, working: bool) -> str:
    """Draw a person who lies on the side, the top knee lifted by ``opened`` degrees."""
    return "".join(_layer(group) for group in oblique.groups(opened, working=working))


def _layer(group: Group) -> str:
    """Draw a layer of the view in space: hulls of balls with the brush; the head anew, with its hair, which is in front."""
    fill, hulls = group[0].fill, bool(group[0].marks)
    if fill == "work":
        return element(fill, path(replace(group[0], points=group[0].points[::3]), COARSE))
    if fill in ("mat", "cloth"):
        return element(f"{fill} k-hem", straight(thinned(group[0].points)))
    if hulls:
        return joined(*((text, {shape.fill: text}) for shape in group for text in [straight(_within(shape))]))
    front = small().front
    return turn(f"{to(seen(oblique.HEAD))}rotate(-90)", _head(front.skin, front.face, front.hair, "hair")) if fill == "hair" else ""


def _head(skin: Outline, face: Iterable[Outline], hair: Outline, colour: str) -> str:
    return element("skin k-hem", smooth(skin)) + element("ink", "".join(straight(one) for one in face)) + element(f"{colour} k-hem", smooth(hair))


def _within(hull: Shape) -> tuple[Point, ...]:
    """Give the outline of balls, drawn in by half the brush: each point towards the middle of its ball."""
    inner: dict[Point, None] = {}
    for point in hull.points:
        middle = min(hull.marks, key=lambda mark: distance(mark, point))
        share = min(1.0, BRUSH / distance(point, middle))
        inner[round(mix(point[0], middle[0], share)), round(mix(point[1], middle[1], share))] = None
    return thinned(inner)


def _paired(points: Iterable[Point]) -> list[Point]:
    """Round points to whole numbers, each second one so that it makes up for the first: the middle of the two hardly moves."""
    found: list[Point] = []
    off: Point = (0, 0)
    for point in points:
        wanted = add(point, off)
        found.append((round(wanted[0]), round(wanted[1])))
        off = minus(wanted, found[-1]) if len(found) % 2 else (0, 0)
    return found


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
