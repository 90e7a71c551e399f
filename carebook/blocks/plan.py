"""The place of the plan builder, and the sheet of paper that a plan becomes."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.blocks.lists import pain_rule
from carebook.blocks.paper import on_paper
from carebook.html import Element, element, link
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet

SHEETS = "sheets/exercise-sheet.md"
EXERCISES = "exercises/index.md"
DIARY = "sheets/diary.md"


class Plan(Drawn):
    """What stands on the page Plan until docs/assets/plan.js makes or shows a plan there; without script it stays."""

    NAME = "plan"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw what to do without script, and the sheet of a plan, which is a template until there is a plan to show."""
        rules = sheet.library.rules
        instead = [link(page.path, target, words) for target, words in ((SHEETS, "exercise sheets to print"), (EXERCISES, "all exercises")) if target in sheet.library.pages]
        yield element(
            "div",
            element("p", element("strong", "A plan needs JavaScript, and your browser does not run it here.")),
            element("p", "If you have a link to a plan, open it on another device, or ask your clinic for the plan on paper."),
            element("p", "Without it you can use these pages: ", *_listed(instead), ".") if instead else None,
            cls="plan-place", data_plan="",
        )
        opening = element(
            "div",
            element("p", rules.rule("do-not-start").text),
            element("p", element("strong", rules.rule("stop").line), cls="stop"),
        )
        # On the screen alone: a printed plan has its own boxes for 2 weeks.
        diary = element("p", "Write down how your knee does in the ", link(page.path, DIARY, "two-week knee diary"), ".", cls="plan-small plan-ticks") if DIARY in sheet.library.pages else None
        yield element("template", on_paper(sheet, page, page.title, opening, element("div", *pain_rule(sheet)), element("div", data_plan_list=""), diary), data_plan_sheet="")


def _listed(parts: list[Element]) -> Iterator[Element | str]:
    for number, part in enumerate(parts):
        yield from (" and ", part) if number else (part,)
