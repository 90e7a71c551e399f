"""Numbers of docs/numbers.yml are filled in wherever words come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from carebook.library import Library
from carebook.model import Exercise, Treatment
from carebook.numbers import Numbers, at
from carebook.rendering import render
from carebook.store import current_library, forget
from tests.conftest import build


def test_filled_in_bodies_fields_and_data_files(sample_library: Library) -> None:
    page, exercise = sample_library.pages["treatments/cool-cloth.md"], sample_library.pages["exercises/arm-bend.md"].facts
    assert "- Keep the cloth on for 8 hours." in page.body
    assert isinstance(page.facts, Treatment) and page.facts.choices[1].limits == "A wet sleeve after 8 hours."
    assert sample_library.rules.phases["early"].text == "The first 2 weeks."
    assert isinstance(exercise, Exercise) and exercise.steps[-1] == "Hold for 5 seconds."


def test_lines_stay_where_they_are(sample_library: Library) -> None:
    page = sample_library.pages["treatments/cool-cloth.md"]
    written = (sample_library.docs / page.path).read_text(encoding="utf-8").split("\n")
    assert written[page.line_with("- Keep the cloth on for 8 hours.") - 1] == "- Keep the cloth on for {=cloth-hours} hours."


@pytest.mark.parametrize(("words", "html"), [
    ("# {=cloth-hours} hours\n", "8 hours</h1>"),
    ("# T\n\n/// amounts\n{=cloth-hours} | hours | stopwatch\n///\n", ">8</"),
    ("# T\n\n/// table | After {=cloth-hours} hours\n| A | B |\n| - | - |\n| {=cloth-hours} | **{=cloth-hours}** |\n///\n", "<strong>8</strong>"),
    ("# T\n\n> {=cloth-hours} hours.\n", "<p>8 hours."),
    ("# T\n\n## Keep on for {=cloth-hours}\n", 'id="keep-on-for-8"'),
])
def test_survives_markdown(sample: Path, words: str, html: str) -> None:
    """A generator hands over the words as they were written; MkDocs does, so a built page shows what the extension did."""
    file = sample / "docs/index.md"
    file.write_text(file.read_text(encoding="utf-8").split("# Sore elbow")[0] + words, encoding="utf-8")
    done = build(sample, sample / "site")
    page = (sample / "site/index.html").read_text(encoding="utf-8")
    assert done.returncode == 0 and html in page and "{=" not in page


def test_generator_and_checks_render_the_same(sample: Path, sample_library: Library) -> None:
    assert build(sample, sample / "site").returncode == 0
    for path, page in sample_library.pages.items():
        url = path.removesuffix(".md").removesuffix("index")
        built = BeautifulSoup((sample / "site" / url / "index.html").read_text(encoding="utf-8"), "html5lib").main
        assert built is not None
        assert built.get_text().split() == BeautifulSoup(render(sample_library, page).html, "html5lib").get_text().split(), path


def test_library_is_read_again_when_a_number_changes(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps the pages of `make serve` fresh."""
    monkeypatch.setattr("carebook.store._FRESH_SECONDS", 0)
    forget()
    assert "for 8 hours" in current_library(sample / "docs").pages["treatments/cool-cloth.md"].body
    file = sample / "docs/numbers.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('text: "8"', 'text: "12"'), encoding="utf-8")
    assert "for 12 hours" in current_library(sample / "docs").pages["treatments/cool-cloth.md"].body


@pytest.mark.parametrize(("way", "words"), [
    ("a.from_to", "2 to 6"), ("a.same", "5"), ("a.one", "7"), ("a.yes", None), ("a.gone", None), ("list.0", "1"), ("list.9", None), ("list.pain", None), ("list.pain.most", "6"), ("", None),
])
def test_ways_through_data(way: str, words: str | None) -> None:
    data = {"a": {"from_to": {"from": 2, "to": 6}, "same": {"from": 5, "to": 5}, "one": 7, "yes": True}, "list": [1, {"id": "pain", "most": 6}]}
    assert at(data, way) == words


def test_an_unknown_name_leaves_no_brackets() -> None:
    assert Numbers({}, None).fill_all({"a": ["{=gone} days"], "{=key}": 1}) == {"a": ["gone days"], "{=key}": 1}
