"""What has not changed is not made again, and what has changed is: every kind of change shows on every page that tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from carebook import rendered as rendering
from carebook.checks import check
from carebook.generator import on_pre_page
from carebook.library import Library
from carebook.reading import read
from carebook.rendered import rendered
from carebook.rendering import render
from tests.conftest import ROOT, SETTINGS

CAUSE, TREATMENT, EXERCISE = "causes/red-elbow.md", "treatments/cool-cloth.md", "exercises/arm-bend.md"

CHANGES = {
    "the words of a page": (CAUSE, "A week.", "Two weeks."),
    "a heading that news lead to": (TREATMENT, "## Benefits and risks", "## Benefits and risks { #good-and-bad }"),
    "the title of another page": (TREATMENT, "# Cool cloth", "# Cold cloth"),
    "the summary of another page": (EXERCISE, "summary: Bends the arm.", "summary: Bends one arm."),
    "a fact of another page": (EXERCISE, "phase: early", "phase: middle"),
    "a warning": ("warnings.yml", "short: A new lump", "short: A newer lump"),
    "a source": ("sources.yml", "title: Atlas of elbows", "title: Atlas of all elbows"),
    "an explained word": ("glossary.yml", "meaning: A small sac of fluid.", "meaning: A sac of fluid."),
    "a number": ("numbers.yml", 'text: "8"', 'text: "9"'),
    "a rule": ("exercise-rules.yml", "line: Stop if it locks.", "line: Stop if it blocks."),
    "an icon": ("../overrides/.icons/knee/octagon.svg", "<path", '<path data-new=""'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_shows_every_change(change: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: done.html for path, done in rendered(_library(sample)).items()}
    file, old, new = CHANGES[change]
    _change(sample / "docs" / file, old, new)
    library = _library(sample)
    made: list[str] = []
    monkeypatch.setattr(rendering, "render", lambda library, page, md: made.append(page.path) or render(library, page, md))
    kept = {path: done.html for path, done in rendered(library).items()}
    assert kept == {path: render(library, page).html for path, page in library.pages.items()}
    assert kept != before, "the change shows"
    assert made == [CAUSE] if change == "the words of a page" else made, "only what can have changed is rendered"


def test_the_day_shows(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert "past its check date" not in rendered(_library(sample))[CAUSE].html
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895000000")
    assert "past its check date" in rendered(_library(sample))[CAUSE].html


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    ("style.yml", "instead: {edema: swelling}", "instead: {edema: swelling, week: seven days}", f"docs/{CAUSE}:"),
    ("style.yml", "verbs: [bend", "verbs: [whistle, bend", "'whistle' under 'verbs' is on no page."),
    ("sources.yml", "unverified:", "  nobody:\n    title: A\n    publisher: B\n    year: 2020\n    url: https://nobody.example/\n    kind: trial\n    seen: All.\n\nunverified:", "'nobody'"),
    (TREATMENT, "## Benefits and risks", "## What is good", f"docs/{TREATMENT}:"),
    ("causes/index.md", "# Causes", "# Causes\n\nSee [why](red-elbow.md#nowhere).", "'#nowhere'"),
])
def test_an_unchanged_page_is_judged_anew_where_it_must_be(file: str, old: str, new: str, told: str, sample: Path) -> None:
    assert check(sample / "docs") == []
    _change(sample / "docs" / file, old, new)
    found = [str(error) for error in check(sample / "docs")]
    assert any(told in error for error in found), found
    assert found == [str(error) for error in check(sample / "docs")], "faults are told each time, not kept"


def test_an_unchanged_project_is_not_rendered(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(sample / "docs") == []
    monkeypatch.setattr(rendering, "render", _refused)
    monkeypatch.setattr("carebook.reading._page", _refused)
    monkeypatch.setattr("carebook.checks.Reader.of", _refused)
    assert check(sample / "docs") == []


def test_the_article_is_what_the_generator_would_have_made(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample)
    assert _unlike(sample) == []


@pytest.mark.slow
def test_every_article_is_what_the_generator_would_have_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(ROOT)
    assert _unlike(ROOT) == []


def _unlike(project: Path) -> list[str]:
    """Give the pages whose article, or title, the generator's own rendering would make another."""
    config = load_config(str(project / "mkdocs.yml"))
    files = get_files(config)
    get_navigation(files, config)
    unlike = []
    for page in (file.page for file in files.documentation_pages()):
        assert page is not None
        page.read_source(config)
        page.render(config, files)
        own = (page.content, page.title)
        on_pre_page(page, config, files).render(config, files)
        unlike += [page.file.src_uri] if (page.content, page.title) != own else []
    return unlike


def _refused(*_: object, **__: object) -> None:
    raise AssertionError("this was made before")


def _library(sample: Path) -> Library:
    library, errors = read(sample / "docs")
    assert library is not None and not errors, errors
    return library


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} does not hold {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


