"""The examples on the page for clinics and on the one for developers, copied from the built pages and run against the built site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from carebook.library import Library
from carebook.model.news import News
from carebook.publish.feed import feed
from tests.conftest import SITE_URL

HOME = SITE_URL.rstrip("/")


def example(site: Path, language: str, number: int = 0, page: str = "for-clinics/data") -> str:
    """Give an example in a language, as a reader copies it."""
    soup = BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html5lib")
    return soup.select(f"code.language-{language}")[number].get_text()


def here(code: str, address: str) -> str:
    """Give an example that asks this machine for the site."""
    assert HOME in code
    return code.replace(HOME, address.rstrip("/"))


def run(*command: str, text: str | None = None) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl_gets_a_page(site: Path, address: str) -> None:
    command = here(example(site, "sh"), address).split()
    assert command[0] == "curl"
    assert json.loads(run(*command)) == json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))


def test_python_shows_the_warnings_whole(site: Path, address: str) -> None:
    said = run(sys.executable, "-", text=here(example(site, "python"), address))
    page = json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))
    assert said.startswith("Emergency Call your local emergency number now") and all(box["text"] in said for box in page["warnings"])
    assert f"{page['review']['text']} Checked {page['checked']}\n{page['credit']}" in said


def test_javascript_finds_what_has_changed(site: Path, view: Page, address: str) -> None:
    code = example(site, "javascript")
    view.goto(f"{address}about/reuse/")
    call = f"async known => {{ {code} return changed({address.rstrip('/')!r}, known); }}"
    first = view.evaluate(call, {})
    index = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    assert len(first["pages"]) == len(index["pages"]) and first["corrections"] == index["corrections"]
    assert view.evaluate(call, first["known"])["pages"] == []
    again = view.evaluate(call, {**first["known"], "causes/bakers-cyst/": "older words"})
    assert [one["at"]["address"] for one in again["pages"]] == ["causes/bakers-cyst/"]


def test_every_file_that_the_page_names_is_there(site: Path) -> None:
    soup = BeautifulSoup((site / "for-clinics/data/index.html").read_text(encoding="utf-8"), "html5lib")
    named = [code.get_text().removeprefix("/") for code in soup.select("li > code") if code.get_text().startswith("/api/")]
    assert len(named) >= 4 and all((site / name).is_file() for name in named), named
    fields = json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))
    told = [code.get_text() for code in soup.select("#what-a-page-holds ~ ul code")]
    assert told and set(told) <= {*fields, *fields["sections"][0]}, told


CORRECTION = {"date": "2026-11-22", "kind": "correction", "title": "How long to rest", "wrong": "It said too long.", "right": "Rest for 1 day.", "pages": ["causes/bakers-cyst.md"]}


def test_python_lists_safety_corrections_alone(site: Path, library: Library, address: str, tmp_path: Path) -> None:
    code = example(site, "python", 1)
    assert run(sys.executable, "-", text=here(code, address)) == "", "there is none yet"
    one = News.model_validate(CORRECTION)
    (tmp_path / "feed.xml").write_bytes(feed(replace(library, news=(one, *library.news))))
    assert run(sys.executable, "-", text=here(code, tmp_path.as_uri())) == f"2026-11-22 {one.heading}\n{SITE_URL}about/whats-new/#{one.id}\n"


def test_no_example_leaves_the_address_to_the_reader(site: Path) -> None:
    assert not [file for file in site.rglob("*.html") if "YOUR-ADDRESS" in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize(("language", "number", "wanted"), [
    ("html", 0, ["causes/bakers-cyst/"]),
    ("text", 0, ["get-help/#emergency"]),
    ("text", 1, ["causes/bakers-cyst/#what-to-do-today"]),
    ("html", 1, ["causes/bakers-cyst/", "https://creativecommons.org/licenses/by/4.0/"]),
])
def test_links_for_clinics_open_what_they_name(site: Path, view: Page, address: str, language: str, number: int, wanted: list[str]) -> None:
    code = example(site, language, number, "for-clinics").strip()
    links = [str(link["href"]) for link in BeautifulSoup(code, "html.parser").select("a")] if language == "html" else [code]
    assert [link.removeprefix(SITE_URL) for link in links] == wanted
    for link in links:
        if link.startswith(SITE_URL):
            answer = view.goto(link.replace(HOME, address.rstrip("/")))
            assert answer and answer.ok and urlsplit(view.url).path == urlsplit(address + wanted[0]).path
            assert not urlsplit(link).fragment or view.locator(f"#{urlsplit(link).fragment}").bounding_box()["y"] < 700  # type: ignore[index]


def test_the_credit_line_names_the_licence_and_a_date_as_pages_show_it(site: Path) -> None:
    credit = BeautifulSoup(example(site, "html", 1, "for-clinics"), "html.parser")
    data = json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))
    assert credit.select("a")[-1]["href"] == data["licence"]["url"] and credit.a
    assert credit.a.get_text() == data["title"].replace("’", "'")
    assert re.search(r"checked on [1-9]\d? [A-Z][a-z]+ 20\d\d\.", credit.get_text())


def test_the_feed_for_clinics_is_that_of_the_site(site: Path, view: Page, address: str) -> None:
    answer = view.request.get(here(example(site, "text", 2, "for-clinics").strip(), address))
    assert answer.ok and answer.text() == (site / "feed.xml").read_text(encoding="utf-8")
