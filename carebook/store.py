"""One Library for all pages of a build: read again only when a file in docs/ has changed."""

from __future__ import annotations

import time
from pathlib import Path

from carebook.errors import ContentErrors
from carebook.files import data_paths, page_paths
from carebook.library import Library
from carebook.reading import read
from carebook.siteconfig import CONFIG

_FRESH_SECONDS = 1.0
"""A generator makes an extension anew for each page; within this time the files are not looked at again."""

_kept: dict[Path, tuple[float, object, Library]] = {}


def current_library(docs: Path) -> Library:
    """Give the Library of a docs folder.

    Raises ContentErrors when the shared data files cannot be read; pages with faults are only left out, since the
    checks that run before each build report them.
    """
    docs = docs.resolve()
    now = time.monotonic()
    if docs in _kept and now - _kept[docs][0] < _FRESH_SECONDS:
        return _kept[docs][2]
    seen = state(docs)
    if docs in _kept and _kept[docs][1] == seen:
        library = _kept[docs][2]
    else:
        found, errors = read(docs)
        if found is None:
            raise ContentErrors(errors)
        library = found
    _kept[docs] = (now, seen, library)
    return library


def remember(library: Library) -> None:
    """Let a Library that was just read without a fault be the one for its docs folder."""
    docs = library.docs.resolve()
    _kept[docs] = (time.monotonic(), state(docs), library)


def forget() -> None:
    """Forget what was read, so that the next page sees the files as they are now."""
    _kept.clear()


def state(docs: Path) -> object:
    """Give what changes when a file that the Library is read from changes."""
    files = [*(docs / path for path in (*page_paths(docs), *data_paths(docs))), docs.parent / CONFIG]
    return sorted((str(path), stat.st_mtime_ns, stat.st_size) for path in files if path.is_file() and (stat := path.stat()))
