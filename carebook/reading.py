"""Reading docs/ into a Library, collecting every fault on the way instead of stopping at the first."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from carebook import angles, siteconfig
from carebook.digests import code, digest_of
from carebook.errors import ContentError
from carebook.files import page_paths, picture_paths, strangers, text_of
from carebook.kept import kept
from carebook.library import FIGURES, Library, Page, kind_of
from carebook.limits import tangled
from carebook.lines import marked_lines
from carebook.model import EmergencyNumber, Exercise, ExerciseRules, Facts, Source, Style, Unread, Warning, Word
from carebook.model.accessibility import Statement, Tested
from carebook.model.addresses import Addresses
from carebook.model.base import Record, Slug, SourceKey, message
from carebook.model.codes import Codes
from carebook.model.news import News
from carebook.model.numbers import NumbersFile
from carebook.model.picture import Picture
from carebook.model.search import Search
from carebook.numbers import FILE as NUMBERS
from carebook.numbers import Numbers
from carebook.yamlfile import YamlFault, YamlText, parse

RULES = "exercise-rules.yml"
STATEMENT, TESTED = "accessibility.yml", "tested.yml"
ADDRESSES, CODES = "addresses.yml", "codes.yml"

_H1 = re.compile(r"^# +(?P<title>.+?)(?: *\{[^}]*\})? *#* *$")

Model = TypeVar("Model", bound=BaseModel)


class _WarningsFile(Record):
    numbers: tuple[EmergencyNumber, ...]
    warnings: dict[Slug, Warning]


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
    errors.extend(ContentError(siteconfig.CONFIG, *error) for error in config.errors)
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
    addresses = _data(docs, ADDRESSES, Addresses, errors, data, numbers) if (docs / ADDRESSES).exists() else None  # a site that was never published has none
    codes = _data(docs, CODES, Codes, errors, data, numbers) if (docs / CODES).exists() else None
    pictures = {path.stem: picture for path in picture_paths(docs) if (picture := _data(docs, f"{FIGURES}/{path.name}", Picture, errors, data, numbers))}
    errors.extend(strangers(docs))
    homes = digest_of(*(data[name].text for name in (NUMBERS, RULES) if name in data))
    pages = {page.path: page for path in page_paths(docs) if (page := _kept(docs, path, errors, numbers, homes))}
    order = {path: place for place, path in enumerate(config.navigation)}
    pages = dict(sorted(pages.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
    if not (given and warnings and sources and words and rules and style and news and statement and tested and search):
        return None, errors
    library = Library(
        docs, config, pages, warnings.warnings, warnings.numbers, sources.sources, sources.unverified, words.words, rules, style, pictures, numbers, news.entries, statement, tested, search,
        addresses or Addresses(), codes or Codes(), data,
    )
    return library, errors


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


def _kept(docs: Path, path: str, errors: list[ContentError], numbers: Numbers, homes: bytes) -> Page | None:
    """Give a page, read only where its text or the numbers (of which ``homes`` is a digest) have changed since it had no fault."""
    text = text_of(docs, path, errors)
    if text is None:
        return None
    found: list[ContentError] = []
    page = kept(docs).get("page", (code(), homes, docs.name, path, text), lambda: _page(docs, path, text, found, numbers), only=lambda _: not found)
    errors.extend(found)
    return page


def _page(docs: Path, path: str, text: str, errors: list[ContentError], numbers: Numbers) -> Page | None:
    shown = f"{docs.name}/{path}"
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
    if knot := tangled(marked_lines(body)):
        errors.append(ContentError(shown, end + 2 + knot[0], knot[1]))
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
