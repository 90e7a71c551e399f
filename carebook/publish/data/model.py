"""What stands in the files of ``/api/v1/``. The published JSON Schemas are made from these records.

Version 1 only grows: never rename or take away a field, and never give one another meaning (tests/site/api-v1.yml holds the list).
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Out(BaseModel):
    """A record of the data, frozen."""

    # Open on purpose: a reader that holds a newer file against this schema must not fail because a field has been added.
    model_config = ConfigDict(frozen=True)


class Place(Out):
    """Where something is."""

    address: str = Field(description="Below the root of the site, such as causes/bakers-cyst/. Empty for the home page.")
    url: str | None = Field(description="The whole address; null where the site was built without knowing its own.")


class WarningBox(Out):
    """One warning box of a page, whole. Show all of it, before anything else."""

    level: Literal["emergency", "same-day", "appointment"]
    label: str = Field(description="The level in words: Emergency, Same day, Make an appointment.")
    action: str = Field(description="What to do, ending in 'if:'. The triggers follow.")
    triggers: tuple[str, ...] = Field(description="Each one ends the sentence of the action.")
    notes: tuple[str, ...] = Field(description="What to do or not do until help comes, and what helps to tell.")
    in_short: tuple[str, ...] = Field(description="The same as sentences, for places that cannot show a list.")
    numbers: str | None = Field(description="Emergency numbers, and not to drive; null where the level is none.")
    text: str = Field(description="All words of the box in order: label, action, triggers, notes, in short, numbers.")
    html: str = Field(description="The same as HTML without classes, the level in words.")


class Reviewer(Out):
    """The clinician who reviewed a page."""

    name: str
    role: str
    organisation: str
    date: datetime.date


class Review(Out):
    """Whether a clinician has reviewed a page."""

    reviewed: bool
    text: str = Field(description="The sentence that the page shows. Show it with the words.")
    by: Reviewer | None


class Licence(Out):
    """The licence of words and pictures."""

    name: str
    url: str


class Correction(Out):
    """A safety correction: the site said something that could have done harm, and put it right."""

    safety_correction: Literal[True]
    id: str = Field(description="Its lasting name: the anchor on the page What's new.")
    date: datetime.date
    title: str
    wrong: str = Field(description="What the site said, and why that was wrong.")
    right: str = Field(description="What is right, and what to do now.")
    shown_until: datetime.date = Field(description="The last day on which its pages show it.")
    at: Place
    pages: tuple[str, ...] = Field(description="Addresses of the pages it touched, below the root of the site.")


class Section(Out):
    """A section of a page, in the order of the page."""

    id: str = Field(description="The id of its heading, for links: address + '#' + id. Empty for what stands above the first heading.")
    heading: str
    hasHealthAspect: tuple[str, ...] = Field(description="What it is about, as members of schema.org/HealthAspectEnumeration; empty where none fits.")  # noqa: N815 - schema.org's name
    text: str = Field(description="Its words, one block to a line.")
    html: str = Field(description="Its words as HTML without classes, scripts, pictures and marks of citations. The heading is not repeated.")
    sources: tuple[int, ...] = Field(description="Numbers of the sources that it cites.")


class Source(Out):
    """A source that a page cites."""

    number: int = Field(description="Its number, the same on the whole site.")
    title: str
    publisher: str
    year: int | None
    kind: str
    url: str


class Sign(Out):
    """One sign of a cause, or what it is not."""

    name: str = Field(description="began, place, lump, swelling, locking, giving_way, calf, age")
    usual: bool = Field(description="False where the sign does not belong to the cause.")
    text: str = Field(description="What there is to say of it; may be empty.")


class Choice(Out):
    """One row of the table of treatments."""

    name: str
    may_help: str
    limits: str
    evidence: str = Field(description="How sure anyone can be, in words.")
    page: str | None = Field(description="Address of its page below the root of the site, where it has one.")


class Picture(Out):
    """A picture of a page. It is drawn in the page itself, so there is no file of it to copy: link to where it stands."""

    title: str
    description: str = Field(description="What it shows, for those who do not see it.")
    at: Place


class PageData(Out):
    """One page: its warnings first and whole, then what it is, then its words."""

    warnings: tuple[WarningBox, ...] = Field(description="All warning boxes of the page, most urgent first. Never show the rest without them.")
    corrections: tuple[Correction, ...]
    kind: Literal["cause", "cause-group", "treatment", "exercise", "guide"]
    slug: str
    title: str
    other_names: tuple[str, ...]
    summary: str
    language: str
    at: Place
    checked: datetime.date = Field(description="The day the page was last held against its sources.")
    next_check: datetime.date = Field(description="Past this day, say that the words are past their check.")
    review: Review
    licence: Licence
    credit: str = Field(description="The line to show with the words. Add what you changed.")
    version: str = Field(description="The day of the check and the first 8 digits of sha256: what paper and frames carry.")
    sha256: str = Field(description="Of the words of the page (UTF-8): it changes when they do, and with nothing else.")
    sections: tuple[Section, ...]
    signs: tuple[Sign, ...] = Field(description="Of a cause: what tells it apart.")
    treatments: tuple[Choice, ...] = Field(description="Of a cause or a treatment: what there is to choose from, doing nothing first.")
    pictures: tuple[Picture, ...]
    sources: tuple[Source, ...]


class PageEntry(Out):
    """A page in the list of all."""

    kind: str
    slug: str
    title: str
    summary: str
    at: Place
    data: Place
    checked: datetime.date
    next_check: datetime.date
    reviewed: bool
    version: str
    sha256: str
    corrected: bool = Field(description="Whether a safety correction has touched it; its data say which.")


class Index(Out):
    """What there is: the way in."""

    api: Literal["v1"]
    name: str
    at: Place
    language: str
    licence: Licence
    not_reviewed: str = Field(description="What is and is not reviewed, in a sentence.")
    corrections: tuple[Correction, ...] = Field(description="All safety corrections, newest first.")
    feed: Place | None = Field(description="The Atom feed of What's new; null where the site does not know its address.")
    exercises: Place
    schemas: dict[str, Place]
    pages: tuple[PageEntry, ...]
