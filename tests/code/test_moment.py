"""By which moment a build is dated."""

from __future__ import annotations

import logging
import os
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from carebook import generator, moment
from carebook.__main__ import main
from carebook.checks import check
from tests.conftest import DOCS, ROOT

COMMITTED = 1795100000
PAGE = "docs/causes/red-elbow.md"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No moment is set, and no repository lies around."""
    monkeypatch.setenv(moment.NAME, "")
    monkeypatch.delenv(moment.NAME)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def commit(project: Path, seconds: int) -> None:
    """Commit all of a project, at that time."""
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{seconds} +1300", "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (["init", "--quiet"], ["add", "docs"], ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "--allow-empty", "--message", "Words"]):
        subprocess.run(["git", *words], cwd=project, check=True, env=environment)


def dates(project: Path, checked: str, next_check: str) -> None:
    """Give one page other dates."""
    page = project / PAGE
    text = page.read_text(encoding="utf-8").replace('checked: "2026-11-22"', f'checked: "{checked}"').replace('next_check: "2027-11-22"', f'next_check: "{next_check}"')
    assert checked in text and next_check in text
    page.write_text(text, encoding="utf-8")


def test_what_is_set_holds(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(sample, COMMITTED)
    monkeypatch.setenv(moment.NAME, "1795000000")
    assert moment.of(sample / "docs") == "1795000000"


def test_else_the_newest_commit(sample: Path) -> None:
    commit(sample, COMMITTED)
    assert moment.of(sample / "docs") == str(COMMITTED)
    commit(sample, COMMITTED + 5)
    assert moment.of(sample / "docs") == str(COMMITTED + 5)


def test_else_the_newest_day_of_the_content(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dates(sample, "2026-12-24", "2027-11-22")
    assert moment.of(sample / "docs") == "1798070400", "midnight of 24 December 2026, UTC"
    commit(sample, COMMITTED)
    monkeypatch.setenv("PATH", "")
    assert moment.of(sample / "docs") == "1798070400", "a machine without git"


def test_the_real_site_knows_its_moment() -> None:
    assert moment.of(DOCS).isdecimal()
    assert moment.of(DOCS) == moment.of(ROOT / "docs")


def test_it_is_set_for_what_is_made_and_no_longer(sample: Path) -> None:
    commit(sample, COMMITTED)
    with moment.settled(sample / "docs"):
        assert os.environ[moment.NAME] == str(COMMITTED)
    assert moment.NAME not in os.environ


def test_an_old_commit_makes_no_date_a_future_one(sample: Path) -> None:
    """Whoever checks a page today has committed nothing yet."""
    commit(sample, 1_000_000_000)
    with moment.settled(sample / "docs"):
        assert [str(error) for error in check(sample / "docs")] == []


def hooked(sample: Path) -> SimpleNamespace:
    return SimpleNamespace(docs_dir=str(sample / "docs"), site_dir=str(sample / "site"))


def test_a_build_is_dated_and_tells_what_the_clock_would_add(sample: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    dates(sample, "2020-01-01", "2020-12-31")
    commit(sample, 1_577_900_000)  # 1 January 2020
    monkeypatch.setattr("carebook.publish.publish", lambda *given, **more: None)
    caplog.set_level(logging.INFO, logger="mkdocs.plugins.carebook")
    generator.on_pre_build(hooked(sample))
    assert os.environ[moment.NAME] == "1577900000"
    generator.on_post_build(hooked(sample))
    assert [record.message for record in caplog.records if record.name.endswith("carebook")] == [
        "Dated 1 January 2020, the site does not say of 1 page that the check is late by now. To say so: export SOURCE_DATE_EPOCH=$(date +%s)",
    ]
    caplog.clear()
    monkeypatch.setenv(moment.NAME, "1700000000")  # then the page itself says it
    generator.on_post_build(hooked(sample))
    assert not caplog.records


def test_a_writers_server_goes_by_the_clock(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "_serving", True)
    commit(sample, COMMITTED)
    generator.on_pre_build(hooked(sample))
    assert moment.NAME not in os.environ


def test_the_zip_made_by_hand_has_the_moment_too(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:


    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("", encoding="utf-8")
    commit(sample, COMMITTED)
    assert main(["--docs", str(sample / "docs"), "zip", str(tmp_path / "site"), "-o", str(tmp_path / "out.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 11, 19)}
    assert moment.NAME not in os.environ
