"""What a release says of itself: its section of CHANGELOG.md."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from carebook.errors import ContentError, ContentErrors

CHANGELOG = "CHANGELOG.md"
PROJECT = "pyproject.toml"


def notes(root: Path, tag: str) -> str:
    """Give the text of a version's section, without its heading. ``tag`` is as git has it: ``v1.2.0``.

    Raises `ContentErrors` where the project is of another version, or where the changelog has no words for this one;
    OSError where a file is not there.
    """
    version = tag.removeprefix("v")
    errors = []
    project = (root / PROJECT).read_text(encoding="utf-8")
    given = tomllib.loads(project)["project"]["version"]
    if given != version:
        line = next(number for number, text in enumerate(project.splitlines(), 1) if text.startswith("version"))
        errors.append(ContentError(PROJECT, line, f'the version is {given}, and the tag is {tag}. Write version = "{version}", or make the tag v{given}.'))
    text = (root / CHANGELOG).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(version)}, \d{{4}}-\d\d-\d\d\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    said = found[1].strip() if found else ""
    if not said:
        errors.append(ContentError(CHANGELOG, 1, f'there are no words for {version}. Write a section "## {version}, YYYY-MM-DD" that says what changed.'))
    if errors:
        raise ContentErrors(errors)
    return said + "\n"
