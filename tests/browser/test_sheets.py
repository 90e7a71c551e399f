"""Sheets to fill in, printed as a browser prints them: whole, on one side of paper each, and fit to be written on."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from carebook.dose import in_short
from carebook.library import Library
from carebook.model import Exercise

DIARY, EXERCISES, SIGNS = "sheets/diary.md", "sheets/exercise-sheet.md", "which-is-it-like.md"
MM = 96 / 25.4
"""Pixels of a style sheet in a millimetre."""
FORMATS = ["A4", pytest.param("Letter", marks=pytest.mark.slow)]


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("**", "").replace("\u00a0", " ").split())


def printed(view: Page, paper: str) -> list[str]:
    """Give the words on each page. A word that breaks after its hyphen is joined again."""
    return [re.sub(r"(?<=\w)- (?=\w)", "-", plain(page.extract_text())) for page in PdfReader(io.BytesIO(view.pdf(format=paper))).pages]


def opened(view: Page, address: str, path: str) -> None:
    view.goto(address + path.removesuffix(".md") + "/")


def has_warnings_first(words: str, library: Library, path: str, before: str) -> None:
    """Check that all warnings of a page stand on a sheet with level and action, above its table."""
    for name in library.pages[path].facts.warnings:
        warning = library.warnings[name]
        head, trigger = plain(f"{warning.level.label}. {warning.level.action}"), plain(warning.trigger)
        assert head in words and trigger in words, f"{name} is not on the sheet"
        assert words.index(head) < words.index(trigger) < words.index(before), name


@pytest.mark.parametrize("paper", FORMATS)
def test_the_diary_is_one_page(view: Page, address: str, library: Library, paper: str) -> None:
    opened(view, address, DIARY)
    pages = printed(view, paper)
    assert len(pages) == 1, f"{paper}: {len(pages)} pages"
    has_warnings_first(pages[0], library, DIARY, "Pain at rest")
    table = pages[0].partition("Painkillers I took")[2]
    for day in range(1, 15):
        assert f"{day} none some a lot no yes" in table, f"{paper}: day {day}"
    assert "A sensible habit, not proven for knees." in pages[0]
    assert "Take this sheet to your appointment." in table and "Not yet reviewed by a clinician." in table


@pytest.mark.parametrize("paper", FORMATS)
def test_each_phase_is_one_page(view: Page, address: str, library: Library, paper: str) -> None:
    opened(view, address, EXERCISES)
    pages = printed(view, paper)
    assert len(pages) == len(library.rules.phases), f"{paper}: {len(pages)} pages"
    for words, phase in zip(pages, library.rules.phases, strict=True):
        has_warnings_first(words, library, EXERCISES, "How much, and when to stop")
        assert plain(library.rules.rule("stop").line or "") in words
        assert "Take this sheet to your appointment." in words
        for page, exercise in library.of(Exercise):
            if exercise.phase == phase:
                assert page.title in words and in_short(exercise.dose) in words, f"{paper}, {phase}: {page.title}"
                assert all(plain(rule.text) in words for rule in exercise.stop_if), page.title


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_signs_of_all_causes_are_one_page(view: Page, address: str, library: Library, paper: str) -> None:
    opened(view, address, SIGNS)
    pages = printed(view, paper)
    assert len(pages) == 1, f"{paper}: {len(pages)} pages"
    has_warnings_first(pages[0], library, SIGNS, "How it began")
    assert pages[0].index("This sheet cannot tell you what you have.") < pages[0].index("How it began")
    for _, _, name, tells in library.told_causes():
        for sign in ("began", "place", "swelling", "lump", "locking", "giving_way", "calf", "age"):
            belongs, text = tells.signs.told(sign)
            assert not belongs or plain(text) in pages[0], f"{paper}, {name}: {sign}"
    assert "Take this sheet to your appointment." in pages[0] and "Not yet reviewed by a clinician." in pages[0]


@pytest.mark.slow
def test_a_button_prints_its_own_sheet_only(view: Page, address: str, library: Library) -> None:
    view.add_init_script("window.print = () => {}")
    opened(view, address, EXERCISES)
    for phase in library.rules.phases:
        view.get_by_role("button", name=f"Print the {phase} sheet").click()
        pages = printed(view, "A4")
        assert len(pages) == 1 and pages[0].startswith(f"My exercise sheet: {phase}"), pages
    assert len(printed(view, "A4")) == 3, "after printing, the choice is forgotten"


def test_the_sheets_can_be_written_on(view: Page, address: str) -> None:
    """Rows for a shaky hand, and boxes that are borders: no ground is needed to see them."""
    view.emulate_media(media="print")
    view.set_viewport_size({"width": round(188 * MM), "height": 900})  # A4 within its margins; in a narrower place rows would be higher
    opened(view, address, DIARY)
    rows = view.eval_on_selector_all(".days tbody tr", "all => all.map(row => row.getBoundingClientRect().height)")
    assert len(rows) == 14 and min(rows) >= 9 * MM, [row / MM for row in rows]
    for path, least in ((DIARY, 3.9), (EXERCISES, 5.9), (SIGNS, 3.1)):
        opened(view, address, path)
        boxes = view.eval_on_selector_all(".box", """all => all.map(box => {
            const style = getComputedStyle(box), size = box.getBoundingClientRect();
            return [Math.min(size.width, size.height), parseFloat(style.borderTopWidth), style.borderTopStyle, style.borderTopColor];
        })""")
        assert boxes and all(size >= least * MM and wide >= 1 and (style, colour) == ("solid", "rgb(0, 0, 0)") for size, wide, style, colour in boxes), path


@pytest.mark.parametrize("path", [DIARY, EXERCISES, SIGNS])
def test_a_screen_shows_nothing_that_only_paper_can_do(view: Page, address: str, path: str) -> None:
    opened(view, address, path)
    assert view.locator(".paper").count() and not view.locator(".paper:visible, .box:visible").count()
    assert view.locator("[data-print]:visible").count()
