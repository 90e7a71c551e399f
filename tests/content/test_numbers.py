"""The numbers of the real pages: each stands once, and what is computed agrees with what is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from carebook.checks import numbers
from carebook.library import Library
from carebook.model import Exercise
from carebook.numbers import PLACEHOLDER
from carebook.reading import read
from tests.conftest import DOCS, ROOT


def named(library: Library) -> set[tuple[str, int, str]]:
    """Give each (file, line, number) that the check wants to have filled in."""
    found = numbers.check(library, frozenset())
    return {(fault.path, fault.line, name) for fault in found for name in re.findall(r"\{=([a-z-]+)\}", fault.message)}


def test_no_number_is_typed_that_has_a_home(library: Library) -> None:
    assert [str(fault) for fault in numbers.check(library, frozenset())] == []


def test_each_number_typed_by_hand_is_found(library: Library, tmp_path: Path) -> None:
    """Plants a stray in every place at once: each placeholder of the site becomes what it stands for."""
    shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    planted = set()
    for path in [*(tmp_path / "docs").rglob("*.md"), *(tmp_path / "docs").rglob("*.yml")]:
        name, lines = path.relative_to(tmp_path / "docs").as_posix(), path.read_text(encoding="utf-8").split("\n")
        if name != numbers.FILE:
            front_matter = library.pages[name].front_matter.data if name in library.pages else None
            planted.update((f"docs/{name}", number, match[1]) for number, line in enumerate(lines, 1) for match in PLACEHOLDER.finditer(line))
            path.write_text("\n".join(library.told.fill(line, front_matter) for line in lines), encoding="utf-8")
    typed, _ = read(tmp_path / "docs")
    assert typed is not None
    assert len(planted) > 200
    assert planted - named(typed) == set()


def test_sources_of_a_number_are_cited_where_it_is_used(library: Library) -> None:
    words = [path.read_text(encoding="utf-8") for path in [*DOCS.rglob("*.md"), *DOCS.glob("*.yml")] if path.name not in ("sources.yml", numbers.FILE)]
    uncited = [
        f"{name}: {key}" for name, number in library.told.given.items() for key in number.sources
        if not any(f"{{={name}}}" in text and re.search(rf"(?<![\w-]){key}(?![\w-])", text) for text in words)
    ]
    assert uncited == []


def doses(library: Library, field: str) -> dict[str, str]:
    """Give one part of the dose of each exercise that has it, in words, by its slug."""
    return {page.slug: str(value) for page, exercise in library.of(Exercise) if (value := getattr(exercise.dose, field))}


@pytest.mark.parametrize(("field", "number", "apart"), [
    ("rest_s", "set-rest", {}),
    ("days_a_week", "strength-days", {"hamstring-stretch": "a stretch, as often as its source says"}),
    ("times_a_day", "early-times", {"calf-stretch": "a stretch, as often as its source says", "towel-roll-straighten": "the lower end of the rule"}),
])
def test_doses_keep_the_rules_of_the_site(library: Library, field: str, number: str, apart: dict[str, str]) -> None:
    said = library.told.value(number)
    assert {slug for slug, value in doses(library, field).items() if value != said} == set(apart)


def test_limit_of_a_small_squat_is_the_one_that_is_said(library: Library) -> None:
    said = library.told.value("squat-most")
    told = [(page.slug, fit.knee_max_deg) for page, exercise in library.of(Exercise) for fit in exercise.conditions.values() if f"{said} degrees" in (fit.how or "")]
    assert len(told) >= 7
    assert {limit for _, limit in told} == {int(said or 0)}


def test_one_time_in_two_units_agrees(library: Library) -> None:
    """The key points of PRICE say in days what its steps say in hours."""
    hours = [int(hour) for hour in (library.told.value("first-hours") or "").split(" to ")]
    days = " to ".join(str(hour // 24) for hour in hours)
    assert f"Start gentle movement within {days} days." in library.pages["treatments/price.md"].body


def test_exercises_are_counted(library: Library) -> None:
    assert library.told.value("exercises") == str(len(list(library.of(Exercise))))
