"""The saved copy: the reader asks for it, every page is read without internet, a new version comes whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from carebook.blocks.offline import SAID
from carebook.kept import Kept
from carebook.publish import offline
from tests.browser.conftest import BASE
from tests.browser.host import Host
from tests.conftest import Built, url_of

PLACE = "about/offline/"
SAVE, REMOVE = "Save for reading offline", "Remove the saved copy"
LAST = "causes/bakers-cyst/index.html"
FEW = ("404.html", "index.html", "get-help/index.html", "causes/index.html", LAST, "about/privacy/index.html", f"{PLACE}index.html")
KEPT = "(async () => [(await navigator.serviceWorker.getRegistrations()).map(one => one.scope), await caches.keys(), localStorage.length])()"
"""What a browser keeps of a host: workers, stores of files, and words."""
PARTS = "async (sheet) => [document.querySelector('h1').title, document.documentElement.title, (await (await fetch(sheet)).text()).slice(-3, -2)]"
READY = """async ([wanted, asked]) => {
  const found = await navigator.serviceWorker.getRegistration();
  if (asked) await found.update();
  for (let turn = 0; turn < 750; turn++) {
    const list = await caches.match(found.scope + '?versions');
    if (list && JSON.stringify((await list.json())[0].files) === wanted && found.active.state === 'activated' && !found.waiting) return true;
    await new Promise(done => setTimeout(done, 40));
  }
}"""


def edition(view: Page, base: str = BASE) -> str:
    """Say which version a page, its script and its print styles are of; all of them where they differ."""
    parts: list[str] = view.evaluate(PARTS, f"{base}assets/print.css")
    return parts[0] if len(set(parts)) == 1 else f"page {parts[0]}, script {parts[1]}, print styles {parts[2]}"


@pytest.fixture(scope="module")
def editions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A few pages of the site in three versions: each marked in its words, its script and its print styles."""
    made = {}
    for name in ("1", "2", "3"):
        folder = made[name] = tmp_path_factory.mktemp("editions") / "site"
        for page in FEW:
            (folder / page).parent.mkdir(parents=True, exist_ok=True)
            (folder / page).write_text(re.sub(r"<h1\b", f'<h1 title="{name}"', (site / page).read_text(encoding="utf-8"), count=1), encoding="utf-8")
        shutil.copytree(site / "assets", folder / "assets", ignore=shutil.ignore_patterns("social"))
        for asset, mark in (("site.js", f'\ndocument.documentElement.title = "{name}";\n'), ("print.css", f"/*{name}*/")):
            with (folder / "assets" / asset).open("a", encoding="utf-8") as file:
                file.write(mark)
        offline.write(folder, Kept(folder.parent / "docs"))
    return made


@pytest.fixture
def host(editions: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Host]:
    with Host(editions["1"], getattr(request, "param", BASE)).open() as opened:
        yield opened


def files_of(folder: Path) -> str:
    """Give the list of a version as browsers write it."""
    return json.dumps({name: offline.digest(folder / name) for name in offline.saved(folder)}, separators=(",", ":"))


def told(view: Page, name: str) -> None:
    """Wait until the page says so."""
    expect(view.locator("[data-status]")).to_have_text(SAID[name], timeout=30_000)


def press(view: Page, name: str) -> Locator:
    button = view.get_by_role("button", name=name)
    button.click()
    return button


def save(view: Page, address: str) -> None:
    view.goto(address + PLACE)
    press(view, SAVE)
    told(view, "done")


def kept(view: Page, wanted: list[object]) -> None:
    """Wait until the browser keeps just this."""
    for _ in range(200):
        if view.evaluate(KEPT) == wanted:
            return
        view.wait_for_timeout(50)
    assert view.evaluate(KEPT) == wanted


def renewed(view: Page, folder: Path, *, asked: bool = True) -> None:
    """Wait until this version has taken over. The browser looks for it by itself a while after a page was opened; ``asked``, at once."""
    assert view.evaluate(READY, [files_of(folder), asked]), "the new version has not come"


def stop_workers(view: Page) -> None:
    devtools = view.context.new_cdp_session(view)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    devtools.detach()


def test_nothing_is_stored_before_the_tap_and_nothing_stays_after_it_is_undone(view: Page, host: Host) -> None:
    view.goto(host.address + PLACE)
    block = view.locator(".offline")
    expect(block.get_by_role("button")).to_have_text([SAVE])
    assert "at most 1 megabyte" in block.inner_text()
    assert view.evaluate(KEPT) == [[], [], 0] and "sw.js" not in host.asked
    view.evaluate("caches.open('of another site on this host')")
    view.get_by_role("button", name=SAVE).focus()
    view.keyboard.press("Enter")
    told(view, "done")
    assert view.evaluate("document.activeElement.textContent") == REMOVE, "the focus stays where the reader is"
    assert view.evaluate(KEPT) == [[host.address], ["of another site on this host", f"offline {host.address}"], 0]
    view.goto(host.address + PLACE)
    expect(block.get_by_text("All pages are saved on this device.")).to_be_visible()
    assert view.locator("[data-status]").inner_text() == "", "what was said once is not said again"
    press(view, REMOVE)
    told(view, "gone")
    assert view.evaluate("document.activeElement.textContent") == SAVE
    view.goto(f"{host.address}get-help/")
    kept(view, [[], ["of another site on this host"], 0])  # what other sites keep is theirs


@pytest.mark.slow
def test_every_page_is_read_without_internet(view: Page, site: Path, pages: list[Built]) -> None:
    with Host(site, BASE).open() as host:
        save(view, host.address)
        host.gone = True
        view.context.set_offline(True)
        said: list[str] = []
        view.on("console", lambda message: said.append(message.text))
        view.on("pageerror", lambda error: said.append(str(error)))
        view.on("requestfailed", lambda request: said.append(request.url) if request.failure != "net::ERR_ABORTED" else None)  # aborted: left before it came
        for page in pages:
            shown = view.goto(host.address + url_of(page.path))
            assert shown and shown.status == 200 and shown.from_service_worker, page.path
            assert view.locator("h1").inner_text() == page.soup.h1.get_text(), page.path
        assert not said


def test_any_address_of_a_page_is_answered_without_internet(view: Page, host: Host) -> None:
    save(view, host.address)
    host.gone = True
    view.context.set_offline(True)
    for asked, wanted in (("", ""), ("get-help", "get-help/"), ("get-help/index.html", "get-help/index.html"), ("causes?from=home", "causes/?from=home"), ("causes/?a=/#all-causes", "causes/?a=/#all-causes")):
        shown = view.goto(host.address + asked)
        assert shown and shown.status == 200 and view.url == host.address + wanted, asked
        assert edition(view) == "1" and view.evaluate("getComputedStyle(document.body).marginTop") == "0px", asked
    lost = view.goto(f"{host.address}no/such/page.pdf")
    assert lost and lost.status == 404 and "not saved on your device" in view.locator("main").inner_text()


def test_search_finds_without_internet(view: Page, host: Host) -> None:
    save(view, host.address)
    host.gone = True
    view.context.set_offline(True)
    view.goto(f"{host.address}get-help/")
    view.get_by_role("button", name="Search").click()
    field = view.locator("#search-words")
    field.fill("calf swollen hot")
    expect(view.locator(".search-flags .warning.same-day")).to_contain_text("Get help today")
    first = view.locator("#search-list [role=option]").first
    field.fill("damp cloth")  # words of the text alone, which comes in a part of its own
    expect(first).to_contain_text("PRICE")
    field.fill("popliteal cist")
    expect(first).to_contain_text("Baker’s cyst")
    expect(first.locator("mark").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    view.wait_for_url("**/causes/bakers-cyst/**")
    assert edition(view) == "1"


@pytest.mark.parametrize("host", [pytest.param("/", marks=pytest.mark.slow), BASE], indirect=True)
def test_a_new_version_is_seen_whole(view: Page, host: Host, editions: dict[str, Path]) -> None:
    save(view, host.address)
    host.folder = editions["2"]
    host.asked.clear()
    view.goto(f"{host.address}get-help/")
    renewed(view, host.folder, asked=host.base == BASE)
    assert edition(view, host.base) == "1", "an open page stays what it is"
    assert "assets/offline.js" not in host.asked, "what has not changed is not loaded again"
    host.gone = True
    view.goto(f"{host.address}causes/#all-causes")
    assert edition(view, host.base) == "2" and view.url.endswith("causes/#all-causes")
    for path in ("", "get-help/", "causes/bakers-cyst/"):
        view.goto(host.address + path)
        assert edition(view, host.base) == "2", path


@pytest.mark.slow
def test_a_version_goes_when_the_next_but_one_has_come(view: Page, host: Host, editions: dict[str, Path]) -> None:
    save(view, host.address)
    host.folder = editions["2"]
    view.goto(host.address)
    renewed(view, host.folder)
    view.goto(host.address)
    about = view.evaluate("fetch(location.href).then(found => [found.headers.get('Cache-Control'), found.headers.get('X-Content-Type-Options')])")
    assert about == ["no-cache", "nosniff"], "a browser asks the worker each time; what the host says for safety is kept"
    stop_workers(view)
    view.goto(host.address)
    assert edition(view) == "2", "a worker that was stopped goes on with the same version"
    host.gone, host.folder = False, editions["3"]
    view.goto(f"{host.address}get-help/")
    renewed(view, host.folder)
    host.gone = True
    view.goto(f"{host.address}causes/")
    assert edition(view) == "3"
    held = view.evaluate("caches.keys().then(all => caches.open(all[0])).then(store => store.keys()).then(all => all.map(one => decodeURIComponent(one.url)))")
    first = json.loads(files_of(editions["1"]))
    assert not [name for name in FEW if any(url.endswith(f"{name}?{first[name]}") for url in held)], "the first version is gone"


@pytest.mark.slow
def test_two_tabs_each_stay_whole(view: Page, host: Host, editions: dict[str, Path]) -> None:
    save(view, host.address)
    view.goto(host.address)
    other = view.context.new_page()
    host.folder = editions["2"]
    other.goto(f"{host.address}get-help/")
    renewed(other, host.folder)
    other.goto(f"{host.address}causes/")
    stop_workers(other)
    assert [edition(view), edition(other)] == ["1", "2"], "the page that was open gets its own parts, the next one is new"
    view.goto(f"{host.address}causes/")
    assert edition(view) == "2"


@pytest.mark.parametrize("fault", [
    "the browser stops", pytest.param("the connection breaks", marks=pytest.mark.slow), pytest.param("a network of caches still has an old file", marks=pytest.mark.slow),
])
def test_an_update_that_fails_leaves_the_old_version_whole(view: Page, host: Host, editions: dict[str, Path], fault: str) -> None:
    save(view, host.address)
    host.folder = editions["2"]
    reached, stopped = threading.Event(), threading.Event()
    if fault == "a network of caches still has an old file":
        host.file = lambda path: editions["1" if path == LAST else "2"] / path
    elif fault == "the connection breaks":
        host.loses = lambda path: path == LAST
    else:
        host.loses = lambda path: path == LAST and (reached.set(), stopped.wait(10)) != ()
    view.goto(host.address)
    view.evaluate("void navigator.serviceWorker.getRegistration().then(found => found.update())")
    if fault == "the browser stops":
        assert reached.wait(10)
        stop_workers(view)
        stopped.set()
    ended = "async () => { const found = await navigator.serviceWorker.getRegistration(); await found.update().catch(() => 0); while (found.installing) await new Promise(done => setTimeout(done, 20)); return !found.waiting; }"
    assert view.evaluate(ended), fault
    assert "sw.js" in host.asked and LAST.removesuffix("index.html") in host.asked, "the update has been tried"
    host.gone = True
    for path in ("", "get-help/", "causes/bakers-cyst/", "about/privacy/"):
        view.goto(host.address + path)
        assert edition(view) == "1", path
    host.gone, host.loses, host.file = False, lambda path: False, lambda path: host.folder / path
    view.goto(f"{host.address}get-help/")
    renewed(view, host.folder)
    host.gone = True
    view.goto(host.address)
    assert edition(view) == "2", "the next try brings it whole"


@pytest.mark.slow
def test_a_first_copy_that_fails_is_told_and_leaves_nothing(view: Page, host: Host) -> None:
    view.goto(host.address + PLACE)
    host.loses = lambda path: path == LAST
    button = press(view, SAVE)
    told(view, "lost")
    assert button.get_attribute("aria-disabled") is None and view.evaluate("document.activeElement.textContent") == SAVE
    kept(view, [[], [], 0])
    devtools = view.context.new_cdp_session(view)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.removesuffix(BASE), "quotaSize": 100_000})
    host.loses = lambda path: False
    press(view, SAVE)
    told(view, "full")
    kept(view, [[], [], 0])
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.removesuffix(BASE)})
    host.gone = True
    press(view, SAVE)
    expect(view.locator("[data-status]")).to_have_text(re.compile("^Not saved"))
    host.gone = False
    for _ in range(2):  # and again after a change of mind
        press(view, SAVE)
        told(view, "done")
        press(view, REMOVE)
        told(view, "gone")
    kept(view, [[], [], 0])


@pytest.mark.slow
@pytest.mark.parametrize("then", ["thrown away", "broken off"])
def test_a_copy_that_is_no_longer_whole_is_offered_again(view: Page, host: Host, editions: dict[str, Path], then: str) -> None:
    save(view, host.address)
    view.evaluate("then => caches.keys().then(([name]) => caches.delete(name).then(() => then === 'broken off' && caches.open(name)))", then)
    stop_workers(view)
    view.goto(host.address)
    assert edition(view) == "1"
    assert len(view.evaluate("caches.keys()")) == (then == "broken off"), "a worker that wakes stores nothing by itself"
    host.folder = editions["2"]
    view.goto(host.address + PLACE)
    press(view, SAVE)
    told(view, "done")
    host.gone = True
    view.goto(f"{host.address}causes/")
    assert edition(view) == "2"


@pytest.mark.slow
def test_a_site_that_gives_up_copies_is_rid_of_them_and_a_site_that_is_gone_is_not(view: Page, host: Host, tmp_path: Path) -> None:
    save(view, host.address)
    host.file = lambda path: tmp_path / path  # nothing is there any more
    (tmp_path / "404.html").touch()
    host.asked.clear()
    view.goto(host.address)
    for _ in range(100):
        if "" in host.asked:  # the page came from the store: it is the worker that asks
            break
        view.wait_for_timeout(50)
    view.wait_for_timeout(100)
    assert "" in host.asked and edition(view) == "1"
    assert view.evaluate(KEPT) == [[host.address], [f"offline {host.address}"], 0]
    stop_workers(view)
    host.file = lambda path: (tmp_path if path == "sw.js" else host.folder) / path
    view.goto(f"{host.address}get-help/")
    kept(view, [[], [], 0])


LACKING = (
    "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('sandboxed', 'SecurityError') } })",
    "delete Navigator.prototype.serviceWorker",
    "delete window.caches",
    "CacheStorage.prototype.match = () => Promise.reject(new DOMException('forbidden', 'SecurityError'))",
)


def test_no_button_where_nothing_can_be_saved(browser: Browser, host: Host) -> None:
    address, said = host.address + PLACE, list[str]()
    with browser.new_context() as context, browser.new_context(java_script_enabled=False) as plain:
        context.on("weberror", lambda error: said.append(str(error.error)))
        for lacking in LACKING:
            shown = context.new_page()
            shown.add_init_script(lacking)
            shown.goto(address)
            expect(shown.locator(".offline")).to_contain_text("cannot save the whole site", use_inner_text=True)
            assert shown.locator(".offline button:visible").count() == 0, lacking
        shown = context.new_page()
        shown.route("**/framed", lambda route: route.fulfill(content_type="text/html", body=f'<iframe src="{address}"></iframe><iframe sandbox="allow-scripts" src="{address}"></iframe>'))
        shown.goto(f"{host.address}framed")
        for frame in shown.frames[1:]:
            expect(frame.locator(".offline")).to_contain_text("Another website shows you this page", use_inner_text=True)
            assert frame.locator(".offline button:visible").count() == 0
        assert not said
        shown = plain.new_page()
        shown.goto(address)
        assert "cannot save the whole site" in shown.locator(".offline").inner_text() and shown.locator(".offline button:visible").count() == 0, "without script"
