"""Reading docs/ into a Library, collecting every fault on the way instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from carebook import angles, siteconfig
from carebook.errors import ContentError
from carebook.library import FIGURES, Library, Page, kind_of
from carebook.model import EmergencyNumber, Exercise, ExerciseRules, Facts, Source, Style, Unread, Warning, Word
from carebook.model.accessibility import Statement, Tested
from carebook.model.addresses import Addresses
from carebook.model.base import Record, SourceKey, message
from carebook.model.codes import Codes
from carebook.model.news import News
from carebook.model.numbers import NumbersFile
from carebook.model.picture import Picture
from carebook.model.search import Search
from carebook.numbers import FILE as NUMBERS
from carebook.numbers import Numbers
from carebook.yamlfile import UNPRINTABLE, YamlFault, YamlText, parse, unprintable

LARGEST = 1_000_000
"""Bytes. A page of words is far smaller; anything larger is a mistake and would only slow the message down."""

RULES = "exercise-rules.yml"
STATEMENT, TESTED = "accessibility.yml", "tested.yml"
ADDRESSES, CODES = "addresses.yml", "codes.yml"

_PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_H1 = re.compile(r"^# +(?P<title>.+?)(?: *\{[^}]*\})? *#* *$")

Model = TypeVar("Model", bound=BaseModel)


class _WarningsFile(Record):
    numbers: tuple[EmergencyNumber, ...]
    warnings: dict[str, Warning]


class _SourcesFile(Record):
    sources: dict[SourceKey, Source]
    unverified: dict[SourceKey, Unread] = Field(default_factory=dict)


class _WordsFile(Record):
    words: tuple[Word, ...]


class _NewsFile(Record):
    entries: tuple[News, ...] = Field(min_length=1)


def read(docs: Path) -> tuple[Library | None, list[ContentError]]:
    """Read the docs folder.

    Gives the Library, without the pages that could not be read, and every fault found; the Library is None only
    when one of the shared data files could not be read, since no page can be judged without them.
    """
    errors: list[ContentError] = []
    config = siteconfig.read(docs.parent)
    if config.error:
        errors.append(ContentError(siteconfig.CONFIG, *config.error))
    data: dict[str, YamlText] = {}
    given = _data(docs, NUMBERS, NumbersFile, errors, data, Numbers({}, None))
    numbers = Numbers(given.numbers if given else {}, None)
    rules = _data(docs, RULES, ExerciseRules, errors, data, numbers)
    # Some numbers have their home in the rules; now these are known, all other words can be filled in.
    numbers = replace(numbers, rules=data[RULES].data if RULES in data else None)
    warnings = _data(docs, "warnings.yml", _WarningsFile, errors, data, numbers)
    sources = _data(docs, "sources.yml", _SourcesFile, errors, data, numbers)
    words = _data(docs, "glossary.yml", _WordsFile, errors, data, numbers)
    style = _data(docs, "style.yml", Style, errors, data, numbers)
    news = _data(docs, "whats-new.yml", _NewsFile, errors, data, numbers)
    statement = _data(docs, STATEMENT, Statement, errors, data, numbers)
    tested = _data(docs, TESTED, Tested, errors, data, numbers)
    search = _data(docs, "search.yml", Search, errors, data, numbers)
    # Not every site has these: one that was never published has no addresses to keep.
    addresses = _data(docs, ADDRESSES, Addresses, errors, data, numbers) if (docs / ADDRESSES).exists() else None
    codes = _data(docs, CODES, Codes, errors, data, numbers) if (docs / CODES).exists() else None
    pictures = {path.stem: picture for path in picture_paths(docs) if (picture := _data(docs, f"{FIGURES}/{path.name}", Picture, errors, data, numbers))}
    errors.extend(_strangers(docs))
    pages = {page.path: page for path in page_paths(docs) if (page := _page(docs, path, errors, numbers))}
    order = {path: place for place, path in enumerate(config.navigation)}
    pages = dict(sorted(pages.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
    if not (given and warnings and sources and words and rules and style and news and statement and tested and search):
        return None, errors
    library = Library(
        docs, config, pages, warnings.warnings, warnings.numbers, sources.sources, sources.unverified, words.words, rules, style, pictures, numbers, news.entries, statement, tested, search,
        addresses or Addresses(), codes or Codes(), data,
    )
    return library, errors


def picture_paths(docs: Path) -> list[Path]:
    """Give the files of docs/figures/ that are named as pictures are, sorted; there need be none."""
    return sorted(path for path in (docs / FIGURES).glob("*.yml") if _PICTURE.fullmatch(path.name) and path.is_file() and not path.is_symlink())


def page_paths(docs: Path) -> list[str]:
    """Give the paths of all pages below ``docs``, sorted; hidden files and links are no pages."""
    paths = (path for path in docs.rglob("*.md") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(docs).as_posix() for path in paths if not _hidden(docs, path))


def _hidden(docs: Path, path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(docs).parts)


def _strangers(docs: Path) -> Iterator[ContentError]:
    """Find what a generator would build and nobody would check: links, other endings of Markdown, folders in folders; and what is no picture among the pictures."""
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if _hidden(docs, path):
            continue
        if path.is_symlink():
            yield ContentError(f"{docs.name}/{name}", 1, "this is a link to another place. Put the file itself here.")
        elif path.suffix.lower() in (".markdown", ".mdown", ".mkdn", ".mkd") or (path.suffix.lower() == ".md" and path.suffix != ".md"):
            yield ContentError(f"{docs.name}/{name}", 1, "pages end in '.md'. Rename the file.")
        elif path.suffix == ".md" and path.is_dir():
            yield ContentError(f"{docs.name}/{name}", 1, "this is a folder with the name of a page. Rename it.")
        elif path.suffix == ".md" and name.count("/") > 1:
            yield ContentError(f"{docs.name}/{name}", 1, "pages lie in one folder below docs/, not deeper. Move it up.")
        elif path.is_file() and path.suffix != ".md" and name.startswith(f"{FIGURES}/") and not _PICTURE.fullmatch(name.removeprefix(f"{FIGURES}/")):
            yield ContentError(f"{docs.name}/{name}", 1, f"pictures lie in docs/{FIGURES}/ itself, named in small letters, digits and hyphens, with '.yml'. Rename the file, or move it.")


def marked_lines(body: str) -> list[tuple[int, str, bool]]:
    """Give the lines of a body with their number (from 0) and whether they stand inside a code fence."""
    lines, fence = [], ""
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            lines.append((number, line, True))
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        else:
            lines.append((number, line, bool(mark)))
            fence = mark[1] if mark else ""
    return lines


def text_of(docs: Path, name: str, errors: list[ContentError]) -> str | None:
    """Read a text file below ``docs``, with plain line ends. What keeps it from being read goes to ``errors``; then it is None."""
    path, shown = docs / name, f"{docs.name}/{name}"
    try:
        if path.stat().st_size > LARGEST:
            errors.append(ContentError(shown, 1, f"the file is larger than {LARGEST // 1000} KB. Split it."))
            return None
        raw = path.read_bytes()
    except OSError as error:
        errors.append(ContentError(shown, 1, f"the file cannot be read: {error.strerror}."))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        errors.append(ContentError(shown, raw.count(b"\n", 0, error.start) + 1, "the file is not UTF-8. Save it as UTF-8."))
        return None
    if found := UNPRINTABLE.search(text):
        errors.append(ContentError(shown, text.count("\n", 0, found.start()) + 1, unprintable(found[0])))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _data(docs: Path, name: str, kind: type[Model], errors: list[ContentError], data: dict[str, YamlText], numbers: Numbers) -> Model | None:
    text = text_of(docs, name, errors)
    if text is None:
        return None
    try:
        yaml = parse(text)
    except YamlFault as fault:
        errors.append(ContentError(f"{docs.name}/{name}", fault.line, str(fault)))
        return None
    numbers = replace(numbers, rules=yaml.data) if name == RULES else numbers  # they may quote themselves
    yaml = data[name] = replace(yaml, data=numbers.fill_all(yaml.data))
    return _validated(kind, yaml, f"{docs.name}/{name}", 0, errors)


def _page(docs: Path, path: str, errors: list[ContentError], numbers: Numbers) -> Page | None:
    shown = f"{docs.name}/{path}"
    text = text_of(docs, path, errors)
    if text is None:
        return None
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None) if lines[0].rstrip() == "---" else None
    if end is None:
        errors.append(ContentError(shown, 1, "the front matter is missing. Start the file with '---', the fields, and '---'."))
        return None
    body = "\n".join(lines[end + 1 :])
    try:
        raw = parse("\n".join(lines[1:end]))
    except YamlFault as fault:
        errors.append(ContentError(shown, fault.line + 1, str(fault)))
        _title(shown, body, end + 2, errors)
        return None
    body, yaml = numbers.fill(body, raw.data), replace(raw, data=numbers.fill_all(raw.data, raw.data))
    title = _title(shown, body, end + 2, errors)
    if not isinstance(yaml.data, dict):
        errors.append(ContentError(shown, 1, "the front matter has no fields. Add at least summary, checked and next_check."))
        return None
    facts = _validated(kind_of(path, yaml.data), yaml, shown, 1, errors)
    if facts:
        _key_order(facts, yaml, shown, errors)
    if isinstance(facts, Exercise):
        facts = angles.filled(facts)  # here, once: every page, card and sheet then has the same words
    return Page(path, title, body, end + 2, numbers.fill("\n".join(lines[: end + 1]), raw.data), facts, yaml) if facts and title else None


def _title(shown: str, body: str, body_line: int, errors: list[ContentError]) -> str:
    found = [(n, match["title"]) for n, line, code in marked_lines(body) if not code and (match := _H1.match(line))]
    if not found:
        errors.append(ContentError(shown, body_line, "the title is missing. Write '# Title' under the front matter."))
    for number, title in found[1:]:
        errors.append(ContentError(shown, body_line + number, f"'# {title}' is a second title. Use '## {title}'."))
    return found[0][1] if found else ""


def _key_order(facts: Facts, yaml: YamlText, shown: str, errors: list[ContentError]) -> None:
    """Hold the keys to one order, so that any two pages of a kind can be read side by side."""
    own = [name for name in type(facts).model_fields if name not in Facts.model_fields]
    first, last = ["summary", "other_names", "aliases", "misspellings", "warnings", "picture"], ["checked", "next_check", "reviewer"]
    wanted = first + [name for name in own if name not in first] + last
    wanted = [name for name in wanted if name in type(facts).model_fields]
    present = list(yaml.data)
    for name, right in zip(present, [key for key in wanted if key in present], strict=True):
        if name != right:
            errors.append(ContentError(shown, yaml.line([name]) + 1, f"'{name}' stands too early. The order is: {', '.join(wanted)}."))
            return


def _validated(kind: type[Model], yaml: YamlText, shown: str, offset: int, errors: list[ContentError]) -> Model | None:
    try:
        return kind.model_validate(yaml.data)
    except ValidationError as error:
        for fault in error.errors():
            place = list(fault["loc"])
            if fault["type"] == "missing":
                place = place[:-1]
            errors.append(ContentError(shown, yaml.line(place) + offset, message(kind, fault)))
        return None
