"""Poses: how a person lies, sits or stands for an exercise, in the joint angles that clinicians use.

Angles are degrees: 0 is neutral, bending is positive. Places are centimetres: x to the front of the person, y up, the
floor or mat at 0. An angle given in the text of a page can be held against the pose.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StrictBool, StrictFloat, StringConstraints, Tag, model_validator

from carebook.model.base import Record, Slug, Text

Degrees = Annotated[StrictFloat, Field(ge=-180, le=180)]
Centimetres = Annotated[StrictFloat, Field(ge=-300, le=300)]
Spot = tuple[Centimetres, Centimetres]
Named = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z-]+)?$")]
"""A point of the body or of a prop: ``near.toe``, ``head``, ``chair.back``."""
Held = Annotated[Annotated[Spot, Tag("place")] | Annotated[Named, Tag("point")], Discriminator(lambda value: "point" if isinstance(value, str) else "place")]
"""A place or a named point. Told apart before they are read, so that a mistake is told once and not for both."""


class LegPose(Record):
    """A leg: by its angles, or by the place where its foot stands."""

    hip: Degrees | None = Field(default=None, description="0: thigh in line with the trunk; positive towards the chest.")
    knee: Degrees | None = Field(default=None, description="0: straight; positive bent.")
    ankle: Degrees | None = Field(default=None, description="0: foot at a right angle to the shin; positive toes towards the shin.")
    foot: Spot | None = Field(default=None, description="Where the sole stands, under the ankle of a flat foot. Hip and knee follow from it.")
    tilt: Degrees | None = Field(default=None, description="Of a planted foot: positive toes up (on the heel), negative heel up (on the ball).")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.foot is not None and (self.hip, self.knee, self.ankle) != (None, None, None):
            raise ValueError("give the foot's place, or angles, not both")
        return self


class ArmPose(Record):
    """An arm: by its angles, or by what the hand holds."""

    shoulder: Degrees | None = Field(default=None, description="0: arm along the trunk; positive to the front.")
    elbow: Degrees | None = Field(default=None, description="0: straight; positive bent.")
    hand: Held | None = Field(default=None, description="Where the hand is: a place, or a named point of the body or a prop.")
    grip: Literal["rest", "flat", "fist"] | None = Field(default=None, description="How the hand is drawn.")
    palm: Degrees | None = Field(default=None, description="Direction in which the fingers point, from the front (0) upwards (90).")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.hand is not None and (self.shoulder, self.elbow) != (None, None):
            raise ValueError("give the hand's place, or angles, not both")
        return self


class Place(Record):
    """Which point of the body is put where."""

    point: Named
    at: Spot


class Stance(Record):
    """One position of the whole body. What is left out comes from the posture, or for ``end`` from ``base``."""

    lean: Degrees | None = Field(default=None, description="Of the trunk: 0 upright, positive forwards, -90 on the back.")
    head: Degrees | None = Field(default=None, description="Nod: positive brings the chin to the chest.")
    pelvis: Spot | None = Field(default=None, description="How far a turned pelvis moves the far hip: forwards and up.")
    near: LegPose | None = Field(default=None, description="The leg on the reader's side: the one that is exercised.")
    far: LegPose | None = None
    near_arm: ArmPose | None = None
    far_arm: ArmPose | None = None
    place: Place | None = None
    open: Degrees | None = Field(default=None, description="Lying on the side: how far the top knee is lifted round the line from hip to ankle.")


class Prop(Record):
    """Something that the person uses or lies on."""

    name: Slug
    at: Spot = (0, 0)
    size: Annotated[StrictFloat, Field(ge=0.5, le=200)] | None = Field(default=None, description="Height or thickness in cm, where the prop has no fixed one.")
    turn: Degrees = Field(default=0, description="How far it is turned round its own place, counter-clockwise.")


class Worn(Record):
    """Something on the body that moves with it: a bandage, an ice pack, a sign on the chest."""

    name: Slug = Field(description="A name from 'worn' in carebook/figures/shapes.yml.")
    side: Literal["near", "far"] = Field(default="near", description="Of the body.")


class Arrow(Record):
    """An arrow: along the way a point of the body takes, or straight between two places."""

    follow: Named | None = None
    beside: Centimetres = Field(default=7, description="Distance from that way in cm, to its right as one moves; negative to its left.")
    both: StrictBool = Field(default=False, description="Whether it has a head at each end: there and back.")
    at: Spot | None = Field(default=None, description="Where a straight arrow starts.")
    to: Spot | None = Field(default=None, description="Where a straight arrow points.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.follow is None) == (self.at is None or self.to is None):
            raise ValueError("an arrow needs 'follow', or both 'at' and 'to'")
        if self.at and self.at == self.to:
            raise ValueError("the arrow ends where it starts. Move 'at' or 'to'")
        return self


class Pose(Record):
    """The picture of an exercise: the person, the start, and what of it changes until the finish."""

    person: Slug = Field(description="Who is drawn: a name from carebook/figures/people.yml.")
    posture: Slug = Field(description="The preset it starts from: a name from carebook/figures/postures.yml.")
    feet: Literal["shoe", "sock"] = Field(default="shoe", description="What the feet wear.")
    base: Stance = Field(default=Stance(), description="What differs from the posture at the start.")
    end: Stance = Field(description="What has changed at the finish.")
    via: Stance | None = Field(default=None, description="A position on the way, where the straight way would be wrong.")
    props: tuple[Prop, ...] = Field(default=(), max_length=12)
    worn: tuple[Worn, ...] = Field(default=(), description="What is on the body, such as a bandage round a knee.")
    ghost: StrictBool = Field(default=False, description="Whether a picture without a finish shows the near leg there too, pale.")
    muscles: tuple[Named, ...] = Field(default=(), description="Which working muscles are shown in red, such as near.quads.")
    arrow: Arrow | None = None
    shows: Text = Field(description="The picture in words, for those who do not see it: one or two sentences.")
