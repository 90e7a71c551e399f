"""docs/accessibility.yml and docs/tested.yml: what the site promises to every reader, which test shows it, and what no test has shown."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StrictInt

from carebook.model.base import Day, Record, Text


def _test(text: str) -> str:
    path, _, name = text.partition("::")
    if not (path.endswith(".py") and name.startswith("test_") and name.isidentifier()):
        raise ValueError(f"'{text}' is not the name of a test. Write its file, from tests/, and its function: browser/test_access.py::test_print_button_prints")
    return text


class Tool(StrEnum):
    """What a test looks with, and the words for it after what it looks at."""

    CHROMIUM = "chromium"
    FIREFOX = "firefox"
    AXE = "axe"
    NU = "nu"
    OWN = "own"

    @property
    def words(self) -> str:
        """How a reader is told of it."""
        return {
            "chromium": "in Chromium",
            "firefox": "in Firefox",
            "axe": "with axe in Chromium",
            "nu": "with the Nu checker",
            "own": "with our own program",
        }[self]


class When(StrEnum):
    """How often a test runs: what is marked slow runs once a week, all else at each change."""

    CHANGE = "each change"
    WEEK = "each week"

    @property
    def words(self) -> str:
        """How a reader is told of it."""
        return {"each change": "at each change", "each week": "once a week"}[self]


class Shown(Record):
    """One test that shows a promise."""

    test: Annotated[str, AfterValidator(_test)] = Field(description="Its file, from tests/, and its function: browser/test_access.py::test_print_button_prints.")
    tool: Tool = Field(description="What it looks with; own is a program of this project that reads the page.")
    pages: Text = Field(description="What it looks at, in words: every page, one page of each kind, the map. Small first letter.")
    widths: tuple[StrictInt, ...] = Field(default=(), description="Widths of the screen, in CSS pixels, where it sets them.")
    when: When

    @property
    def words(self) -> str:
        """What is looked at, with what and when, as a sentence."""
        widths = [f"{width:,}" for width in self.widths]
        listed = " and ".join([", ".join(widths[:-1]), widths[-1]] if len(widths) > 1 else widths)
        parts = (self.pages[:1].upper() + self.pages[1:], f"{listed} pixels wide" if widths else "", self.tool.words, self.when.words)
        return f"{', '.join(part for part in parts if part)}."


class Promise(Record):
    """What a reader can count on, and how it is tested."""

    group: Text = Field(description="The subhead it stands under.")
    says: Text = Field(description="The promise, as a whole sentence.")
    how: Text = Field(description="How it is tested, in whole sentences.")
    shown_by: tuple[Shown, ...] = Field(min_length=1)


class Statement(Record):
    """What is tested, and what is not."""

    promises: tuple[Promise, ...] = Field(min_length=1)
    not_tested: tuple[Text, ...] = Field(min_length=1, description="What nobody has tried, each as a whole sentence.")


class Versions(Record):
    """Versions of what the tests used."""

    chromium: Text
    firefox: Text
    axe: Text
    nu: Text
    playwright: Text


class Tested(Record):
    """The last run in which every test of the statement passed; the tests write it themselves."""

    date: Day
    versions: Versions
