"""Exercises as a plan takes them: their letters in links, the hold in their steps, limits that no page exceeds."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from carebook import plan
from carebook.library import Library
from carebook.model import Exercise
from carebook.publish.plan import AMOUNTS, data, write
from tests.conftest import DOCS


def test_every_exercise_can_be_in_a_plan(library: Library) -> None:
    found = data(library)
    assert [one.title for one in found.exercises] == [page.title for page, _ in library.of(Exercise)]
    for told, (page, exercise) in zip(found.exercises, library.of(Exercise), strict=True):
        assert set(told.amounts) == {name for name in AMOUNTS if getattr(exercise.dose, name)}, page.slug
        for name, amount in told.amounts.items():
            bound = getattr(exercise.bounds, name)
            assert (amount.least, amount.most) == (bound.min, bound.max) and bound.min <= amount.usual <= bound.max, f"{page.slug}: {name}"
            assert bound.max <= getattr(library.rules.plan.limits, name).most, f"{page.slug}: {name}"
        assert set(told.fits) == {plan.code(name) for name in library.rules.conditions}, page.slug
        assert not exercise.dose.hold_s or any(plan.HOLD in step for step in told.steps), f"{page.slug} has a hold, and no step says it"
        assert not re.search(r"\bfor \d[^.]*seconds", " ".join(told.steps)), page.slug


def test_letters_for_names_stay_as_they_are() -> None:
    """They stand in links that are out there: this test may grow, and must not change."""
    assert [plan.code(slug) for slug in ("thigh-squeeze", "bridge", "mini-squat", "bakers-cyst", "pcl", "after-surgery-or-repair")] == ["fth", "xiz", "dtv", "bto", "chy", "rpc"]


def test_two_names_with_the_same_letters_are_found() -> None:
    names = [f"exercise-{number}" for number in range(500)]
    first, second = next(plan.same(names))
    assert first != second and plan.code(first) == plan.code(second) and names.index(first) < names.index(second)
    assert not list(plan.same(itertools.islice(names, names.index(second))))


def test_the_same_library_gives_the_same_files(library: Library, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        scripts = tmp_path / name / "assets/plan"
        scripts.mkdir(parents=True)
        for script in (DOCS / "assets/plan").glob("*.js"):
            (scripts / script.name).write_bytes(script.read_bytes())
        write(library, tmp_path / name)
        made.append({file.name: file.read_bytes() for file in (tmp_path / name / "assets").iterdir()})
    assert made[0] == made[1] and set(made[0]) == {"plan.js", "plan-data.js", "plan-pictures.js"}
    write(library, tmp_path / "one")
    assert {file.name: file.read_bytes() for file in (tmp_path / "one/assets").iterdir()} == made[0], "a site that was published before is left as it is"


def test_the_first_amounts_are_the_low_end(library: Library) -> None:
    bridge = next(one for one in data(library).exercises if one.title == "Bridge")
    assert {name: amount.usual for name, amount in bridge.amounts.items()} == {"sets": 2, "reps": 8, "hold_s": 3, "days_a_week": 3}
