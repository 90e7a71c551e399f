"""Exercises: steps and doses as data, so that page, print and plan can never disagree."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator

from carebook.model.base import Record, Slug, Text
from carebook.model.pose import Pose
from carebook.model.shared import Facts

Basis = tuple[Annotated[str, Field(pattern=r"^(expert|general-rule:[a-z-]+|[a-z0-9][a-z0-9-]*)$")], ...]
"""Where a number or rule comes from: source keys, ``general-rule:ID`` (docs/exercise-rules.yml), or ``expert``."""

Amount = Annotated[StrictInt, Field(ge=0, le=100)]


class Range(Record):
    """From and to; the same number twice when there is no range."""

    from_: Amount = Field(alias="from")
    to: Amount

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.from_ > self.to:
            raise ValueError(f"from {self.from_} to {self.to} runs backwards")
        return self

    def __str__(self) -> str:
        return f"{self.from_}" if self.from_ == self.to else f"{self.from_} to {self.to}"


class Bound(Record):
    """The least and the most a reader may set in a plan."""

    min: Amount
    max: Amount

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min} is more than max {self.max}")
        return self


class Dose(Record):
    """How much: sets, repeats, hold and rest in seconds, and exactly one of times a day and days a week."""

    sets: Range
    reps: Range
    hold_s: Range | None
    rest_s: Amount
    times_a_day: Range | None = None
    days_a_week: Range | None = None
    legs: Literal["each", "together", "sore"]

    @model_validator(mode="after")
    def _one_frequency(self) -> Self:
        if (self.times_a_day is None) == (self.days_a_week is None):
            raise ValueError("give exactly one of times_a_day and days_a_week")
        if self.days_a_week and self.days_a_week.to > 7:
            raise ValueError("a week has 7 days")
        return self


class DoseBasis(Record):
    """Where each number of the dose comes from."""

    sets: Basis
    reps: Basis
    hold_s: Basis = ()
    rest_s: Basis
    times_a_day: Basis = ()
    days_a_week: Basis = ()
    legs: Basis


class Bounds(Record):
    """Limits for a plan: conservative, expert practice. They never replace the values for a condition."""

    sets: Bound
    reps: Bound
    hold_s: Bound | None = None
    times_a_day: Bound | None = None
    days_a_week: Bound | None = None


class Rule(Record):
    """A sentence of advice and where it comes from."""

    text: Text
    basis: Basis = Field(min_length=1)


class Fit(Record):
    """Whether an exercise suits a condition."""

    value: Literal["yes", "small", "later", "ask"]
    reason: Text
    how: Text | None = None
    when: Text | None = None
    wear_type_tear: Literal["yes", "small", "later", "ask"] | None = None
    knee_max_deg: Annotated[StrictInt, Field(ge=0, le=140)] | None = Field(default=None, description="The most the knee may bend, in degrees.")
    basis: Basis = Field(min_length=1)


class Muscle(Record):
    """What an exercise works: in plain words, and as clinicians call it."""

    plain: Text
    medical: Text


class Exercise(Facts):
    """A page in docs/exercises/."""

    other_names: tuple[Text, ...] = Field(default=(), max_length=3)
    trains: Literal["strength", "mobility", "stretch", "balance"]
    phase: Literal["early", "middle", "late"]
    position: Literal["lying", "sitting", "standing"]
    needs: tuple[Text, ...] = ()
    muscles: tuple[Muscle, ...] = Field(min_length=1)
    dose: Dose
    dose_basis: DoseBasis
    bounds: Bounds
    start: Text = Field(description="The start position.")
    steps: tuple[Text, ...] = Field(min_length=2, max_length=6)
    instructions_from: Basis = Field(min_length=1, description="Sources of the start position and the steps.")
    mistakes: tuple[Text, ...] = Field(min_length=1)
    stop_if: tuple[Rule, ...] = ()
    easier: Rule
    harder: Rule
    move_on_when: Rule
    conditions: dict[Slug, Fit]
    decisions: tuple[Text, ...] = Field(default=(), description="How conflicts between sources were settled.")
    pose: Pose | None = Field(default=None, description="What the picture shows.")
