"""The kinds of page, save exercises: causes, treatments and guides. The folder decides the kind."""

from __future__ import annotations

import re
from typing import Self

from pydantic import Field, model_validator

from carebook.model.base import Record, Slug, SourceKey, Text
from carebook.model.picture import Mark
from carebook.model.shared import Evidence, Facts

_UNUSUAL = re.compile(r"Not a (?:usual sign|sign of [^.]+)\. *")


class Guide(Facts):
    """A page of its own shape: overview, Get help, section lists, about the site, for clinics."""

    source_kinds: tuple[Text, ...] = Field(default=(), description="Kinds of source that this page lists with the block all-sources.")


class Signs(Record):
    """What tells a cause apart. Each is a short phrase for a table."""

    began: Text = Field(description="How it began.")
    place: Text = Field(description="Where it hurts.")
    lump: Text
    swelling: Text = Field(description="Whether and how fast it swells.")
    locking: Text
    giving_way: Text
    calf: Text
    age: Text
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    def told(self, name: str) -> tuple[bool, str]:
        """Give whether a sign belongs to the cause, and what there is to say of it.

        What begins "Not a usual sign." (or "Not a sign of ….") does not; the rest of it is given, and may be empty.
        """
        text: str = getattr(self, name)
        match = _UNUSUAL.match(text)
        return not match, text[match.end() :] if match else text


class Choice(Record):
    """One row of a table of treatments: what it may do, its limits, and how sure anyone can be."""

    name: Text
    may_help: Text
    limits: Text
    evidence: Evidence = Field(description="G, N, R, 1, X or E, as marked where the evidence was gathered.")
    sources: tuple[SourceKey, ...] = ()
    page: Slug | None = Field(default=None, description="Slug of the treatment page, if there is one.")

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if not self.sources and self.evidence is not Evidence.EXPERT:
            raise ValueError(f"'{self.name}' has no sources. Only evidence E may go without")
        return self


class _Tells(Record):
    """What every cause shows on its card and in comparisons."""

    signs: Signs
    telling: tuple[Text, ...] = Field(min_length=2, max_length=3, description="The 2 or 3 shortest telling signs.")
    first_step: Text = Field(description="What to do first, in one sentence.")
    spot: Mark | None = Field(default=None, description="Where it hurts, on the right leg from behind: units from the left and from the top of the map.")


class Cause(Facts, _Tells):
    """A page in docs/causes/ about one cause."""

    other_names: tuple[Text, ...] = Field(default=(), description='Shown under the title as "Also called …".')
    short_name: Text | None = Field(default=None, description="A shorter name for tables, where the title is long.")
    treatments: tuple[Choice, ...] = Field(min_length=2, description="Treatments compared; the first row is doing nothing.")
    see_also: tuple[Slug, ...] = Field(default=(), description="Other causes worth a look; the way back is made by itself.")


class BriefCause(_Tells):
    """A cause that has a section on a shared page instead of a page."""

    id: Slug = Field(description="The id of its heading on the page.")
    name: Text
    aliases: tuple[Text, ...] = Field(default=(), description="Other names, as on a page; they lead to the heading.")


class CauseGroup(Facts):
    """A page in docs/causes/ that treats several causes in brief."""

    causes: tuple[BriefCause, ...] = Field(min_length=1)
    see_also: tuple[Slug, ...] = ()


class Treatment(Facts):
    """A page in docs/treatments/."""

    other_names: tuple[Text, ...] = ()
    exercises: tuple[Slug, ...] = Field(default=(), description="Slugs of the exercises it uses.")
    choices: tuple[Choice, ...] = Field(min_length=2, description="The choices compared; the first row is doing nothing.")
    see_also: tuple[Slug, ...] = Field(default=(), description="Other treatments worth a look.")
