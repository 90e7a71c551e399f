"""What is new: the list, the feed, and the note that a safety correction leaves on its pages for a year."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from carebook.library import Library
from carebook.model.news import News
from carebook.publish import feed
from carebook.publish.data.places import data_address
from carebook.reading import read
from carebook.rendering import render
from tests.code.test_faults import CORRECTION
from tests.conftest import SITE_URL

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture
def corrected(sample: Path) -> Library:
    """The sample with a correction of 22 November 2026 on the page of the red elbow."""
    file = sample / "docs/whats-new.yml"
    file.write_text(file.read_text().replace("entries:\n", f"entries:\n{CORRECTION}"))
    library, errors = read(sample / "docs")
    assert library is not None and not errors, errors
    return dataclasses.replace(library, config=dataclasses.replace(library.config, url=SITE_URL))


def seen(library: Library, path: str) -> BeautifulSoup:
    return BeautifulSoup(render(library, library.pages[path]).html, "html5lib")


def after(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((DAY + datetime.timedelta(days=days)).timestamp())))


@pytest.mark.parametrize(("days", "shown"), [(0, True), (365, True), (366, False)])
def test_a_correction_shows_on_its_page_for_a_year(corrected: Library, monkeypatch: pytest.MonkeyPatch, days: int, shown: bool) -> None:
    after(monkeypatch, days)
    note = seen(corrected, "causes/red-elbow.md").find(class_="corrected")
    assert bool(note) is shown
    if note:
        said = [p.get_text() for p in note.find_all("p")]
        assert said == ["Safety correction, 22 November 2026: elbows are red.", "What was wrong: The page said that elbows are blue.", "What is right: It is red."]
        assert "warnings" in note.find_previous_sibling()["class"], "the warnings still come first"


def test_pages_it_did_not_touch_show_no_note(corrected: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    after(monkeypatch, 1)
    assert not [path for path in corrected.pages if path != "causes/red-elbow.md" and seen(corrected, path).find(class_="corrected")]


def test_news_that_is_no_correction_leaves_no_note(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    after(monkeypatch, 1)
    assert not seen(sample_library, "causes/red-elbow.md").find(class_="corrected")


def on_a_page(library: Library) -> BeautifulSoup:
    page = dataclasses.replace(library.pages["index.md"], body="# New\n\n/// whats-new\n///\n")
    return BeautifulSoup(render(library, page).html, "html5lib")


def test_the_list_is_drawn_newest_first_with_titles_of_pages(corrected: Library) -> None:
    found = on_a_page(corrected)
    first, second = found.select("section.section")[:2]
    assert first.h2.get_text() == "Safety correction: elbows are red"
    assert [p.get_text() for p in first.find_all("p")] == [
        "Corrected on 22 November 2026.", "What was wrong: The page said that elbows are blue.", "What is right: It is red.", "It is on this page:",
    ]
    assert second.h2.get_text() == "All of it" and second.time["datetime"] == "2026-11-22"
    assert second.find("p", class_="when").get_text() == "New on 22 November 2026."
    assert [(a.get_text(), a["href"]) for a in second.select("ul a")] == [("Sore elbow", "index.md"), ("Red elbow", "causes/red-elbow.md#why-it-happens")]


def test_the_address_of_the_feed_is_shown_only_where_it_is_known(corrected: Library, sample_library: Library) -> None:
    assert on_a_page(corrected).find("a", href=f"{SITE_URL}feed.xml")
    assert "feed" not in on_a_page(sample_library).get_text()


def test_the_feed_is_atom(corrected: Library) -> None:
    """What RFC 4287 asks of a feed and of each entry."""
    text = feed.feed(corrected)
    assert text == feed.feed(corrected), "the same data give the same bytes"
    root = ElementTree.fromstring(text)  # noqa: S314 - this project just wrote it
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Sore elbow"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {"self": f"{SITE_URL}feed.xml", "alternate": f"{SITE_URL}about/whats-new/"}
    entries = root.findall(f"{ATOM}entry")
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}updated"))
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    assert len(set(ids)) == 3 and all(name.startswith(SITE_URL) for name in ids)
    assert ids[1] == f"{SITE_URL}about/whats-new/#2026-11-22-elbows-are-red"
    assert root.findtext(f"{ATOM}updated") == max(one.findtext(f"{ATOM}updated") for one in entries)


def test_each_entry_of_the_feed_names_its_pages_and_marks_a_correction(corrected: Library) -> None:
    correction, new = ElementTree.fromstring(feed.feed(corrected)).findall(f"{ATOM}entry")  # noqa: S314 - this project just wrote it
    assert correction.findtext(f"{ATOM}title") == "Safety correction: elbows are red"
    assert correction.find(f"{ATOM}category").attrib == {"term": "correction", "label": "Safety correction"}
    assert correction.find(f"{ATOM}content").get("type") == "html"
    told = BeautifulSoup(correction.findtext(f"{ATOM}content"), "html5lib")
    assert [p.get_text() for p in told.find_all("p")] == ["What was wrong: The page said that elbows are blue.", "What is right: It is red."]
    links = BeautifulSoup(new.findtext(f"{ATOM}content"), "html5lib").find_all("a")
    assert [(a.get_text(), a["href"]) for a in links] == [("Sore elbow", SITE_URL), ("Red elbow", f"{SITE_URL}causes/red-elbow/#why-it-happens")]


def test_each_entry_leads_programs_to_the_data_of_its_pages(corrected: Library) -> None:
    for entry, one in zip(ElementTree.fromstring(feed.feed(corrected)).findall(f"{ATOM}entry"), corrected.news, strict=True):  # noqa: S314 - this project just wrote it
        found = [link.get("href") for link in entry.findall(f"{ATOM}link[@rel='related']")]
        names = dict.fromkeys(name.partition("#")[0] for name in one.pages)
        assert found == [f"{SITE_URL}{data_address(name)}" for name in names] and found


def test_no_feed_without_an_address_and_no_old_one_left(corrected: Library, sample_library: Library, tmp_path: Path) -> None:
    feed.write(corrected, tmp_path)
    assert (tmp_path / "feed.xml").is_file()
    feed.write(sample_library, tmp_path)
    assert not (tmp_path / "feed.xml").exists()


def test_the_name_of_an_entry_is_its_day_and_title() -> None:
    one = News.model_validate({"date": "2027-01-05", "kind": "change", "title": "Ice: 10 to 15 minutes", "changed": "Less.", "pages": ("index.md",)})
    assert one.id == "2027-01-05-ice-10-to-15-minutes"
