"""What goes with the built pages for reading without internet: the worker's list, the manifest, and the zip for a disk."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from carebook.blocks.offline import SAID
from carebook.figures import colours
from carebook.kept import Kept
from carebook.library import Library
from carebook.publish import offline, publish
from tests.code.test_leaving import size_of
from tests.conftest import DOCS, PAGES, ROOT, SITE_URL, Built, url_of

MOST = 1_000_000
"""Bytes, gzipped: the reader is told "at most 1 megabyte"."""
ROOM = 5_000_000
"""Bytes on the device: the reader is told "less than 5 megabytes"."""


def listed(site: Path) -> dict[str, str]:
    """Give what the worker of a built site saves."""
    first = (site / "sw.js").read_text(encoding="utf-8").partition("\n")[0]
    found: dict[str, str] = json.loads(re.fullmatch(r"const FILES=(\{.*\});", first)[1])
    return found


def test_the_worker_lists_every_page_and_what_pages_are_made_of(site: Path, pages: list[Built]) -> None:
    files = listed(site)
    assert {url_of(path) + "index.html" for path in PAGES} | {"404.html"} == {name for name in files if name.endswith(".html")}
    for page in pages:
        for node in page.soup.select("script[src], link[rel=stylesheet], link[rel=icon], img[src]"):
            name = (page.file.parent / (node.get("src") or node["href"])).resolve().relative_to(site.resolve()).as_posix()
            assert name in files, f"{page.path} needs {name}"
    assert not [name for name in files if name.endswith((".pdf", ".xml", ".zip", "sw.js")) or "social" in name]


def test_each_digest_is_that_of_the_file_as_it_is_published(site: Path) -> None:
    for name, digest in listed(site).items():
        assert digest == "sha256-" + base64.b64encode(hashlib.sha256((site / name).read_bytes()).digest()).decode(), f"{name} has changed since"


def test_the_copy_is_no_larger_than_readers_are_told(site: Path) -> None:
    sizes = {name: len(gzip.compress((site / name).read_bytes(), 6)) for name in listed(site)}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    assert sum(sizes.values()) <= MOST, f"{sum(sizes.values())} bytes; the largest are {[(name, sizes[name]) for name in largest]}"


def test_it_takes_no_more_room_than_readers_are_told(site: Path) -> None:
    assert sum((site / name).stat().st_size for name in listed(site)) < ROOM


def test_the_script_and_the_worker_agree_on_names() -> None:
    page, worker = ((ROOT / path).read_text(encoding="utf-8") for path in ("docs/assets/offline.js", "carebook/publish/worker.js"))
    for ours, theirs in (('"offline " + scope;', '"offline " + SCOPE;'), ('scope + "?versions";', 'SCOPE + "?versions";')):
        assert ours in page and theirs in worker
    named = {*re.findall(r'say\("(\w+)"\)', page), *re.findall(r'\? "(\w+)" : "(\w+)"\)\)', worker)[0], *re.findall(r'"lost" : "(\w+)"', page)}
    assert named | {"lost"} == set(SAID), "what the script says and what the page holds ready"


def test_only_the_page_that_saves_loads_what_saves(pages: list[Built]) -> None:
    for page in pages:
        loads = [script["src"] for script in page.soup.find_all("script", src=True) if script["src"].endswith("offline.js")]
        assert len(loads) == len(page.soup.select("[data-offline]")) == (page.path == "about/offline.md"), page.path
        assert "serviceWorker" not in page.html
        assert [a.get_text() for a in page.soup.footer.select("a") if a["href"].endswith("offline/") or (a.get("aria-current") and page.path == "about/offline.md")] == ["Read without internet"], page.path
    assert "serviceWorker" not in (DOCS / "assets/site.js").read_text(encoding="utf-8")


def test_the_same_site_gives_the_same_worker(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/index.html", "index.html", ".hidden.html", "_headers", "leaflet.pdf", "a.js", "search.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    offline.write(tmp_path, Kept(tmp_path / "docs"))
    first = (tmp_path / "sw.js").read_bytes()
    offline.write(tmp_path, Kept(tmp_path / "docs"))
    assert (tmp_path / "sw.js").read_bytes() == first and list(listed(tmp_path)) == ["a.js", "b/index.html", "index.html", "search.json"]


def test_a_writer_sees_no_worker_and_no_zip(sample: Path) -> None:
    (sample / "site").mkdir()
    publish(sample / "docs", sample / "site", serving=True)
    assert {path.name for path in (sample / "site").iterdir()} & {"sw.js", "manifest.webmanifest", "sore-elbow.zip"} == {"manifest.webmanifest"}


def test_the_zip_lies_beside_the_pages_of_a_site_that_knows_its_address(site: Path, pages: list[Built], sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (link,) = (a["href"] for page in pages for a in page.soup.find_all("a", href=re.compile(r"\.zip$")))
    assert link == f"{SITE_URL}pain-behind-the-knee.zip" and (site / "pain-behind-the-knee.zip").stat().st_size < MOST
    (sample / "site").mkdir()
    (sample / "site/sore-elbow.zip").touch()
    monkeypatch.delenv("SITE_URL", raising=False)
    publish(sample / "docs", sample / "site")
    assert not (sample / "site/sore-elbow.zip").exists(), "an old one goes"


def test_the_manifest_names_the_site_and_its_colours(site: Path, pages: list[Built], library: Library) -> None:
    told, light = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8")), colours.colours(DOCS).light
    assert (told["name"], told["start_url"], told["scope"]) == (library.config.name, ".", ".") and len(told["short_name"]) <= 12
    assert (told["background_color"], told["theme_color"]) == (light["--paper"], light["--band"])
    for page in pages:
        assert (page.file.parent / page.soup.find("link", rel="manifest")["href"]).samefile(site / "manifest.webmanifest"), page.path
        assert page.soup.find("meta", attrs={"name": "theme-color"})["content"] == told["theme_color"], page.path
    assert set(told) == {"name", "short_name", "lang", "start_url", "scope", "display", "background_color", "theme_color", "icons"}
    assert told["display"] == "minimal-ui" and told["lang"] == pages[0].soup.html["lang"]


def test_the_icons_of_the_manifest_are_there(site: Path) -> None:
    icons = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))["icons"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for icon in icons:
        assert "x".join(map(str, size_of((site / icon["src"]).read_bytes()))) == icon["sizes"], icon["src"]
        assert (site / icon["src"]).stat().st_size < 20_000, icon["src"]


class Tags(HTMLParser):
    """The start tags of a page: ten times as fast as a soup, and there are many pages."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_link_of_the_zip_leads_to_a_file(site: Path, unzipped: Path, pages: list[Built]) -> None:
    tags = {file: Tags(file).found for file in unzipped.rglob("*.html")}
    assert len(tags) == len(pages)
    ids = {file: {given["id"] for _, given in found if given.get("id")} for file, found in tags.items()}
    for file, found in tags.items():
        shown = file.relative_to(unzipped)
        links = {given.get("rel"): given.get("href") for tag, given in found if tag == "link"}
        assert "manifest" not in links, f"{shown}: it works on the web only"
        assert links["canonical"].startswith(SITE_URL), f"{shown}: the page on the web is the first one"
        for address in [given.get("href") or given.get("src") for tag, given in found if given.get("href") or given.get("src")]:
            if re.match(r"[a-z]+:", address):
                continue
            path, _, anchor = address.partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file
            assert target.is_file(), f"{shown}: {address} is not there"
            assert not anchor or anchor in ids[target], f"{shown}: no #{anchor} in {path}"


def test_the_policy_of_a_page_from_the_zip_still_fits_it(site: Path, unzipped: Path) -> None:
    """Its hashes are of the inline styles and script, so no byte of these may change."""
    for file in unzipped.rglob("*.html"):
        inline = re.compile(r"<(?:style|script)>.*?</|http-equiv=Content-Security-Policy|default-src[^\"]*", re.DOTALL)
        here, there = (inline.findall(path.read_text(encoding="utf-8")) for path in (file, site / file.relative_to(unzipped)))
        assert here == there and len(here) >= 4, file.relative_to(unzipped)


def test_the_zip_holds_no_more_than_it_needs(unzipped: Path) -> None:
    names = [path.relative_to(unzipped).as_posix() for path in unzipped.rglob("*")]
    assert not [name for name in names if "social" in name or name.endswith(("sw.js", ".webmanifest", "404.html", ".zip"))]
    readme = (unzipped / "README.txt").read_text(encoding="utf-8")
    assert len(readme.splitlines()) == 2 and "Open index.html" in readme and SITE_URL in readme
