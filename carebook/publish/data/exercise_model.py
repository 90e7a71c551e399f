"""What stands in ``/api/v1/exercises.json``. As in ``model``: version 1 only grows."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from carebook.model.exercise import Bounds, Dose
from carebook.publish.data.model import Licence, Out, Picture, Place, Review, WarningBox


class Muscle(Out):
    """What an exercise works."""

    plain: str
    medical: str


class Phase(Out):
    """When in recovery an exercise has its place."""

    id: Literal["early", "middle", "late"]
    text: str


class Fit(Out):
    """Whether an exercise suits someone with a condition."""

    id: str
    name: str
    value: Literal["yes", "small", "later", "ask"]
    label: str
    reason: str
    how: str | None
    when: str | None
    wear_type_tear: Literal["yes", "small", "later", "ask"] | None
    knee_max_deg: int | None = Field(description="The most the knee may bend, in degrees.")


class ExerciseData(Out):
    """One exercise, its warnings first and whole."""

    warnings: tuple[WarningBox, ...]
    check_first: str = Field(description="When not to start.")
    slug: str
    title: str
    other_names: tuple[str, ...]
    summary: str
    at: Place
    data: Place
    trains: Literal["strength", "mobility", "stretch", "balance"]
    phase: Phase
    position: Literal["lying", "sitting", "standing"]
    equipment: tuple[str, ...]
    muscles: tuple[Muscle, ...]
    dose: Dose = Field(description="Times in seconds. Exactly one of times_a_day and days_a_week is given.")
    dose_in_words: str
    bounds: Bounds = Field(description="The least and the most a plan may set.")
    start: str
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    easier: str
    harder: str
    move_on_when: str
    stop_if: tuple[str, ...]
    conditions: tuple[Fit, ...]
    pictures: tuple[Picture, ...]
    checked: datetime.date
    next_check: datetime.date
    review: Review
    version: str
    sha256: str


class PainLevel(Out):
    """One step of the pain rule, on a scale from 0 to 10."""

    from_: int = Field(serialization_alias="from")
    to: int
    word: str
    text: str


class Exercises(Out):
    """All exercises, and the rules that hold for each."""

    pain_rule: tuple[PainLevel, ...]
    pain_rule_note: str
    stop_rule: str
    licence: Licence
    exercises: tuple[ExerciseData, ...]
