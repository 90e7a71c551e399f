"""How soon a writer sees a change of the real site with `make serve`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.request import ProxyHandler, build_opener

from tests.bench import Unmeasured
from tests.conftest import ROOT, SETTINGS, url_of

PATIENCE = 180
"""Seconds after which the server is given up."""

_THIS_MACHINE = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Change:
    """Something on a page that is written otherwise time after time: never as before, so that nothing can be there from the last time."""

    what: str
    page: str
    written: str
    """As it stands in the file, with {} for what changes."""
    shown: str
    """As the page shows it."""
    values: tuple[tuple[str, ...], ...]
    """First what the file holds now, then what it is changed to."""


CHANGES = (
    Change(
        "one sentence in the body of a page", "causes/bakers-cyst.md", "it is one of {} causes.", "it is one of {} causes.",
        (("several",), ("many",), ("some",), ("a few",), ("the many",), ("the few",)),
    ),
    Change(
        "one value in the front matter of an exercise", "exercises/bridge.md", "  hold_s: {{from: {}, to: {}}}", "Hold for {} to {} seconds",
        (("3", "5"), ("2", "5"), ("2", "4"), ("3", "4"), ("4", "5"), ("2", "3")),
    ),
)


def measure(folder: Path) -> dict[str, list[float]]:
    """Change a copy of the real project while it is served; gives the seconds from each change to the page that shows it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "carebook").symlink_to(ROOT / "carebook")
    with _serving(folder) as address:
        return {change.what: [_seconds(folder, address, change, turn) for turn in range(1, len(change.values))] for change in CHANGES}


def told(seconds: dict[str, list[float]]) -> list[str]:
    """Give the seconds as a table in Markdown."""
    lines = ["| shown by `make serve`, the real site | times | seconds, median | fastest | slowest |", "| --- | ---: | ---: | ---: | ---: |"]
    return lines + [f"| {what} | {len(each)} | {median(each):.2f} | {min(each):.2f} | {max(each):.2f} |" for what, each in seconds.items()]


def _seconds(project: Path, address: str, change: Change, turn: int) -> float:
    before, after = change.values[turn - 1 : turn + 1]
    file = project / "docs" / change.page
    text = file.read_text(encoding="utf-8")
    if text.count(change.written.format(*before)) != 1:
        raise Unmeasured(f"{change.page} does not say once: {change.written.format(*before)}. Mend CHANGES in {Path(__file__).name}.")
    time.sleep(1 + turn / 10)  # so that changes fall on different moments between two looks of the server at the files
    began = time.monotonic()
    file.write_text(text.replace(change.written.format(*before), change.written.format(*after)), encoding="utf-8")
    _wait(address + url_of(change.page), change.shown.format(*after), began)
    return time.monotonic() - began


def _wait(url: str, shown: str, began: float) -> None:
    """Ask for a page until it shows what is wanted, as one who looks at it does."""
    while time.monotonic() - began < PATIENCE:
        try:
            with _THIS_MACHINE.open(url, timeout=PATIENCE) as answer:
                if shown in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass  # it has not begun to answer
        time.sleep(0.02)
    raise Unmeasured(f"in {PATIENCE} seconds {url} has not shown: {shown}")


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    """Do what `make serve` does, on a free port; gives the address of the site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    log, temporary = project / "serve.log", project / "temporary"
    temporary.mkdir()
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", host], cwd=project, stdout=said, stderr=said,
            env={**os.environ, **SETTINGS, "SITE_URL": "", "TMPDIR": str(temporary), "NO_MKDOCS_2_WARNING": "1"},
        )
    try:
        _wait(f"http://{host}/", "<html", time.monotonic())
        yield f"http://{host}/"
    except Unmeasured as error:
        raise Unmeasured(f"{error}\n{log.read_text(encoding='utf-8')}") from error
    finally:
        server.terminate()
        server.wait()
