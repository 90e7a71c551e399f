"""The shapes of the scorecard: what an instrument asks, what was found on a page, and the whole as it is published."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from carebook.model.base import Record, Text
from carebook.yamlfile import parse


class Verdict(StrEnum):
    """What came of one item on one page. Only ``YES`` counts as met."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"
    PERSON = "needs a person"


class Item(Record):
    """One item of an instrument, and who decides it."""

    id: Text
    says: Text
    test: str = Field(default="", description="Name of the test that decides it.")
    person: str = Field(default="", description="Why only a person can decide it.")
    not_counted: str = Field(default="", description="What the test leaves out.")

    @model_validator(mode="after")
    def _decided_once(self) -> Self:
        if bool(self.test) == bool(self.person):
            raise ValueError(f"item {self.id} needs either 'test' or 'person'")
        return self


class Instrument(Record):
    """A published way to judge health information."""

    id: Text
    name: Text
    about: Text
    sources: tuple[str, ...]
    for_: Literal["patients", "choices"] = Field(alias="for", description="All pages for patients, or those about choices of treatment.")
    items: tuple[Item, ...]


class Finding(Record):
    """The verdict on one item of one page, and what it rests on."""

    item: str
    verdict: Verdict
    evidence: str


class Tally(Record):
    """One instrument on one page. ``computed`` is the number of items that a program decided, with yes or no."""

    instrument: str
    met: int
    computed: int
    needs_a_person: int
    not_applicable: int
    items: tuple[Finding, ...]


class Grades(Record):
    """How hard the sentences of a page are; None where there are none to grade."""

    grade: float = Field(description="Flesch-Kincaid grade.")
    smog: float
    mean: float = Field(description="Words in a sentence, on average.")
    longest: int = Field(description="Words in the longest sentence.")
    sentences: int
    words: int


class PageScore(Record):
    """Everything about one page."""

    path: str
    title: str
    kind: str
    checked: str = Field(description="The day it was last held against its sources.")
    all_words: Grades | None
    without_word_list: Grades | None = Field(description="With the reviewed list of unavoidable words left out; None while there is no list.")
    warnings: Grades | None = Field(description="Only the sentences in warning boxes.")
    instruments: tuple[Tally, ...]

    @property
    def met(self) -> int:
        """Computed items that are met."""
        return sum(tally.met for tally in self.instruments)

    @property
    def computed(self) -> int:
        """Items that a program decided."""
        return sum(tally.computed for tally in self.instruments)

    @property
    def needs_a_person(self) -> int:
        """Items that no program decided."""
        return sum(tally.needs_a_person for tally in self.instruments)


class LeftOut(Record):
    """A page that has no score, and why."""

    path: str
    why: str


class Scorecard(Record):
    """The scorecard as it is published in JSON."""

    made_by: str = "python -m carebook score"
    note: str = (
        "Computed items only. They are no PEMAT, CDC, DISCERN or JAMA score: those need trained people. "
        "An item that needs a person is never counted as met."
    )
    instruments: tuple[Instrument, ...]
    pages: tuple[PageScore, ...]
    left_out: tuple[LeftOut, ...]


@lru_cache(maxsize=1)
def instruments() -> tuple[Instrument, ...]:
    """Read the instruments, which ship with the package."""
    given = parse((Path(__file__).parent / "instruments.yml").read_text(encoding="utf-8")).data
    return tuple(Instrument.model_validate(one) for one in given)
