"""What is published has passed what anyone can run: the workflow and `make publish-check` are one and the same."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
NOW = "1795000000"


def jobs_before(job: str) -> set[str]:
    """Give the jobs that have to go well before a job."""
    needs = WORKFLOW["jobs"][job].get("needs", [])
    first = {needs} if isinstance(needs, str) else set(needs)
    return first.union(*(jobs_before(name) for name in first))


def test_the_workflow_runs_the_target_and_nothing_else() -> None:
    before = jobs_before("deploy")
    assert before, "the site would be published untried"
    steps = [step for name in sorted(before | {"deploy"}) for step in WORKFLOW["jobs"][name]["steps"]]
    assert [step["run"] for step in steps if "run" in step] == ["make publish-check"]
    names = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    assert names.index("make publish-check") < names.index("actions/upload-pages-artifact"), "what is handed over is what was checked"
    assert next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))["with"]["path"] == "site"


@cache
def recipe() -> list[str]:
    """Give what the target would run, the targets it calls included."""
    given = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(["make", "--dry-run", "publish-check"], cwd=ROOT, capture_output=True, text=True, check=True, env=given)
    return done.stdout.splitlines()


@pytest.mark.parametrize("wanted", [
    r"env (-u \w+ )*-u SITE_URL (-u \w+ )*\.ci/run",  # tests set addresses of their own
    r"SOURCE_DATE_EPOCH=.* build",
    r"\S+/python -m carebook check --settings", r"\S+/mkdocs build --strict", r"\S+/python -m tests\.nu site",
])
def test_the_target_tests_builds_and_checks(wanted: str) -> None:
    assert any(re.fullmatch(wanted, line) for line in recipe()), wanted


def test_every_change_passes_lint_and_tests() -> None:
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-2:] == ["make lint", "make test"]


@pytest.mark.parametrize("given", ["", NOW])
def test_a_published_site_is_dated_by_the_day_or_by_what_is_given(given: str, tmp_path: Path) -> None:
    """Dated by the newest commit it would never say that a check is late."""
    line = next(line for line in recipe() if line.startswith("SOURCE_DATE_EPOCH"))
    (tmp_path / "make").write_text('#!/bin/sh\necho "$SOURCE_DATE_EPOCH"\n', encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    before = datetime.datetime.now(datetime.UTC).date()
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True, env={"PATH": path, "SOURCE_DATE_EPOCH": given}).stdout.strip()
    if given:
        assert told == NOW
    else:
        moment = datetime.datetime.fromtimestamp(int(told), datetime.UTC)
        assert moment.time() == datetime.time() and before <= moment.date() <= datetime.datetime.now(datetime.UTC).date()
