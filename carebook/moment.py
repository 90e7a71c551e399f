"""The moment a build is dated by: the same words give the same bytes, whoever builds them, wherever and whenever.

It is SOURCE_DATE_EPOCH (reproducible-builds.org) where that is set, else the time of the newest commit. Without git it is
the newest day that the content itself names: on which a page was checked, something was told, or the tests were noted.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carebook.library import Library
from carebook.store import current_library

NAME = "SOURCE_DATE_EPOCH"


def of(docs: Path) -> str:
    """Give the moment in seconds since 1970, UTC, as text: what is set is given as it stands. Raises ContentErrors where ``docs`` would have to be read, and cannot."""
    return os.environ.get(NAME) or _committed(docs) or _written(current_library(docs))


@contextmanager
def settled(docs: Path) -> Iterator[None]:
    """Set the moment for all that is made within."""
    before = os.environ.get(NAME)
    os.environ[NAME] = of(docs)
    try:
        yield
    finally:
        if before is None:
            del os.environ[NAME]
        else:
            os.environ[NAME] = before


def _committed(docs: Path) -> str:
    """Give the time of the newest commit; empty where there is no git, or no commit."""
    try:
        done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=docs.resolve().parent, capture_output=True, text=True, check=False)  # noqa: S607 - git lies elsewhere on each machine
    except OSError:
        return ""
    return done.stdout.strip()


def _written(library: Library) -> str:
    days = [*(page.facts.checked for page in library.pages.values()), *(one.date for one in library.news), library.tested.date]
    return str(int(datetime.datetime.combine(max(days), datetime.time(), datetime.UTC).timestamp()))
