"""docs/addresses.yml: every address and heading id that was ever published, and the short code of each page for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from carebook.model.base import Record
from carebook.model.news import PagePath

DIGITS = "23456789"
"""What codes are made of: nothing that looks like a letter, so no 0 and no 1."""
LENGTH = 4


def _code(text: str) -> str:
    if not re.fullmatch(f"[{DIGITS}]{{{LENGTH}}}", text):
        raise ValueError(f"'{text}' is not a short code. Take it out, and run 'make addresses'")
    return text


def _address(text: str) -> str:
    if not re.fullmatch(r"/([a-z0-9_.-]+/)*([a-z0-9_-]+\.[a-z0-9.]+)?", text) or "/../" in text:
        raise ValueError(f"'{text}' is not an address of this site. Write it from its root: /causes/bakers-cyst/")
    return text


Code = Annotated[str, AfterValidator(_code)]
Address = Annotated[str, AfterValidator(_address)]


class Addresses(Record):
    """What has to lead somewhere for ever. Nothing is taken out; ``make addresses`` puts in what is new."""

    codes: dict[Code, Address] = Field(default_factory=dict, description="The page of each short code, by its address on the day the code was given.")
    moved: dict[Address, PagePath] = Field(default_factory=dict, description="Where what stood at an old address is now.")
    addresses: dict[Address, tuple[str, ...]] = Field(default_factory=dict, description="Every address with the ids of its headings.")

    @model_validator(mode="after")
    def _apart(self) -> Self:
        for code, other in ((code, other) for code in self.codes for other in self.codes if code < other):
            if alike(code, other):
                raise ValueError(f"the codes '{code}' and '{other}' differ by one slip. Take the newer one out, and run 'make addresses'")
        return self

    def path_of(self, address: str) -> str:
        """Give the path of the page that an address leads to now: ``/causes/bakers-cyst/`` leads to ``causes/bakers-cyst.md``."""
        return self.moved[address].partition("#")[0] if address in self.moved else f"{address.strip('/') or 'index'}.md"

    def pages(self, paths: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Give each code with the path of its page, of ``paths``. A section is a page of a folder: ``/causes/`` is ``causes/index.md``."""
        for code, address in self.codes.items():
            path = self.path_of(address)
            inside = path.removesuffix(".md") + "/index.md"
            if path in paths or inside in paths:
                yield code, path if path in paths else inside


def alike(code: str, other: str) -> bool:
    """Tell whether one slip makes a code of another: a wrong digit, or two neighbours swapped."""
    wrong = [place for place in range(LENGTH) if code[place] != other[place]]
    return len(wrong) < 2 or (len(wrong) == 2 and wrong[0] + 1 == wrong[1] and code[wrong[0]] == other[wrong[1]] and code[wrong[1]] == other[wrong[0]])
