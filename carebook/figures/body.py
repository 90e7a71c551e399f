"""A person as shapes: the skeleton clothed with the outlines of shapes.yml, in groups that share one outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from carebook.figures.geometry import Point, local
from carebook.figures.limbs import ANKLE, BALL, FOREARM, Arm, Leg
from carebook.figures.outline import Bone, Shape
from carebook.figures.props import LINES
from carebook.figures.shapes import Outline, Person, shapes
from carebook.figures.skeleton import Skeleton

Group = list[Shape]
"""Shapes with one common outline; then each is filled, in this order."""


@dataclass(frozen=True)
class Body:
    """What is needed to clothe a skeleton."""

    person: Person
    skeleton: Skeleton
    feet: str = "shoe"
    bends: frozenset[str] = frozenset()
    """Sides (near, far) whose toes bend during the movement: those feet are drawn in two parts."""

    def far(self) -> Iterator[Group]:
        """Give the limbs on the far side, a shade darker."""
        yield [replace(shape, fill=f"{shape.fill}2") for shape in self._arm(self.skeleton.far_arm)]
        yield [replace(shape, fill=f"{shape.fill}2") for shape in self._leg("far")]

    def head(self) -> Iterator[Group]:
        """Give head, face and hair."""
        form, base, axis = shapes().head, self.skeleton.neck, self.skeleton.head - 90
        yield [_placed(form.skin, base, axis, "skin")]
        eye = tuple((form.eye[0] + x, form.eye[1] + y) for x, y in ((-0.9, -1.3), (0.9, -1.3), (0.9, 1.3), (-0.9, 1.3)))
        yield [replace(_placed(eye, base, axis, "ink"), outlined=False)]
        yield [replace(_placed(line, base, axis, "thin"), closed=False) for line in (form.brow, form.mouth)]
        covered = self.person.hair == "scarf"
        yield [_placed(shapes().hair[self.person.hair], base, axis, "top" if covered else "hair")]
        if not covered:
            yield [_placed(form.ear, base, axis, "skin")]

    def trunk(self) -> Group:
        """Give the shirt."""
        return [self._bone("trunk", self.skeleton.shoulder, self.skeleton.trunk, "top")]

    def near_leg(self) -> Group:
        """Give the near leg with the pelvis: in one group, or a false circle would show at the hip."""
        pelvis = self._bone("pelvis", self.skeleton.shoulder, self.skeleton.trunk, "low")
        return [*self._leg("near"), pelvis]

    def near_arm(self) -> Group:
        """Give the near arm, and a patch of shirt that lets its outline run out into the shoulder."""
        patch = _placed(((-7, 4.6), (-2, 6.6), (5.4, 5.4), (6, 0), (5.4, -5.4), (-2, -6.4), (-6.4, -4)), self.skeleton.shoulder, self.skeleton.trunk, "top")
        return [*self._arm(self.skeleton.near_arm), replace(patch, outlined=False)]

    def muscle(self, name: str) -> Shape:
        """Give a working muscle. Raises KeyError for a name that shapes.yml does not hold."""
        side, _, part = name.rpartition(".")
        muscle = shapes().muscles[part]
        return _placed(muscle.points, *self._root(side, muscle.bone), "work")

    def worn(self, name: str, side: str) -> Iterator[Group]:
        """Give what is worn on one side, piece by piece, as thick as the limb under it. Raises KeyError for a name that shapes.yml does not hold."""
        for part in shapes().worn[name]:
            girth = 1.0 if part.bone == "trunk" else self.person.girth
            outline = tuple((along, front * girth) for along, front in part.points)
            yield [replace(_placed(outline, *self._root(side, part.bone), part.fill), closed=part.fill not in LINES, smooth=part.smooth, outlined=part.edge)]

    def _root(self, side: str, bone: str) -> tuple[Point, float]:
        """Give where a bone starts, and its direction."""
        leg = self.skeleton.far if side == "far" else self.skeleton.near
        roots = {
            "trunk": (self.skeleton.shoulder, self.skeleton.trunk),
            "thigh": (leg.hip, leg.thigh),
            "knee": (leg.knee, (leg.thigh + leg.shank) / 2),
            "shank": (leg.knee, leg.shank),
        }
        return roots[bone]

    def _leg(self, side: str) -> Group:
        leg = self.skeleton.far if side == "far" else self.skeleton.near
        bare = self.person.legs == "shorts"
        cover = "skin" if bare else "low"
        middle = (leg.thigh + leg.shank) / 2
        # Skin first: a rim of it would shine through where clothes lie over it. What lies on one bone stands together.
        group = [self._bone("shank", leg.knee, leg.shank, "skin")]
        if not bare:
            group.append(self._bone("legging-shank", leg.knee, leg.shank, "low"))
        group.append(self._bone("sock", leg.knee, leg.shank, "sock"))
        group += _foot(self.feet, leg, in_two=side in self.bends)
        if self.feet == "shoe":
            group += [replace(shape, outlined=False) for shape in _foot("sole", leg, in_two=side in self.bends)]
        group.append(self._bone("thigh", leg.hip, leg.thigh, cover))
        if bare:
            group.append(self._bone("shorts", leg.hip, leg.thigh, "low"))
        return [*group, _placed(_knee(), leg.knee, middle, cover)]

    def _arm(self, arm: Arm) -> Group:
        upper, fore = ("upper-arm", arm.shoulder, arm.upper), ("forearm", arm.elbow, arm.fore)
        hand = _placed(_hand(arm), local(arm.elbow, arm.fore, FOREARM, 0), arm.palm, "skin")
        if self.person.sleeves == "sleeve":
            return [self._bone(*upper, "skin"), self._bone("sleeve", *upper[1:], "top"), self._bone(*fore, "skin"), hand]
        return [self._bone("long-sleeve", *upper[1:], "top"), self._bone(*fore, "skin"), self._bone("long-cuff", *fore[1:], "top"), hand]

    def _bone(self, name: str, root: Point, axis: float, fill: str) -> Shape:
        """Place a limb's outline, thicker or rounder as the person is."""
        person, outline = self.person, shapes().limbs[name]
        if name in ("trunk", "pelvis"):
            outline = tuple((along, front + person.belly * _belly(along) if front > 0 else front) for along, front in outline)
        else:
            outline = tuple((along, front * person.girth) for along, front in outline)
        return _placed(outline, root, axis, fill)


def thumb(arm: Arm) -> Shape:
    """Give the line of the thumb."""
    return replace(_placed(shapes().thumbs[arm.grip], arm.hand, arm.palm, "thin"), closed=False)


def _foot(name: str, leg: Leg, *, in_two: bool) -> Group:
    """Give a shoe, a sole or a sock; ``in_two`` parts, the toes turned round the ball."""
    if not in_two:
        return [_placed(shapes().feet[name], leg.ankle, leg.foot, name)]
    foot, ball = shapes().bent_feet[name], local(leg.ankle, leg.foot, BALL, -ANKLE)
    toes = tuple((x - BALL, y + ANKLE) for x, y in foot.toes)
    return [_placed(foot.heel, leg.ankle, leg.foot, name), _placed(toes, ball, leg.foot + leg.toes, name)]


def _hand(arm: Arm) -> Outline:
    return shapes().hands[arm.grip]


def _knee() -> Outline:
    return tuple((along - 42, front) for along, front in shapes().limbs["knee"])


def _belly(along: float) -> float:
    """How much of the belly shows at this height of the trunk: most at the navel, nothing at the chest."""
    return max(0.0, 1 - abs(along - 35) / 20)


def _placed(outline: Outline, root: Point, axis: float, fill: str) -> Shape:
    return Shape(tuple(local(root, axis, along, front) for along, front in outline), fill, bone=Bone(root, axis), own=outline)


