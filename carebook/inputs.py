"""Digests of what pages are made from, by which ``carebook.kept`` knows whether anything has changed."""

from __future__ import annotations

from pathlib import Path

from carebook.digests import code, digest_of
from carebook.library import Library, Page
from carebook.once import once
from carebook.sheet import today


@once
def shared(library: Library) -> bytes:
    """Give a digest of all that every page may draw from, save other pages: code, settings, data files, pictures, templates with their icons, and the day."""
    templates = library.docs.parent / library.config.templates
    files = sorted(path for path in templates.rglob("*") if path.is_file())
    return digest_of(
        code(), repr(library.config), today().isoformat(),
        *(part for path in files for part in (path.relative_to(templates).as_posix(), _read(path))),
        *(part for name, yaml in sorted(library.data.items()) for part in (name, yaml.text)),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # the checks tell of it (carebook/checks/frame.py), and then nothing is built


@once
def facts(library: Library) -> bytes:
    """Give a digest of all that a page may tell of others: what all share, and the front matter and the headings of each."""
    return digest_of(shared(library), *(part for page in library.pages.values() for part in (page.path, page.head, outline(page))))


def outline(page: Page) -> str:
    """Give the lines of the body that begin as headings do."""
    return "\n".join(line for line in page.body.split("\n") if line.startswith("#"))
