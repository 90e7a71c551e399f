"""The lengths of the body, and its limbs once they are solved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carebook.figures.geometry import Point, add, local, turned

TRUNK, THIGH, SHANK, ANKLE, UPPER_ARM, FOREARM = 47.0, 42.0, 41.0, 9.0, 29.0, 31.0
"""Lengths in cm. ANKLE is its height above the sole; FOREARM reaches to the middle of the gripping hand."""

HEEL, BALL, TOE = -5.5, 12.5, 18.5
"""Where these points of the sole lie from the point under the ankle, in cm."""

ON_FLOOR, LIFTED = 1.0, 9.0
"""Height of the ball of the foot in cm: below the first its toes lie flat, above the second they are straight."""


def bent(along: float, up: float, toes: float) -> Point:
    """Bend a point of the foot (cm from the ankle) with the toes: what lies before the ball turns round it."""
    return (along, up) if along <= BALL or not toes else add((BALL, -ANKLE), turned((along - BALL, up + ANKLE), toes))


@dataclass(frozen=True)
class Leg:
    """A solved leg: joints, directions of its bones, clinical angles, and how far a planted foot was out of reach (cm)."""

    hip: Point
    knee: Point
    ankle: Point
    thigh: float
    shank: float
    foot: float
    angles: tuple[float, float, float]
    shortfall: float = 0.0

    def sole(self, along: float) -> Point:
        """Give a point of the sole; ``along`` counts from under the ankle towards the toes, which bend at the ball."""
        return local(self.ankle, self.foot, *bent(along, -ANKLE, self.toes))

    @property
    def toes(self) -> float:
        """How far the toes bend up at the ball, in degrees: a foot whose heel is up stands on flat toes.

        As the ball leaves the floor they unbend bit by bit: toes that snapped straight would tear a moving picture.
        """
        up = abs(local(self.ankle, self.foot, BALL, -ANKLE)[1])
        share = max(0.0, min(1.0, (LIFTED - up) / (LIFTED - ON_FLOOR)))
        return -self.foot * share if -60 < self.foot < -3 else 0.0

    def moved(self, step: Point) -> Leg:
        """Give the same leg elsewhere."""
        return replace(self, hip=add(self.hip, step), knee=add(self.knee, step), ankle=add(self.ankle, step))


@dataclass(frozen=True)
class Arm:
    """A solved arm: joints, directions of its bones and of the hand, how the hand is drawn, and the shortfall (cm)."""

    shoulder: Point
    elbow: Point
    hand: Point
    upper: float
    fore: float
    palm: float
    grip: str
    shortfall: float = 0.0
