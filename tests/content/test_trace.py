"""Every claim of the text the site came from stands on the site, corrected, where the trace says."""

from __future__ import annotations

import re

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.conftest import ROOT, Built

TRACE = yaml.safe_load((ROOT / "tests/content/brief-trace.yml").read_text(encoding="utf-8"))
PLACES = [(name, place) for name, claim in TRACE.items() for place in claim["found"]]


def test_no_claim_is_left_out() -> None:
    assert list(TRACE) == [f"S{number}" for number in range(1, 25)]
    assert all(claim["found"] for claim in TRACE.values())


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').replace("\u00a0", " ").split())


def section(soup: BeautifulSoup, heading: str) -> str:
    """Give the text between a heading and the next one of its level or above."""
    head = next((node for node in soup.main.find_all(re.compile("^h[1-6]$")) if plain(node.get_text()) == plain(heading)), None)
    assert head is not None, f"there is no heading '{heading}'"
    level, words = int(head.name[1]), []
    for node in head.find_all_next():
        if re.fullmatch("h[1-6]", node.name) and int(node.name[1]) <= level:
            break
        if isinstance(node, Tag) and node.name in ("p", "li", "td", "dd"):
            copy = BeautifulSoup(str(node), "html.parser")
            for mark in copy.find_all("sup"):
                mark.decompose()
            words.append(plain(copy.get_text()))
    return " ".join(words)


@pytest.mark.parametrize(("name", "place"), PLACES, ids=[f"{name}-{place['page'].removesuffix('.md')}" for name, place in PLACES])
def test_claim_stands_where_the_trace_says(pages: list[Built], name: str, place: dict[str, str]) -> None:
    page = next(page for page in pages if page.path == place["page"])
    assert plain(place["words"]) in section(page.soup, place["heading"]), f"{name}: {TRACE[name]['says']}"
