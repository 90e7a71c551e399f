"""A search that is split, asked in a browser as by someone who has just come, and how the real site gets one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from carebook.kept import Kept
from carebook.search import parts
from carebook.search.records import Place, Record, Section, Sections
from tests.conftest import DOCS

COLD = """parts => {
  window.early = queries => { kneeSearch.give("v", "index", parts.index); return queries.map(query => kneeSearch.find(query).warnings.map(one => one.id)); };
  kneeSearch.load = (part, done) => { cold.loaded.push(String(part)); if (part in parts) kneeSearch.give("v", part, parts[part]); done(part in parts); };
  window.cold = query => {
    cold.loaded = [];
    kneeSearch.give("v", "index", parts.index);
    kneeSearch.texts(kneeSearch.find(query, 6).results, () => {});
    const found = kneeSearch.find(query, 6);
    return {addresses: found.results.map(one => one.address), warnings: found.warnings.map(one => one.id), partial: found.partial, loaded: cold.loaded};
  };
}"""
"""Each query begins with what is loaded first, and gets the parts it asks for out of memory. To ``early`` no other part is given at all."""


def part(file: Path) -> Any:
    """Read what a file gives to the script."""
    text = file.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")].split(",", 1)[1])


def parts_of(site: Path) -> dict[str, Any]:
    """Give all parts of a site's search by their names."""
    assets = site / "assets"
    return {file.stem.removeprefix("search-"): part(file) for file in (*assets.glob("search-*.js"), *assets.glob("search/*.js")) if file.name != "search-box.js"}


def published(site: Path) -> tuple[dict[str, Any], list[Record]]:
    """Read the index and the pages back that a site's search was published from; it is a whole one."""
    found = parts_of(site)
    given, summaries = found["index"], found["text"][2]
    texts = [found[str(number)] for number in range(len(given["pages"]))]
    return given, [Record(row[0], row[1], "", summary, (), (), Sections(Section("", "", one) for one in said), Place.FIRST) for row, summary, said in zip(given["pages"], summaries, texts, strict=True)]


def forced(site: Path, folder: Path) -> None:
    """Make a copy of a built site, of links to its files, whose search is split though it need not be."""
    given, found = published(site)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "INDEX", 0)
        made = parts.files(given, found, sorted((DOCS / "assets/search").glob("*.js")), Kept(folder / "docs"))
    (folder / "assets/search").mkdir(parents=True)
    for file in site.iterdir():
        if file.name != "assets":
            (folder / file.name).symlink_to(file)
    for file in (site / "assets").iterdir():
        if file.name != "search" and file.name not in made and file.name != "search-text.js":
            (folder / "assets" / file.name).symlink_to(file)
    for name, text in made.items():
        (folder / "assets" / name).write_text(text, encoding="utf-8")


def ask(page: Page, queries: list[str]) -> list[dict[str, Any]]:
    """Ask each query as the first of a visit."""
    found: list[dict[str, Any]] = page.evaluate("queries => queries.map(cold)", queries)
    return found
