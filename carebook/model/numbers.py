"""docs/numbers.yml: doses and times that stand in more than one place of the words."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from carebook.model.base import Record, Slug, SourceKey, Text

Way = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$")]
"""The way to a value through a data file: ``phases.middle.weeks``; an item of a list by its ``id``, or by its place from 0."""


class Number(Record):
    """One number: its words, or the place they are taken from, and the phrases in which nobody may type it."""

    text: Text | None = Field(default=None, description="The number as it is read: 10 to 15.")
    rules: Way | None = Field(default=None, description="Where it stands in docs/exercise-rules.yml, if that is its home.")
    page: Way | None = Field(default=None, description="Where it stands in the front matter of the page it is used on, if that is its home.")
    about: Text = Field(description="What it is, for writers.")
    sources: tuple[SourceKey, ...] = Field(default=(), description="What supports it.")
    phrases: tuple[Text, ...] = Field(min_length=1, description="Phrases that say it: N is any number, = is this one, ... any words of the same sentence.")
    unless: dict[Text, Text] = Field(default_factory=dict, description="Words of a line that holds such a phrase and means something else, and why.")

    @model_validator(mode="after")
    def _one_home(self) -> Self:
        if sum(home is not None for home in (self.text, self.rules, self.page)) != 1:
            raise ValueError("give exactly one of text, rules and page")
        if self.text is not None and not re.fullmatch(r"\d[^{}]*", self.text):
            raise ValueError(f"the text '{self.text}' is not a number as it is read. Write '20', or '10 to 15'")
        for phrase in self.phrases:
            if len(re.findall(r"\bN\b|=", phrase)) != 1:
                raise ValueError(f"the phrase '{phrase}' needs exactly one N (any number) or = (this one)")
        return self


class NumbersFile(Record):
    """The whole file."""

    numbers: dict[Slug, Number]
