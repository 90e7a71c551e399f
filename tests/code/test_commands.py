"""Commands, publishing, and what changes with the date."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

from carebook.__main__ import main
from carebook.library import Library
from carebook.publish.tidy import tidy
from carebook.rendering import render
from carebook.store import current_library, forget
from tests.conftest import build

LATE = "1855000000"
"""A day in 2028, in seconds: after every next check."""


def test_check_says_all_is_well(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--docs", str(sample / "docs"), "check"]) == 0
    assert capsys.readouterr().out == "All pages are in order.\n"


def test_overdue_pages_are_listed_and_never_a_fault(sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATE)
    assert main(["--docs", str(sample / "docs"), "overdue"]) == 0
    said = capsys.readouterr().out
    assert "docs/causes/red-elbow.md:33: the check was due by 22 November 2027." in said
    assert "8 of 8 pages are past their check date." in said
    assert main(["--docs", str(sample / "docs"), "check"]) == 0


def test_overdue_note_shows_on_the_page_and_build_goes_on(sample: Path) -> None:
    done = build(sample, sample / "site", SOURCE_DATE_EPOCH=LATE)
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((sample / "site/causes/red-elbow/index.html").read_text(encoding="utf-8"), "html5lib")
    assert "It was due by 22 November 2027." in page.find(class_="overdue").get_text()
    assert "warnings" in page.find(class_="overdue").find_previous_sibling()["class"], "the warnings still come first"


def test_page_in_time_has_no_note(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert "past its check date" not in render(sample_library, sample_library.pages["causes/red-elbow.md"]).html


def test_reviewer_is_shown_where_there_is_one(sample: Path) -> None:
    file = sample / "docs/causes/red-elbow.md"
    reviewer = 'next_check: "2027-11-22"\nreviewer: {name: A. Nobody, role: Physiotherapist, organisation: Invented Clinic, date: "2026-12-01"}'
    file.write_text(file.read_text().replace('next_check: "2027-11-22"', reviewer))
    forget()
    library = current_library(sample / "docs")
    html = render(library, library.pages["causes/red-elbow.md"]).html
    assert "Reviewed by A. Nobody, Physiotherapist, Invented Clinic, on 1 December 2026." in html
    assert "Not yet reviewed" not in html


def test_schema_describes_every_kind(tmp_path: Path) -> None:
    assert main(["schema", str(tmp_path)]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"{kind}.schema.json" for kind in ("cause", "cause-group", "treatment", "exercise", "guide")}
    for path in tmp_path.iterdir():
        schema = json.loads(path.read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["additionalProperties"] is False


def test_publish_wants_a_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(tmp_path)]) == 1
    assert "there is no built site here" in capsys.readouterr().err


def test_tidy_takes_the_themes_files_and_nothing_else(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    kept = ["index.html", "sitemap.xml", "CNAME", ".nojekyll", ".git/config", "assets/site.css", "assets/images/own.png"]
    for name in (*kept, "assets/javascripts/bundle.js", "assets/stylesheets/deep/main.css", "assets/images/favicon.png"):
        for base in (site, *([docs] if name.endswith("own.png") else [])):
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_text("")
    assert tidy(docs, site) == ["assets/images/favicon.png", "assets/javascripts/bundle.js", "assets/stylesheets/deep/main.css"]
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == sorted(kept)
    assert not (site / "assets/javascripts").exists()


def test_library_is_read_again_when_a_file_changes(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carebook.store._FRESH_SECONDS", 0)
    forget()
    docs = sample / "docs"
    first = current_library(docs)
    assert current_library(docs) is first
    file = docs / "index.md"
    file.write_text(file.read_text().replace("An invented elbow", "Another invented elbow"))
    assert current_library(docs).pages["index.md"].facts.summary.startswith("Another")
