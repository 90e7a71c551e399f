"""docs/codes.yml: which page a code of a diagnosis leads to."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from carebook.model.base import WEB, Record, Text
from carebook.model.news import PagePath

SystemName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]


def _code(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Z]{3,18}|[0-9A-Z]{3}\.[0-9A-Z]{1,4}", text):
        raise ValueError(f"'{text}' is not a code. Write it with capitals and its dot: M71.2")
    return text


def _oid(text: str) -> str:
    if not re.fullmatch(r"[0-2](\.(0|[1-9]\d*))+", text):
        raise ValueError(f"'{text}' is not an OID. Write numbers with dots: 2.16.840.1.113883.6.90")
    return text


ConditionCode = Annotated[str, AfterValidator(_code)]


class CodeSystem(Record):
    """One system of codes, how others name it, and which page each of its codes leads to."""

    name: Text = Field(description="As people write it.")
    oid: Annotated[str, AfterValidator(_oid)] = Field(description="Its number in HL7.")
    uri: Annotated[str, StringConstraints(pattern=WEB)] = Field(description="Its address in HL7 FHIR.")
    also: tuple[Text, ...] = Field(default=(), description="Plain names that senders use. Case, spaces and hyphens do not matter.")
    climbs: bool = Field(default=True, description="Whether a longer code that begins with one of these means a kind of it.")
    exact: tuple[ConditionCode, ...] = Field(default=(), description="Codes whose longer forms mean something else, so that only the code itself leads to the page.")
    beside: tuple[ConditionCode, ...] = Field(default=(), description="Codes of something else that the page tells of too: they lead there, and are no codes of its condition.")
    codes: dict[ConditionCode, PagePath] = Field(default_factory=dict, description="The page of each code, by path from docs/. The id of a heading may follow.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in ("exact", "beside"):
            if lost := [code for code in getattr(self, name) if code not in self.codes]:
                raise ValueError(f"'{lost[0]}' is under '{name}', but not under 'codes'. Add it there, or take it out")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to name the system in a request."""
        return self.oid, self.uri, self.name, *self.also

    def climbs_to(self, code: str) -> bool:
        """Say whether a longer code that begins with one of these means a kind of it."""
        return self.climbs and code not in self.exact

    def leading_to(self, target: str) -> tuple[str, ...]:
        """Give the codes that lead to a page, or to a section of it, without those that climb to another of them: they say nothing more."""
        mine = [code for code, page in self.codes.items() if page == target]
        return tuple(code for code in mine if not any(code != other and code.startswith(other) and self.climbs_to(other) for other in mine))


class Codes(Record):
    """All systems, by the name that stands in addresses: ``icd10cm``."""

    systems: dict[SystemName, CodeSystem] = Field(default_factory=dict)


def folded(name: str) -> str:
    """Give a name of a system as it is compared: small letters, without spaces, hyphens, underscores and what only introduces an OID. go.js does the same."""
    return re.sub(r"[\s+_-]+", "", name.lower()).removeprefix("urn:oid:").rstrip("/")
