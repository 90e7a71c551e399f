"""What stands round the words of every page: is each template whole, and does each name files that are there?

A generator would find these faults in the middle of a build, and tell them in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from carebook.errors import ContentError
from carebook.files import ASSETS, text_at
from carebook.library import Library

NEEDED = ("base.html", "404.html", "standalone/copy.html", "standalone/credit.html", "standalone/embed.html", "standalone/leaflet.typ")
"""Templates that no other names: those of the generator, and those that publish reads."""

MADE = ("assets/plan.js", "assets/icon-32.png", "assets/apple-touch-icon.png")
"""What templates name and publish makes."""

SCRIPTS = ("search", "plan")
"""Folders of scripts that publish puts together."""

LOADED = (".css", ".js", ".svg", ".png")
"""How the names end of files that pages load."""

FILTERS = ("url", "script_tag")
"""What generators add to the filters of Jinja."""


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check every template and what it names. A project without templates of its own has nothing to check but their folder."""
    folder = library.docs.parent / library.config.templates
    if not folder.is_dir():
        yield ContentError(library.config.templates, 1, "the folder of the templates is not there. Name it under 'theme' in mkdocs.yml: custom_dir.")
        return
    for name in SCRIPTS:
        numbers = sorted(int(path.name[0]) for path in (library.docs / ASSETS / name).glob("[1-9]-*.js") if path.is_file())
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            yield ContentError(f"{library.docs.name}/{ASSETS}/{name}", 1, "the scripts of this folder are numbered from 1 without a gap, and one is not there. Put it back, or number them anew.")
    read: dict[str, _Template] = {}
    for name in dict.fromkeys((*NEEDED, *_templates(folder))):
        shown = f"{library.config.templates}/{name}"
        text = text_at(folder / name)
        if isinstance(text, tuple):
            yield ContentError(shown, *text)
        elif name.endswith(".html"):
            read[name] = _read(text)
            yield from (ContentError(shown, *fault) for fault in (*read[name].faults, *_lost(library.docs, folder, name, read[name])))
    for name in read:
        if _round(name, read):
            yield ContentError(f"{library.config.templates}/{name}", 1, "the template takes itself in, so it would never end. Take out an 'include' or 'extends'.")


def _templates(folder: Path) -> Iterator[str]:
    yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@dataclass(frozen=True)
class _Template:
    """What a template takes in and names, each with its line; or why it cannot be read."""

    faults: tuple[tuple[int, str], ...] = ()
    parts: tuple[str, ...] = ()
    files: tuple[tuple[int, str], ...] = ()


@lru_cache(maxsize=64)
def _read(text: str) -> _Template:
    # Kept by its text: templates change seldom, and reading them takes longer than many a check.
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    try:
        tree = environment.parse(text)
        environment.compile(tree)
    except TemplateSyntaxError as error:
        return _Template(((error.lineno, f"the template is broken: {error.message} Mend it there."),))
    files = [(one.lineno, one.value) for one in tree.find_all(nodes.Const) if isinstance(one.value, str) and one.value.startswith(f"{ASSETS}/") and one.value.endswith(LOADED)]
    return _Template((), tuple(name for name in meta.find_referenced_templates(tree) if name), tuple(files))


def _lost(docs: Path, folder: Path, name: str, template: _Template) -> Iterator[tuple[int, str]]:
    for part in template.parts:
        if not (folder / part).is_file() and not ((folder / name).parent / part).is_file():
            yield 1, f"the template takes in '{part}', which is not in {folder.name}/. Put it there, or take its name out."
    for line, file in template.files:
        if file not in MADE and not (docs / file).is_file():
            yield line, f"'{file}' is not in {docs.name}/. Put the file there, or take its name out."


def _round(name: str, read: dict[str, _Template]) -> bool:
    """Tell whether a template takes itself in, by whatever way."""
    seen: set[str] = set()
    ahead = list(read[name].parts)
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead.extend(read[one].parts if one in read else ())
    return name in seen
