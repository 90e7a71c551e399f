"""Zensical, by the makers of Material, builds the same site from the same mkdocs.yml, but for what zensical.yml lists.

It runs no hook, so the check goes before the build and publishing after it, as CONTRIBUTING says for the day Material ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup

from carebook import moment
from carebook.kept import FILE
from tests import machine
from tests.conftest import DOCS, PAGES, ROOT, SETTINGS, SITE_URL, url_of

LET_PASS = yaml.safe_load((ROOT / "tests/site/zensical.yml").read_text(encoding="utf-8"))


def addresses(soup: BeautifulSoup, here: str) -> None:
    for node in soup.find_all(True):
        for name in ("href", "src"):
            if name in node.attrs:
                node[name] = urljoin(here, node[name])


def code_blocks(soup: BeautifulSoup, here: str) -> None:
    for node in soup.find_all("pre"):
        node.attrs.pop("class", None)
        for code in node.find_all("code"):
            code.string = code.get_text().rstrip()
            code.attrs.pop("class", None)


ALIKE: dict[str, Callable[[BeautifulSoup, str], None]] = {"addresses": addresses, "code_blocks": code_blocks}


def page(html: str, here: str, left_out: str = "") -> str:
    """Give a page as it is compared; ``left_out`` is a difference that is not made alike."""
    soup = BeautifulSoup(html, "html.parser")
    for name in LET_PASS["pages"]:
        if name != left_out:
            ALIKE[name](soup, here)
    return str(soup)


def data(value: Any, here: str, left_out: str = "") -> Any:
    """Give the data of a page as it is compared: each text that holds HTML, as a page is."""
    if isinstance(value, dict):
        return {key: data(one, here, left_out) for key, one in value.items()}
    if isinstance(value, list):
        return [data(one, here, left_out) for one in value]
    return page(value, here, left_out) if isinstance(value, str) and "<" in value else value


def compared(name: str, content: bytes | None, left_out: str = "") -> Any:
    """Give a file of a site as it is compared."""
    here = SITE_URL + name.removesuffix("index.html")
    if content is not None and name.endswith(".html"):
        return page(content.decode("utf-8"), here, left_out)
    if content is not None and name.startswith("api/v1/pages/"):
        return data(json.loads(content), here, left_out)
    return content


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = machine.copy(tmp_path_factory.mktemp("zensical"))
    for folder in (ROOT, project):  # leaflets that are as they were are not made again
        (folder / FILE).parent.mkdir(exist_ok=True)
    (project / FILE).symlink_to(ROOT / FILE)
    dated = {**SETTINGS, moment.NAME: moment.of(DOCS)}
    for command in (("carebook", "check"), ("zensical", "build", "--clean", "--strict"), ("carebook", "publish", "site")):
        machine.run(project, command, **dated)
    return machine.files(project / "site")


@pytest.fixture(scope="module")
def mkdocs(site: Path) -> dict[str, bytes]:
    return machine.files(site)


@pytest.mark.slow
def test_each_page_has_the_same_article(mkdocs: dict[str, bytes], zensical: dict[str, bytes]) -> None:
    for path in PAGES:
        texts = [" ".join(BeautifulSoup(made[f"{url_of(path)}index.html"], "html5lib").main.get_text(" ").split()) for made in (mkdocs, zensical)]
        assert texts[0] == texts[1], path
        assert len(texts[0]) > 200, path


@pytest.mark.slow
def test_all_else_is_the_same_but_for_what_is_listed(mkdocs: dict[str, bytes], zensical: dict[str, bytes]) -> None:
    found = [name for name in sorted(mkdocs.keys() | zensical.keys()) if mkdocs.get(name) != zensical.get(name) and compared(name, mkdocs.get(name)) != compared(name, zensical.get(name))]
    assert found == sorted(LET_PASS["files"])


@pytest.mark.slow
@pytest.mark.parametrize("name", LET_PASS["pages"])
def test_what_is_listed_is_still_so(mkdocs: dict[str, bytes], zensical: dict[str, bytes], name: str) -> None:
    differing = [file for file in mkdocs if file not in LET_PASS["files"] and mkdocs[file] != zensical[file]]
    assert any(compared(file, mkdocs[file], name) != compared(file, zensical[file], name) for file in differing), f"{name}: take it out of zensical.yml"


@pytest.mark.slow
def test_sitemap_and_saved_copy_name_the_same(mkdocs: dict[str, bytes], zensical: dict[str, bytes]) -> None:
    for made in (mkdocs, zensical):
        tree = ElementTree.fromstring(made["sitemap.xml"])  # noqa: S314 - this project just wrote it
        assert {node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")} == {SITE_URL + url_of(path) for path in PAGES}
    saved = [list(json.loads(re.search(rb"const FILES=(\{.*?\});", made["sw.js"])[1])) for made in (mkdocs, zensical)]
    assert saved[0] == saved[1]


def test_every_difference_has_its_reason() -> None:
    assert set(LET_PASS["pages"]) == set(ALIKE)
    assert all(len(why.split()) > 5 for part in LET_PASS.values() for why in part.values())


def test_what_is_made_alike_hides_no_words_and_no_link() -> None:
    here = f"{SITE_URL}about/"
    html = '<p><a href="../causes/">A</a></p><pre><code>a\n</code></pre>'
    assert page(html, here) == page('<p><a href="./../causes/">A</a></p><pre class="highlight"><code class="language-sh">a</code></pre>', here)
    for old, new in (("../causes/", "causes/"), (">A<", ">B<"), ("<code>a", "<code>b"), ("<p>", "<p hidden>")):
        assert page(html, here) != page(html.replace(old, new), here), new
