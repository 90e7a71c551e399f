"""The typed model and the reading of files into it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from carebook import dose
from carebook.files import page_paths
from carebook.library import Library
from carebook.model import Cause, Evidence, Exercise, Level, Treatment
from carebook.model.exercise import Range
from carebook.reading import read
from carebook.yamlfile import YamlFault, parse


def test_yaml_knows_the_line_of_each_value() -> None:
    text = parse("a: 1\nb:\n  - x\n  - c: 2\n")
    assert text.data == {"a": 1, "b": ["x", {"c": 2}]}
    assert [text.line(place) for place in (["a"], ["b"], ["b", 1], ["b", 1, "c"], ["gone"])] == [1, 2, 4, 4, 1]


@pytest.mark.parametrize(("text", "line"), [("a: 1\na: 2", 2), ("a: [1\nb: 2", 1), ("a: &x 1\nb: *x", 1), ("a: b: c", 1), ("\tx: 1", 1)])
def test_yaml_faults_name_their_line(text: str, line: int) -> None:
    with pytest.raises(YamlFault) as fault:
        parse(text)
    assert fault.value.line == line


def test_records_are_frozen_and_closed(sample_library: Library) -> None:
    warning = sample_library.warnings["lump"]
    with pytest.raises(ValidationError):
        warning.level = Level.EMERGENCY  # type: ignore[misc]
    with pytest.raises(ValidationError):
        type(warning).model_validate({**warning.model_dump(), "colour": "red"})


def test_kinds_come_from_the_folder(sample_library: Library) -> None:
    kinds = {path: type(page.facts).__name__ for path, page in sample_library.pages.items()}
    assert kinds["causes/red-elbow.md"] == "Cause"
    assert kinds["treatments/cool-cloth.md"] == "Treatment"
    assert kinds["exercises/arm-bend.md"] == "Exercise"
    assert kinds["causes/index.md"] == kinds["index.md"] == "Guide"


def test_pages_stand_in_the_order_of_the_navigation(sample_library: Library) -> None:
    assert list(sample_library.pages) == list(sample_library.config.navigation)


def test_links_are_derived_both_ways(sample_library: Library) -> None:
    cause, treatment, exercise = (sample_library.pages[path] for path in ("causes/red-elbow.md", "treatments/cool-cloth.md", "exercises/arm-bend.md"))
    assert isinstance(cause.facts, Cause) and isinstance(treatment.facts, Treatment) and isinstance(exercise.facts, Exercise)
    assert sample_library.treatments_of(cause.facts) == [treatment]
    assert sample_library.causes_of(treatment) == [cause]
    assert sample_library.exercises_of(treatment.facts) == [exercise]
    assert sample_library.treatments_using(exercise) == [treatment]
    assert sample_library.causes_suiting(exercise.facts) == [cause]


def test_see_also_is_written_once_and_read_twice(sample: Path) -> None:
    causes = sample / "docs/causes"
    other = (causes / "red-elbow.md").read_text().replace("# Red elbow", "# Blue elbow").replace("is red.\nother", "is blue.\nother")
    (causes / "blue-elbow.md").write_text(other.replace('checked: "', 'see_also: [red-elbow]\nchecked: "', 1))
    library, _ = read(sample / "docs")
    assert library is not None
    red, blue = library.pages["causes/red-elbow.md"], library.pages["causes/blue-elbow.md"]
    assert library.see_also(red) == [blue] and library.see_also(blue) == [red]


def test_every_level_and_strength_has_its_words() -> None:
    for level in Level:
        assert level.label and level.action.endswith("if:") and level.short_action.endswith(".")
    assert {evidence.words for evidence in Evidence} == {"Fairly sure", "Partly sure", "Not sure", "Common practice, not tested"}
    assert Evidence("X").dots < Evidence("R").dots < Evidence("G").dots


def test_doses_in_amounts_and_words(sample_library: Library) -> None:
    exercise = sample_library.pages["exercises/arm-bend.md"].facts
    assert isinstance(exercise, Exercise)
    assert [(value, unit) for value, unit, _ in dose.amounts(exercise.dose)] == [
        ("2 to 3", "sets"), ("8 to 10", "times, each leg"), ("5", "seconds hold"), ("3 to 4", "days a week"),
    ]
    assert str(Range.model_validate({"from": 5, "to": 5})) == "5"
    daily = exercise.dose.model_copy(update={"days_a_week": None, "times_a_day": Range.model_validate({"from": 1, "to": 1})})
    assert dose.frequency(daily) == "once a day"


def test_overdue_is_the_day_after(sample_library: Library) -> None:
    facts = sample_library.pages["index.md"].facts
    assert not facts.overdue(datetime.date(2027, 11, 22))
    assert facts.overdue(datetime.date(2027, 11, 23))


def test_hidden_files_are_no_pages(sample: Path) -> None:
    hidden = sample / "docs/.drafts"
    hidden.mkdir()
    (hidden / "draft.md").write_text("x")
    assert ".drafts/draft.md" not in page_paths(sample / "docs")
