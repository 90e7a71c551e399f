"""Where a page has moved: a small page at the old address leads on, for ever."""

from __future__ import annotations

from pathlib import Path

from carebook.library import Library
from carebook.publish import plain


def write(library: Library, site: Path) -> None:
    """Write a page for each old address of ``moved`` in docs/addresses.yml into a built site. Files that moved cannot lead on."""
    for old, target in library.addresses.moved.items():
        plain.lead_on(library, site, old.removeprefix("/"), target)
