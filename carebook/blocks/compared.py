"""Tables made from front matter: treatments, causes, and what is for what."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.citations import cite
from carebook.html import Content, Element, element, link
from carebook.library import Page
from carebook.model import Cause, Choice, Evidence, Exercise, Facts, Treatment
from carebook.sheet import Sheet
from carebook.tables import table

DOTS = 3
MOST_CITED = 3
"""Sources shown beside one row; the page of the cause cites the rest, each beside what it supports."""


def sure(evidence: Evidence) -> Element:
    """Show how sure: dots for the eye, words for everyone."""
    dots = "●" * evidence.dots + "○" * (DOTS - evidence.dots)
    shown = element("span", dots, cls="dots", aria_hidden="true")
    return element("span", shown, f" {evidence.words}", cls=f"sure sure-{evidence.dots}")


class _Choices(Drawn):
    """A table of treatments, from one field of the front matter of one kind of page."""

    KIND: type[Facts]
    FIELD = ""
    CAPTION = ""
    WHERE = ""

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the table."""
        if not isinstance(facts, self.KIND):
            self.misplaced(sheet, self.WHERE)
            return
        rows: list[list[Content]] = []
        choices: tuple[Choice, ...] = getattr(facts, self.FIELD)
        for choice in choices:
            target = sheet.library.find(Treatment, choice.page) if choice.page else None
            name: Content = link(page.path, target.path, choice.name) if target and target is not page else choice.name
            rows.append([name, choice.may_help, choice.limits, element("span", sure(choice.evidence), " ", cite(choice.sources, sheet.library))])
        yield table(f"{self.CAPTION}: {page.title}", ["Treatment", "May help with", "Limits and risks", "How sure"], rows)


class TreatmentsCompared(_Choices):
    """The treatments of a cause."""

    NAME, KIND, FIELD, CAPTION, WHERE = "treatments-compared", Cause, "treatments", "Treatments compared", "the page of a cause"


class ChoicesCompared(_Choices):
    """The choices of a treatment."""

    NAME, KIND, FIELD, CAPTION, WHERE = "choices-compared", Treatment, "choices", "Choices compared", "the page of a treatment"


class CausesCompared(Drawn):
    """All causes side by side."""

    NAME = "causes-compared"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the table."""
        rows: list[list[Content]] = []
        for other, anchor, name, tells in sheet.library.told_causes():
            telling = element("span", " ".join(tells.telling), " ", cite(tells.signs.sources[:MOST_CITED], sheet.library))
            rows.append([link(page.path, other.path + anchor, name), tells.signs.began, telling, tells.first_step])
        yield table("Causes side by side", ["Cause", "How it begins", "What tells it apart", "What to do first"], rows)


class TreatmentsByCause(Drawn):
    """Which treatment page for which cause, what it offers there, and how sure anyone can be."""

    NAME = "treatments-by-cause"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the table: one row for each cause and treatment page that belong together."""
        rows: list[list[Content]] = []
        for other, cause in sheet.library.of(Cause):
            for target in sheet.library.treatments_of(cause):
                offers = [self._offer(sheet, choice) for choice in cause.treatments if choice.page == target.slug]
                rows.append([link(page.path, other.path, other.title), link(page.path, target.path, target.title), element("ul", *offers)])
        yield table("Which treatment for which cause", ["Cause", "Treatment", "What it offers, and how sure we are"], rows)

    def _offer(self, sheet: Sheet, choice: Choice) -> Element:
        return element("li", f"{choice.name}: ", sure(choice.evidence), " ", cite(choice.sources, sheet.library))


class ExercisesFor(Drawn):
    """Which exercise for which problem: the columns are the conditions of one cause."""

    NAME = "exercises-for"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the table."""
        rules = sheet.library.rules
        slug = self.argument.strip()
        cause = sheet.library.cause(slug)
        names = [name for name, condition in rules.conditions.items() if condition.cause == slug]
        if not names:
            sheet.fault(f"/// {self.NAME}", f"'{self.argument}' is not a cause with conditions in docs/exercise-rules.yml.")
            return
        single = len(names) == 1
        head = ["Exercise", *(rules.conditions[name].name for name in names), *(["What to know"] if single else [])]
        rows: list[list[Content]] = []
        for other, exercise in sheet.library.of(Exercise):
            fits = [exercise.conditions[name] for name in names if name in exercise.conditions]
            cells: list[Content] = [rules.condition_values[fit.value].label for fit in fits]
            if single and fits:
                cells.append(" ".join(part for part in (fits[0].reason, fits[0].how, fits[0].when) if part))
            rows.append([link(page.path, other.path, other.title), *cells])
        yield table(f"Exercises for: {cause.title if cause else slug}", head, rows)
