"""Every page in Firefox: one session looks at all of them and says what it saw, and each test holds that against a promise.

Playwright cannot drive the Firefox of a system; WebDriver BiDi can. Firefox's own settings stand in for what BiDi cannot
ask for while it runs (dark colours, less motion, no script), so those have a session each, on one page of each kind.
"""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise
from typing import Any

import pytest

from carebook.figures.colours import colours
from carebook.library import Library
from carebook.model import Exercise, Treatment
from tests import record
from tests.browser import install
from tests.conftest import DOCS, PAGES, ROOT, url_of

pytestmark = pytest.mark.slow

SCRIPT = ROOT / "tests/node/firefox.mjs"
SCREEN, LABEL = 740, 48
"""Height of a phone's screen, and of the line of a box that says its level, in CSS pixels."""
WIDTHS = [320, 360, 1280]
SOME = ["index.md", "causes/bakers-cyst.md", "treatments/price.md", "exercises/heel-slide.md"]

Seen = dict[str, Any]


@pytest.fixture(scope="session")
def firefox(address: str) -> Seen:
    """What Firefox saw of all pages."""
    found = install.firefox()
    assert found, "There is no Firefox. Run: make firefox"
    assert (SCRIPT.parent / "node_modules/puppeteer-core").is_dir(), "What drives Firefox is not there. Run: make test-all"
    wanted = {"firefox": found, "address": address, "pages": [url_of(path) for path in PAGES], "some": [url_of(path) for path in SOME]}
    done = subprocess.run(["node", SCRIPT], input=json.dumps(wanted), capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    record.BROWSERS["firefox"] = seen["version"].removeprefix("firefox/")
    return seen


@pytest.fixture(params=PAGES, ids=[path.removesuffix(".md") for path in PAGES])
def seen(request: pytest.FixtureRequest, firefox: Seen) -> Seen:
    """Each page in turn, as Firefox saw it."""
    return {"path": request.param, **firefox["pages"][url_of(request.param)]}


def ground(dark: bool = False) -> str:
    """Give the ground of the page as the style sheet has it, in the words of a browser."""
    known = colours(DOCS)
    value = (known.dark if dark else known.light)["--paper"].removeprefix("#")
    return f"rgb({', '.join(str(int(value[place:place + 2], 16)) for place in (0, 2, 4))})"


def labels(page: Seen) -> list[tuple[str, list[str]]]:
    """Give the name of each picture and the words in it."""
    return [(picture["name"], [words for words, _ in picture["words"]]) for picture in page["pictures"]]


def test_pages_load_without_a_fault(seen: Seen) -> None:
    assert seen["faults"] == []


def test_styles_are_applied(seen: Seen) -> None:
    assert seen["ground"] == ground()


def test_no_sideways_scrolling(seen: Seen) -> None:
    assert seen["sideways"] == {str(width): [width, 0] for width in WIDTHS}, "width of the window, and how much wider the page is"


def test_headings_are_in_order(seen: Seen) -> None:
    levels = [level for level, _ in seen["headings"]]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(words for _, words in seen["headings"])


def test_warnings_start_in_the_first_screen(seen: Seen, library: Library) -> None:
    facts = library.pages[seen["path"]].facts
    if facts.warnings and not isinstance(facts, Exercise):  # an exercise opens with the line that says when to stop
        assert seen["warning"] is not None and seen["warning"] <= SCREEN - LABEL


def test_tab_reaches_the_skip_link_first_and_it_jumps(seen: Seen) -> None:
    first, place, then = (seen["skip"][name] for name in ("first", "place", "then"))
    assert first == "Skip to main content"
    assert place["top"] >= 0 and place["left"] >= 0 and place["bottom"] <= SCREEN and place["width"] > 100, "it is seen while it has the focus"
    assert then == ["#content", "content"]


def test_the_menu_opens_and_closes_by_keyboard(seen: Seen) -> None:
    assert [state["open"] for state in seen["menu"]] == ["false", "true", "true", "false"]
    assert [state["links"] for state in seen["menu"]] == [0, 6, 6, 0]
    assert [state["focus"] for state in seen["menu"]] == ["button", "button", "div", "button"], "Tab leads into the menu, Escape back to its button"


def test_the_choice_of_colours_works_and_lasts(seen: Seen) -> None:
    light, dark = ground(), ground(dark=True)
    assert seen["colours"] == {"grounds": [light, dark, dark, light], "kept": 0}


def test_the_print_button_is_there(seen: Seen, library: Library) -> None:
    if isinstance(library.pages[seen["path"]].facts, Treatment) or "/// print-button" in library.pages[seen["path"]].body:
        assert seen["print"] >= 1
        assert any(words.startswith("Print") for words in seen["buttons"]), seen["buttons"]


def test_the_movement_plays_and_stops(seen: Seen, library: Library) -> None:
    facts = library.pages[seen["path"]].facts
    if isinstance(facts, Exercise) and facts.pose:
        start, before, early, later, paused, after = seen["movement"]
        assert start == before, "nothing moves by itself"
        assert early and later and len({start, early, later}) == 3
        assert paused == after, "pause freezes it"


def test_pictures_are_drawn(seen: Seen, library: Library) -> None:
    for picture in seen["pictures"]:
        assert min(*picture["box"], *picture["drawn"]) > 0, picture
        assert all(words and width > 0 for words, width in picture["words"]), picture
    if isinstance(library.pages[seen["path"]].facts, Exercise):
        assert [words for _, words in labels(seen) if words] == [["Start", "Finish"]]


@pytest.mark.parametrize("path", SOME)
def test_tables_are_heard_as_tables_on_a_phone(firefox: Seen, path: str) -> None:
    """No role stands in the page: the browser has to keep the meaning of a table that is shown as cards."""
    page = firefox["pages"][url_of(path)]
    assert page["heard"] == page["tables"]


@pytest.mark.parametrize("path", SOME)
def test_dark_colours_and_less_motion_are_followed(firefox: Seen, path: str) -> None:
    page = firefox["dark"][url_of(path)]
    assert page["ground"] == ground(dark=True)
    assert page["calm"] and page["play"] == 0, "no button for a movement that is not wanted"


@pytest.mark.parametrize("path", SOME)
def test_pages_are_whole_without_script(firefox: Seen, path: str) -> None:
    page, with_script = firefox["plain"][url_of(path)], firefox["pages"][url_of(path)]
    assert page["menuLink"] == 1 and page["buttons"] == [], "a link in place of the menu, and no button that cannot work"
    assert page["headings"] == with_script["headings"] and labels(page) == labels(with_script)
    assert page["ground"] == ground()
