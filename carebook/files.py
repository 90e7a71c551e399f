"""The files of a project, read in one place: which there are, which do not belong, and their text.

Whatever is on a writer's disk, it ends in a line for the writer: links, pipes, files that cannot be read, are too large or are
no text, and names that no address can hold.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from carebook.errors import ContentError
from carebook.yamlfile import UNPRINTABLE, unprintable

LARGEST, LARGEST_PAGE = 1_000_000, 100_000
"""Bytes of any file, and of a page. Real pages are far smaller; anything larger is a mistake, and takes long to check."""

LONGEST = 2_000
"""Letters in a line. Real lines have half as many at most; time to find faults grows with the square of a line."""

DEEPEST = 5
"""Folders within folders of docs/. Real files lie two deep."""

PICTURES, ASSETS = "figures", "assets"
"""The folders, below docs/, of pictures and of what pages load."""

PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ASSETS = (".css", ".js", ".svg", ".png", ".jpg", ".ico", ".webp", ".woff2")
_OTHER_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd")


def page_paths(docs: Path) -> list[str]:
    """Give the paths of all pages below ``docs``, sorted; hidden files and links are no pages."""
    return [name for name, mode in entries(docs) if name.endswith(".md") and stat.S_ISREG(mode)]


def data_paths(docs: Path) -> list[str]:
    """Give the paths of all data files below ``docs``, sorted."""
    return [name for name, mode in entries(docs) if name.endswith(".yml") and stat.S_ISREG(mode)]


def picture_paths(docs: Path) -> list[Path]:
    """Give the files of docs/figures/ that are named as pictures are, sorted; there need be none."""
    return [docs / name for name in data_paths(docs) if name.startswith(f"{PICTURES}/") and PICTURE.fullmatch(name.removeprefix(f"{PICTURES}/"))]


def entries(docs: Path) -> Iterator[tuple[str, int]]:
    """Give all that lies below ``docs``, sorted, save what is hidden: its path from there, and its mode.

    Links are given and not followed. Nothing is raised: the mode of a folder that cannot be looked into, or lies too
    deep for a look, is 0.
    """
    found: list[tuple[str, int]] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            inside = [(f"{folder}{path.name}", path.lstat().st_mode) for path in (docs / folder).iterdir() if not path.name.startswith(".")]
        except OSError:
            found.append((folder.rstrip("/"), 0))
            continue
        deep = folder.count("/") >= DEEPEST
        found.extend((name, 0 if deep and stat.S_ISDIR(mode) else mode) for name, mode in inside)
        folders.extend(f"{name}/" for name, mode in inside if stat.S_ISDIR(mode) and not deep)
    return iter(sorted(found))


def strangers(docs: Path) -> Iterator[ContentError]:
    """Find what a generator would publish, or stumble over, and nobody would check."""
    there = list(entries(docs))
    names = {name for name, _ in there}
    for name, mode in there:
        if text := _strange(docs, name, mode) or _clash(name, names):
            yield ContentError(f"{docs.name}/{name}", 1, text)


def _strange(docs: Path, name: str, mode: int) -> str:
    path = Path(name)
    if stat.S_ISLNK(mode):
        return "this is a link to another place. Put the file itself here."
    if not mode:
        return f"folders lie at most {DEEPEST} deep. Move it up." if name.count("/") >= DEEPEST else "the folder cannot be read. Give yourself the right to read it."
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "this is neither a file nor a folder. Take it away."
    if stat.S_ISDIR(mode):
        if path.suffix == ".md":
            return "this is a folder with the name of a page. Rename it."
        return "" if _NAME.fullmatch(path.name) or name.startswith(f"{ASSETS}/") else "folders are named in small letters, digits and hyphens, since addresses are made of them. Rename it."
    if path.suffix.lower() in _OTHER_PAGES or (path.suffix.lower() == ".md" and path.suffix != ".md"):
        return "pages end in '.md'. Rename the file."
    if path.suffix == ".md" and name.count("/") > 1:
        return "pages lie in one folder below docs/, not deeper. Move it up."
    if path.suffix == ".md" and path.name == "README.md":
        return "a generator takes this for index.md. Rename it, or move it out of docs/."
    if path.suffix == ".md":
        return "" if _NAME.fullmatch(path.stem) else "pages are named in small letters, digits and hyphens, since addresses are made of them. Rename the file."
    if name.startswith(f"{PICTURES}/"):
        good = PICTURE.fullmatch(name.removeprefix(f"{PICTURES}/"))
        return "" if good else f"pictures lie in docs/{PICTURES}/ itself, named in small letters, digits and hyphens, with '.yml'. Rename the file, or move it."
    if name.startswith(f"{ASSETS}/"):
        return _asset(docs, name) if path.suffix in _ASSETS else f"docs/{ASSETS}/ holds style sheets, scripts and pictures ({', '.join(_ASSETS)}). Take it out."
    if path.suffix == ".yml" and "/" not in name:
        return ""
    return f"this is no page, and would be published unchecked. Data files (.yml) lie in docs/ itself, what pages load in docs/{ASSETS}/. Move it, or take it out."


def _clash(name: str, names: set[str]) -> str:
    """Find a page that would be written to the address of another, on any disk."""
    section = f"{name.removesuffix('.md')}/index.md"
    return f"'docs/{section}' has the same address. Rename one of them." if name.endswith(".md") and section in names else ""


def _asset(docs: Path, name: str) -> str:
    if not name.endswith((".css", ".js", ".svg")):
        return ""
    text = text_at(docs / name)
    if isinstance(text, tuple):
        return text[1]
    if name.endswith(".svg") and (found := re.search(r"<(script|foreignObject)\b|\bon\w+\s*=|<!(DOCTYPE|ENTITY)|javascript:", text, re.IGNORECASE)):
        return f"a drawing holds no '{found[0]}'. Take it out."
    return ""


def text_of(docs: Path, name: str, errors: list[ContentError]) -> str | None:
    """Read a text file below ``docs``, with plain line ends. What keeps it from being read goes to ``errors``; then it is None."""
    text = text_at(docs / name, LARGEST_PAGE if name.endswith(".md") else LARGEST)
    if isinstance(text, str):
        return text
    errors.append(ContentError(f"{docs.name}/{name}", *text))
    return None


def text_at(path: Path, largest: int = LARGEST) -> str | tuple[int, str]:
    """Give the text of a file, with plain line ends; or the line (from 1) and the reason why it cannot be taken as text."""
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            return 1, f"the file cannot be read: this is {'a folder' if stat.S_ISDIR(seen.st_mode) else 'no file'}. Put a file here."
        if seen.st_size > largest:
            return 1, f"the file is larger than {largest // 1000} KB. Split it."
        raw = path.read_bytes()
    except OSError as error:
        return 1, f"the file cannot be read: {error.strerror}."
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1, "the file is not UTF-8. Save it as UTF-8."
    if found := UNPRINTABLE.search(text):
        return text.count("\n", 0, found.start()) + 1, unprintable(found[0])
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST:
            return number, f"the line is longer than {LONGEST:,} letters. Break it."
    return text


def loose_text(path: Path) -> str:
    """Give what can be read of a file with faults that have been told; nothing where it cannot be read at all."""
    try:
        return path.read_bytes()[:LARGEST].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n") if path.is_file() else ""
    except OSError:
        return ""
