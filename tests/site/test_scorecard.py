"""The published scorecard: whole, light, and the same as anyone can make."""

from __future__ import annotations

import gzip
from pathlib import Path

from bs4 import BeautifulSoup

from carebook.library import Library
from carebook.scorecard.kept import scorecard_of
from carebook.scorecard.model import Scorecard
from carebook.scorecard.score import as_json
from tests.conftest import PAGES

LIGHT = 20_000
"""Bytes of the page as it is sent."""


def test_data_is_what_the_command_makes(site: Path, library: Library) -> None:
    assert (site / "about/scorecard.json").read_text(encoding="utf-8") == as_json(scorecard_of(library))


def test_every_page_has_a_score_or_a_reason(site: Path) -> None:
    data = Scorecard.model_validate_json((site / "about/scorecard.json").read_text(encoding="utf-8"))
    assert {one.path for one in (*data.pages, *data.left_out)} == set(PAGES)
    assert [one.path for one in data.left_out] == ["about/scorecard.md"]
    for page in data.pages:
        assert [tally.instrument for tally in page.instruments] == {
            "cause": ["pemat", "cdc", "discern", "jama"], "treatment": ["pemat", "cdc", "discern", "jama"],
            "exercise": ["pemat", "cdc", "jama"], "start": ["pemat", "cdc", "jama"], "about": [],
        }[page.kind], page.path


def test_page_is_light_and_leads_to_every_page(site: Path) -> None:
    file = site / "about/scorecard/index.html"
    assert len(gzip.compress(file.read_bytes())) < LIGHT
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
    assert len(soup.select("table tbody th a")) == len(PAGES) - 1
    assert "It is not a PEMAT, CDC, DISCERN or JAMA score." in soup.main.get_text()
