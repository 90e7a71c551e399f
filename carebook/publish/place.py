"""Where a site is built and how it gets to its place: beside it, and only when it is whole."""

from __future__ import annotations

import re
import shutil
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from typst import TypstError

from carebook.errors import ContentError, ContentErrors


def fault(site: Path) -> ContentError | None:
    """Say why a folder cannot take the site, if anything: a build empties it, so what it holds must be a site."""
    if not site.exists():
        return None
    if not site.is_dir():
        return ContentError(str(site), 1, "the site goes into a folder, and this is none. Take it away, or name another as 'site_dir'.")
    others = [path for path in site.iterdir() if not path.name.startswith(".")]
    if others and not (site / "index.html").is_file():
        return ContentError(str(site), 1, "this folder holds something that is no site, and a build would delete it. Name another as 'site_dir', or empty it.")
    return None


def unfinished(site: Path) -> Path:
    """Give the folder beside a site in which it is built."""
    return site.with_name(f".{site.name}.unfinished")


def beside(site: Path) -> Path:
    """Make that folder anew, empty."""
    folder = unfinished(site)
    drop(folder)
    folder.mkdir(parents=True)
    return folder


def put(made: Path, site: Path) -> None:
    """Put what was made in the place of what the site held; as generators do, leave hidden files there, such as those of git."""
    site.mkdir(parents=True, exist_ok=True)
    for old in site.iterdir():
        if not old.name.startswith("."):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in made.iterdir():
        shutil.move(new, site / new.name)
    made.rmdir()


def drop(made: Path) -> None:
    """Take a folder away that was not finished; there need be none."""
    shutil.rmtree(made, ignore_errors=True)


def told(error: BaseException, project: Path) -> list[ContentError]:
    """Tell what stopped a build, where it is a file of the project that can be mended; nothing where it is a fault of the program.

    ``project`` is the folder from which paths are shown.
    """
    if isinstance(error, ContentErrors):
        return error.errors
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return [ContentError(_shown(error.filename, project), error.lineno, f"the template is broken: {error.message} Mend it there.")]
    if isinstance(error, TemplateError | RecursionError):
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".html", ".xml"))]
        return [ContentError(_shown(frame.filename, project), frame.lineno or 1, f"the template cannot be filled in: {error}. Mend it there.") for frame in frames[-1:]]
    if isinstance(error, TypstError):
        found = re.search(r"(\S+\.typ):(\d+)", error.diagnostic)
        return [ContentError(_shown(found[1], project) if found else "overrides", int(found[2]) if found else 1, f"the template of leaflets is broken: {error.message}. Mend it there.")]
    if isinstance(error, OSError) and error.filename:
        return [ContentError(_shown(str(error.filename), project), 1, f"the file cannot be read or written: {error.strerror}.")]
    return []


def _shown(file: str, project: Path) -> str:
    path = Path(file)
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else file
