"""docs/exercise-rules.yml: what all exercises share, from phases to the pain rule."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carebook.model.base import Record, Slug, Text
from carebook.model.exercise import Amount, Range


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
    evidence: str
    sources: tuple[str, ...] = ()
    expert: bool = False
    levels: tuple[PainLevel, ...] = ()
    fixed_line: Text | None = None
    line: Text | None = None


DRAWN = ("do-not-start", "pain", "after-check", "stop")
"""Ids of rules that every exercise page draws, so they must be there."""


class ExerciseRules(Record):
    """docs/exercise-rules.yml: what all exercises share."""

    phases: dict[Literal["early", "middle", "late"], Phase]
    condition_values: dict[Literal["yes", "small", "later", "ask"], FitWords]
    conditions: dict[Slug, Condition]
    rules: tuple[GeneralRule, ...]
    warnings: tuple[str, ...]

    @model_validator(mode="after")
    def _drawn_rules(self) -> Self:
        missing = [name for name in DRAWN if name not in {rule.id for rule in self.rules}]
        if missing:
            raise ValueError(f"the rule '{missing[0]}' is missing; every exercise page shows it")
        return self

    def rule(self, name: str) -> GeneralRule:
        """Give one of the rules that every exercise page draws."""
        return next(rule for rule in self.rules if rule.id == name)
