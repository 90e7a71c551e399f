"""The first view: what is below the screen waits until the page has loaded (`data-early`), and nobody is left waiting or sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.promise import DESKTOP, PHONE, PLACES
from tests.conftest import url_of

KINDS = ["index.md", "causes/bakers-cyst.md", "treatments/price.md", "exercises/heel-slide.md", "get-help.md", "which-is-it-like.md"]
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const watch = new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }));
  watch.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { watch.takeRecords().forEach(entry => { sum += entry.value; }); done(sum); }, 120);
})"""


class Slow:
    """A window in which the site's scripts come late: when `let()` is called, or never where `fails`."""

    def __init__(self, browser: Browser, size: tuple[int, int]) -> None:
        self.page: Page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        self.held: list[Route] | None = None
        self.page.route("**/assets/**/*.js", self._asked)

    def _asked(self, route: Route) -> None:
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def open(self, url: str) -> None:
        self.held = []
        self.page.goto(url, wait_until="commit")
        self.page.wait_for_function("() => document.querySelector('.site-footer')")  # a function: an expression would be read anew at each look, which the policy of the page forbids
        self.page.wait_for_timeout(60)

    def let(self, *, fails: bool = False) -> None:
        held, self.held = self.held or [], None
        for route in held:
            route.abort() if fails else route.continue_()
        self.page.wait_for_load_state("load")

    @property
    def early(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.hasAttribute('data-early')"))


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"], scope="module")
def slow(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Slow]:
    window = Slow(browser, request.param)
    yield window
    window.page.close()


def nothing_jumps(slow: Slow, address: str, path: str) -> None:
    slow.open(address + url_of(path))
    assert slow.early, f"{path}: everything is laid out before the first paint"
    slow.let()
    assert not slow.early, f"{path}: it has loaded, and what is below the screen still waits"
    moved = slow.page.evaluate(SHIFTS)
    assert moved == 0, f"{path}: what a reader looks at moves while the page loads: {moved:.4f}"


@pytest.mark.parametrize("path", KINDS)
def test_nothing_jumps_while_the_page_loads(slow: Slow, address: str, path: str) -> None:
    nothing_jumps(slow, address, path)


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in PLACES if path.endswith(".md") and path not in KINDS])
def test_nothing_jumps_while_any_page_loads(slow: Slow, address: str, path: str) -> None:
    nothing_jumps(slow, address, path)


def test_all_is_there_when_the_script_never_comes(slow: Slow, address: str) -> None:
    slow.open(address + "which-is-it-like/")
    slow.let(fails=True)
    assert not slow.early, "which-is-it-like.md: what is below the screen waits for a script that never comes"


def test_it_waits_only_on_a_visit_from_the_top(browser: Browser, address: str) -> None:
    """Elsewhere the browser has to find the place that the reader wants, or was at."""
    page = browser.new_page()
    page.add_init_script("new MutationObserver(() => { window.waited = true; }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-early'] })")
    page.goto(address + "causes/bakers-cyst/")
    assert page.evaluate("window.waited")
    page.reload()
    assert not page.evaluate("window.waited"), "causes/bakers-cyst.md, loaded again"
    page.goto(address + "get-help/#emergency")
    assert not page.evaluate("window.waited"), "get-help.md, opened at a heading"
    page.close()
