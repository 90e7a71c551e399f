"""Pages of ours on another site: in WordPress's sandbox, in a plain frame, as an element, under a hostile stylesheet and without script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from carebook.embedded import HELP, element_code, frame_code
from carebook.files import page_paths
from carebook.library import Library
from tests import wordpress
from tests.browser.elsewhere import HOSTILE, SEEN, Elsewhere, Watched, frame_of, height_of
from tests.browser.promise import State, View
from tests.conftest import DOCS, SITE_URL

KINDS = ["causes/bakers-cyst", "treatments/price", "exercises/heel-slide", "get-help"]
"""One page of each kind."""
CYST = KINDS[0]
SECRET = "aB3dE6gH9j"  # noqa: S105 - a name for a frame, as WordPress makes them up


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere().open() as site:
        yield site


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A window whose page leaves 280 px for a frame."""
    context = browser.new_context(viewport={"width": 296, "height": 700})
    yield context.new_page()
    context.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 296, "height": 700}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def post(site: Path, name: str, address: str) -> str:
    """Give what WordPress puts into a post for the address of a page; the server of the tests stands for the site."""
    answer = json.loads((site / "oembed" / f"{name}.json").read_text(encoding="utf-8"))
    kept = wordpress.filtered(answer["html"], SECRET)
    assert kept
    return kept.replace(SITE_URL, address)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [280, 640])
def test_wordpress_shows_the_frame_and_hears_its_height(narrow: Page, elsewhere: Elsewhere, address: str, site: Path, name: str, width: int) -> None:
    """At its strictest: the frame is clipped away until a message with the right secret comes, as where an answer has a quotation."""
    watched = Watched(narrow.context)
    narrow.set_viewport_size({"width": width + 16, "height": 700})
    hidden = post(site, name, address).replace("<iframe", '<iframe style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"').replace('width="600"', f'width="{width}"')
    elsewhere.show(narrow, hidden, f"<style>body{{margin:8px}}iframe{{border:0}}</style><script>{wordpress.SCRIPT}</script>")
    frame = frame_of(narrow)
    narrow.wait_for_function("() => heard.length && !document.querySelector('iframe[style]')")
    value = height_of(frame)
    assert narrow.evaluate("heard.at(-1)") == ["height", value, SECRET, "null"], "an opaque origin says its height, and whose it is"
    assert narrow.evaluate("Number(document.querySelector('iframe').height)") == max(wordpress.LEAST, min(wordpress.MOST, value))
    assert frame.evaluate(SEEN) == []
    assert [one.split("#")[0] for one in watched.asked] == [elsewhere.address, f"{address}embed/{name}/"], "one request, and nobody else is asked"
    assert narrow.context.cookies() == []


def test_the_height_follows_its_width_and_a_secret_that_comes_late(narrow: Page, elsewhere: Elsewhere, address: str, site: Path) -> None:
    """WordPress adds the secret by script where a page was put together without it, and asks with "ready"."""
    late = post(site, CYST, address).replace(f"#?secret={SECRET}", "").replace(f'data-secret="{SECRET}"', "")
    elsewhere.show(narrow, late, f"<script>{wordpress.SCRIPT}</script>")
    frame = frame_of(narrow)
    assert narrow.evaluate("heard") == [], "without a secret WordPress takes no message"
    narrow.evaluate(f"() => {{ const frame = document.querySelector('iframe'); frame.dataset.secret = '{SECRET}'; frame.src += '#?secret={SECRET}'; frame.width = 280; }}")
    narrow.wait_for_function("() => heard.length")
    narrow.wait_for_timeout(150)
    narrowest = height_of(frame)
    assert narrow.evaluate("heard.at(-1)")[1:3] == [narrowest, SECRET]
    narrow.evaluate("document.querySelector('iframe').width = 600")
    narrow.wait_for_function(f"heard.at(-1)[1] < {narrowest}")
    narrow.wait_for_timeout(150)
    assert narrow.evaluate("heard.at(-1)[1]") == height_of(frame) < narrowest
    before = narrow.evaluate("heard.length")
    narrow.evaluate(f"document.querySelector('iframe').contentWindow.postMessage({{ message: 'ready', secret: '{SECRET}' }}, '*')")
    narrow.wait_for_function(f"heard.length > {before}")
    assert before < 12, "it says only what has changed"


def test_a_link_in_wordpress_opens_the_full_page(narrow: Page, elsewhere: Elsewhere, address: str, site: Path) -> None:
    """Its sandbox opens no window and lets no frame go to the top: the frame asks, and WordPress goes."""
    elsewhere.show(narrow, post(site, CYST, address), f"<script>{wordpress.SCRIPT}</script>")
    frame_of(narrow).locator("footer a").filter(has_text="Baker").click()
    narrow.wait_for_url(f"{address}{CYST}/")
    assert narrow.locator("h1").inner_text() == "Baker’s cyst"


def test_a_link_in_a_plain_frame_opens_a_tab(narrow: Page, elsewhere: Elsewhere, address: str) -> None:
    for sandbox in ("", ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'):
        elsewhere.show(narrow, frame_code(address, CYST, "A cyst").replace("<iframe", f"<iframe{sandbox}"))
        link = frame_of(narrow).locator("footer a").filter(has_text="Baker")
        with narrow.expect_popup() as opened:
            link.click()
        opened.value.wait_for_url(f"{address}{CYST}/")
        assert opened.value.evaluate("opener") is None and narrow.url == elsewhere.address
        opened.value.close()


@pytest.mark.parametrize("name", KINDS)
def test_a_frame_is_whole_without_script_and_under_a_hostile_stylesheet(scriptless: Page, elsewhere: Elsewhere, address: str, name: str) -> None:
    watched = Watched(scriptless.context)
    code = frame_code(address, name, "Words of ours")
    elsewhere.show(scriptless, code, HOSTILE + "<style>body{margin:8px}</style>")
    frame = frame_of(scriptless)
    assert scriptless.locator("iframe").bounding_box()["height"] >= 800
    assert frame.evaluate(SEEN) == []
    assert [one for one in watched.asked if one != elsewhere.address] == [f"{address}embed/{name}/"]


HIDDEN = '<knee-leaflet hidden style="display:none!important;height:0!important;opacity:0!important"'


@pytest.mark.parametrize(("element", "head"), [("<knee-leaflet", ""), (HIDDEN, HOSTILE)], ids=["friendly", "hostile"])
def test_the_element_shows_the_warning_first_and_all_of_the_page(narrow: Page, elsewhere: Elsewhere, address: str, element: str, head: str) -> None:
    watched = Watched(narrow.context)
    elsewhere.show(narrow, element_code(address, CYST, "Baker's cyst").replace("<knee-leaflet", element), head + "<style>body{margin:8px}</style>")
    frame = frame_of(narrow)
    narrow.wait_for_function("() => document.querySelector('knee-leaflet').shadowRoot.querySelector('iframe').height > 800")
    narrow.wait_for_timeout(150)
    at = narrow.locator("knee-leaflet").bounding_box()
    assert at and at["x"] >= 0 and round(at["width"]) == 280 and round(at["height"]) == height_of(frame), "nothing scrolls inside"
    assert frame.evaluate(SEEN) == []
    assert narrow.evaluate("([x, y]) => document.elementFromPoint(x, y)?.localName", [at["x"] + 140, max(at["y"], 0) + 60]) == "knee-leaflet", "nothing lies over it"
    assert sorted(one for one in watched.asked if one != elsewhere.address) == sorted([f"{address}assets/embed.js", f"{address}embed/{CYST}/"])
    assert narrow.context.cookies() == [] and narrow.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_element_follows_its_height(narrow: Page, elsewhere: Elsewhere, address: str) -> None:
    elsewhere.show(narrow, element_code(address, CYST, "A cyst") + element_code(address, "get-help", "Help").partition("\n")[0])
    heights = "() => [...document.querySelectorAll('knee-leaflet')].map((one) => Number(one.shadowRoot.querySelector('iframe').height))"
    narrow.locator("knee-leaflet").nth(1).scroll_into_view_if_needed()
    narrow.wait_for_function(f"({heights})().every((one) => one > 800)")
    narrow.set_viewport_size({"width": 700, "height": 700})
    narrow.wait_for_timeout(400)
    assert narrow.evaluate(heights) == [height_of(frame_of(narrow, CYST)), height_of(frame_of(narrow, "get-help"))], "two of them do not mix up"
    narrow.evaluate("window.postMessage({ message: 'height', value: 1 }, '*')")
    narrow.wait_for_timeout(50)
    assert min(narrow.evaluate(heights)) > 800, "a message of another window changes nothing"


def test_the_element_fails_with_a_link_that_is_seen(narrow: Page, scriptless: Page, elsewhere: Elsewhere, address: str) -> None:
    code = element_code(address, CYST, "Baker's cyst")
    narrow.route("**/embed/**", lambda route: route.abort())
    elsewhere.show(narrow, code, HOSTILE)
    link = narrow.locator("knee-leaflet a[target=_blank]")
    expect(link).to_be_visible()
    assert link.bounding_box()["height"] > 12 and link.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 16
    assert link.get_attribute("href") == f"{address}{CYST}/" and "warning signs" in link.inner_text()
    narrow.route("**/assets/embed.js", lambda route: route.abort())
    elsewhere.show(narrow, code)
    expect(narrow.get_by_role("link", name="Baker's cyst: warning signs and what to do")).to_be_visible()
    elsewhere.show(scriptless, code)
    expect(scriptless.get_by_role("link", name="Baker's cyst: warning signs and what to do")).to_be_visible()


def test_the_element_shows_no_page_but_ours(narrow: Page, elsewhere: Elsewhere, address: str) -> None:
    elsewhere.show(narrow, "", f'<script src="{address}assets/embed.js"></script>')
    for page in ("", "../../evil", "//evil.example/x", "causes/bakers-cyst/x", "javascript:alert(1)", '"><script>alert(1)</script>'):
        narrow.evaluate("page => { document.body.textContent = ''; const one = document.createElement('knee-leaflet'); one.setAttribute('page', page); document.body.append(one) }", page)
        link = narrow.locator("knee-leaflet a")
        assert link.is_visible() and link.get_attribute("href") == address and len(narrow.frames) == 1, page


def test_what_is_past_its_check_date_says_so(browser: Browser, elsewhere: Elsewhere, address: str, library: Library) -> None:
    """On the day it is due the page still holds; from the next day on the frame says that it is late."""
    due = library.pages[f"{CYST}.md"].facts.next_check
    for moment, late in ((f"{due}T20:00:00", False), (f"{due.replace(year=due.year + 1)}T08:00:00", True)):
        context = browser.new_context(viewport={"width": 296, "height": 700})
        context.clock.set_fixed_time(moment)
        page = elsewhere.show(context.new_page(), element_code(address, CYST, "A cyst"))
        note = frame_of(page).locator(".overdue")
        assert note.is_visible() is late, moment
        assert not late or "This page is past its check date." in note.inner_text()
        context.close()


def _examples(view: Page, address: str) -> list[str]:
    view.goto(f"{address}for-clinics/embed/")
    return [text.strip().replace(SITE_URL, address) for text in view.locator("code[data-code]").all_text_contents()]


def test_every_example_on_the_page_for_webmasters_works(view: Page, elsewhere: Elsewhere, address: str, site: Path) -> None:
    where, element, frame = _examples(view, address)
    script = view.locator("pre code:not([data-code])").inner_text()
    assert wordpress.discovered((site / where.removeprefix(address) / "index.html").read_text(encoding="utf-8")) == f"{SITE_URL}oembed/{CYST}.json"
    elsewhere.show(view, element)
    assert frame_of(view).evaluate(SEEN) == []
    elsewhere.show(view, frame, f"<script>{script}</script>")
    shown = frame_of(view)
    assert shown.evaluate(SEEN) == []
    view.wait_for_function("() => document.querySelector('iframe').height > 800")
    view.wait_for_timeout(150)
    assert view.evaluate("Number(document.querySelector('iframe').height)") == height_of(shown)


def test_the_page_for_webmasters_chooses_copies_and_shows(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"])
    watched, page = Watched(context), context.new_page()
    page.goto(f"{address}for-clinics/embed/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in watched.asked if "/embed/" in one.removeprefix(f"{address}for-clinics/embed/") or "embed.js" in one], "nothing heavy before the reader acts"
    page.get_by_label("Page to show").select_option("exercises/bridge")
    codes = page.locator("code[data-code]").all_text_contents()
    assert codes == [f"{SITE_URL}exercises/bridge/\n", element_code(SITE_URL, "exercises/bridge", "Bridge") + "\n", frame_code(SITE_URL, "exercises/bridge", "Bridge") + "\n"]
    for button, wanted in (("Copy the element", codes[1]), ("Copy the HTML", (site / "embed/exercises/bridge/copy.txt").read_text(encoding="utf-8"))):
        page.get_by_role("button", name=button).click()
        expect(page.locator("[data-example]").filter(has=page.get_by_role("button", name=button)).get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").strip() == wanted.strip(), button
    assert page.get_by_role("link", name="The HTML as a file").get_attribute("href") == f"{SITE_URL}embed/exercises/bridge/copy.txt"
    for button in ("Show the element here", "Show the frame here"):
        page.get_by_role("button", name=button).click()
        page.wait_for_timeout(300)
    frames = [frame for frame in page.frames[1:] if frame.url == f"{address}embed/exercises/bridge/"]
    assert len(frames) == 2 and all(frame.evaluate(SEEN) == [] for frame in frames)
    page.get_by_label("Page to show").select_option("get-help")
    assert page.locator("[data-live] > *").count() == 0, "what is shown is the page that is chosen"
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy the frame").click()
    field = page.get_by_label("The code to copy")
    assert field.input_value().strip() == frame_code(SITE_URL, "get-help", "When to get help")
    assert field.evaluate("one => document.activeElement === one && one.selectionEnd - one.selectionStart === one.value.length")
    assert not [one for one in watched.asked if not one.startswith(address)]
    context.close()


FRAMES = [path.removesuffix(".md") for path in page_paths(DOCS) if path == HELP or (path.startswith(("causes/", "treatments/", "exercises/")) and not path.endswith("index.md"))]
IN_EVERY_RUN = ("exercises/heel-slide", "get-help")


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in IN_EVERY_RUN else pytest.mark.slow) for name in FRAMES])
def test_a_frame_keeps_the_promise_to_every_reader(browser: Browser, address: str, name: str) -> None:
    """At 280 px: nothing too wide, too small, too faint, out of order or lost to the keyboard, light and dark, in forced colours and in print."""
    window = View(browser, "280 px", (280, 700))
    faults = window.open(address, f"embed/{name}.md")
    faults += window.look(
        State("as it is", ("targets", "order", "layout", "contrast")), State("dark", ("contrast",), {"color_scheme": "dark"}),
        State("forced colours", ("forced",), {"forced_colors": "active"}), State("printed", ("print",), {"media": "print"}), State("WCAG's spacing", ("layout",), size=(320, 700)),
    )
    window.close()
    assert not faults, f"{name}: " + "\n".join(faults)
