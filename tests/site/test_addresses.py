"""Every address, heading id and short code that was ever published still leads somewhere in the built site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from carebook.addresses import code_of, ids_of
from carebook.html import curled
from carebook.library import Library
from carebook.publish import codes
from carebook.words.pieces import pieces as pieces_of
from tests.conftest import SITE_URL, Built, url_of

REFRESH = re.compile(r'<meta content="0; url=([^"#]*)[^"]*" http-equiv=refresh>')


def arrives(site: Path, address: str) -> Path:
    """Follow an address from the root of the site (``/causes/``) through pages that lead on. Gives the file."""
    file = site / address.lstrip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
    for _ in range(3):
        assert file.is_file(), f"{address} was published, and leads nowhere"
        refresh = REFRESH.search(file.read_text(encoding="utf-8")) if file.suffix == ".html" else None
        if not refresh:
            return file
        file = (file.parent / refresh[1] / "index.html").resolve()
    raise AssertionError(f"{address} leads round and round")


def lost(site: Path, library: Library, pages: dict[Path, set[str]]) -> list[str]:
    """Name every id that was published and is not where its address leads."""
    found = []
    for address, ids in library.addresses.addresses.items():
        file = arrives(site, address)
        there = pages.get(file.resolve(), set())
        found += [f"{address}#{name}" for name in ids if name not in there]
    return found


@pytest.fixture(scope="module")
def there(pages: list[Built]) -> dict[Path, set[str]]:
    return {page.file.resolve(): {node["id"] for node in page.soup.main.find_all(id=True)} for page in pages}


def test_every_address_and_id_that_was_published_leads_somewhere(site: Path, library: Library, there: dict[Path, set[str]]) -> None:
    assert len(library.addresses.addresses) > 50 and sum(map(len, library.addresses.addresses.values())) > 800, "the list has lost lines"
    assert lost(site, library, there) == []


def test_an_id_that_is_gone_is_named(site: Path, library: Library, there: dict[Path, set[str]]) -> None:
    file = (site / "causes/index.html").resolve()
    assert lost(site, library, {**there, file: there[file] - {"causes-side-by-side"}}) == ["/causes/#causes-side-by-side"]


def test_every_heading_of_the_built_site_is_listed(library: Library, pages: list[Built]) -> None:
    """What others can link to today is promised: nothing in the built page is missed by the check of the words."""
    for page in pages:
        ids = ids_of(pieces_of(str(page.soup.main)))
        assert ids and not set(ids) - set(library.addresses.addresses[f"/{url_of(page.path)}"]), page.path


def test_every_page_has_a_short_code_that_leads_to_it(site: Path, library: Library, pages: list[Built]) -> None:
    for page in pages:
        code = code_of(library, page.path)
        soup = BeautifulSoup((site / "s" / code / "index.html").read_text(encoding="utf-8"), "html5lib")
        assert soup.select_one("main .button")["href"] == "../../" + (url_of(page.path)), page.path
        assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


# ---- By code ---------------------------------------------------------------------------------------------------------


def test_every_code_has_a_page_and_data(site: Path, library: Library) -> None:
    for key, system in library.codes.systems.items():
        for code, target in system.codes.items():
            file = arrives(site, f"/{codes.PAGES}/{key}/{code}/")
            assert file == (site / url_of(target.partition("#")[0]) / "index.html").resolve(), code
            assert json.loads((site / codes.DATA / key / f"{code}.json").read_text(encoding="utf-8"))["feed"]["entry"], code
    assert not (site / codes.DATA / "snomedct").exists(), "no number was checked"


def test_the_page_for_clinics_tells_where_each_code_leads(site: Path, library: Library) -> None:
    """As a stranger reads it: the row that names a code, or the longest that it begins with, links to what /code/ leads to."""
    page = Built(site, "for-clinics/codes.md")
    tables = {table.caption.get_text().partition(":")[0]: table for table in page.soup.select("table.compared") if table.select("tbody a")}
    assert set(tables) == {system.name for system in library.codes.systems.values() if system.codes}
    for system in (one for one in library.codes.systems.values() if one.codes):
        rows = {code.strip(): row.a["href"] for row in tables[system.name].select("tbody tr") for code in row.td.get_text().partition(":")[2].split(",")}
        for code, target in system.codes.items():
            named = max((one for one in rows if code.startswith(one) or one == f"{code} (only)"), key=len)
            path, _, anchor = target.partition("#")
            assert rows[named].rstrip("/") == f"../../{url_of(path)}{f'#{anchor}' if anchor else ''}".rstrip("/"), code


CONNECT = {
    "feed": {
        "xsi": str, "base": str, "lang": str, "title": {"_value": str, "type": str}, "subtitle": {"_value": str, "type": str},
        "author": {"name": {"_value": str}, "uri": {"_value": str}}, "updated": {"_value": str},
        "category": [{"scheme": str, "term": str}], "id": {"_value": str},
        "entry": [{
            "lang": str, "title": {"_value": str, "type": str}, "link": [{"title": str, "rel": str, "type": str, "href": str}],
            "id": {"_value": str}, "updated": {"_value": str}, "summary": {"_value": str, "type": str},
        }],
    },
}
"""The shape of an answer of MedlinePlus Connect's web service in JSON, as its documentation and public recordings of it show."""


def fits(value: object, shape: object) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and value.keys() == shape.keys() and all(fits(value[name], shape[name]) for name in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and bool(value) and all(fits(one, shape[0]) for one in value)
    return isinstance(value, str)


def test_the_data_have_the_shape_of_medlineplus_connect(site: Path, library: Library) -> None:
    """Read as a portal reads Connect: entries, their title, their link, and a summary in HTML that starts with the warnings."""
    for key, system in library.codes.systems.items():
        for code, target in system.codes.items():
            data = json.loads((site / codes.DATA / key / f"{code}.json").read_text(encoding="utf-8"))
            assert fits(data, CONNECT), code
            feed, page = data["feed"], library.pages[target.partition("#")[0]]
            asked = {one["scheme"]: one["term"] for one in feed["category"]}
            assert asked["mainSearchCriteria.v.c"] == code and asked["mainSearchCriteria.v.cs"] == system.oid
            (entry,) = feed["entry"]
            assert entry["link"][0]["href"].startswith(SITE_URL + url_of(page.path)) and entry["summary"]["type"] == "html"
            summary = BeautifulSoup(entry["summary"]["_value"], "html.parser")
            told = summary.get_text(" ")
            for name in page.facts.warnings:
                assert curled(library.warnings[name].trigger.replace("**", "")) in told, f"{code}: {name}"
            assert summary.find().get_text().startswith("Emergency.") and told.index("Emergency") < told.index(curled(page.facts.summary[:30])), code
            assert "Not yet reviewed by a clinician." in told


def test_the_shape_is_held() -> None:
    assert fits({"a": "1"}, {"a": str}) and not fits({"a": 1}, {"a": str}) and not fits({}, {"a": str}) and not fits([], [str]) and not fits({"a": "1", "b": ""}, {"a": str})
