"""docs/whats-new.yml: what has changed on the site, for its page, its feed and the notes on corrected pages."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from carebook.model.base import Day, Record, Text

SHOWN = datetime.timedelta(days=365)
"""How long a safety correction stands on each page it touched."""


FEED = "feed.xml"
"""The feed, at the root of the site. Every host serves .xml as a text to read; .atom is a download on some."""


def _plain(text: str) -> str:
    if re.search(r"\*\*|\]\(|\[@|`", text):
        raise ValueError("write plain words, without Markdown: a feed cannot carry it. Name pages under 'pages'")
    return text


def _path(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9/-]+\.md(#[\w-]+)?", text):
        raise ValueError(f"'{text}' is not the path of a page. Write it from docs/, as causes/bakers-cyst.md")
    return text


Plain = Annotated[Text, AfterValidator(_plain)]
PagePath = Annotated[str, AfterValidator(_path)]


class NewsKind(StrEnum):
    """What kind of change it is, and how its date line begins."""

    NEW = "new"
    CHANGE = "change"
    CORRECTION = "correction"

    @property
    def done(self) -> str:
        """The word before the date."""
        return {"new": "New", "change": "Changed", "correction": "Corrected"}[self]


class News(Record):
    """One change that readers will notice."""

    date: Day = Field(description="The day it was published.")
    kind: NewsKind = Field(description="new, change, or correction: something on the site could have done harm, and is put right.")
    title: Plain
    changed: Plain | None = Field(default=None, description="What changed, in a sentence or a few.")
    wrong: Plain | None = Field(default=None, description="Correction only: what the site said, and why that was wrong, in whole sentences.")
    right: Plain | None = Field(default=None, description="Correction only: what is right, and what to do now, in whole sentences.")
    pages: tuple[PagePath, ...] = Field(
        min_length=1, description="The pages it touched, by path from docs/: causes/bakers-cyst.md. The id of a heading may follow: index.md#where-it-hurts.",
    )

    @model_validator(mode="after")
    def _told(self) -> Self:
        correction = self.kind is NewsKind.CORRECTION
        for name in ("wrong", "right") if correction else ("changed",):
            if not getattr(self, name):
                raise ValueError(f"'{name}' is missing. " + ("A correction says what was 'wrong' and what is 'right'" if correction else "Say what changed"))
        for name in ("changed",) if correction else ("wrong", "right"):
            if getattr(self, name):
                raise ValueError(f"'{name}' does not belong here. " + ("A correction has 'wrong' and 'right' instead" if correction else "Only a correction has it; others have 'changed'"))
        return self

    @property
    def heading(self) -> str:
        """The title, with the mark of a safety correction in words."""
        return f"Safety correction: {self.title[:1].lower()}{self.title[1:]}" if self.kind is NewsKind.CORRECTION else self.title

    @property
    def id(self) -> str:
        """The anchor on the page, and the end of its lasting name in the feed."""
        return f"{self.date}-" + "-".join(re.findall(r"[a-z0-9]+", self.title.lower()))

    def told(self) -> list[tuple[str, str]]:
        """Give what to say, part by part: a lead (or nothing) and the words."""
        parts = (("", self.changed), ("What was wrong:", self.wrong), ("What is right:", self.right))
        return [(lead, words) for lead, words in parts if words]

    def standing(self, today: datetime.date) -> bool:
        """Tell whether it is a correction that its pages still show."""
        return self.kind is NewsKind.CORRECTION and today - self.date <= SHOWN
