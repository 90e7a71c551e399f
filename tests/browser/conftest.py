"""One browser for all browser tests, and the built site served from this machine, below a sub-path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import record
from tests.browser import install, nginx
from tests.browser.local import Silent, listening
from tests.conftest import SITE_URL

BASE = urlsplit(SITE_URL).path
QUIET = [
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-sandbox",  # the tests also run as root, in a container, on pages of this project only
]


class _Handler(Silent, SimpleHTTPRequestHandler):
    """Serves the site below its sub-path, as its host will."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE.rstrip("/")) or "/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the site's own page, as its host will."""
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    by_nginx = os.environ.get("SERVED_BY") == "nginx"  # make test-served
    with nginx.serving(site, BASE) if by_nginx else listening(partial(_Handler, directory=str(site)), BASE) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = install.find()
    assert found, "There is no browser. Run: make browser"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=QUIET)
        record.BROWSERS["chromium"] = started.version
        yield started
        started.close()


@pytest.fixture
def view(browser: Browser) -> Iterator[Page]:
    """A phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    yield page
    context.close()
