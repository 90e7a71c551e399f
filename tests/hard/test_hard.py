"""Hard to break: whatever a writer's files hold, they end in lines for the writer, soon, and the site stays as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import DOCS, ROOT
from tests.hard import run
from tests.hard.inputs import BATTERY, CONFIG, FAMILIES, Bad

LEAST = 200

EACH_TIME = (
    "UTF-16 in docs/causes/red-elbow.md", "NUL in docs/warnings.yml", "Latin-1 in mkdocs.yml", "right-to-left override in words", "zero-width space in words",
    "a group nobody knows as dose of arm-bend", "brackets as warnings of warnings", "list instead of sources",
    "bomb of aliases in warnings", "bomb as navigation", "field: tag of object", "field: deep groups", "field: number of 9,000 digits",
    "words: lists in lists", "words: many lines of brackets", "words: heading of spaces", "words: link to script written out", "words: raw script not closed", "words: attribute: old link",
    "warning: script as trigger", "source: quote in the address", "address: above the site", "names of marks",
    "pose: leg beyond reach", "figure: point that is no number",
    "folder instead of docs/numbers.yml", "unreadable docs/causes/red-elbow.md", "pipe instead of docs/sources.yml", "30 MB in mkdocs.yml", "stray docs/causes/red-elbow/index.html",
)
"""The inputs that `make test` plants: one of each thing that once broke the tool. `make test-all` plants every one."""

BUILT = tuple(bad.name for place, bad in enumerate(BATTERY.values()) if bad.only_built or bad.harmless or bad.file == CONFIG or place % 12 == 0)
"""The inputs that a whole build is tried with: those that a generator reads for itself, and one in 12 of the others."""


@pytest.fixture(scope="session")
def whole_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented project with templates, assets and the hook, and one check run already, so that what is made once is there."""
    from carebook.checks import check

    project = tmp_path_factory.mktemp("hard") / "sample"
    shutil.copytree(ROOT / "tests" / "sample", project)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copytree(DOCS / "assets", project / "docs" / "assets")
    (project / "carebook").symlink_to(ROOT / "carebook")
    with (project / CONFIG).open("a", encoding="utf-8") as config:
        config.write("hooks: [carebook/generator.py]\n")
    assert check(project / "docs") == []
    return project


@pytest.fixture
def planted(whole_sample: Path, tmp_path: Path) -> Iterator[Callable[[Bad], Path]]:
    """Plant a bad input in a copy; the copy is taken away again, whatever lies in it."""
    project = tmp_path / "sample"

    def plant(bad: Bad) -> Path:
        shutil.copytree(whole_sample, project, symlinks=True)
        bad.damage(project)
        return project

    yield plant
    for folder in (project / "docs/causes", project / "docs"):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o700)
    shutil.rmtree(project)


def told(bad: Bad, done: run.Done) -> None:
    """Hold what was said against what a bad input has to end in."""
    assert done.status is not None, f"it hung:\n{done.said[-2000:]}"
    assert "Traceback" not in done.said, done.said[-3000:]
    if bad.harmless:
        assert done.status == 0, done.said[:2000]
        return
    assert done.status == 1, f"it was taken as it is:\n{done.said[:2000]}"
    if bad.only_built:
        assert bad.says in done.said, done.said[:2000]
        return
    lines = [line.removeprefix("ERROR   -  ") for line in done.said.splitlines()]
    faults = [line for line in lines if re.match(r"[^\s].*?:\d+: \S", line)]
    own = [line for line in faults if line.startswith(f"{bad.file}:")]
    assert own, f"no line names {bad.file}:\n{done.said[:2000]}"
    assert any(bad.says in line for line in own), f"none says {bad.says!r}: {own[:5]}"
    assert re.search(r"(?m)^\D{0,20}\d+ faults? found\. Nothing was built\.$", done.said), done.said[-500:]


@pytest.mark.parametrize("name", EACH_TIME)
def test_bad_input_is_told(planted: Callable[[Bad], Path], name: str) -> None:
    bad = BATTERY[name]
    told(bad, run.run(run.check, planted(bad)))


@pytest.mark.slow
@pytest.mark.parametrize("name", [bad.name for bad in BATTERY.values() if bad.name not in EACH_TIME and not bad.only_built])
def test_every_bad_input_is_told(planted: Callable[[Bad], Path], name: str) -> None:
    bad = BATTERY[name]
    told(bad, run.run(run.check, planted(bad)))


@pytest.mark.slow
@pytest.mark.parametrize("name", BUILT)
def test_failed_build_leaves_no_half_written_site(planted: Callable[[Bad], Path], name: str) -> None:
    bad = BATTERY[name]
    project = planted(bad)
    (project / "site").mkdir()
    (project / "site/index.html").write_text("The last good site.", encoding="utf-8")
    beside = {path.name for path in project.iterdir()} | {".build"}  # which a build before it may have made
    done = run.run(run.build, project)
    told(bad, done)
    assert {path.name for path in project.iterdir()} | {".build"} == beside, "something was left beside the site"
    site = {path.relative_to(project / "site").as_posix(): path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    if bad.harmless:
        assert {"404.html", "causes/red-elbow/index.html", "sw.js"} <= site.keys()
    else:
        assert site == {"index.html": b"The last good site."}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["words: raw script", "template of nothing", "leaflet that is no Typst"])
def test_failed_build_makes_no_site_where_there_was_none(planted: Callable[[Bad], Path], name: str) -> None:
    project = planted(BATTERY[name])
    told(BATTERY[name], run.run(run.build, project))
    assert not (project / "site").exists() and not (project / ".site.unfinished").exists()


def test_all_bad_inputs_at_once_are_told_in_one_run(planted: Callable[[Bad], Path]) -> None:
    """Faults that do not hide each other: each is told, in one run."""
    names = ("right-to-left override in words", "search: unknown warning", "field: number", "dose: backwards", "figure: circle outside", "stray docs/evil.html", "settings: number in navigation", "template that does not end")
    first, *others = (BATTERY[name] for name in names)
    project = planted(first)
    for bad in others:
        bad.damage(project)
    done = run.run(run.check, project)
    for bad in (first, *others):
        told(bad, done)


def test_battery_is_whole() -> None:
    assert len(BATTERY) == sum(1 for family in FAMILIES for _ in family()) >= LEAST, "two inputs have one name"
    assert len(EACH_TIME) == len(set(EACH_TIME)) == 30
    assert all(bad.file or bad.only_built for bad in BATTERY.values())
