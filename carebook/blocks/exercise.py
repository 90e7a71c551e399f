"""The fixed sections of an exercise page, headings included, from its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks import figures, warnings
from carebook.blocks.base import Drawn
from carebook.blocks.lists import pain_rule
from carebook.citations import cite, sources_in
from carebook.dose import instruction, why
from carebook.html import Content, Element, element, items, link, sentence
from carebook.library import Page
from carebook.model import Exercise, Facts, Level, Range
from carebook.model.exercise import Basis, DoseBasis, Rule
from carebook.sheet import Sheet
from carebook.tables import table

EXPERT = "Where a point shows no source, it is what many physiotherapists advise. No study we read has tested it."
PROBLEMS = "if-you-have-one-of-these-problems"
CARE = {"ask": "Ask first if you have:", "later": "Wait if you have:", "small": "Bend less if you have:"}
PARTS = {"sets": "Sets", "reps": "Repeats", "hold_s": "Hold", "rest_s": "Rest", "times_a_day": "How often", "days_a_week": "How often", "legs": "Legs"}


class ExerciseSteps(Drawn):
    """Check first, start position, steps."""

    NAME = "exercise-steps"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the three sections, the picture at the end of the first."""
        if not isinstance(facts, Exercise):
            self.misplaced(sheet, "the page of an exercise")
            return
        rules = sheet.library.rules
        stop = rules.rule("do-not-start")
        yield element("h2", "Check first", id="check-first")
        help_page = sheet.library.pages.get("get-help.md")
        yield element("p", stop.text, cite(stop.sources, sheet.library))
        if help_page:
            yield element("p", link(page.path, help_page.path, "See the warning signs"))
        yield from self._care(sheet, facts)
        picture = figures.figure(page, facts, sheet.library)
        if picture is not None:
            yield picture
        yield element("h2", "Start position", id="start-position")
        yield element("p", facts.start)
        yield element("h2", "Steps", id="steps")
        yield items("ol", list(facts.steps), cls="steps")
        told = sources_in(facts.instructions_from, sheet.library)
        yield element("p", instruction(facts.dose), cite(told, sheet.library))
        yield element("p", "Move slowly and keep breathing.")

    def _care(self, sheet: Sheet, facts: Exercise) -> Iterator[Element]:
        """List who should take care, save people after surgery, for whom the sentence above has spoken."""
        rules = sheet.library.rules
        lines: list[Element] = []
        for value, words in CARE.items():
            fitting = [rules.conditions[name] for name, fit in facts.conditions.items() if fit.value == value and name in rules.conditions]
            names: list[Content] = [condition.name for condition in fitting if condition.cause]
            if names:
                lines += [element("p", element("strong", words)), items("ul", names)]
        if lines:
            yield from lines
            yield element("p", element("a", "Why, and what to do instead", href=f"#{PROBLEMS}"))


class ExerciseSafety(Drawn):
    """Pain rule, easier and harder, mistakes, move on, stop, your problem, where it is used, where the numbers come from."""

    NAME = "exercise-safety"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the sections."""
        if not isinstance(facts, Exercise):
            self.misplaced(sheet, "the page of an exercise")
            return
        yield element("h2", "Pain rule", id="pain-rule")
        yield from pain_rule(sheet)
        after = sheet.library.rules.rule("after-check")
        yield element("p", after.text, cite(after.sources, sheet.library))
        yield element("h2", "Make it easier or harder", id="make-it-easier-or-harder")
        yield from (self._half(sheet, "Easier", facts.easier), self._half(sheet, "Harder", facts.harder))
        yield element("h2", "Common mistakes", id="common-mistakes")
        yield items("ul", list(facts.mistakes))
        yield element("h2", "Move on when", id="move-on-when")
        yield element("p", *_ruled(sheet, facts.move_on_when))
        yield element("h2", "Stop and get help if", id="stop-and-get-help-if")
        if facts.stop_if:
            yield element("p", "Stop this exercise if you notice any of these:")
            yield element("ul", *(element("li", *_ruled(sheet, rule)) for rule in facts.stop_if))
        names = tuple(dict.fromkeys((*sheet.library.rules.warnings, *facts.warnings)))
        yield warnings.draw(sheet.library, names, list(Level), heading="h3")
        yield element("h2", "If you have one of these problems", id=PROBLEMS)
        yield element("p", "Find your problem below. It tells you whether to do this exercise, and how.")
        yield self._conditions(sheet, page, facts)
        if used := [*sheet.library.treatments_using(page), *sheet.library.causes_suiting(facts)]:
            yield element("h2", "Where it is used", id="where-it-is-used")
            yield items("ul", [link(page.path, other.path, other.title) for other in used], cls="links")
        yield element("h2", "Where the numbers come from", id="where-the-numbers-come-from")
        yield self._basis(sheet, facts.dose_basis, facts.dose.sets)
        yield element("p", EXPERT)

    def _half(self, sheet: Sheet, title: str, rule: Rule) -> Element:
        return element("div", element("h3", title), element("p", *_ruled(sheet, rule)), cls="half")

    def _conditions(self, sheet: Sheet, page: Page, facts: Exercise) -> Element:
        rules = sheet.library.rules
        rows: list[list[Content]] = []
        for name, fit in facts.conditions.items():
            condition = rules.conditions.get(name)
            if condition is None:
                continue
            cause = sheet.library.cause(condition.cause) if condition.cause else None
            shown: Content = link(page.path, cause.path, condition.name) if cause else condition.name
            told = element("span", why(fit), cite(sources_in(fit.basis, sheet.library), sheet.library))
            value = rules.condition_values[fit.value].label
            if fit.wear_type_tear and fit.wear_type_tear != fit.value:
                value += f". With a worn pad: {rules.condition_values[fit.wear_type_tear].label.lower()}"
            rows.append([shown, f"{value}.", told])
        return table(f"{page.title}: is it for you", ["Problem", "For you", "Why and how"], rows)

    def _basis(self, sheet: Sheet, basis: DoseBasis, sets: Range) -> Element:
        by_habit = {f"general-rule:{rule.id}" for rule in sheet.library.rules.rules if rule.expert}
        lines: list[Content] = []
        for field, name in PARTS.items():
            origin: Basis = getattr(basis, field)
            if origin and not (field == "rest_s" and sets.to == 1):
                keys = sources_in(origin, sheet.library)
                expert = not keys or any(item == "expert" or item in by_habit for item in origin)
                said = {(True, True): "partly from sources, partly what many physiotherapists advise.", (True, False): "from sources.", (False, True): "what many physiotherapists advise."}
                lines.append(element("span", element("strong", f"{name}:"), f" {said[bool(keys), expert]}", cite(keys, sheet.library)))
        return items("ul", lines)


def _ruled(sheet: Sheet, rule: Rule) -> tuple[str, Element | None]:
    """Give the words of a rule and its citation."""
    return sentence(rule.text), cite(sources_in(rule.basis, sheet.library), sheet.library)
