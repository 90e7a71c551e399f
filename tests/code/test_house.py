"""The house rules that a program can hold."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT

LINES = 200
MODULES = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "carebook").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES)
def test_a_module_is_short_enough_to_be_read_at_once(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= LINES, f"{path} has {lines} lines: split it by noun, or say in this test why it may be longer than {LINES}"
