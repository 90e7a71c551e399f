"""What all that is made of single pages has in common, as one digest: with it, and with the page itself, it is known what was made before from the very same."""

from __future__ import annotations

import json
from pathlib import Path

from carebook.kept import code, digest_of
from carebook.library import Library
from carebook.publish.below import files

TEMPLATES = "overrides"


def shared(library: Library) -> bytes:
    """Give a digest of all that may go into what is made of a page beside that page: this program, shared data, settings, sheets, scripts, templates, and which other pages there are.

    Of other pages, it knows path, title and kind. Whoever takes more of them, or the day of the build, has to add it.
    """
    config, folders = library.config, (library.docs / "assets", library.docs.parent / TEMPLATES)
    settings = (f"{name}={value}" for name, value in vars(config).items() if isinstance(value, str))
    data = json.dumps({name: file.data for name, file in library.data.items()}, default=str)
    pages = (part for page in library.pages.values() for part in (page.path, page.title, type(page.facts).__name__))
    return digest_of(code(), data, *settings, *pages, *(part for folder in folders for part in _held(folder)))


def _held(folder: Path) -> list[str | bytes]:
    return [part for name in files(folder) for part in (name, (folder / name).read_bytes())]
