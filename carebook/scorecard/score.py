"""Scoring rendered pages. Pure: the same pages give the same scorecard, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict

from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.scorecard import choices, content, form, visuals
from carebook.scorecard.form import Outcome
from carebook.scorecard.model import Finding, Grades, Instrument, Item, LeftOut, PageScore, Scorecard, Tally, Verdict, instruments
from carebook.scorecard.seen import Seen
from carebook.structure import OTHER_FOLDERS
from carebook.words.prose import Sentence
from carebook.words.readability import readability

FILE = "scorecard.json"
"""The published data, in the folder of the page that shows the scores."""
OWN = "It shows the scores, so it cannot hold its own."
KINDS: dict[type, str] = {Cause: "cause", CauseGroup: "cause", Treatment: "treatment", Exercise: "exercise"}
START, ABOUT = "start", "about"


def scored(page: Page) -> bool:
    """Tell whether a page has a score: all but the page that shows them."""
    return not any(line.startswith("/// scorecard") for line in page.body.split("\n"))


def scorecard(library: Library, pages: tuple[PageScore, ...]) -> Scorecard:
    """Put the scores of pages together."""
    left_out = tuple(LeftOut(path=path, why=OWN) for path, page in library.pages.items() if not scored(page))
    return Scorecard(instruments=instruments(), pages=pages, left_out=left_out)


def as_json(scorecard: Scorecard) -> str:
    """Write a scorecard as JSON."""
    return json.dumps(scorecard.model_dump(mode="json", by_alias=True), indent=1, ensure_ascii=False) + "\n"


def _test(name: str) -> Callable[[Seen], Outcome]:
    """Give a test by its name. Raises AttributeError where there is none."""
    found: Callable[[Seen], Outcome] = getattr(next((module for module in (form, visuals, content) if hasattr(module, name)), choices), name)
    return found


def kind_of(page: Page) -> str:
    """Name the kind of a page as the scorecard groups them."""
    return ABOUT if page.folder in OTHER_FOLDERS else KINDS.get(type(page.facts), START)


def score(library: Library, page: Page, html: str, without: Collection[str] = ()) -> PageScore:
    """Score one rendered page. ``without`` is the reviewed list of unavoidable words, in small letters; empty means there is none."""
    seen = Seen(library, page, html)
    suiting = [one for one in instruments() if _suits(one, page)]
    outcomes = {name: _test(name)(seen) for name in {item.test for one in suiting for item in one.items if item.test}}
    warnings = [sentence for sentence in seen.sentences if sentence.warning]
    return PageScore(
        path=page.path, title=page.title, kind=kind_of(page), checked=page.facts.checked.isoformat(),
        all_words=_grades(seen.sentences), without_word_list=_grades(seen.sentences, without) if without else None, warnings=_grades(warnings),
        instruments=tuple(_tally(one, outcomes) for one in suiting),
    )


def _suits(instrument: Instrument, page: Page) -> bool:
    if instrument.for_ == "choices":
        return isinstance(page.facts, Cause | CauseGroup | Treatment)
    return kind_of(page) != ABOUT


def _grades(sentences: Sequence[Sentence], without: Collection[str] = ()) -> Grades | None:
    return Grades(**asdict(readability(sentences, without))) if sentences else None


def _tally(instrument: Instrument, outcomes: Mapping[str, Outcome]) -> Tally:
    findings = tuple(_finding(item, outcomes) for item in instrument.items)
    of = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in Verdict}
    return Tally(
        instrument=instrument.id, met=of[Verdict.YES], computed=of[Verdict.YES] + of[Verdict.NO],
        needs_a_person=of[Verdict.PERSON], not_applicable=of[Verdict.NOT_APPLICABLE], items=findings,
    )


def _finding(item: Item, outcomes: Mapping[str, Outcome]) -> Finding:
    verdict, evidence = outcomes[item.test] if item.test else (Verdict.PERSON, item.person)
    return Finding(item=item.id, verdict=verdict, evidence=evidence)
