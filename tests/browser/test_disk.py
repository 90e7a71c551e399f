"""The zip, unpacked: pages open from a disk as they do from a host."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_served import LEFT


def test_pages_open_from_a_disk(view: Page, unzipped: Path) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("requestfailed", lambda request: said.append(request.url))
    view.goto(f"{unzipped.as_uri()}/index.html")
    view.get_by_role("button", name="Menu").click()
    view.get_by_role("navigation", name="Menu").get_by_role("link", name="Exercises").click()
    assert view.url.endswith("/exercises/index.html")
    view.get_by_role("main").get_by_role("link", name="Heel slide", exact=True).first.click()
    assert view.url.endswith("/exercises/heel-slide/index.html")
    assert view.evaluate("getComputedStyle(document.body).marginTop") == "0px", "the page has its styles"
    view.locator("[data-play]").click()
    expect(view.locator(".kx-figure [data-m][transform]").first).to_be_attached()
    view.get_by_role("contentinfo").get_by_role("link", name="Read without internet").click()
    expect(view.locator(".offline")).to_contain_text("a copy of the site on a disk", use_inner_text=True)
    assert view.locator(".offline button:visible").count() == 0
    view.get_by_role("link", name="Home").first.click()
    assert view.url == f"{unzipped.as_uri()}/index.html"
    assert not said


@pytest.mark.slow
def test_every_page_and_link_works_from_a_disk(view: Page, unzipped: Path) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("requestfailed", lambda request: said.append(request.url) if request.failure != LEFT else None)
    pages = sorted(unzipped.rglob("*.html"))
    assert pages
    for page in pages:
        name = page.relative_to(unzipped).as_posix()
        view.goto(page.as_uri())
        assert not said, f"{name}: {said}"
        assert view.evaluate("getComputedStyle(document.body).marginTop") == "0px", f"{name} has no styles"
        links = view.evaluate("[...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), location).href).filter(to => to.startsWith('file:'))")
        lost = [link for link in links if not Path(unquote(urlsplit(link).path)).is_file()]
        assert not lost, f"{name}: {lost}"
