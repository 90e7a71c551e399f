"""What one page costs a reader: one response, light, with styles, opening and warnings in its first round trip."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from carebook.publish import seen, styles
from carebook.publish.pages import added, loaded, whole
from tests.conftest import DOCS, SITE_URL, Built, url_of

ONE_TRIP = 14_600
"""Bytes in the first round trip: ten packets, as servers start (RFC 6928)."""
WHOLE = 20 * 1024
PICTURES = 24 * 1024
PICTURE_LISTS = {
    "exercises/index.md": "18 pictures",
    "sheets/exercise-sheet.md": "18 pairs of pictures",
    "treatments/price.md": "5 large pictures, one for each letter",
}
SCRIPTS = 4_000
"""Bytes of own scripts before the reader acts."""
ACTED = {"search-box.js", "plan.js"}
"""On a page of its own only: a reader who comes there has asked for search, or for a plan."""
SEARCH = 30 * 1024
"""Bytes of the code of search and of its index of names, headings and lay words."""


def sent(text: str | bytes) -> bytes:
    """Give a file as it is sent, by a host that squeezes as most do."""
    return gzip.compress(text.encode("utf-8") if isinstance(text, str) else text, 6, mtime=0)


def first_trip(html: str) -> str:
    """Give what a browser can read of a page after one round trip."""
    return zlib.decompressobj(31).decompress(sent(html)[:ONE_TRIP]).decode("utf-8", "ignore")


def test_page_is_light(page: Built) -> None:
    limit = PICTURES if page.path in PICTURE_LISTS else WHOLE
    assert len(sent(page.html)) <= limit, f"{page.path} weighs {len(sent(page.html))} bytes, over {limit}"


def missing(html: str, trip: str) -> list[str]:
    """Name what should have come in the first round trip and did not."""
    ends = {"the styles": html.index("</style>"), "the opening": html.index("</h1>")}
    for warning in re.finditer(r'<section class="warning [^>]*>.*?</section>', html, re.DOTALL):
        ends[f"the warning {re.sub('<.*?>', ' ', warning[0])[:60]}"] = warning.end()
    return [name for name, end in ends.items() if end > len(trip)]


def test_first_round_trip_holds_styles_opening_and_warnings(page: Built) -> None:
    assert not missing(page.html, first_trip(page.html)), page.path


def test_what_comes_too_late_is_told() -> None:
    late = '<style>a{}</style><h1>A</h1>' + "".join(f"<p>{number * 7919 % 99991}" for number in range(9999)) + '<section class="warning emergency"><h2>Now</h2></section>'
    assert missing(late, first_trip(late)) == ["the warning   Now  "]
    assert missing(late, late[:5]) == ["the styles", "the opening", "the warning   Now  "]


def test_nothing_holds_up_the_first_paint(page: Built) -> None:
    head = page.soup.head
    assert head.find("style"), f"{page.path}: the styles stand in the page"
    assert [link["media"] for link in head.find_all("link", rel="stylesheet")] == ["print"], page.path
    for script in page.soup.find_all("script", src=True):
        assert script.has_attr("defer"), f"{page.path}: {script}"
    assert sum(len(script.string) for script in page.soup.find_all("script", src=False) if script.get("type") != "application/ld+json") <= 300, page.path
    assert not page.soup.find_all(["iframe", "object", "embed", "video", "audio"]), page.path
    assert "url(" not in head.style.string and "@import" not in head.style.string and "@font-face" not in head.style.string


def test_everything_a_page_asks_for_is_the_sites_own(page: Built, site: Path) -> None:
    here = urljoin(SITE_URL, url_of(page.path))
    for node in page.soup.select("link[rel~=stylesheet], link[rel~=icon], link[rel~=apple-touch-icon], link[rel~=manifest], script[src], img[src]"):
        asked = urljoin(here, node.get("href") or node.get("src"))
        assert asked.startswith(SITE_URL), f"{page.path}: {asked}"
        assert (site / asked.removeprefix(SITE_URL)).is_file(), f"{page.path}: {asked}"


def test_own_scripts_are_light(page: Built, site: Path) -> None:
    here = urljoin(SITE_URL, url_of(page.path))
    files = [site / urljoin(here, script["src"]).removeprefix(SITE_URL) for script in page.soup.find_all("script", src=True)]
    assert files and sum(len(sent(file.read_bytes())) for file in files if file.name not in ACTED) <= SCRIPTS, page.path


def test_search_is_light(site: Path) -> None:
    files = ("search-box.js", "search.js", "search-index.js")
    assert sum(len(sent((site / "assets" / name).read_bytes())) for name in files) <= SEARCH


PLAN = 40 * 1024
"""Bytes of all that the page Plan loads, its data and pictures too, and at most 24 KB until an exercise is chosen."""


def test_a_plan_is_light(site: Path) -> None:
    first, pictures = ("plan.js", "plan-data.js"), "plan-pictures.js"
    sizes = {name: len(sent((site / "assets" / name).read_bytes())) for name in (*first, pictures)}
    assert sum(sizes.values()) <= PLAN and sum(sizes[name] for name in first) <= PLAN * 24 / 40, sizes


ASKED_FOR = {
    "404.html": "the host shows it where there is no page",
    "_headers": "hosts read it",
    "api/v1/index.json": "programs start here; for-clinics/data names it",
    "assets/embed.js": "other sites load it",
    "sw.js": "the script of one page asks for it",
    "sitemap.xml": "search engines look for it",
    "sitemap.xml.gz": "search engines look for it",
}
ASKED_FOR_BELOW = {
    "s/": "paper leads there",
    "go/": "health records lead there",
    "code/": "websites of clinics lead there",
    "api/": "other programs fetch it",
}


def test_nothing_lies_in_the_site_that_nothing_uses(site: Path, pages: list[Built]) -> None:
    used = {*ASKED_FOR, *(icon["src"] for icon in json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))["icons"])}
    base = urlsplit(SITE_URL).path
    for file in site.rglob("*.html"):
        here = urljoin(SITE_URL, file.relative_to(site).as_posix().removesuffix("index.html"))
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
        found = [node.get("href") or node.get("src") or node.get("content") or "" for node in soup.select("[href], [src], meta[property='og:image']")]
        for address in (urljoin(here, one).split("#")[0] for one in found):
            if address.startswith(SITE_URL):
                name = address.removeprefix(SITE_URL)
                used.add(name + "index.html" if not name or name.endswith("/") else name)
    used |= {f"assets/{name}" for name in ("search-box.js", "search.css", "search.js", "search-index.js", "search-text.js")}
    index = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    used |= {one["address"] for one in (index["exercises"], *index["schemas"].values(), *(page["data"] for page in index["pages"]))}
    used |= {"assets/plan-data.js", "assets/plan-pictures.js"}
    used |= {f"assets/search/{number}.js" for number in range(len(pages))}  # the text of each page, for the lines of its result
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        assert file.is_dir() or name in used or name.startswith(tuple(ASKED_FOR_BELOW)), f"nothing refers to {base}{name}"


SHEET = "a{color:red}.card:hover>p,#menu p{margin:0}.gone{--x:1px;top:var(--x)}:root{--y:2px;--z:var(--y);--w:3px}p:is(.a,.gone) b{left:var(--z)}i:not(.gone){top:0}[data-on=yes]{top:1px}@media (min-width:9em){.gone{top:0}}"


@pytest.mark.parametrize(("html", "wanted"), [
    ("<a>", "a{color:red}"),
    ("<u class=card><p></p></u>", ".card:hover>p{margin:0}"),
    ("<u id=menu><p></p></u>", "#menu p{margin:0}"),
    ("<p class=a><b>", ":root{--y:2px;--z:var(--y)}p:is(.a,.gone) b{left:var(--z)}"),
    ("<p><b>", ""),
    ("<i>", "i:not(.gone){top:0}"),
    ("<u data-on=no>", "[data-on=yes]{top:1px}"),
    ("<u class=gone>", ".gone{--x:1px;top:var(--x)}@media (min-width:9em){.gone{top:0}}"),
])
def test_a_page_gets_the_rules_it_may_need(html: str, wanted: str) -> None:
    assert styles.needed(styles.read(SHEET), seen.seen_on(html)) == wanted


JOINED = "p>b{a:1}p b{a:2}p + b{a:3}p:hover ~ b i{a:4}.x>:is(b,i){a:5}"
INSIDE = "p.x:has(>b){a:1}p:has(b i){a:2}p:has(+ u)>b{a:3}.x>:is(u,i)>b{a:4}"


@pytest.mark.parametrize(("html", "wanted"), [
    ("<p class=x><b></b></p>", "p>b{a:1}p b{a:2}.x>:is(b,i){a:5}"),
    ("<p class=x></p><p><b></b></p>", "p>b{a:1}p b{a:2}"),
    ("<p><u><b></b></u></p>", "p b{a:2}"),
    ("<u><p></p><i></i><b></b></u>", "p+b{a:3}"),
    ("<u><b><i></i></b><p></p></u>", ""),
    ("<p></p><b><br><i></i></b>", "p+b{a:3}p:hover~b i{a:4}"),
])
def test_names_have_to_stand_as_a_rule_asks(html: str, wanted: str) -> None:
    assert styles.needed(styles.read(JOINED), seen.seen_on(html)) == wanted


@pytest.mark.parametrize(("html", "wanted"), [
    ("<p class=x><b><i></i></b></p>", "p.x:has(>b){a:1}p:has(b i){a:2}"),
    ("<p class=x><u><b></b></u></p><b></b>", ".x>:is(u,i)>b{a:4}"),
    ("<p><b></b></p><u class=x></u>", "p:has(+ u)>b{a:3}"),
    ("<b></b><p class=x></p><i></i><u></u>", ""),
])
def test_what_a_function_takes_has_to_stand_as_it_asks(html: str, wanted: str) -> None:
    assert styles.needed(styles.read(INSIDE), seen.seen_on(html)) == wanted


def test_variables_get_short_names_that_all_sheets_share() -> None:
    assert styles.named_short(["a{--paper:1;b:var(--paper)}.x--paper{c:var( --ink,2)}", "i{--ink:var(--edge,var(--paper))}"]) == [
        "a{--a:1;b:var(--a)}.x--paper{c:var( --b,2)}", "i{--b:var(--c,var(--a))}",
    ]


def test_what_a_script_may_add_may_stand_anywhere() -> None:
    assert styles.needed(styles.read(JOINED), seen.seen_on("<p></p><u></u>", frozenset({"b"}))) == "p>b{a:1}p b{a:2}p+b{a:3}"


def test_names_that_scripts_add_count_as_there() -> None:
    names = seen.names_in('x.className = "marked only"; x.setAttribute(\'aria-busy\', y); var z = unquoted;')
    assert {".marked", ".only", "[aria-busy"} <= names and ".unquoted" not in names
    names = seen.names_in('var b = document.createElement("button"); b.type = "text"; root.dataset.nowOpen = ""; x.querySelector(".sought");')
    assert names == {"button", "[data-now-open"}


def test_only_scripts_of_the_page_may_add_to_it() -> None:
    scripts = {"assets/a.js": "load('assets/b.js')", "assets/b.js": "x.className = 'late'", "assets/c.js": "x.className = 'other'"}
    page = "<script src='../assets/a.js'></script>"
    assert loaded(page, scripts) == {"assets/a.js", "assets/b.js"}
    sheets = {"assets/site.css": ".late{a:1}.other{a:2}", "assets/more.css": ".late{b:1}", "assets/print.css": ".late{c:1}"}
    links = '<link rel="stylesheet" href="../assets/site.css"><link rel="stylesheet" href="../assets/more.css"><link rel="stylesheet" href="../assets/print.css" media="print">'
    assert whole(page + links, sheets, scripts) == f'{page}<style>.late{{a:1}}.late{{b:1}}</style>{links[links.rindex("<link"):]}'


NOT_TODAY = (".overdue", ".corrected")
"""Notes that stand on a page on some days only."""


def test_no_rule_of_the_sheet_is_without_use(pages: list[Built], site: Path) -> None:
    """A selector that no page and no script can ever meet is dead weight for the writer."""
    scripts = {f"assets/{file.name}": file.read_text(encoding="utf-8") for file in (site / "assets").glob("*.js")}

    def on(html: str) -> seen.Seen:
        # The pages are small by now: html5lib gives them back the ends of elements that they leave out.
        return seen.seen_on(str(BeautifulSoup(html, "html5lib")), added(html, scripts))

    there = [on(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")]

    def dead(rules: tuple[styles.Rule | styles.Group, ...]) -> list[str]:
        found = []
        for rule in rules:
            found += dead(rule.rules) if isinstance(rule, styles.Group) else [one.text for one in rule.selectors if not any(map(one.fits, there))]
        return found

    found = dead(styles.read((DOCS / "assets/site.css").read_text(encoding="utf-8")))
    assert not [text for text in found if not text.startswith(NOT_TODAY)]
