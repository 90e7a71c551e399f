"""House rules that hold for the words of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carebook.checks.spelling import known_words
from carebook.library import Library
from carebook.model import Cause, Exercise, Treatment
from carebook.words.pieces import pieces
from carebook.words.rules.base import SOURCES
from carebook.words.spelling import advice, words_of
from tests.conftest import ROOT, Built


def test_the_project_stands_alone() -> None:
    """Nothing that is built or run reaches outside the repository."""
    for pattern in ("carebook/**/*.py", "docs/**/*", "overrides/**/*", "mkdocs.yml", "Makefile"):
        for path in ROOT.glob(pattern):
            if path.is_file() and path.suffix in {".py", ".md", ".yml", ".html", ".css", ".js", ".svg", ""}:
                assert "../shared" not in path.read_text(encoding="utf-8"), path


def test_18_exercises_from_easy_to_hard(library: Library) -> None:
    phases = [exercise.phase for _, exercise in library.of(Exercise)]
    assert len(phases) == 18
    assert phases == sorted(phases, key=["early", "middle", "late"].index)


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_words_round_the_pages_are_spelled(site: Path, library: Library, name: str) -> None:
    """The checks read what stands in docs/; this reads the document round it: menus, foot, the page for wrong addresses."""
    known = known_words(library)
    ours = [piece for piece in pieces((site / name).read_text(encoding="utf-8")) if SOURCES.isdisjoint(piece.round)]
    for piece in ours:
        for word in words_of(piece.text):
            assert word.casefold() in known or not advice(word), f"{name}: {advice(word)}"


def test_fixed_line_stands_by_the_pain_rule(page: Built) -> None:
    for rule in page.soup.find_all("ul", class_="pain"):
        assert "A sensible habit, not proven for knees." in rule.find_next_sibling().get_text()


def test_doing_nothing_is_the_first_row(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    rows = facts.treatments if isinstance(facts, Cause) else facts.choices if isinstance(facts, Treatment) else ()
    if rows:
        assert re.search(r"\b(nothing|leave|leaving|wait|without|no )", rows[0].name.lower()), f"{page.path}: {rows[0].name}"
