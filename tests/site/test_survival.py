"""The warnings live through the loss of tags, of lists and of everything a reader mode leaves out. Browser and paper: tests/browser/test_survival.py."""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from readability import Document

from carebook.library import Library
from tests.conftest import PAGES, Built
from tests.survival import carried, lost


def without_tags(page: Built) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", page.html))


def without_list_items(page: Built) -> str:
    soup = copy.copy(page.soup)
    for item in soup.find_all(["li", "dt", "dd"]):
        item.decompose()
    return soup.get_text(" ")


def by_a_reader_mode(page: Built) -> str:
    return BeautifulSoup(Document(page.html).summary(), "html5lib").get_text(" ")


WAYS = {"tags": without_tags, "list items": without_list_items, "reader mode": by_a_reader_mode}


@pytest.mark.parametrize("way", WAYS)
def test_warnings_survive(page: Built, library: Library, way: str) -> None:
    assert not (gone := lost(WAYS[way](page), page, library)), f"{page.path}, {way}: {gone}"


def test_there_are_warnings_to_lose(library: Library) -> None:
    assert len([path for path in PAGES if carried(path, library)]) > 25, "a test that finds no warnings proves nothing"


def _changed(page: Built, change: Callable[[BeautifulSoup], object]) -> Built:
    soup = BeautifulSoup(page.html, "html5lib")
    change(soup)
    changed = Built(page.site, page.path)
    changed.__dict__.update(html=str(soup), soup=soup)
    return changed


def _first_box_last(soup: BeautifulSoup) -> None:
    soup.main.append(soup.select_one("main > .warnings").extract())


def _no_sentences(soup: BeautifulSoup) -> None:
    for line in soup.select(".in-short"):
        line.decompose()


def _no_level(soup: BeautifulSoup) -> None:
    for word in soup.select(".emergency .level"):
        word.decompose()


def _boxes_as_a_side_bar(soup: BeautifulSoup) -> None:
    """Readers drop what its name tells them stands beside the words."""
    for boxes in soup.select("main > .warnings"):
        boxes["class"] = "sidebar"


def _steps_first(soup: BeautifulSoup) -> None:
    soup.select_one("main > .opening").insert_after(soup.select_one("main > .start-position").extract())


PLANTED = {
    "boxes at the end": ("causes/bakers-cyst.md", "tags", _first_box_last, "it stands after other words"),
    "triggers in the list only": ("causes/bakers-cyst.md", "list items", _no_sentences, "swollen-calf: its trigger is gone"),
    "level told by colour": ("causes/bakers-cyst.md", "tags", _no_level, "clot-in-lung: its level or action is gone"),
    "boxes called a side bar": ("treatments/bakers-cyst-treatment.md", "reader mode", _boxes_as_a_side_bar, "swollen-calf: its trigger is gone"),
    "steps before the check": ("exercises/heel-slide.md", "tags", _steps_first, "the rule 'do-not-start' does not stand before"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_loss_is_told(pages: list[Built], library: Library, name: str) -> None:
    path, way, change, wanted = PLANTED[name]
    page = next(page for page in pages if page.path == path)
    assert not lost(WAYS[way](page), page, library)
    assert any(wanted in said for said in lost(WAYS[way](_changed(page, change)), page, library))
