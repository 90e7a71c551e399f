"""Opens pages as a slow phone would and reads when they were painted.

The line is slow in the server (line.py), the processor in the browser (its CPU throttling). Each visit has a fresh
context, so nothing is kept from the one before. Names other than this machine's lead nowhere: a request to another
origin fails at once, and is counted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, sync_playwright

from tests.bench import Unmeasured
from tests.bench.profile import CPU_SLOWER, PHONE
from tests.bench.server import Server
from tests.browser import install
from tests.browser.conftest import QUIET

ALONE = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server"]
STILL = 0.3
"""A first view is over when for so many seconds after its load event nothing came over the line."""
PATIENCE = 30.0
READ = """() => new Promise(done => {
  const found = [];
  const take = list => found.push(...list.getEntries().map(entry => ({name: entry.name, type: entry.entryType, at: entry.startTime})));
  for (const type of ["paint", "largest-contentful-paint"]) new PerformanceObserver(take).observe({type, buffered: true});
  setTimeout(() => done(found), 100);
})"""

ICONS = """() => [...document.querySelectorAll("link[rel~=icon]")].map(link => new URL(link.href).pathname)"""
"""The icon of a tab is left out of all counts: Chromium fetches it after the page, its headless shell never does."""


@dataclass(frozen=True)
class Paints:
    """Milliseconds from the start of the visit."""

    first: float
    largest: float


@dataclass(frozen=True)
class View:
    """One first view of a page."""

    paints: Paints
    answers: tuple[tuple[str, int], ...]
    """Path and bytes of each answer, its head counted, in the order asked."""
    elsewhere: tuple[str, ...]
    """Hosts of other origins that were asked, once for each request."""

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.answers)

    @property
    def index(self) -> int:
        """Bytes of an index of search that the page fetches by itself."""
        return sum(size for path, size in self.answers if "search" in path and path.endswith(".json"))


def paints(entries: list[dict[str, Any]]) -> Paints:
    """Read first and largest paint from a page's performance entries. The largest is the last that was told."""
    first = [entry["at"] for entry in entries if entry["name"] == "first-contentful-paint"]
    largest = [entry["at"] for entry in entries if entry["type"] == "largest-contentful-paint"]
    if not first or not largest:
        raise Unmeasured("the browser told of no paint")
    return Paints(first[0], largest[-1])


@contextmanager
def phone() -> Iterator[Browser]:
    """Start the browser. It knows no host but this machine."""
    found = install.find()
    if not found:
        raise Unmeasured("There is no browser. Run: make browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*QUIET, *ALONE])
        yield started
        started.close()


def view(browser: Browser, server: Server, path: str) -> View:
    """Open a page, ``path`` below the server's root, once. Raises `Unmeasured`, naming the page."""
    context = browser.new_context(**PHONE)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
        hosts: list[str] = []
        page.on("request", lambda request: hosts.append(urlsplit(request.url).netloc) if request.url.startswith("http") else None)
        visit = server.visit()
        page.goto(server.url + path, wait_until="load")
        loaded, deadline = time.monotonic(), time.monotonic() + PATIENCE
        while visit.waiting or time.monotonic() - max(visit.last, loaded) < STILL:
            if time.monotonic() > deadline:
                raise Unmeasured("the line did not come to rest")
            page.wait_for_timeout(50)
        icons = {"/favicon.ico", *page.evaluate(ICONS)}
        if missing := sorted(set(visit.missing) - icons):
            raise Unmeasured(f"it asks for what is not there: {', '.join(missing)}")
        answers = tuple((path, size) for path, size in visit.answers if path not in icons)
        return View(paints(page.evaluate(READ)), answers, tuple(host for host in hosts if f"http://{host}/" != server.url))
    except (Error, Unmeasured) as error:
        raise Unmeasured(f"{path} could not be measured: {error}") from error
    finally:
        context.close()
