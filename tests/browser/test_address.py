"""Scripts and what stands in the address bar: it is data, never HTML, and never a way off the site."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Page

from tests.conftest import DOCS, PAGES, url_of

READS = re.compile(r"\blocation\b|URLSearchParams|document\.(?:URL|documentURI|referrer)|window\.name")
FUZZED = {
    "assets/current.js", "assets/exercises.js", "assets/go.js", "assets/moved.js", "assets/not-found.js", "assets/offline.js", "assets/plan/3-view.js", "assets/plan/5-page.js",
    "assets/search-box.js", "assets/search/6-show.js", "assets/search/8-parts.js", "assets/site.js",
}
"""Scripts that read the address, or go to another. They are on pages that are tried here; the filter of exercises also in test_exercises.py, plans in test_plan.py, codes in test_go.py, short addresses in test_current.py, a split search in test_search_split.py."""

PIECES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'\"><svg onload=alert(1)>", "javascript:alert(1)", "//evil.example", "https://evil.example/",
    "data:text/html,<script>alert(1)</script>", "\\\\evil.example", "../../../", "..%2f..%2f", "%00", "%ff", "%E0%A4%A", "\u202e", "😀", "constructor", "__proto__", "][", "*{", "a" * 3000,
    "[href=x]", "&q=", "?", "#", ";", "=", " ", "+", "%", "&amp;", "${1}", "{{7*7}}", "emergency", "menu", "content", "all-pages",
]


def hostile(count: int) -> list[str]:
    """Give addresses' ends, the same in every run: some alone, most put together."""
    chance = random.Random(5)  # noqa: S311 - nothing is kept secret here
    return [chance.choice(("?", "#", "?q=")) + "".join(chance.choices(PIECES, k=chance.randint(1, 4))) for _ in range(count)]


def walk(view: Page, address: str, ends: list[str]) -> None:
    """Open pages with these ends to their address; nothing may run, be asked elsewhere, or lead away."""
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    view.on("request", lambda request: None if request.url.startswith(address) else said.append(f"asked {request.url}"))
    for place, end in enumerate(ends):
        path = url_of(PAGES[place % len(PAGES)])
        view.goto(address + path + end, wait_until="domcontentloaded")
        assert view.url.startswith(address + path), f"{path}{end} led to {view.url}"
        grown = view.evaluate("document.querySelectorAll('script:not([src], [type]), iframe, [onload], [onerror]').length")
        assert grown == 1 and not said, f"{path}{end}: {grown} {said}"


def test_hostile_addresses_do_nothing(view: Page, address: str) -> None:
    walk(view, address, hostile(20))


@pytest.mark.slow
def test_a_thousand_hostile_addresses_do_nothing(view: Page, address: str) -> None:
    walk(view, address, hostile(1000))


def test_scripts_that_read_the_address_are_known() -> None:
    """A new one belongs in FUZZED, with values of its own that hurt."""
    scripts = {path.relative_to(DOCS).as_posix() for path in (DOCS / "assets").rglob("*.js") if READS.search(path.read_text(encoding="utf-8"))}
    assert scripts <= FUZZED
