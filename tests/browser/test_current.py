"""Is this sheet current? What the short address on a sheet says, scanned with the version the sheet has, or with junk for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from carebook.addresses import code_of, short_address
from carebook.article import Article
from carebook.kept import Kept
from carebook.library import Library
from carebook.model.news import News, NewsKind
from carebook.publish import current
from carebook.publish.booklet import INDEX
from carebook.publish.pages import Finisher
from carebook.search.records import address_of
from tests.browser.test_address import PIECES
from tests.conftest import ROOT, SITE_URL, Built

PATH = "causes/bakers-cyst.md"
NOW = "2026-11-22-1a2b3c4d"

NEWS = [
    {"date": "2026-11-20", "kind": "change", "title": "Wording", "changed": "The words are plainer.", "pages": [PATH]},
    {"date": "2026-10-05", "kind": "correction", "title": "When to raise the leg", "wrong": "The page said: if 5 < 6 & “always”.", "right": "Keep it level.", "pages": [f"{PATH}#what-to-do-today"]},
    {"date": "2026-10-05", "kind": "change", "title": "Of another page", "changed": "Nothing here.", "pages": ["treatments/price.md"]},
    {"date": "2026-09-01", "kind": "new", "title": "A picture", "changed": "There is a picture.", "pages": [PATH, "index.md"]},
]


def told(view: Page) -> list[str]:
    found: list[str] = view.evaluate("[...document.querySelectorAll('[data-say]')].filter(one => one.offsetParent).map(one => one.dataset.say.split(' ')[0])")
    return found


def changes(view: Page) -> list[str]:
    return [one.inner_text() for one in view.locator("[data-day] h3").all() if one.is_visible()]


@pytest.fixture(scope="module")
def corrected(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short page of a page that has been corrected: three changes of its own, one of them for safety."""
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "assets").mkdir()
    for name in ("current.js", "site.css"):
        (folder / "assets" / name).write_bytes((ROOT / "docs/assets" / name).read_bytes())
    known = library.__class__(**{**library.__dict__, "news": tuple(News.model_validate(one) for one in NEWS)})
    article = Article(library.pages[PATH], address_of(PATH), "<main></main>")
    object.__setattr__(article, "version", NOW)  # as if the page had words of this version
    current.write(known, folder, {PATH: article})
    Finisher(folder, Kept(folder / "docs"), secured=True).finish({})
    return folder / "s" / code_of(library, PATH) / "index.html"


def version_of(built: Built, library: Library) -> str:
    """Give the version of a page as it is published, read as a browser reads it: small pages leave out ends of elements."""
    return Article(library.pages[built.path], "", str(built.soup.main)).version


def test_the_version_is_that_of_the_page_as_it_is_published(site: Path, pages: list[Built], library: Library) -> None:
    for page in pages:
        html = (site / "s" / code_of(library, page.path) / "index.html").read_text(encoding="utf-8")
        assert f"<strong>{version_of(page, library)}</strong>" in html, page.path


def test_a_sheet_with_the_newest_words_is_current(view: Page, site: Path, library: Library, address: str) -> None:
    """Whoever scans the code of a sheet opens just this address."""
    version = version_of(Built(site, PATH), library)
    scanned = short_address(library, PATH, version).replace(SITE_URL, address)
    assert scanned == f"{address}s/{code_of(library, PATH)}/#{version}"
    view.goto(scanned)
    assert told(view) == ["current"] and not changes(view)
    assert view.locator("main .button").evaluate("one => one.href") == f"{address}causes/bakers-cyst/"
    view.evaluate("location.hash = location.hash.toUpperCase().replace(/^#.{10}/, '#2025-01-01')")
    view.wait_for_timeout(50)
    assert told(view) == ["current"], "the same words on another day are the same words"


def test_the_booklet_is_current_too(view: Page, site: Path, library: Library, address: str) -> None:
    """Its version is that of all its pages together, and its code leads to the first."""
    text = PdfReader(site / "leaflets/exercise-booklet-a4.pdf").pages[1].extract_text()
    version = re.search(r"Exercise booklet\. Version (\d{4}-\d\d-\d\d-[0-9a-f]{8})\.", " ".join(text.split()))[1]
    view.goto(f"{address}s/{code_of(library, INDEX)}/#{version}")
    assert told(view) == ["current"]
    view.evaluate("location.hash = '#2025-01-01-00000000'")
    view.wait_for_timeout(50)
    assert "newer" in told(view)


@pytest.mark.parametrize(("version", "answers", "listed"), [
    (NOW, ["current"], []),
    ("2026-01-01-1a2b3c4d", ["current"], []),
    ("2026-11-21-00000000", ["newer", "untold"], []),
    ("2026-11-20-00000000", ["newer", "told"], ["Wording"]),
    ("2026-10-06-00000000", ["newer", "told"], ["Wording"]),
    ("2026-10-05-00000000", ["corrected", "told"], ["Safety correction: when to raise the leg", "Wording"]),
    ("2026-08-01-00000000", ["corrected", "told"], ["Safety correction: when to raise the leg", "Wording", "A picture"]),
    ("2026-11-22-00000000", ["newer", "untold"], []),
    ("2026-11-23-00000000", ["later", "compare"], []),
])
def test_what_an_older_sheet_is_told(view: Page, corrected: Path, version: str, answers: list[str], listed: list[str]) -> None:
    view.goto(f"{corrected.as_uri()}#{version}")
    assert sorted(told(view)) == sorted(answers) and changes(view) == listed
    assert view.locator("main b").count() == 0


JUNK = ["junk", "2026-11-22", "2026-11-22-1a2b3c4", "2026-11-22-1a2b3c4d5", "2026-06-31-1a2b3c4d", "9999-99-99-1a2b3c4d", "0000-00-00-00000000", " 2026-11-22-1a2b3c4d", "%00", *PIECES]


def test_junk_gets_a_plain_message(view: Page, corrected: Path) -> None:
    faults: list[str] = []
    view.on("pageerror", lambda error: faults.append(str(error)))
    view.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    view.goto(corrected.as_uri())
    count = view.evaluate("document.querySelectorAll('*').length")
    assert told(view) == ["compare", "told"] and len(changes(view)) == 3, "without a version, all there is to compare with"
    for junk in JUNK:
        view.evaluate("junk => { location.hash = junk; }", junk)
        view.wait_for_function("junk => junk.length < 2 || !document.querySelector('[data-say=unknown]').hidden", arg=junk, timeout=2000)
        if junk.strip("#"):
            assert sorted(told(view)) == ["compare", "told", "unknown"], junk
        assert view.evaluate("document.querySelectorAll('*').length") == count and view.url.startswith(corrected.as_uri()), junk
    view.evaluate("version => { location.hash = version; }", NOW)
    view.wait_for_function("() => document.querySelector('[data-say=unknown]').hidden")
    assert told(view) == ["current"] and not faults


def test_without_script_there_is_all_to_compare_with(browser: Browser, corrected: Path, address: str, library: Library, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    view = context.new_page()
    view.goto(f"{corrected.as_uri()}#2026-08-01-00000000")
    words = view.locator("main").inner_text()
    assert NOW in words and "last 8 signs" in words and "This sheet is current" not in words
    assert changes(view) == ["Safety correction: when to raise the leg", "Wording", "A picture"], "the correction first, then the newest"
    assert "What was wrong: The page said: if 5 < 6 & “always”." in words and "What is right: Keep it level." in words
    view.goto(f"{address}s/{code_of(library, PATH)}/#{version_of(Built(site, PATH), library)}")
    view.locator("main .button").click()
    assert view.url == f"{address}causes/bakers-cyst/"
    context.close()


def test_every_change_of_the_real_site_is_told_on_its_pages(library: Library) -> None:
    for one in library.news:
        for name in one.pages:
            assert one in current.changes(library, name.partition("#")[0])
    corrections = [one.kind is NewsKind.CORRECTION for one in current.changes(library, "causes/bakers-cyst.md")]
    assert corrections == sorted(corrections, reverse=True)
