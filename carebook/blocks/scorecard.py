"""The scorecard as tables: a row for each page, and a row for each item of the instruments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carebook.blocks.base import Drawn
from carebook.generator import made_later
from carebook.html import Content, Element, element, link
from carebook.library import Page
from carebook.model import Facts
from carebook.scorecard.form import count
from carebook.scorecard.kept import scorecard_of
from carebook.scorecard.model import Item, PageScore, Scorecard, Tally, Verdict
from carebook.scorecard.score import FILE
from carebook.sheet import Sheet
from carebook.tables import table

KINDS = {"start": "Start pages", "cause": "Causes", "treatment": "Treatments", "exercise": "Exercises"}
PAGES = ["Page", "Reading grade", "Computed items met", "Need a person"]
FEW = 3
"""Pages that are named where an item is not met; where there are more, they are counted."""


class Scores(Drawn):
    """Tables of the scorecard: ``pages``, ``about`` or ``items``."""

    NAME = "scorecard"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the tables the argument names."""
        wanted = self.argument.strip()
        if wanted not in ("pages", "about", "items"):
            sheet.fault("/// scorecard", f"'{wanted}' is not a part of the scorecard. Use pages, about or items.")
            return
        scorecard = scorecard_of(sheet.library)
        if wanted == "pages":
            yield from _pages(scorecard, page)
        elif wanted == "about":
            yield _about([one for one in scorecard.pages if one.kind == "about"], page)
        else:
            yield from _items(scorecard)
            # Kept from the generator, which would look for the file among the pages: it is made after the build.
            there = self.md.htmlStash.store(f'<a href="{made_later(self.md, FILE)}">All scores as data (JSON)</a>')
            yield element("p", there, ": each answer of each page, with what was found.")


def _pages(scorecard: Scorecard, page: Page) -> Iterator[Element]:
    for kind, title in KINDS.items():
        scores = [one for one in scorecard.pages if one.kind == kind]
        if scores:
            rows: list[list[Content]] = [
                [link(page.path, one.path, one.title), _grade(one), f"{one.met} of {one.computed}", str(one.needs_a_person)] for one in scores
            ]
            yield element("h3", title, id=f"scores-{kind}")
            yield element("p", "Use this table to find the pages to mend first. A person still has to judge the items in the last column.")
            yield table(f"Scores: {title}", PAGES, rows)


def _about(scores: Sequence[PageScore], page: Page) -> Element:
    rows: list[list[Content]] = [
        [link(page.path, one.path, one.title), _grade(one), str(one.all_words.mean) if one.all_words else "none", str(one.all_words.longest) if one.all_words else "none"]
        for one in scores
    ]
    return table("Scores: about the site and for clinics", ["Page", "Reading grade", "Words a sentence", "Longest sentence"], rows)


def _grade(one: PageScore) -> str:
    if one.all_words is None:
        return "no sentences"
    spared = f" ({one.without_word_list.grade} without the word list)" if one.without_word_list else ""
    return f"{one.all_words.grade}{spared}. SMOG {one.all_words.smog}"


def _items(scorecard: Scorecard) -> Iterator[Element]:
    for instrument in scorecard.instruments:
        tallies = [(page, tally) for page in scorecard.pages for tally in page.instruments if tally.instrument == instrument.id]
        found = {item.id: _found(item, tallies) for item in instrument.items}
        people = sum(not _computed(one) for one in found.values())
        rows: list[list[Content]] = [[f"{item.id}. {item.says}", _decided(item, found[item.id]), _met(found[item.id])] for item in instrument.items]
        yield element("h3", instrument.name, id=f"items-{instrument.id}")
        yield element("p", instrument.about)
        yield element("p", f"It has {len(instrument.items)} items. Of these, {people} always {'needs' if people == 1 else 'need'} a person.")
        yield table(f"Items: {instrument.name}", ["Item", "Who decides", "Met on"], rows)


Found = dict[Verdict, list[PageScore]]


def _found(item: Item, tallies: Sequence[tuple[PageScore, Tally]]) -> Found:
    """Give the pages of each verdict on one item."""
    return {verdict: [page for page, tally in tallies for one in tally.items if one.item == item.id and one.verdict is verdict] for verdict in Verdict}


def _computed(found: Found) -> int:
    return len(found[Verdict.YES]) + len(found[Verdict.NO])


def _decided(item: Item, found: Found) -> str:
    if item.person:
        return f"A person. {item.person}"
    if not _computed(found):
        return "A person. A program only looks where it applies."
    return f"A program. Not counted: {item.not_counted[0].lower()}{item.not_counted[1:]}" if item.not_counted else "A program."


def _met(found: Found) -> str:
    no, people = found[Verdict.NO], len(found[Verdict.PERSON])
    said = [f"{len(found[Verdict.YES])} of {count(_computed(found), 'page')}."] if _computed(found) else []
    if no and len(no) <= FEW:
        said.append(f"Not on: {', '.join(page.title for page in no)}.")
    if people:
        said.append(f"{count(people, 'other page' if said else 'page')} {'needs' if people == 1 else 'need'} a person.")
    return " ".join(said) or "Applies to no page."
