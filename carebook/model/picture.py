"""Pictures that are no exercise: the knee drawn as outlines, or one person in one position. One file each in docs/figures/."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StringConstraints, model_validator

from carebook.model.base import Record, Slug, SourceKey, Text
from carebook.model.pose import Pose

Units = Annotated[StrictFloat, Field(ge=-400, le=800)]
"""Units of the picture: x to the right, y down from its upper edge. A picture is 240 units wide."""

Mark = tuple[Units, Units]


class Part(Record):
    """One outline or line of a drawing, from the back to the front."""

    points: tuple[Mark, ...] = Field(min_length=2, description="They pull a smooth curve; a point that stands twice makes a corner.")
    fill: Slug = Field(description="A colour of the style sheet, without the k-: bone, muscle, fluid, vessel …")
    smooth: StrictBool = Field(default=True, description="False draws straight lines from point to point.")
    line: StrictBool = Field(default=False, description="An open line, not a filled outline.")
    edge: StrictBool = Field(default=True, description="Whether a filled outline has a dark edge.")
    mirror: Units | None = Field(default=None, description="Draws a filled outline as a mirror shows it that stands at this x. With the points of its twin it weighs next to nothing.")

    @model_validator(mode="after")
    def _filled(self) -> Self:
        if self.mirror is not None and self.line:
            raise ValueError("'mirror' is for a filled outline, not for a 'line'")
        return self


class Lettering(Record):
    """One or two words in the drawing itself, such as Front; names go into the list below it."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=16)]
    at: Mark
    anchor: Literal["start", "middle", "end"] = "middle"


class Label(Record):
    """A name in the list below the picture, and its numbered circle in the drawing. Numbers follow the order."""

    name: Text
    says: Text | None = Field(default=None, description="What a reader should know of it, in one short sentence.")
    at: Mark = Field(description="The middle of the circle.")
    to: Mark | None = Field(default=None, description="The place it points to, where the circle does not lie on it.")
    section: Slug | None = Field(default=None, description="The id of a heading on the page that shows the picture. The name links there, and both must quote it.")


class Figurine(Record):
    """A small person in a drawing: less detail, no floor, no signs."""

    exercise: Slug | None = Field(default=None, description="Takes the person and the pose of this exercise page.")
    pose: Pose | None = Field(default=None, description="A pose of its own, where no exercise has it.")
    moment: Annotated[StrictFloat, Field(ge=0, le=1)] = Field(default=1, description="Of the movement: 0 is its start, 1 its finish.")
    at: Mark = Field(description="Where the pose's place 0, 0 lies on the ground.")
    scale: Annotated[StrictFloat, Field(ge=0.2, le=1)] = Field(default=0.5, description="Units for a centimetre.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.exercise is None) == (self.pose is None):
            raise ValueError("give a small person either an 'exercise' or a 'pose'")
        return self


class Picture(Record):
    """A file in docs/figures/: the words, and either a drawing or a person."""

    title: Text = Field(description="What is drawn, for those who do not see it: a few words.")
    shows: Text = Field(description="The picture in words, for those who do not see it: one to three sentences.")
    caption: Text | None = Field(default=None, description="Stands below the picture, for all.")
    sources: tuple[SourceKey, ...] = Field(default=(), description="Where what is drawn and said comes from.")
    labels: tuple[Label, ...] = Field(default=(), max_length=9)
    lettering: tuple[Lettering, ...] = ()
    person: Slug | None = Field(default=None, description="Whose skin, hair and clothes a drawing made of parts takes: a name from carebook/figures/people.yml.")
    height: Annotated[StrictInt, Field(ge=40, le=420)] | None = Field(default=None, description="Of a drawing, in units; its width is always 240.")
    uses: tuple[Slug, ...] = Field(default=(), description="Outlines that several pictures share, by their name in carebook/figures/anatomy.yml; drawn first.")
    parts: tuple[Part, ...] = Field(default=(), description="The picture's own outlines, from the back to the front.")
    people: tuple[Figurine, ...] = Field(default=(), description="Small persons in a drawing, before its outlines.")
    pose: Pose | None = Field(default=None, description="One person in one position, as in an exercise, but without a finish.")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.pose is None) == (not self.parts and not self.uses):
            raise ValueError("a picture needs either 'pose', or 'parts' or 'uses'")
        if self.pose is None and self.height is None:
            raise ValueError("a drawing needs its 'height'")
        extra = next((name for name in ("person", "height", "people") if getattr(self, name)), None)
        if self.pose and extra:
            raise ValueError(f"'{extra}' belongs to a drawing. A picture with a 'pose' has none")
        return self
