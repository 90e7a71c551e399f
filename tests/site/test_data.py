"""The data of version 1: true to its schemas and to the pages, warnings whole and first, and nothing of it ever taken away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from carebook.article import Article
from carebook.library import Library
from carebook.model import Exercise
from carebook.publish import data, publish
from carebook.publish.data.places import data_address
from carebook.reading import read
from carebook.search.records import address_of
from tests.conftest import PAGES, SITE_URL, Built, build, url_of

PROMISED = Path(__file__).with_name("api-v1.yml")
LEVELS = ["emergency", "same-day", "appointment"]


def load(site: Path, name: str) -> Any:
    return json.loads((site / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(library: Library, pages: list[Built]) -> dict[str, Article]:
    """The pages as readers get them. They leave out ends of elements, which html5lib gives back."""
    return {page.path: Article(library.pages[page.path], url_of(page.path), str(page.soup.main)) for page in pages}


@pytest.fixture(scope="module")
def given(site: Path) -> dict[str, Any]:
    return {path: load(site, data_address(path)) for path in PAGES}


def same(text: str) -> str:
    """Give a text without its spaces: a page has none between blocks, data have a line."""
    return re.sub(r"\s+", "", text)


def test_every_file_is_as_its_schema_says(site: Path) -> None:
    checked = 0
    for kind, files in {"index": ["index.json"], "exercises": ["exercises.json"], "page": sorted((site / "api/v1/pages").rglob("*.json"))}.items():
        schema = load(site, f"api/v1/schema/{kind}.json")
        Draft202012Validator.check_schema(schema)
        for file in files:
            faults = [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(load(site / "api/v1", str(file)))]
            assert not faults, f"{file}: {faults}"
            checked += 1
    assert checked == len(PAGES) + 2


def fields(schema: dict[str, Any], node: dict[str, Any], at: str) -> Iterator[str]:
    """Give every field of a schema with its kind: ``page.warnings[].level: string``."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    for choice in node.get("anyOf", ()):
        yield from fields(schema, choice, at)
    if "type" in node:
        yield f"{at}: {node['type']}"
    if "items" in node:
        yield from fields(schema, node["items"], f"{at}[]")
    if isinstance(node.get("additionalProperties"), dict):
        yield from fields(schema, node["additionalProperties"], f"{at}.*")
    for name, inner in node.get("properties", {}).items():
        yield from fields(schema, inner, f"{at}.{name}")


def published() -> set[str]:
    return {field for name, kind in data.SCHEMAS.items() for schema in (data.schema(kind),) for field in fields(schema, schema, name)}


def test_nothing_of_version_1_is_taken_away() -> None:
    promised = yaml.safe_load(PROMISED.read_text(encoding="utf-8"))["fields"]
    assert len(promised) == len(set(promised))
    lost = sorted(set(promised) - published())
    assert not lost, f"version 1 promised these, and data have them no more: {lost}"
    new = sorted(published() - set(promised))
    assert not new, f"add these at the end of {PROMISED.name}: {new}"
    assert set(promised) - (published() - {"page.warnings[].text: string"}) == {"page.warnings[].text: string"}, "a field that goes is told"


def test_a_reader_with_an_old_schema_can_read_what_is_added() -> None:
    for name, kind in data.SCHEMAS.items():
        schema = data.schema(kind)
        assert all(one.get("additionalProperties") is not False for one in (schema, *schema["$defs"].values())), name


def test_every_page_has_data_and_the_index_knows_it(site: Path, given: dict[str, Any], library: Library) -> None:
    index = load(site, "api/v1/index.json")
    assert [(one["at"]["address"], one["data"]["address"]) for one in index["pages"]] == [(url_of(path), data_address(path)) for path in library.pages]
    for one, path in zip(index["pages"], library.pages, strict=True):
        page = given[path]
        assert {name: page[name] for name in ("kind", "slug", "title", "summary", "checked", "next_check", "version", "sha256", "at")} == {name: one[name] for name in ("kind", "slug", "title", "summary", "checked", "next_check", "version", "sha256", "at")}
        assert one["at"]["url"] == SITE_URL + one["at"]["address"] and one["data"]["url"] == SITE_URL + one["data"]["address"]
    for place in (index["feed"], index["exercises"], *index["schemas"].values()):
        assert (site / place["address"]).is_file() and place["url"] == SITE_URL + place["address"]


@pytest.mark.parametrize("path", PAGES)
def test_warnings_are_first_and_word_for_word_those_of_the_page(path: str, given: dict[str, Any], built: dict[str, Article], library: Library) -> None:
    page, main = given[path], built[path].main
    assert next(iter(page)) == "warnings"
    boxes = main.select("section.warning")
    assert [same(one["text"]) for one in page["warnings"]] == [same(box.get_text()) for box in boxes]
    assert [one["level"] for one in page["warnings"]] == sorted((one["level"] for one in page["warnings"]), key=LEVELS.index)
    assert {trigger for one in page["warnings"] for trigger in one["triggers"]} >= {library.warnings[name].trigger.replace("**", "").replace("'", "’") for name in library.pages[path].facts.warnings}
    for one in page["warnings"]:
        whole = [one["label"], one["action"], *one["triggers"], *one["notes"], *one["in_short"], *([one["numbers"]] if one["numbers"] else [])]
        assert all(same(part) in same(one["text"]) for part in whole)
        html = BeautifulSoup(one["html"], "html.parser")
        assert same(html.get_text()) == same(one["text"]) and not html.select("[class], [style], span, div, svg, script")
        assert html.select_one("h2 > strong, h3 > strong, h4 > strong").get_text() == one["label"], "the level in words, whatever style is lost"
        assert [same(item.get_text()) for item in html.select("li")] == [same(text) for text in one["triggers"]]

def test_code_keeps_its_lines(given: dict[str, Any], built: dict[str, Article]) -> None:
    path = "for-clinics/data.md"
    page, codes = given[path], [pre.get_text().strip("\n") for pre in built[path].main.select("pre")]
    text, html = ("\n".join(part[name] for part in page["sections"]) for name in ("text", "html"))
    assert len(codes) >= 4 and any("\n    " in code for code in codes)
    for code in codes:
        lines = "\n".join(line for line in code.split("\n") if line)
        assert lines in text, f"{path}: the code of {code.split()[0]} lost its lines in the text"
        assert code in BeautifulSoup(html, "html.parser").get_text(), f"{path}: and in the HTML"


def test_a_lost_word_of_a_warning_is_told(given: dict[str, Any], built: dict[str, Article]) -> None:
    box, text = built["causes/bakers-cyst.md"].main.select_one("section.warning"), given["causes/bakers-cyst.md"]["warnings"][0]["text"]
    assert same(text) == same(box.get_text()) != same(text.replace("now", "", 1))


@pytest.mark.parametrize("path", PAGES)
def test_data_say_what_the_page_says(path: str, given: dict[str, Any], built: dict[str, Article]) -> None:
    page, article = given[path], built[path]
    assert page["title"] == " ".join(article.main.h1.get_text().split())
    assert page["sha256"] == article.digest and page["version"] == article.version, "the page as readers get it has these words"
    dates = article.main.select_one(".dates").get_text()
    assert page["review"]["text"] in dates and (page["review"]["by"] is None) != page["review"]["reviewed"]
    assert f"{int(page['checked'][-2:])} " in dates and page["checked"][:4] in dates and f"checked {int(page['checked'][-2:])} " in page["credit"]
    main = copy(article.main)
    for part in main.select("sup.cite, .unseen, .dots, [hidden], button, svg, script"):
        part.extract()
    words = same(main.get_text())
    headed = [one for one in page["sections"] if one["id"]]
    own = [part.h2["id"] for part in main.find_all("section", recursive=False) if part.h2]
    assert [one["id"] for one in headed] == [name for name in own if name not in ("related-pages", "words-explained", "sources-and-dates")]
    for one in page["sections"]:
        for line in (one["heading"], *one["text"].split("\n")):
            assert same(line) in words, f"{path}#{one['id']}: {line}"
        html = BeautifulSoup(one["html"], "html.parser")
        assert not html.select("[class], [style], [onclick], span, div, svg, script, button, sup, [id]")
        for link in html.select("a"):
            assert link["href"].startswith(("https://", "http://", "mailto:", "tel:")), f"{path}: {link}"
        assert set(one["sources"]) <= {source["number"] for source in page["sources"]}


def test_health_aspects_are_those_of_schema_org(given: dict[str, Any]) -> None:
    known = set(yaml.safe_load(Path(__file__).with_name("schema-org.yml").read_text(encoding="utf-8"))["health_aspects"])
    used = {name for page in given.values() for one in page["sections"] for name in one["hasHealthAspect"]}
    assert {name.removeprefix("https://schema.org/") for name in used} == known
    cause = given["causes/ligament-sprain.md"]["sections"]
    assert sum(bool(one["hasHealthAspect"]) for one in cause) == len(cause) - 1, "all but what we are not sure about"


def test_exercises_have_their_dose_and_their_warnings(site: Path, given: dict[str, Any], library: Library) -> None:
    listed = load(site, "api/v1/exercises.json")
    for one, (page, facts) in zip(listed["exercises"], library.of(Exercise), strict=True):
        assert next(iter(one)) == "warnings" and one["warnings"] == given[page.path]["warnings"] and len(one["warnings"]) >= 2
        assert one["dose"]["sets"] == {"from": facts.dose.sets.from_, "to": facts.dose.sets.to} and one["steps"] == list(facts.steps)
        assert (one["dose"]["times_a_day"] is None) != (one["dose"]["days_a_week"] is None)
        assert {fit["id"]: fit["value"] for fit in one["conditions"]} == {name: fit.value for name, fit in facts.conditions.items()}
        assert len(one["pictures"]) == (facts.pose is not None) and all(picture["at"]["address"] == f"{address_of(page.path)}#check-first" for picture in one["pictures"])
    assert [(one["from"], one["to"]) for one in listed["pain_rule"]] == [(0, 3), (4, 5), (6, 10)]


CORRECTION = """\
entries:
  - date: "2026-11-21"
    kind: correction
    title: Rest the elbow for 1 day
    wrong: The page said to rest for 10 days. That is too long.
    right: Rest for 1 day.
    pages: [causes/red-elbow.md#why-it-happens]
"""


def test_a_site_that_does_not_know_its_address_marks_its_corrections_too(sample: Path) -> None:
    (sample / "docs/whats-new.yml").write_text(CORRECTION, encoding="utf-8")
    done = build(sample, sample / "site", SITE_URL="")
    assert done.returncode == 0, done.stderr
    publish(sample / "docs", sample / "site")
    found, errors = read(sample / "docs")
    assert found and not errors and not found.config.url
    elbow = load(sample / "site", data_address("causes/red-elbow.md"))
    assert elbow["at"] == {"address": "causes/red-elbow/", "url": None} and "Page:" not in elbow["credit"]
    (told,) = elbow["corrections"]
    assert told["safety_correction"] is True and told["wrong"].startswith("The page said") and told["right"] == "Rest for 1 day." and told["shown_until"] == "2027-11-21"
    index = load(sample / "site", "api/v1/index.json")
    assert index["corrections"] == [told] and told["pages"] == ["causes/red-elbow/"] and index["feed"] is None
    assert [one["at"]["address"] for one in index["pages"] if one["corrected"]] == ["causes/red-elbow/"]
    Draft202012Validator(load(sample / "site", "api/v1/schema/page.json")).validate(elbow)
