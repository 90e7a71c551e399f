"""The keyboard with real keys, what opens and shuts, and the sign of the focus by the pixels of the screen."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.promise import DESKTOP, PHONE, PLACES, PROBES, State, View, report

WALKED = {"phone, light": {"index.md", "causes/bakers-cyst.md", "404.html"}, "desktop, dark": {"index.md", "exercises/heel-slide.md"}}
"""These are walked in every run, all others with the slow proofs; in every run the focus goes to each stop without keys (probes/keyboard.js)."""
OPENED = State("opened", ("contrast", "targets", "layout", "rings"))


@pytest.fixture(scope="module")
def views(browser: Browser) -> Iterator[dict[str, View]]:
    made = {"phone, light": View(browser, "phone, light", PHONE), "desktop, dark": View(browser, "desktop, dark", DESKTOP, "dark")}
    yield made
    for view in made.values():
        view.close()


@pytest.fixture(scope="module")
def lab(browser: Browser) -> Iterator[Page]:
    """An empty page that compares pictures."""
    page = browser.new_page()
    page.evaluate("() => {" + (PROBES.parent / "lab.js").read_text(encoding="utf-8") + "}")
    yield page
    page.close()


def walks() -> list[object]:
    return [
        pytest.param(path, name, id=f"{path.removesuffix('.md')}-{name}", marks=() if path in often else pytest.mark.slow)
        for name, often in WALKED.items() for path in PLACES
    ]


@pytest.mark.parametrize(("path", "name"), walks())
def test_tab_walks_through_the_page_and_back(views: dict[str, View], address: str, path: str, name: str) -> None:
    view = views[name]
    faults = view.open(address, path)
    stops = view.page.evaluate("probes.keyboard_start()")
    for _ in range(stops):
        view.page.keyboard.press("Tab")
    for _ in range(stops - 1 if path in WALKED[name] else min(stops - 1, 20)):
        view.page.keyboard.press("Shift+Tab")
    faults += view.page.evaluate("probes.keyboard_finish()")
    assert not faults, report(f"{path}, {name}", faults)


@pytest.mark.parametrize(("path", "name"), walks())
def test_what_opens_is_reached_when_open_and_escape_shuts_it(views: dict[str, View], address: str, path: str, name: str) -> None:
    view = views[name]
    faults = view.open(address, path)
    for turn, opener in enumerate(view.page.evaluate("probes.openers()")):
        if not opener["seen"]:
            continue
        assert not opener["open"] and not opener["reach"], opener
        view.page.locator("button").nth(opener["at"]).focus()
        view.page.keyboard.press("Enter")
        view.page.wait_for_load_state("networkidle")  # search loads what it needs only now
        opened = view.page.evaluate("probes.openers()")[turn]
        assert opened["open"] and opened["reach"], opened
        while not view.page.evaluate("probes.openers()")[turn]["inside"]:
            view.page.keyboard.press("Tab")
            assert view.page.evaluate("document.activeElement !== document.body"), f"Tab does not come to what {opener['name']} opens"
        faults += view.look(OPENED)
        view.page.locator(":focus").or_(view.page.locator("button").nth(opener["at"])).first.focus()
        view.page.keyboard.press("Escape")
        shut = view.page.evaluate("probes.openers()")[turn]
        assert not shut["open"] and not shut["reach"] and shut["here"], shut
    assert not faults, report(f"{path}, {name}", faults)


@pytest.mark.parametrize(("path", "name"), [
    ("index.md", "phone, light"), ("index.md", "desktop, dark"),
    *(pytest.param(path, name, marks=pytest.mark.slow) for path, name in (
        ("exercises/heel-slide.md", "desktop, dark"), ("causes/bakers-cyst.md", "phone, light"), ("treatments/index.md", "desktop, dark"),
        ("get-help.md", "phone, light"), ("exercises/index.md", "phone, light"), ("404.html", "desktop, dark"),
    )),
])
def test_the_focus_is_seen_in_the_pixels(views: dict[str, View], lab: Page, address: str, path: str, name: str) -> None:
    """Each kind of stop once: the pixels that change by 3:1 cover as much as a line of 2 px round it (WCAG 2.4.13)."""
    view = views[name]
    view.open(address, path)
    faults = []
    for kind in view.page.evaluate("probes.kinds()"):
        place = view.page.evaluate("kind => probes.bring(kind)", kind)
        shots = []
        for act in ("probes.leave()", "probes.enter()"):
            view.page.evaluate(act)
            shots.append(base64.b64encode(view.page.screenshot(clip=place["clip"], animations="disabled")).decode())
        found = lab.evaluate("changed", shots)
        if found < place["need"]:
            faults.append(f"{kind['name']}: {found} pixels change by 3:1, fewer than {place['need']:.0f}")
    assert not faults, report(f"{path}, {name}", faults)


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_no_word_of_the_poster_stands_on_its_dot(views: dict[str, View], lab: Page, address: str, width: int) -> None:
    """What lies behind the words of the home page's opening is drawn, so only its pixels can tell."""
    view = views["phone, light"]
    view.open(address, "index.md")
    view.page.set_viewport_size({"width": width, "height": 1500})
    lines = view.page.evaluate("probes.opening()")
    shot = base64.b64encode(view.page.screenshot()).decode()
    faint = [(words, round(least, 2)) for words, least in lab.evaluate("lowest", [shot, lines]) if least < 7]
    assert lines and not faint, faint
