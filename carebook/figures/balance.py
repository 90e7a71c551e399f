"""Where the weight of a body lies. Pure."""

from __future__ import annotations

from carebook.figures.geometry import Point, mix
from carebook.figures.limbs import Arm, Leg
from carebook.figures.skeleton import Skeleton

# Share of the body's mass, and where along the segment its centre lies from the upper joint.
# D. A. Winter, Biomechanics and Motor Control of Human Movement, table of anthropometric data.
HEAD_AND_TRUNK, THIGH, SHANK, FOOT, UPPER_ARM, FOREARM = 0.578, 0.1, 0.0465, 0.0145, 0.028, 0.022
AT_HEAD_AND_TRUNK, AT_THIGH, AT_SHANK, AT_UPPER_ARM, AT_FOREARM = 0.34, 0.433, 0.433, 0.436, 0.6


def centre_of_mass(body: Skeleton) -> Point:
    """Give the centre of mass of the whole body in cm. Head, arms and trunk are measured from the hip to the shoulder."""
    parts = [(HEAD_AND_TRUNK, _along(body.shoulder, body.hip, AT_HEAD_AND_TRUNK))]
    for leg in (body.near, body.far):
        parts += _leg(leg)
    for arm in (body.near_arm, body.far_arm):
        parts += _arm(arm)
    whole = sum(share for share, _ in parts)
    return sum(share * x for share, (x, _) in parts) / whole, sum(share * y for share, (_, y) in parts) / whole


def _leg(leg: Leg) -> list[tuple[float, Point]]:
    foot = _along(leg.sole(0), leg.sole(13), 0.5)
    return [(THIGH, _along(leg.hip, leg.knee, AT_THIGH)), (SHANK, _along(leg.knee, leg.ankle, AT_SHANK)), (FOOT, foot)]


def _arm(arm: Arm) -> list[tuple[float, Point]]:
    return [(UPPER_ARM, _along(arm.shoulder, arm.elbow, AT_UPPER_ARM)), (FOREARM, _along(arm.elbow, arm.hand, AT_FOREARM))]


def _along(a: Point, b: Point, share: float) -> Point:
    return mix(a[0], b[0], share), mix(a[1], b[1], share)
