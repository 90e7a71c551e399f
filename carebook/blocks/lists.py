"""Lists that make themselves: cards, exercises by phase and by muscle, rules, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks import exercise_filter, figures
from carebook.blocks.base import Drawn
from carebook.citations import cite
from carebook.dose import in_words
from carebook.html import Element, element, items, link
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Facts, Treatment
from carebook.sheet import Sheet


def card(page: Page, target: str, title: str, *content: Element, picture: Element | None = None) -> Element:
    """Draw a card; its heading's link makes the whole card clickable."""
    text = element("div", element("h3", link(page.path, target, title)), *content, cls="card-text")
    return element("li", picture, text, cls="card")


def deck(cards: list[Element]) -> Element:
    """Lay out cards; where three in a row would leave one alone, the style sheet sets them in pairs."""
    return element("ul", *cards, cls="cards pairs" if len(cards) % 3 == 1 else "cards")


def exercise_cards(page: Page, library: Library, exercises: list[tuple[Page, Exercise]]) -> Element:
    """Draw cards of exercises with their picture and dose."""
    return element("ul", *(
        card(page, other.path, other.title, element("p", exercise.summary), element("p", in_words(exercise), cls="dose-line"), picture=figures.stands_for(other, library))
        for other, exercise in exercises
    ), cls="cards exercise-cards")


class Cards(Drawn):
    """Cards of all causes, treatments or exercises."""

    NAME = "cards"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the cards."""
        library = sheet.library
        match self.argument.strip():
            case "causes":
                cards = [card(page, other.path, other.title, items("ul", list(cause.telling)), picture=figures.stands_for(other, library)) for other, cause in library.of(Cause)]
                cards += [card(page, other.path, other.title, element("p", group.summary), picture=figures.stands_for(other, library)) for other, group in library.of(CauseGroup)]
                yield deck(cards)
            case "treatments":
                pages = [card(page, other.path, other.title, element("p", treatment.summary), picture=figures.stands_for(other, library)) for other, treatment in library.of(Treatment)]
                section = library.pages.get("exercises/index.md")
                if section:
                    pages.append(card(page, section.path, section.title, element("p", section.facts.summary), picture=figures.stands_for(section, library)))
                yield deck(pages)
            case "exercises":
                yield exercise_cards(page, library, list(library.of(Exercise)))
            case other:
                sheet.fault("/// cards", f"'{other}' is not something to draw cards of. Use causes, treatments or exercises.")


class ExercisesByPhase(Drawn):
    """All exercises under the phase of recovery in which they start, with a filter where there is script."""

    NAME = "exercises-by-phase"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the filter, then a subhead and cards for each phase."""
        yield exercise_filter.controls(sheet.library)
        for name, phase in sheet.library.rules.phases.items():
            yield element("h3", phase.title, id=f"phase-{name}")
            yield element("p", phase.text)
            exercises = [(other, exercise) for other, exercise in sheet.library.of(Exercise) if exercise.phase == name]
            cards = exercise_cards(page, sheet.library, exercises)
            for drawn, (_, exercise) in zip(cards, exercises, strict=True):
                exercise_filter.mark(drawn, exercise, sheet.library)
            yield cards


class ExercisesByMuscle(Drawn):
    """All exercises under what they work."""

    NAME = "exercises-by-muscle"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw a list of muscles, each with its exercises."""
        rows = []
        for medical, plain in exercise_filter.muscles(sheet.library).items():
            others = [other for other, exercise in sheet.library.of(Exercise) if medical in {muscle.medical for muscle in exercise.muscles}]
            term = element("dt", f"{plain} ({medical})")
            rows.append(element("div", term, element("dd", items("ul", [link(page.path, other.path, other.title) for other in others]))))
        yield element("dl", *rows, cls="by-muscle")


class Rules(Drawn):
    """The rules that hold for every exercise, save the pain rule, which has its own block."""

    NAME = "exercise-rules"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the rules with their sources."""
        rows = []
        for rule in sheet.library.rules.rules:
            if rule.id != "pain":
                said = element("dd", rule.text, cite(rule.sources, sheet.library))
                rows.append(element("div", element("dt", rule.title), said))
        yield element("dl", *rows, cls="rules")


class Problems(Drawn):
    """The problems that each exercise page answers for, and what is meant by them."""

    NAME = "exercise-problems"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the names with their meanings."""
        conditions = sheet.library.rules.conditions.values()
        yield element("dl", *(element("div", element("dt", one.name), element("dd", one.text)) for one in conditions), cls="rules")


class PainRule(Drawn):
    """The pain rule, always with the line that says how far it can be trusted."""

    NAME = "pain-rule"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the three levels."""
        yield from pain_rule(sheet)


def pain_rule(sheet: Sheet) -> list[Element]:
    """Draw the pain rule with its fixed line and sources."""
    rule = sheet.library.rules.rule("pain")
    rows = []
    for level, cls in zip(rule.levels, ("fine", "care", "stop"), strict=True):
        span = f"{level.from_} or more" if level.to == 10 else f"{level.from_} to {level.to}"
        rows.append(element("li", element("b", span), " ", element("span", element("strong", f"{level.word}."), f" {level.text}"), cls=cls))
    return [
        element("p", "Rate your pain from 0 (none) to 10 (the worst you can think of)."),
        element("ul", *rows, cls="pain"),
        element("p", rule.fixed_line, cite(rule.sources, sheet.library), cls="pain-note"),
    ]


class Numbers(Drawn):
    """Emergency numbers by country, ready to tap."""

    NAME = "emergency-numbers"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the numbers."""
        rows = [
            element("div", element("dt", one.place), element("dd", element("a", one.number, href=f"tel:{one.number}")))
            for one in sheet.library.numbers
        ]
        yield element("dl", *rows, cls="numbers")
        keys = list(dict.fromkeys(key for one in sheet.library.numbers for key in one.sources))
        yield element("p", "If your country is not here, call your local emergency number.", cite(keys, sheet.library))
