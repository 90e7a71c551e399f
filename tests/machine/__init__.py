"""Builds as somebody else makes them: on another machine, by another generator."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PROPERDOCS = ("properdocs", "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir")
MKDOCS = ("mkdocs", "build", "--strict", "--site-dir")
OTHER = {
    "TZ": "Pacific/Kiritimati",  # where it is tomorrow already
    "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",  # where no file is UTF-8 unless one says so
    "PYTHONHASHSEED": "4711",
    "PYTHONPATH": os.pathsep.join(filter(None, [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])),
}
"""A machine that agrees with no other on time, language and order."""


def copy(project: Path) -> Path:
    """Copy the whole project, as it is before its first build; gives the copy."""
    for name in ("docs", "overrides", "carebook"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def run(project: Path, command: tuple[str, ...], *more: str, **environment: str) -> None:
    """Run a command of Python in a project, with other rights for new files; it has to go well."""
    done = subprocess.run(
        [sys.executable, "-m", *command, *more], cwd=project, capture_output=True, text=True, check=False, umask=0o077,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"


def files(site: Path) -> dict[str, bytes]:
    """Give all files of a site by their paths."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """Name what is not the same in two sites, byte for byte."""
    first, second = files(one), files(other)
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
