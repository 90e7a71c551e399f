"""The warnings live through the loss of classes and of styles, and through a printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from carebook.library import Library
from tests.conftest import PAGES, Built, url_of
from tests.survival import carried, lost

CLASSES = "document.querySelectorAll('[class]').forEach(node => node.removeAttribute('class'))"
STYLES = "document.querySelectorAll('link[rel=stylesheet], style, [style]').forEach(node => { node.removeAttribute('style'); if (node.matches('link, style')) node.remove() })"
PRINTED = {"index.md", "get-help.md", "causes/bakers-cyst.md", "treatments/price.md", "exercises/heel-slide.md"}
"""One page of each layout is printed in every run, the others with the slow proofs."""


@pytest.mark.parametrize("path", PAGES)
def test_warnings_are_seen_in_print_without_classes_and_without_styles(view: Page, address: str, site, library: Library, path: str) -> None:
    if not carried(path, library):
        return
    page = Built(site, path)
    view.goto(address + url_of(path))
    for way, script, media in (("print", "0", "print"), ("classes", CLASSES, "screen"), ("styles", STYLES, "screen")):
        view.emulate_media(media=media)
        view.evaluate(script)
        assert not (gone := lost(view.inner_text("body"), page, library)), f"{path}, {way}: {gone}"


@pytest.mark.parametrize("path", [pytest.param(path, marks=() if path in PRINTED else pytest.mark.slow) for path in PAGES])
def test_warnings_survive_on_paper(view: Page, address: str, site, library: Library, path: str) -> None:
    if not carried(path, library):
        return
    view.goto(address + url_of(path))
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(view.pdf(format="A4"))).pages)
    assert not (gone := lost(text, Built(site, path), library)), f"{path}: {gone}"


def test_what_print_hides_is_missed(view: Page, address: str, site, library: Library) -> None:
    path = "causes/bakers-cyst.md"
    view.goto(address + url_of(path))
    # The policy of the page forbids a style element, and rightly; this way is open to a test alone.
    view.evaluate("(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", "@media print { .warning.same-day { display: none } }")
    view.emulate_media(media="print")
    assert any("swollen-calf" in said for said in lost(view.inner_text("body"), Built(site, path), library))
