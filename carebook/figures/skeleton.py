"""From joint angles to points: the skeleton behind every figure. Pure.

World: centimetres, y up, the person faces +x. Directions are degrees, counter-clockwise. With the trunk's lean L
(0 upright, -90 on the back): trunk, from shoulder to hip, t = -90 - L; thigh h = t + hip; shank s = h - knee;
foot f = s + 90 + ankle; upper arm u = t + shoulder; forearm u + elbow. So the numbers in the data are the clinical
ones. Lengths are those of a person of 172 cm. Order of solving: trunk, legs given by angles, placement, legs given by
a planted foot, arms. What is out of reach is reported as a shortfall: it is the best single test of a pose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from carebook.figures.geometry import Point, add, local, minus, polar, turned, two_bone
from carebook.figures.limbs import ANKLE, BALL, FOREARM, HEEL, SHANK, THIGH, TOE, TRUNK, UPPER_ARM, Arm, Leg
from carebook.figures.stance import Full, FullArm, FullLeg


@dataclass(frozen=True)
class Skeleton:
    """All points of one position. ``trunk`` is the direction from shoulder to hip, ``head`` that of the crown."""

    shoulder: Point
    hip: Point
    trunk: float
    head: float
    near: Leg
    far: Leg
    near_arm: Arm
    far_arm: Arm

    @property
    def neck(self) -> Point:
        """The root of the neck, on which the head sits."""
        return local(self.shoulder, self.trunk, -5, 0.5)

    @property
    def joints(self) -> dict[str, Point]:
        """Every place where bones meet, by name; the toes' ball and tip too, which may stand on the floor."""
        found = {"neck": self.neck, "shoulder": self.shoulder}
        for side, leg, arm in (("near", self.near, self.near_arm), ("far", self.far, self.far_arm)):
            places = {"hip": leg.hip, "knee": leg.knee, "ankle": leg.ankle, "ball": leg.sole(BALL), "toe": leg.sole(TOE), "elbow": arm.elbow, "hand": arm.hand}
            found.update((f"{side} {name}", place) for name, place in places.items())
        return found

    def point(self, name: str) -> Point:
        """Give a named point of the body. Raises KeyError for a name that is not in POINTS."""
        side, _, part = name.rpartition(".")
        return POINTS[part](self, self.far if side == "far" else self.near)


POINTS: Mapping[str, Callable[[Skeleton, Leg], Point]] = {
    "shoulder": lambda body, _: body.shoulder,
    "hip": lambda body, _: body.hip,
    "head": lambda body, _: add(body.neck, polar(17, body.head)),
    "crown": lambda body, _: add(body.neck, polar(30, body.head)),
    "lap": lambda _, leg: local(leg.hip, leg.thigh, 24, 8),
    "thigh-back": lambda _, leg: local(leg.hip, leg.thigh, 18, -9),
    "knee": lambda _, leg: leg.knee,
    "ankle": lambda _, leg: leg.ankle,
    "sole": lambda _, leg: leg.sole(0),
    "heel": lambda _, leg: leg.sole(HEEL),
    "ball": lambda _, leg: leg.sole(BALL),
    "toe": lambda _, leg: local(leg.ankle, leg.foot, TOE, -ANKLE),
}
"""The names that ``hand``, ``arrow`` and ``place`` may use, save those of props."""


def solve(full: Full, spots: Mapping[str, Point]) -> Skeleton:
    """Give the skeleton of a complete stance. ``spots`` are the named points of the props, such as ``chair.back``."""
    trunk = -90 - full.lean
    hip: Point = (0, 0)
    legs = [_free(leg, add(hip, offset), trunk) for leg, offset in ((full.near, (0.0, 0.0)), (full.far, full.pelvis))]
    shoulder = minus(hip, polar(TRUNK, trunk))
    idle = _arm_by_angles(full.near_arm, shoulder, trunk)
    body = Skeleton(shoulder, hip, trunk, trunk + 180 - full.head, legs[0], legs[1], idle, idle)
    step = minus(full.at, body.point(full.point))
    near, far = (
        leg.moved(step) if given.foot is None else _planted(given, add(leg.hip, step), trunk)
        for leg, given in zip(legs, (full.near, full.far), strict=True)
    )
    body = replace(body, shoulder=add(shoulder, step), hip=add(hip, step), near=near, far=far)
    arms = [_arm(arm, body, spots) for arm in (full.near_arm, full.far_arm)]
    return replace(body, near_arm=arms[0], far_arm=arms[1])


def alike(one: Full, two: Full, spots: Mapping[str, Point]) -> tuple[Full, Full]:
    """Describe the limbs of two stances in the same way, so that they can be mixed: no limb may jump on the way.

    A hand that goes from one fixed place to another slides between them; a limb that is let go of, or put down, moves by its angles.
    """
    bodies = solve(one, spots), solve(two, spots)
    new: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name in ("near", "far"):
        legs = getattr(one, name), getattr(two, name)
        if (legs[0].foot is None) != (legs[1].foot is None):
            for place, body in enumerate(bodies):
                hip, knee, ankle = getattr(body, name).angles
                new[place][name] = replace(legs[place], foot=None, hip=hip, knee=knee, ankle=ankle)
    for name in ("near_arm", "far_arm"):
        arms = getattr(one, name), getattr(two, name)
        places = [spots.get(arm.hand) if isinstance(arm.hand, str) else arm.hand for arm in arms]
        for place, body in enumerate(bodies):
            arm, solved = arms[place], getattr(body, name)
            if arms[0].palm != arms[1].palm:
                arm = replace(arm, palm=solved.palm)
            if arms[0].hand != arms[1].hand:
                angles = {"shoulder": _signed(solved.upper - body.trunk), "elbow": _signed(solved.fore - solved.upper)}
                arm = replace(arm, hand=places[place]) if all(places) else replace(arm, hand=None, **angles)
            new[place][name] = arm
    return replace(one, **new[0]), replace(two, **new[1])


def _free(leg: FullLeg, hip: Point, trunk: float) -> Leg:
    thigh = trunk + leg.hip
    shank = thigh - leg.knee
    knee = add(hip, polar(THIGH, thigh))
    return Leg(hip, knee, add(knee, polar(SHANK, shank)), thigh, shank, shank + 90 + leg.ankle, (leg.hip, leg.knee, leg.ankle))


def _planted(leg: FullLeg, hip: Point, trunk: float) -> Leg:
    """Reach the ankle of a planted foot. A heel that is up turns on the ball, toes that are up turn on the heel."""
    assert leg.foot is not None  # noqa: S101 - the caller has looked
    pivot = BALL if leg.tilt < 0 else HEEL
    target = add(add(leg.foot, (pivot, 0)), turned((-pivot, ANKLE), leg.tilt))
    thigh, shank, shortfall = two_bone(hip, target, THIGH, SHANK, +1)
    knee = add(hip, polar(THIGH, thigh))
    angles = (_signed(thigh - trunk), _signed(thigh - shank), _signed(leg.tilt - shank - 90))
    return Leg(hip, knee, add(knee, polar(SHANK, shank)), thigh, shank, leg.tilt, angles, shortfall)


def _signed(angle: float) -> float:
    """Give the same angle between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180


def _arm(arm: FullArm, body: Skeleton, spots: Mapping[str, Point]) -> Arm:
    if arm.hand is None:
        return _arm_by_angles(arm, body.shoulder, body.trunk)
    target = arm.hand if not isinstance(arm.hand, str) else spots.get(arm.hand) or body.point(arm.hand)
    upper, fore, shortfall = two_bone(body.shoulder, target, UPPER_ARM, FOREARM, -1)
    elbow = add(body.shoulder, polar(UPPER_ARM, upper))
    return Arm(body.shoulder, elbow, add(elbow, polar(FOREARM, fore)), upper, fore, fore if arm.palm is None else arm.palm, arm.grip, shortfall)


def _arm_by_angles(arm: FullArm, shoulder: Point, trunk: float) -> Arm:
    upper = trunk + arm.shoulder
    fore = upper + arm.elbow
    elbow = add(shoulder, polar(UPPER_ARM, upper))
    return Arm(shoulder, elbow, add(elbow, polar(FOREARM, fore)), upper, fore, fore if arm.palm is None else arm.palm, arm.grip)
