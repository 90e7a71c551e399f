"""The accessibility statement says no more than the tests do: each test it names exists, and does what it says of it."""

from __future__ import annotations

import ast
import datetime
import json
import re
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from carebook.library import Library
from carebook.model.accessibility import Shown, Statement, Tool, When
from tests import record
from tests.conftest import ROOT

STATEMENT = Statement.model_validate(yaml.safe_load(record.STATEMENT.read_text(encoding="utf-8")))
SHOWN = [pytest.param(shown, id=f"{shown.test}, {shown.when}") for promise in STATEMENT.promises for shown in promise.shown_by]
LOOKS_WITH = {
    Tool.CHROMIUM: "from playwright.sync_api import", Tool.FIREFOX: "from tests.browser import install", Tool.AXE: "from tests.browser.promise import",
    Tool.NU: "from tests import nu", Tool.OWN: "",
}
"""What a file of tests needs, to look with a tool."""
EVERY = "every page"
ON_EVERY_PAGE = {"page", "pages", "seen", "site"}
"""Fixtures that stand for every page of the site."""
EACH = {"PAGES", "PLACES", "walks"}
"""What tests go through that take each page in turn."""


@lru_cache
def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))


def function(shown: Shown) -> ast.FunctionDef:
    path, _, name = shown.test.partition("::")
    assert (ROOT / "tests" / path).is_file(), f"docs/accessibility.yml names tests/{path}, which is not there"
    found = [node for node in parsed(path).body if isinstance(node, ast.FunctionDef) and node.name == name]
    assert found, f"docs/accessibility.yml names {shown.test}, which is not there"
    return found[0]


def slow(shown: Shown) -> bool:
    """Tell whether what is said runs only with the slow proofs: the test or its file is marked so, or some of its pages are."""
    module = parsed(shown.test.partition("::")[0])
    decorators = function(shown).decorator_list
    called = {node.func.id for mark in decorators for node in ast.walk(mark) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    marks = [ast.unparse(mark) for mark in decorators]
    marks += [ast.unparse(node.body[-1]) for node in module.body if isinstance(node, ast.FunctionDef) and node.name in called]
    marks += [ast.unparse(node.value) for node in module.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"]
    some = any("mark.slow" in mark for mark in marks)
    return any(mark.startswith("pytest.mark.slow") for mark in marks) or (some and shown.pages == EVERY)


@pytest.mark.parametrize("shown", SHOWN)
def test_each_test_exists_and_runs_when_the_statement_says(shown: Shown) -> None:
    assert shown.when is (When.WEEK if slow(shown) else When.CHANGE)


@pytest.mark.parametrize("shown", SHOWN)
def test_each_test_looks_with_what_the_statement_says(shown: Shown) -> None:
    text = (ROOT / "tests" / shown.test.partition("::")[0]).read_text(encoding="utf-8")
    assert LOOKS_WITH[shown.tool] in text
    assert (shown.tool is Tool.FIREFOX) == ("test_firefox" in shown.test)
    if shown.tool is Tool.AXE:
        assert ".start_axe(" in ast.unparse(function(shown))


@pytest.mark.parametrize("shown", SHOWN)
def test_each_test_looks_at_what_the_statement_says(shown: Shown) -> None:
    found = function(shown)
    if shown.pages == EVERY:
        assert {argument.arg for argument in found.args.args} & ON_EVERY_PAGE or EACH & set(re.findall(r"\w+", ast.unparse(found))), "it does not run on every page"
    if shown.widths:
        files = [parsed(shown.test.partition("::")[0])]
        if any(isinstance(node, ast.ImportFrom) and node.module == "tests.browser.promise" for node in files[0].body):
            files.append(parsed("browser/promise.py"))
        numbers = {node.value for file in files for node in ast.walk(file) if isinstance(node, ast.Constant)}
        assert set(shown.widths) <= numbers, "a width stands nowhere in the file of the test, nor in promise.py"


def test_promises_stand_once_and_groups_together() -> None:
    says = [promise.says for promise in STATEMENT.promises]
    assert len(set(says)) == len(says)
    groups = [promise.group for promise in STATEMENT.promises]
    assert len([group for before, group in zip([None, *groups], groups, strict=False) if group != before]) == len(set(groups))


def test_what_is_not_tested_stands_there_as_plainly(library: Library) -> None:
    told = " ".join(STATEMENT.not_tested)
    for words in ("screen reader", "real users", "Safari", "outside expert"):
        assert words in told, f"say plainly in 'not_tested' that this was not tried: {words}"
    body = library.pages["about/accessibility.md"].body
    assert body.index("/// tested") < body.index("/// untested"), "both stand on the page"
    assert not [tool for tool in Tool if re.search(rf"\b{tool}\b", told, re.IGNORECASE) and tool is not Tool.OWN], "it cannot be tested and not tested"


def locked(package: str) -> str:
    return re.search(rf"^{package}==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)[1]


def test_recorded_versions_are_those_that_are_pinned(library: Library) -> None:
    used = library.tested.versions
    nu = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))["packages"]["node_modules/vnu-jar"]["version"]
    assert metadata.version("axe-playwright-python") == locked("axe-playwright-python"), "what is installed is not what is pinned: run make test"
    assert (used.playwright, used.axe, used.nu) == (locked("playwright"), record.axe(), nu), "newer ones have not been tested with yet: run make tested"
    assert all(re.fullmatch(r"\d+(\.\d+)+\w*", version) for version in (used.chromium, used.firefox))


def test_the_recorded_day_is_past(library: Library) -> None:
    assert datetime.date(2026, 11, 22) <= library.tested.date <= datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)


@pytest.mark.parametrize(("status", "ran", "said"), [
    (0, record.named(), "Recorded in"),
    (1, record.named(), "Nothing was recorded: a test failed."),
    (0, record.named() - {"site/test_pages.py::test_landmarks"}, "Nothing was recorded: these did not run: site/test_pages.py::test_landmarks."),
])
def test_a_day_is_recorded_only_when_all_passed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: Library, status: int, ran: set[str], said: str) -> None:
    told: list[str] = []
    config = SimpleNamespace(option=SimpleNamespace(record_tested=True), get_terminal_writer=lambda: SimpleNamespace(line=told.append))
    monkeypatch.setattr(record, "ROOT", tmp_path)
    monkeypatch.setattr(record, "TESTED", tmp_path / "tested.yml")
    monkeypatch.setattr(record, "versions", lambda: library.tested.versions.model_dump())
    monkeypatch.setattr(record, "_passed", ran)
    record.pytest_sessionfinish(SimpleNamespace(config=config), status)
    assert said in told[0]
    assert record.TESTED.is_file() == (said == "Recorded in")
    if record.TESTED.is_file():
        assert type(library.tested).model_validate(yaml.safe_load(record.TESTED.read_text(encoding="utf-8"))).versions == library.tested.versions
