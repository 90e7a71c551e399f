"""The accessibility statement from its data: what is tested, how, when and with what; and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Element, element, items
from carebook.library import Page
from carebook.model import Facts
from carebook.model.accessibility import Promise
from carebook.sheet import Sheet, long_date

USED = (
    ("chromium", "Chromium", ", a browser"),
    ("firefox", "Firefox", ", a browser"),
    ("axe", "axe", ", a checker of rules for everyone’s access"),
    ("nu", "Nu checker", ", a checker of the code of pages"),
    ("playwright", "Playwright", ", which works the browser"),
)
"""Field of the versions, name, and what it is."""


class Tested(Drawn):
    """The day of the last run, every promise under its subhead with the tests that show it, and the versions they used."""

    NAME = "tested"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw a list for each group of promises."""
        statement, tested = sheet.library.statement, sheet.library.tested
        yield element("p", "All of these tests last passed on ", element("time", long_date(tested.date), datetime=tested.date.isoformat()), ".")
        for group in dict.fromkeys(promise.group for promise in statement.promises):
            yield element("h3", group, id="-".join(re.findall(r"[a-z0-9]+", group.lower())))
            yield element("ul", *(_promise(promise) for promise in statement.promises if promise.group == group))
        yield element("h3", "What the tests used", id="what-the-tests-used")
        # A version is code, not words: spelling and style pass it over.
        yield element("ul", *(element("li", f"{name} ", element("code", getattr(tested.versions, field)), said) for field, name, said in USED))


class Untested(Drawn):
    """What nobody has tried."""

    NAME = "untested"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw it as a list."""
        yield items("ul", list(sheet.library.statement.not_tested))


def _promise(promise: Promise) -> Element:
    shown = " ".join(one.words for one in promise.shown_by)
    return element("li", element("p", element("strong", promise.says), f" {promise.how}"), element("p", shown, cls="shown-by"))
