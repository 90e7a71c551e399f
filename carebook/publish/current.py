"""``/s/<code>/``: is this sheet current? The short address that stands on paper, and what it has to say about an older sheet.

The version of the sheet stands after ``#``, so no host ever sees who reads what. Without script the page shows the newest
version to compare with, and every change that was told.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from carebook.article import Article, together
from carebook.html import Element, element
from carebook.library import Library
from carebook.model.news import News, NewsKind
from carebook.publish import booklet, plain
from carebook.sheet import long_date

FOLDER = "s"
TITLE = "Is this sheet current"


def write(library: Library, site: Path, articles: Mapping[str, Article]) -> None:
    """Write a page for each short code into a built site that is not finished yet."""
    sheets = booklet.chapters(library, articles)
    for code, path in library.addresses.pages(frozenset(articles)):
        _write(library, site, f"{FOLDER}/{code}/", articles[path], together(sheets) if sheets and path == booklet.INDEX else None)


def changes(library: Library, path: str) -> list[News]:
    """Give what was told about a page, safety corrections first, then the newest first."""
    told = [one for one in library.news if path in {name.partition("#")[0] for name in one.pages}]
    return sorted(told, key=lambda one: one.kind is not NewsKind.CORRECTION)


def _write(library: Library, site: Path, address: str, article: Article, whole: str | None) -> None:
    page, found = article.page, changes(library, article.page.path)
    answers = (
        _say("current", element("p", element("strong", "This sheet is current."), " The page still has the same words.")),
        _say(
            "corrected", element("p", element("strong", "There is a safety correction.")),
            element("p", "Your sheet may say something that could do harm. Read below what is right, and throw the sheet away."), cls="corrected",
        ),
        _say("newer", element("p", element("strong", "There is newer advice than on your sheet.")), element("p", "The words of the page have changed. Please use the page, not the sheet.")),
        _say("later", element("p", element("strong", "Your sheet is newer than this copy of the site.")), element("p", "This may be an old copy. Compare the sheet with the page.")),
        _say("unknown", element("p", element("strong", "This is not a version that we know.")), element("p", "The address may have a slip in it.")),
        element(
            "div",
            element("p", "The newest version is ", element("strong", article.version), ", checked on ", element("time", long_date(page.facts.checked), datetime=page.facts.checked.isoformat()), "."),
            element("p", "The newest version of the exercise booklet is ", element("strong", whole), ".") if whole else None,
            element("p", "Compare it with the version on your sheet. If the last 8 signs are the same, the words are the same."),
            data_say="compare unknown later",
        ),
        _say("untold", element("p", "No change of this page has been listed since then. Small changes of words are not listed.")),
    )
    leads = element("p", element("a", f"Read the page: {page.title}", href=plain.way(address, page.path), cls="button"), cls="buttons")
    said = element(
        "div", element("p", "Your sheet comes from the page ", element("strong", page.title), "."), *answers, leads,
        cls="section sheet-current", data_version=article.version, data_booklet=whole,
    )
    told = element("section", element("h2", "What has changed"), *map(_told, found), cls="section", data_say="told compare unknown") if found else None
    plain.write(library, site, address, TITLE, said, told, head=(plain.NOINDEX,), script="current.js")


def _say(name: str, *content: Element, cls: str | None = None) -> Element:
    return element("div", *content, data_say=name, hidden="", cls=cls)


def _told(one: News) -> Element:
    correction = one.kind is NewsKind.CORRECTION
    return element(
        "div",
        element("h3", one.heading),
        element("p", f"{one.kind.done} on ", element("time", long_date(one.date), datetime=one.date.isoformat()), "."),
        *(element("p", element("strong", lead) if lead else None, f" {words}" if lead else words) for lead, words in one.told()),
        cls="corrected" if correction else None, data_day=one.date.isoformat(), data_correction="" if correction else None,
    )
