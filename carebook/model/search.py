"""docs/search.yml: the words people type, and what sounds like a warning sign."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from carebook.model.base import Record, Text


class RedFlag(Record):
    """What a search must hold to sound like one warning sign."""

    warning: str = Field(description="A key of docs/warnings.yml.")
    all: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = Field(min_length=1, description="Groups of words or phrases. One of each group must be there.")
    none: tuple[Text, ...] = Field(default=(), description="Words or phrases that say that something else is meant.")


class Search(Record):
    """What helps search to understand a reader."""

    ignored: tuple[Text, ...] = Field(description="Words that say nothing about what is looked for.")
    symptoms: tuple[Text, ...] = Field(description="Words of someone who asks what is wrong, rather than what to do.")
    same: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = Field(description="Groups of words or phrases that mean the same.")
    means: dict[str, Text] = Field(description="What people type, and the words of this site for it.")
    typed: dict[str, tuple[Text, ...]] = Field(description="Pages below docs/, without .md, and what people type who want each.")
    here: tuple[Text, ...] = Field(description="Parts of the body that this site is about.")
    elsewhere: tuple[Text, ...] = Field(description="What this site has nothing about: asked for without a part that it is about, nothing is found.")
    red_flags: tuple[RedFlag, ...]
