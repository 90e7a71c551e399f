"""The examples on the page for developers, copied from the built page and run against the built site."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page

ANYWHERE = "https://YOUR-ADDRESS"


def example(site: Path, language: str, address: str) -> str:
    """Give the example in a language, as a reader copies it and puts the address of the site in."""
    soup = BeautifulSoup((site / "for-clinics/data/index.html").read_text(encoding="utf-8"), "html5lib")
    (code,) = soup.select(f"code.language-{language}")
    return code.get_text().replace(ANYWHERE, address.rstrip("/"))


def run(*command: str, text: str | None = None) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl_gets_a_page(site: Path, address: str) -> None:
    command = example(site, "sh", address).split()
    assert ANYWHERE not in " ".join(command) and command[0] == "curl"
    assert json.loads(run(*command)) == json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))


def test_python_shows_the_warnings_whole(site: Path, address: str) -> None:
    said = run(sys.executable, "-", text=example(site, "python", address))
    page = json.loads((site / "api/v1/pages/causes/bakers-cyst.json").read_text(encoding="utf-8"))
    assert said.startswith("Emergency Call your local emergency number now") and all(box["text"] in said for box in page["warnings"])
    assert f"{page['review']['text']} Checked {page['checked']}\n{page['credit']}" in said


def test_javascript_finds_what_has_changed(site: Path, view: Page, address: str) -> None:
    code = example(site, "javascript", address)
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
