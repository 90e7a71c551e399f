"""The built site behind a real web server: at the root of a domain, below one name and below two, squeezed, and asked for without the last slash."""

from __future__ import annotations

import gzip
import http.client
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser import install
from tests.browser.conftest import BASE
from tests.browser.nginx import SQUEEZED, TYPES, serving
from tests.conftest import PAGES, url_of

LEAST = 200
"""Bytes of a file that is worth squeezing; as in the configuration."""

LEFT = "net::ERR_ABORTED"
"""What becomes of a picture, mostly the icon of the tab, that is still on its way when the browser goes on to the next page."""


@pytest.fixture(scope="module", params=sorted({"/", "/repository/", BASE}))
def served(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site, below each base in turn."""
    with serving(site, request.param) as address:
        yield address


def answer(line: http.client.HTTPConnection, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for a path; redirects are not followed."""
    line.request("GET", path, headers=headers)
    given = line.getresponse()
    return given, given.read()


def asked_for(site: Path, address: str) -> dict[str, str]:
    """Give every address of this site that a page of it leads to or loads, and one page where it stands."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        if name == "404.html" and urlsplit(address).path != BASE:
            continue  # it is shown at any address, so its links start at the place that the site was built for
        here = address + name.removesuffix("index.html")
        for node in BeautifulSoup(page.read_bytes(), "html.parser").find_all(["a", "link", "script", "img"]):
            target = urljoin(here, node.get("href") or node.get("src") or here).partition("#")[0]
            if target.startswith(f"http://{urlsplit(address).netloc}/"):
                found.setdefault(target, name)
    return found


@pytest.mark.slow
def test_every_link_leads_somewhere_without_a_detour(site: Path, served: str) -> None:
    line = http.client.HTTPConnection(urlsplit(served).netloc)
    links = asked_for(site, served)
    assert len(links) > len(PAGES)
    for target, name in links.items():
        given, _ = answer(line, target.removeprefix(f"http://{urlsplit(served).netloc}"))
        assert given.status == 200, f"{name}: {target} answers {given.status}"


@pytest.mark.slow
def test_every_file_comes_whole_and_squeezed(site: Path, served: str) -> None:
    line = http.client.HTTPConnection(urlsplit(served).netloc)
    kinds = {ending: kind for kind, ending in TYPES.items()}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name, whole = file.relative_to(site).as_posix(), file.read_bytes()
        given, body = answer(line, urlsplit(served).path + name, **{"Accept-Encoding": "gzip"})
        kind = kinds.get(file.suffix.removeprefix("."), "application/octet-stream")
        assert given.status == 200 and given.headers.get_content_type() == kind, f"{name}: {given.status}, {given.headers['Content-Type']}"
        squeezed = (kind in SQUEEZED or kind == "text/html") and len(whole) >= LEAST
        assert given.headers["Content-Encoding"] == ("gzip" if squeezed else None), name
        assert (gzip.decompress(body) if squeezed else body) == whole, f"{name} does not come as it is"


@pytest.mark.slow
def test_an_address_without_its_slash_is_sent_on_to_the_one_with_it(site: Path, served: str) -> None:
    """Links of a page are relative to its folder, so a page that was shown at both addresses would lead astray at one."""
    line, base = http.client.HTTPConnection(urlsplit(served).netloc), urlsplit(served).path
    for page in sorted(site.rglob("index.html")):
        path = page.parent.relative_to(site).as_posix()
        if path != ".":
            given, _ = answer(line, f"{base}{path}?from=a")
            assert (given.status, given.headers["Location"]) == (301, f"{base}{path}/?from=a"), path


@pytest.mark.slow
def test_every_page_works_in_a_browser(browser: Browser, served: str) -> None:
    view = browser.new_page()
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("requestfailed", lambda request: said.append(request.url) if request.failure != LEFT else None)
    view.on("response", lambda response: said.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    for path in PAGES:
        view.goto(served + url_of(path).removesuffix("/"))
        assert view.url == served + url_of(path)
        assert view.evaluate("getComputedStyle(document.body).marginTop") == "0px", f"{path} has no styles"
        assert not said, f"{path}: {said}"
    view.get_by_role("link", name="Home").first.click()
    assert view.url == served
    view.close()


@pytest.mark.slow
def test_a_wrong_address_gets_our_page(served: str) -> None:
    line, base = http.client.HTTPConnection(urlsplit(served).netloc), urlsplit(served).path
    given, body = answer(line, f"{base}causes/nothing/here")
    assert given.status == 404 and b"This page is not here" in body


@pytest.mark.parametrize("name", install.OTHERS)
def test_what_cannot_be_had_is_told_in_one_line(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(install.shutil, "which", lambda *given, **more: None)
    title = install.OTHERS[name][0]
    assert install.main(name) == 1
    assert capsys.readouterr().err == f"There is no {title} for the slow proofs. Install {title}, then run this again.\n"


def test_a_missing_server_fails_with_a_plain_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install.shutil, "which", lambda *given, **more: None)
    with pytest.raises(AssertionError, match="There is no nginx for the slow proofs"), serving(tmp_path, "/"):
        sys.exit("it served all the same")
