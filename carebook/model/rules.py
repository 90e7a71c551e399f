"""docs/exercise-rules.yml: what all exercises share, from phases to the pain rule."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator

from carebook.model.base import Record, Slug, SourceKey, Text
from carebook.model.exercise import Amount, Range
from carebook.model.shared import CLOT, Evidence


class Phase(Record):
    """A stretch of recovery in which an exercise has its place."""

    title: Text
    weeks: Range
    text: Text


class FitWords(Record):
    """The words for yes, small, later and ask."""

    label: Text
    text: Text


class Condition(Record):
    """A condition an exercise may or may not suit, and the cause page it belongs to."""

    name: Text
    text: Text
    cause: Slug | None = None


class Equipment(Record):
    """A kind of thing that an exercise may need."""

    name: Text
    words: tuple[Text, ...] = Field(min_length=1, description="Words of `needs` that mean it.")


LATER = "(later)"
"""Ends what an exercise needs only once it gets easy."""


class PainLevel(Record):
    """One row of the pain rule."""

    from_: Amount = Field(alias="from")
    to: Amount
    word: Text
    text: Text


class GeneralRule(Record):
    """A rule that holds for every exercise."""

    id: Slug
    title: Text
    text: Text
    evidence: Evidence
    sources: tuple[SourceKey, ...] = ()
    expert: bool = False
    levels: tuple[PainLevel, ...] = ()
    fixed_line: Text | None = None
    line: Text | None = None


class Limit(Record):
    """The most that the bounds of any exercise may say, and why: what a clinician reads who asks for more."""

    most: Amount
    text: Text
    sources: tuple[SourceKey, ...] = ()
    expert: bool = False

    @model_validator(mode="after")
    def _has_a_reason(self) -> Self:
        if not self.sources and not self.expert:
            raise ValueError("say where the limit comes from: 'sources', or 'expert: true'")
        return self


class PlanLimits(Record):
    """A limit for each amount of a plan; the names are those of ``bounds``."""

    sets: Limit
    reps: Limit
    hold_s: Limit
    times_a_day: Limit
    days_a_week: Limit


class PlanRules(Record):
    """What the plan builder allows."""

    most: Annotated[StrictInt, Field(ge=1, le=8, description="Exercises of a plan: more do not fit on two sheets of paper and into a link.")]
    note: Annotated[StrictInt, Field(ge=1, le=200, description="Letters of the note: with more, the link gets too long.")]
    weeks: tuple[Annotated[StrictInt, Field(ge=1, le=52)], ...] = Field(min_length=1, description="Weeks of reminders to choose from.")
    limits: PlanLimits
    formerly: dict[Slug, Slug | None] = Field(default_factory=dict, description="Names in links that are out there, and what each is called now.")


DRAWN = ("do-not-start", "pain", "after-check", "stop")
"""Ids of rules that every exercise page draws, so they must be there."""


class ExerciseRules(Record):
    """docs/exercise-rules.yml: what all exercises share."""

    phases: dict[Literal["early", "middle", "late"], Phase]
    condition_values: dict[Literal["yes", "small", "later", "ask"], FitWords]
    conditions: dict[Slug, Condition]
    equipment: dict[Slug, Equipment]
    rules: tuple[GeneralRule, ...]
    warnings: tuple[str, ...]
    plan: PlanRules

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Every exercise page draws these, and nothing of them may get lost."""
        ids = [rule.id for rule in self.rules]
        for name in DRAWN:
            if ids.count(name) != 1:
                raise ValueError(f"the rule '{name}' must stand here once; every exercise page shows it")
        for name in CLOT:
            if name not in self.warnings:
                raise ValueError(f"'warnings' must name '{name}'; every exercise page carries it")
        for kind, given in (("phases", self.phases), ("condition_values", self.condition_values)):
            wanted = {"phases": ("early", "middle", "late"), "condition_values": ("yes", "small", "later", "ask")}[kind]
            if set(given) != set(wanted):
                raise ValueError(f"'{kind}' must hold {', '.join(wanted)}")
        if not self.rule("stop").line:
            raise ValueError("the rule 'stop' needs its 'line'; it stands under the title of every exercise")
        pain = self.rule("pain")
        bounds = [(level.from_, level.to) for level in pain.levels]
        rising = len(bounds) == 3 and bounds[0][0] == 0 and bounds[2][1] == 10 and all(a[1] + 1 == b[0] for a, b in pairwise(bounds))
        if not rising or not pain.fixed_line:
            raise ValueError("the rule 'pain' needs 'fixed_line' and 3 levels that go on from 0 to 10")
        return self

    def equipment_for(self, needs: tuple[str, ...]) -> list[str]:
        """Give the kinds of equipment that a list of needs means; what is needed later does not count."""
        now = " ".join(need for need in needs if not need.endswith(LATER))
        return [name for name, kind in self.equipment.items() if any(re.search(rf"\b{re.escape(word)}\b", now) for word in kind.words)]

    def rule(self, name: str) -> GeneralRule:
        """Give one of the rules that every exercise page draws."""
        return next(rule for rule in self.rules if rule.id == name)
