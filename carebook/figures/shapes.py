"""Reading the drawing data: outlines (shapes.yml), things (props.yml) and people (people.yml), typed and closed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field

from carebook.model.base import Record
from carebook.yamlfile import parse

Spot = tuple[float, float]
Outline = tuple[Spot, ...]
Layer = Literal["back", "middle", "hand", "front"]
LAYERS: tuple[Layer, ...] = get_args(Layer)


class HeadShape(Record):
    """The head in profile."""

    skin: Outline
    ear: Outline
    eye: Spot
    brow: Outline
    mouth: Outline


class FaceShape(Record):
    """The head from the front."""

    skin: Outline
    ear: Outline
    brows: tuple[Outline, ...]
    eyes: tuple[Spot, ...]
    nose: Outline
    mouth: Outline
    hair: Outline


class MuscleShape(Record):
    """A working muscle, in the coordinates of its bone."""

    bone: Literal["trunk", "thigh", "shank"]
    plain: str
    points: Outline


class FootShape(Record):
    """A foot whose toes bend: the part up to the ball, and the toes."""

    heel: Outline
    toes: Outline


class WornPart(Record):
    """One piece of what is worn, in the coordinates of a bone; at the knee they lie half way between thigh and shank."""

    bone: Literal["trunk", "thigh", "knee", "shank"]
    points: Outline
    fill: str
    smooth: bool = True
    edge: bool = True


class Shapes(Record):
    """shapes.yml."""

    limbs: dict[str, Outline]
    feet: dict[str, Outline]
    bent_feet: dict[str, FootShape] = Field(alias="bent-feet")
    hands: dict[str, Outline]
    thumbs: dict[str, Outline]
    head: HeadShape
    face: FaceShape
    hair: dict[str, Outline]
    muscles: dict[str, MuscleShape]
    worn: dict[str, tuple[WornPart, ...]]


class Part(Record):
    """One piece of a thing: filled outline or open line, and whether it stands behind, between or before the limbs, or in the hand."""

    points: Outline
    fill: str = Field(description="A colour class of the style sheet, without the k-.")
    smooth: bool = False
    edge: bool = Field(default=True, description="Whether it has a dark edge.")
    layer: Layer = "back"


class Thing(Record):
    """A prop: its parts, the points that hands hold or bodies touch, and the height its drawing was made for."""

    parts: tuple[Part, ...]
    spots: dict[str, Spot] = Field(default_factory=dict)
    size: float | None = Field(default=None, description="Height in cm as drawn; a pose may ask for another one.")
    shown: tuple[float, float] | None = Field(default=None, description="From where to where (cm) a picture must show it; the rest may be cut off.")
    whole: bool = Field(default=False, description="Whether a picture must show all of it.")
    carries: Outline = Field(default=(), description="Points on which the near leg must lie.")


class Person(Record):
    """One person: colours by name, hair, clothes, and how the body differs from the outlines."""

    skin: str
    hair: str
    hair_colour: str
    top: str
    sleeves: Literal["sleeve", "long-sleeve"]
    low: str
    legs: Literal["shorts", "leggings"]
    belly: float
    girth: float

    @property
    def classes(self) -> str:
        """The classes that set this person's colours."""
        return f"k-s-{self.skin} k-h-{self.hair_colour} k-t-{self.top} k-l-{self.low}"


def data(name: str) -> Any:
    """Read a file of drawing data of this package."""
    return parse((Path(__file__).parent / name).read_text(encoding="utf-8")).data


@lru_cache(maxsize=1)
def shapes() -> Shapes:
    """Read shapes.yml."""
    return Shapes.model_validate(data("shapes.yml"))


@lru_cache(maxsize=1)
def people() -> dict[str, Person]:
    """Read people.yml."""
    return {name: Person.model_validate(value) for name, value in data("people.yml").items()}


@lru_cache(maxsize=1)
def things() -> dict[str, Thing]:
    """Read props.yml."""
    return {name: Thing.model_validate(value) for name, value in data("props.yml").items()}
