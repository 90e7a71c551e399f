"""What all that is made of single pages has in common, as one digest: with it, and with the page itself, it is known what was made before from the very same."""

from __future__ import annotations

from pathlib import Path

from carebook import inputs
from carebook.digests import digest_of
from carebook.library import Library
from carebook.publish.below import files

AT_ONCE = 200
"""Pages of which something is made at a time: all of a large site would fill the memory."""


def shared(library: Library) -> bytes:
    """Give a digest of all that may go into what is made of a page beside that page: what every page may draw from, sheets, scripts, templates as they are now, and which other pages there are.

    Of other pages, it knows path, title and kind. Whoever takes more of them has to add it.
    """
    pages = (part for page in library.pages.values() for part in (page.path, page.title, type(page.facts).__name__))
    folders = (library.docs / "assets", library.docs.parent / library.config.templates)
    return digest_of(inputs.shared(library), *pages, *(part for folder in folders for part in _held(folder)))


def _held(folder: Path) -> list[str | bytes]:
    return [part for name in files(folder) for part in (name, (folder / name).read_bytes())]
