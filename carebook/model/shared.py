"""What many pages share: warnings, sources, explained words, the strength of evidence, and review."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictInt

from carebook.model.base import WEB, Day, Record, Slug, SourceKey, Text


class Level(StrEnum):
    """How soon help is needed. Its words are the site's safety wording, so they live here and nowhere else."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    APPOINTMENT = "appointment"

    @property
    def label(self) -> str:
        """The level as a word, for a heading."""
        return {"emergency": "Emergency", "same-day": "Same day", "appointment": "Make an appointment"}[self]

    @property
    def action(self) -> str:
        """One action that ends in "if:" (the hard space keeps "now if:" together on a narrow screen)."""
        return {
            "emergency": "Call your local emergency number now\u00a0if:",
            "same-day": "Get medical help today\u00a0if:",
            "appointment": "See a GP or physiotherapist\u00a0if:",
        }[self]

    @property
    def short_action(self) -> str:
        """The action as a sentence of its own, before the short form of each trigger."""
        return {
            "emergency": "Call now.",
            "same-day": "Get help today.",
            "appointment": "See a GP or physiotherapist.",
        }[self]

    @property
    def icon(self) -> str:
        """The icon kept for this level."""
        return {"emergency": "octagon", "same-day": "clock", "appointment": "calendar"}[self]


CLOT = ("clot-in-lung", "swollen-calf")
"""Warnings that every page about a cause, a treatment or an exercise carries: a website cannot tell a clot."""


class Warning(Record):
    """A red flag. Every page that names it shows the same words."""

    level: Level
    group: Text = Field(description="Subhead under which it stands on the page When to get help.")
    trigger: Text = Field(description="Ends the sentence of the level's action. Small first letter, no full stop.")
    short: Text = Field(description="The same in a few words; it becomes a sentence after the action.")
    could_be: Text = Field(description="What it may be, in plain words, with the medical name in brackets.")
    note: str = Field(default="", description="What to do or not do; stands in the box on every page, in whole sentences.")
    more: str = Field(default="", description="What else helps to tell; only on Get help, so that other boxes stay short.")
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class EmergencyNumber(Record):
    """The number to call in one place."""

    place: Text
    number: Text
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Source(Record):
    """Something that was read, called what it is."""

    title: Text
    publisher: Text
    year: Annotated[StrictInt, Field(ge=1900, le=2100)] | None = Field(default=None, description="null where no year was shown.")
    url: Annotated[str, Field(pattern=WEB)]
    kind: Text = Field(description="guideline, review, trial, national-health-service …")
    seen: Text = Field(description="What was read of it and found there, in our own words.")
    note: str = Field(default="", description="Copy, summary, weak source: say so here.")


class Unread(Record):
    """Something that exists but was not read, so that nobody cites it by mistake."""

    item: Text
    why: Text


class Word(Record):
    """A medical word and what it means."""

    word: Text
    also: tuple[Text, ...] = Field(default=(), description="Other forms that count as this word, such as plurals.")
    meaning: Text


class Evidence(StrEnum):
    """How strong the evidence for a claim is, and the words a reader sees for it."""

    GUIDELINE = "G"
    NATIONAL = "N"
    RESEARCH = "R"
    ONE = "1"
    CONTESTED = "X"
    EXPERT = "E"

    @property
    def dots(self) -> int:
        """1 to 3: how sure."""
        return {"G": 3, "N": 3, "R": 2, "1": 1, "X": 1, "E": 1}[self]

    @property
    def words(self) -> str:
        """How sure, in words."""
        return {
            "G": "Fairly sure",
            "N": "Fairly sure",
            "R": "Partly sure",
            "1": "Not sure",
            "X": "Not sure",
            "E": "Common practice, not tested",
        }[self]


class Reviewer(Record):
    """A clinician who has read the page and stands by it. There is none yet; none is ever made up."""

    name: Text
    role: Text
    organisation: Text
    date: Day


class Facts(Record):
    """What the front matter of every page holds."""

    summary: Text = Field(description="One line that answers what the page is about; shown under the title and in lists.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names, spelled right, and questions people may type to find the page. The A to Z prints the names.")
    misspellings: tuple[Text, ...] = Field(default=(), description="Wrong spellings that search cannot guess by itself. They are never printed.")
    warnings: tuple[str, ...] = Field(default=(), description="Names from docs/warnings.yml, most urgent first.")
    picture: Slug | None = Field(default=None, description="What stands on its card: a file of docs/figures/, an exercise or a cause, by name without ending.")
    checked: Day = Field(description="The day the page was last held against its sources.")
    next_check: Day = Field(description="The day by which it is checked again.")
    reviewer: Reviewer | None = Field(default=None, description="The clinician who reviewed the page, if one has.")

    def overdue(self, today: datetime.date) -> bool:
        """Tell whether the next check is late."""
        return self.next_check < today
