"""Structured data: terms as schema.org has them, and no name, date or sentence that the page does not show."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from carebook.article import Article
from carebook.library import Library
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.model.shared import Reviewer
from carebook.publish.structured_data import structured, with_data
from carebook.sheet import long_date
from tests.conftest import DOCS, Built

VOCABULARY = yaml.safe_load(Path(__file__).with_name("schema-org.yml").read_text(encoding="utf-8"))
CODE_FILE = yaml.safe_load((DOCS / "codes.yml").read_text(encoding="utf-8"))
DATES = {"dateModified", "lastReviewed"}
CODES = {"codeValue", "codingSystem"}
"""Not shown: a reader has no use for the code of a diagnosis. They are held against docs/codes.yml instead."""


def data_of(page: Built) -> dict[str, Any]:
    (script,) = page.soup.find_all("script", type="application/ld+json")
    found: dict[str, Any] = json.loads(script.string)
    return found


def all_of(kind: str) -> set[str]:
    """Give a type and all that it is a kind of."""
    return {kind}.union(*(all_of(one) for one in VOCABULARY["types"].get(kind, ())))


def faults(node: dict[str, Any]) -> Iterator[str]:
    """Name what the vocabulary does not know, or knows otherwise."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    yield from (f"{kind} is no type" for kind in kinds if kind not in VOCABULARY["types"])
    mine = set().union(*map(all_of, kinds))
    for name, values in node.items():
        if name in ("@type", "@context"):
            continue
        term = VOCABULARY["properties"].get(name)
        if term is None:
            yield f"{name} is no property"
            continue
        if not mine.intersection(term["domain"]):
            yield f"{'/'.join(kinds)} has no {name}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                inner = value["@type"] if isinstance(value["@type"], list) else [value["@type"]]
                if not set().union(*map(all_of, inner)).intersection(term["range"]):
                    yield f"{name} cannot hold {'/'.join(inner)}"
                yield from faults(value)
            elif name in DATES:
                datetime.date.fromisoformat(value)
                if "Date" not in term["range"]:
                    yield f"{name} cannot hold a date"
            elif not isinstance(value, str) or "Text" not in term["range"]:
                yield f"{name} cannot hold {value!r}"


def texts(node: Any) -> Iterator[tuple[str, str]]:
    """Give every text in the data with the property that holds it."""
    for name, values in node.items():
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from texts(value)
            elif not name.startswith("@"):
                yield name, value


def spaced(text: str) -> str:
    return " ".join(text.split())


def unseen(data: dict[str, Any], main: Any) -> list[str]:
    """Name what the data say and the page does not show."""
    shown = re.sub(r"\s", "", main.get_text()).casefold()
    amounts = {f"{spaced(one.dt.get_text())}: {spaced(one.dd.get_text())}" for one in main.select(".amount")}
    found = []
    for name, text in texts(data):
        if name in CODES:
            continue
        if name in DATES:
            told = long_date(datetime.date.fromisoformat(text)).replace(" ", "").casefold()
            wanted = f"on{told}." if name == "lastReviewed" else f"on{told}"
            if wanted not in shown:
                found.append(f"{name}: {text}")
        elif name == "additionalVariable":
            if text not in amounts:
                found.append(f"{name}: {text}")
        elif re.sub(r"\s", "", text).casefold() not in shown:
            found.append(f"{name}: {text}")
    return found


def without_marks(page: Built) -> Any:
    main = copy(page.soup.main)
    for part in main.select("sup.cite, script, svg, button, [aria-hidden=true]"):
        part.decompose()
    return main


def test_terms_are_those_of_schema_org(page: Built) -> None:
    data = data_of(page)
    assert data["@context"] == "https://schema.org" and not list(faults(data)), page.path


def test_all_that_data_say_stands_on_the_page(page: Built) -> None:
    assert not unseen(data_of(page), without_marks(page)), page.path


def test_each_kind_of_page_is_about_what_it_should(page: Built, library: Library) -> None:
    data, found = data_of(page), library.pages[page.path]
    about, facts = data.get("about"), found.facts
    assert data["@type"] == ("WebPage" if found.folder in ("about", "for-clinics", "sheets") else "MedicalWebPage")
    assert data["dateModified"] == facts.checked.isoformat() and ("lastReviewed" in data) == (facts.reviewer is not None)
    if isinstance(facts, Cause):
        assert about["@type"] == "MedicalCondition" and len(about["signOrSymptom"]) >= 3 and about["differentialDiagnosis"]
        assert [one["name"] for one in about["possibleTreatment"]] == [row.name.replace("'", "’") for row in facts.treatments[1:]]
        assert about.get("alternateName", []) == list(facts.other_names)
    elif isinstance(facts, CauseGroup):
        assert [one["@type"] for one in about] == ["MedicalCondition"] * len(facts.causes)
    elif isinstance(facts, Treatment):
        assert about["@type"] == "PhysicalTherapy" and about["name"] == data["name"]
    elif isinstance(facts, Exercise):
        assert about["@type"] == ["ExercisePlan", "HowTo"] and [one["text"] for one in about["step"]] == [step.replace("'", "’") for step in facts.steps]
        assert about["additionalVariable"][0].endswith(f": {facts.dose.sets}")
    else:
        assert about is None


def wrong_codes(data: dict[str, Any], path: str, ids: dict[str, str]) -> list[str]:
    """Name codes of a page that docs/codes.yml does not lead there, and those it leads there that neither stand in the data nor are a kind of one that does.

    ``ids`` gives the id of the heading of a condition, by its name, where a page has several.
    """
    abouts = data["about"]
    told = {
        (code["codingSystem"], code["codeValue"], path + (f"#{ids.get(about['name'])}" if ids else ""))
        for about in (abouts if isinstance(abouts, list) else [abouts]) for code in about.get("code", ())
    }
    listed = {(system["name"], code, target) for system in CODE_FILE["systems"].values() for code, target in system.get("codes", {}).items() if code not in system.get("beside", ())}
    meant = {one for one in listed if one[2].partition("#")[0] == path}
    return [f"{code} of {name} does not lead to {target}" for name, code, target in told - meant] + [
        f"{code} of {name} is missing at {target}" for name, code, target in meant
        if not any(name == other and code.startswith(start) and target == place for other, start, place in told)
    ]


def test_conditions_have_the_codes_that_lead_to_them(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    if isinstance(facts, Cause | CauseGroup):
        ids = {one.name: one.id for one in facts.causes} if isinstance(facts, CauseGroup) else {}
        assert not wrong_codes(data_of(page), page.path, ids)


@pytest.mark.parametrize(("old", "new", "wanted"), [
    ('"M71.2"', '"M71.3"', ["M71.3 of ICD-10 does not lead", "M71.3 of ICD-10-CM does not lead", "M71.2 of ICD-10 is missing", "M71.21 of ICD-10-CM is missing"]),
    ('"ICD-10-CM"', '"ICD-9-CM"', ["M71.2 of ICD-9-CM does not lead", "M71.2 of ICD-10-CM is missing"]),
])
def test_a_wrong_code_is_told(pages: list[Built], old: str, new: str, wanted: list[str]) -> None:
    page = next(one for one in pages if one.path == "causes/bakers-cyst.md")
    text = json.dumps(data_of(page))
    assert old in text
    found = wrong_codes(json.loads(text.replace(old, new)), page.path, {})
    assert all(any(line.startswith(start) for line in found) for start in wanted), found


@pytest.mark.parametrize(("path", "old", "new", "wanted"), [
    ("causes/bakers-cyst.md", '"MedicalSymptom"', '"MedicalTherapy"', "signOrSymptom cannot hold MedicalTherapy"),
    ("causes/bakers-cyst.md", '"signOrSymptom"', '"symptoms"', "symptoms is no property"),
    ("causes/bakers-cyst.md", '"MedicalCondition"', '"Illness"', "Illness is no type"),
    ("causes/bakers-cyst.md", '"differentialDiagnosis"', '"additionalVariable"', "MedicalCondition has no additionalVariable"),
    ("exercises/bridge.md", '["ExercisePlan", "HowTo"]', '"HowTo"', "HowTo has no additionalVariable"),
])
def test_a_wrong_term_is_told(pages: list[Built], path: str, old: str, new: str, wanted: str) -> None:
    page = next(one for one in pages if one.path == path)
    text = json.dumps(data_of(page))
    assert old in text and wanted in list(faults(json.loads(text.replace(old, new))))


@pytest.mark.parametrize(("path", "old", "new"), [
    ("causes/bakers-cyst.md", "Draining", "Laser"), ("causes/bakers-cyst.md", "2026-11-22", "2026-11-20"), ("exercises/bridge.md", "sets: ", "sets: 1"),
])
def test_what_no_reader_sees_is_told(pages: list[Built], path: str, old: str, new: str) -> None:
    page = next(one for one in pages if one.path == path)
    text = json.dumps(data_of(page))
    assert old in text and unseen(json.loads(text.replace(old, new)), without_marks(page))


def test_a_review_is_told_only_where_there_is_one(library: Library, site: Path) -> None:
    page = library.pages["causes/bakers-cyst.md"]
    by = Reviewer(name="Ann Example", role="physiotherapist", organisation="Example Clinic", date="2026-11-20")
    told = structured(library, Article(replace(page, facts=page.facts.model_copy(update={"reviewer": by})), "causes/bakers-cyst/", "<main><h1>Baker’s cyst</h1></main>"))
    assert told["lastReviewed"] == "2026-11-20" and told["reviewedBy"]["worksFor"]["name"] == "Example Clinic" and not list(faults(told))


def test_data_cannot_end_their_own_element() -> None:
    html = with_data("<body><main><p>A</p></main></body>", {"name": "</script><b>"})
    soup = BeautifulSoup(html, "html5lib")
    assert not soup.b and json.loads(soup.script.string) == {"name": "</script><b>"} and soup.main.script
    inside = with_data('<body><main><section class="section"><section class="warning"></section></section><p>B</p></main></body>', {"name": "A"})
    assert '<section class="warning"></section><script type="application/ld+json">{"name":"A"}</script></section><p>B</p>' in inside
