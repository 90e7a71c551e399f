"""``pytest --record-tested`` runs the tests that the accessibility statement names, and notes the day and the versions when all passed.

The note is docs/tested.yml; the statement is drawn from it. ``make tested`` is the short way.
"""

from __future__ import annotations

import datetime
import re
from importlib import metadata, resources
from pathlib import Path

import pytest
import yaml

from tests import nu

ROOT = Path(__file__).parent.parent
STATEMENT, TESTED = ROOT / "docs/accessibility.yml", ROOT / "docs/tested.yml"
HEAD = "# When every test that docs/accessibility.yml names last passed, and with which versions. The tests write this: make tested.\n\n"

BROWSERS: dict[str, str] = {}
"""Versions of the browsers that have run; each fixture that starts one puts its version here."""

_passed: set[str] = set()


def named() -> set[str]:
    """Give the tests that the statement names, as browser/test_access.py::test_print_button_prints."""
    promises = yaml.safe_load(STATEMENT.read_text(encoding="utf-8"))["promises"]
    return {shown["test"] for promise in promises for shown in promise["shown_by"]}


def axe() -> str:
    """Give the version of the rules that the package of axe carries; its own version is that of its wrapper."""
    text = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return re.match(r"/\*! axe v(\S+)", text)[1]


def versions() -> dict[str, str]:
    """Give the version of everything that the tests have looked with."""
    return {**BROWSERS, "axe": axe(), "nu": nu.version(), "playwright": metadata.version("playwright")}


def _name(nodeid: str) -> str:
    return nodeid.split("[")[0].removeprefix("tests/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-tested", action="store_true", help="run what docs/accessibility.yml names, and write docs/tested.yml when all of it passed")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.record_tested and getattr(config.option, "dist", "no") != "no":
        raise pytest.UsageError("--record-tested notes which browsers ran, so it needs all tests in one process. Leave out -n.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.record_tested:
        wanted = named()
        config.hook.pytest_deselected(items=[item for item in items if _name(item.nodeid) not in wanted])
        items[:] = [item for item in items if _name(item.nodeid) in wanted]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        _passed.add(_name(report.nodeid))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.option.record_tested:
        write = session.config.get_terminal_writer()
        if exitstatus or (missing := named() - _passed):
            write.line(f"\nNothing was recorded: {'a test failed' if exitstatus else 'these did not run: ' + ', '.join(sorted(missing))}.")
        else:
            day = datetime.datetime.now(datetime.UTC).date()
            lines = [f'date: "{day}"', "versions:", *(f'  {name}: "{version}"' for name, version in sorted(versions().items()))]
            TESTED.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
            write.line(f"\nRecorded in {TESTED.relative_to(ROOT)}.")
