"""The feed of the real site: it is found from its pages, it leads to every page it names, and its entries stand on the page."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from carebook.library import Library
from tests.conftest import SITE_URL, Built, url_of

ATOM = "{http://www.w3.org/2005/Atom}"


LEADING = ["index.md", "about/whats-new.md"]
"""The pages that lead to the feed: where readers of feeds look. On the others its bytes would be weight."""


def test_the_feed_is_found_from_its_pages_and_only_there(pages: list[Built]) -> None:
    leading = [page.path for page in pages if page.soup.find("link", type="application/atom+xml")]
    assert sorted(leading) == sorted(LEADING)


@pytest.mark.parametrize("path", LEADING)
def test_page_leads_to_the_feed(pages: list[Built], site, path: str) -> None:
    page = next(page for page in pages if page.path == path)
    link = page.soup.find("link", rel="alternate", type="application/atom+xml")
    assert urljoin(SITE_URL + url_of(page.path), link["href"]) == f"{SITE_URL}feed.xml"
    assert link["title"] == "What’s new: Pain behind the knee"
    assert (site / "feed.xml").is_file()


def test_entries_of_the_feed_stand_on_the_page_and_lead_to_pages(pages: list[Built], site, library: Library) -> None:
    by_url = {SITE_URL + url_of(page.path): page for page in pages}
    news = by_url[f"{SITE_URL}about/whats-new/"]
    entries = ElementTree.parse(site / "feed.xml").findall(f"{ATOM}entry")  # noqa: S314 - this project just wrote it
    assert len(entries) == len(library.news)
    for entry, one in zip(entries, library.news, strict=True):
        address, _, anchor = entry.find(f"{ATOM}link").get("href").partition("#")
        assert by_url[address] is news and news.soup.find(id=anchor), anchor
        links = [a["href"] for a in BeautifulSoup(entry.findtext(f"{ATOM}content"), "html5lib").find_all("a")]
        assert len(links) == len(one.pages)
        for link in links:
            address, _, anchor = link.partition("#")
            assert not anchor or by_url[address].soup.find(id=anchor), link
