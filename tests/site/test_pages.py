"""What is true of every built page, read as a browser would read it."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest
from bs4 import BeautifulSoup

from carebook.embedded import embedded, frame_at, name_of
from carebook.library import Library
from carebook.model import Cause, Exercise, Treatment
from carebook.model.shared import CLOT
from carebook.schema import KINDS, front_matter_schemas
from carebook.structure import HEALTH_KINDS
from carebook.words.rules.shape import EMPTY_LINKS
from tests.conftest import PAGES, REPO_URL, ROOT, SITE_URL, Built, build, url_of


def beside(library: Library) -> set[str]:
    """Give the small pages that stand beside those of the library: for paper, for requests by code, for frames, and where a page has moved."""
    by_code = {f"code/{key}/{code}/" for key, system in library.codes.systems.items() for code in system.codes}
    return {"go/", *by_code, *(frame_at(name_of(page)) for page in embedded(library)), *(f"s/{code}/" for code in library.addresses.codes), *(old.removeprefix("/") for old in library.addresses.moved)}


def test_every_page_is_built_and_nothing_else(site, library: Library) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert built == {url_of(path) + "index.html" for path in PAGES} | {f"{name}index.html" for name in beside(library)}


def test_one_title_one_h1_and_a_description(page: Built) -> None:
    assert len(page.soup.find_all("h1")) == 1, page.path
    title = page.soup.title.get_text()
    assert page.soup.h1.get_text(strip=True) in title
    assert page.soup.find("meta", attrs={"name": "description"})["content"].strip()
    assert page.soup.html["lang"] == "en-GB"


def test_titles_and_descriptions_differ(pages: list[Built]) -> None:
    titles = [page.soup.title.get_text() for page in pages]
    descriptions = [page.soup.find("meta", attrs={"name": "description"})["content"] for page in pages]
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_landmarks(page: Built) -> None:
    body = page.soup.body
    assert len(body.find_all("main")) == 1
    assert len(body.find_all("header", recursive=False)) == 1
    assert len(body.find_all("footer", recursive=False)) == 1
    names = [nav.get("aria-label") or body.find(id=nav["aria-labelledby"]).get_text() for nav in body.find_all("nav")]
    assert len(set(names)) == len(names), f"two navigations share a name: {names}"
    skip = body.find("a", class_="skip")
    assert body.find(id=skip["href"].removeprefix("#")).name == "main"


def test_headings_skip_no_level(page: Built) -> None:
    levels = [int(head.name[1]) for head in page.soup.main.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1, f"{page.path}: h{before} is followed by h{after}"


def test_ids_are_unique(page: Built) -> None:
    ids = [node["id"] for node in page.soup.find_all(id=True)]
    assert len(set(ids)) == len(ids), sorted({name for name in ids if ids.count(name) > 1})


def test_links_and_anchors_lead_somewhere(page: Built, pages: list[Built], site) -> None:
    here = SITE_URL + url_of(page.path)
    by_url = {SITE_URL + url_of(other.path): other for other in pages}
    for anchor in page.soup.find_all("a", href=True):
        target = urljoin(here, anchor["href"])
        if not target.startswith(SITE_URL):
            assert urlsplit(target).scheme in ("https", "http", "tel", "mailto"), f"{page.path}: {target}"
            continue
        address, _, fragment = target.partition("#")
        if address in by_url:
            assert not fragment or by_url[address].soup.find(id=fragment), f"{page.path}: no #{fragment} on {address}"
        else:
            file = site / address.removeprefix(SITE_URL)
            assert (file / "index.html" if address.endswith("/") else file).is_file(), f"{page.path}: {target} is not there"


def test_links_make_sense_alone(page: Built) -> None:
    for anchor in page.soup.find_all("a"):
        name = anchor.get("aria-label") or anchor.get_text(" ", strip=True)
        assert name, f"{page.path}: a link without words: {anchor}"
        assert name.lower().strip(" .") not in EMPTY_LINKS, f"{page.path}: {name}"


def test_no_page_asks_another_site_for_anything(page: Built) -> None:
    for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")):
        for node in page.soup.find_all(tag, **{attribute: True}):
            if node.get("rel") in (["canonical"], ["alternate"]):
                continue  # told to others; no browser loads them
            assert not urlsplit(node[attribute]).netloc, f"{page.path}: asks {node[attribute]}"


def test_no_style_attribute_or_event_handler(page: Built) -> None:
    for node in page.soup.find_all(True):
        bad = [name for name in node.attrs if name == "style" or name.startswith("on")]
        assert not bad, f"{page.path}: {node.name} has {bad}"


def test_canonical_and_sitemap_under_a_sub_path(pages: list[Built], site) -> None:
    for page in pages:
        assert page.soup.find("link", rel="canonical")["href"] == SITE_URL + url_of(page.path)
    tree = ElementTree.parse(site / "sitemap.xml")  # noqa: S314 - this project just wrote it
    listed = {node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert listed == {SITE_URL + url_of(path) for path in PAGES}


def test_every_page_is_reached_from_the_home_page(pages: list[Built]) -> None:
    by_url = {SITE_URL + url_of(page.path): page for page in pages}
    seen, waiting = set(), [SITE_URL]
    while waiting:
        url = waiting.pop()
        if url in seen or url not in by_url:
            continue
        seen.add(url)
        waiting.extend(urljoin(url, a["href"]).partition("#")[0] for a in by_url[url].soup.main.find_all("a", href=True))
    assert seen == set(by_url), f"no words lead to {sorted(set(by_url) - seen)}"


def test_review_state_and_dates_stand_on_every_page(page: Built, library: Library) -> None:
    words = page.soup.find(class_="dates").get_text(" ", strip=True)
    reviewer = library.pages[page.path].facts.reviewer
    assert (f"Reviewed by {reviewer.name}" if reviewer else "Not yet reviewed by a clinician.") in words
    assert re.search(r"Checked( against its sources)? on \d+ \w+ \d{4}\.", words)
    assert re.search(r"Next check due by \d+ \w+ \d{4}\.", words)


def test_warnings_come_first(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    if isinstance(facts, HEALTH_KINDS) and not isinstance(facts, Exercise):
        opening = page.soup.main.find(class_="opening")
        assert "warnings" in opening.find_next_sibling()["class"], page.path


def test_each_trigger_stands_in_the_list_and_outside_it(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    names = [*facts.warnings, *(library.rules.warnings if isinstance(facts, Exercise) else ())]
    if not names or not page.soup.find(class_="warning"):
        assert not names, f"{page.path} names warnings that it does not draw"
        return
    for name in names:
        warning = library.warnings[name]
        box = next(box for box in page.soup.find_all(class_="warning") if warning.level.value in box["class"])
        plain = _plain(warning.trigger.replace("**", ""))
        assert any(plain in _plain(item.get_text()) for item in box.find_all("li")), f"{page.path}: {name}"
        outside = [_plain(p.get_text()) for p in box.find_all("p", class_="in-short")]
        assert any(_plain(warning.short).lower() in text.lower() and warning.level.short_action in text for text in outside), f"{page.path}: {name}"


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").split())


def test_clot_warning_stands_on_every_cause_treatment_and_exercise(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    if isinstance(facts, HEALTH_KINDS):
        boxes = " ".join(_plain(box.get_text(" ")) for box in page.soup.find_all(class_="in-short")).lower()
        for name in CLOT:
            assert _plain(library.warnings[name].short).lower() in boxes, page.path


def test_links_run_both_ways(pages: list[Built], library: Library) -> None:
    links = {page.path: {urljoin(SITE_URL + url_of(page.path), a["href"]).partition("#")[0] for a in page.soup.main.find_all("a", href=True)} for page in pages}
    for cause, facts in library.of(Cause):
        for treatment in library.treatments_of(facts):
            assert SITE_URL + url_of(treatment.path) in links[cause.path]
            assert SITE_URL + url_of(cause.path) in links[treatment.path], f"{treatment.path} does not lead back to {cause.path}"
    for treatment, facts in library.of(Treatment):
        for exercise in library.exercises_of(facts):
            assert SITE_URL + url_of(exercise.path) in links[treatment.path]
            assert SITE_URL + url_of(treatment.path) in links[exercise.path], f"{exercise.path} does not lead back to {treatment.path}"


def test_tables_have_caption_and_scopes(page: Built) -> None:
    for table in page.soup.main.find_all("table"):
        assert table.caption and table.caption.get_text(strip=True), page.path
        heads = table.thead.find_all("th")
        if "days" not in table["class"]:  # the diary is for paper only, which is wider than a phone
            assert len(heads) <= 4, f"{page.path}: {table.caption.get_text()} has {len(heads)} columns"
        assert all(th.get("scope") in ("col", "row") for th in table.find_all("th"))
        assert not table.thead.find("a"), f"{page.path}: a link in the head of a table is gone on a phone"
        assert table.find_previous(["p", "h3"]), page.path


def test_every_treatment_leads_to_a_sheet(page: Built, library: Library) -> None:
    if isinstance(library.pages[page.path].facts, Treatment):
        links = [urljoin(url_of(page.path), a["href"]) for a in page.soup.select(".print-this-page a[href]")]
        assert any(link.startswith("sheets/") for link in links), f"{page.path}: link a sheet of docs/sheets/ under 'Print this page'"


def test_citations_lead_to_the_source_of_their_number(page: Built, pages: list[Built]) -> None:
    listed = {url_of(other.path): {li["id"]: li["value"] for li in other.soup.select(".all-sources > li[value]")} for other in pages}
    for lead in page.soup.select("sup.cite a"):
        path, _, anchor = urljoin(url_of(page.path), lead["href"]).partition("#")
        assert listed[path].get(anchor) == lead.get_text(), f"{page.path}: {lead}"


def test_feedback_leads_to_the_issue_form(page: Built) -> None:
    assert page.soup.footer.find("a", href=f"{REPO_URL}/issues/new?template=content.yml")


def test_the_footer_leads_to_the_a_to_z(page: Built) -> None:
    """Without script it is how a reader finds a name."""
    here = SITE_URL + url_of(page.path)
    assert SITE_URL + "a-z/" in {urljoin(here, a["href"]) for a in page.soup.footer.find_all("a", href=True)}


def test_404_helps(site) -> None:
    soup = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html5lib")
    base = urlsplit(SITE_URL).path
    targets = {a["href"] for a in soup.main.find_all("a", href=True)}
    for wanted in ("get-help/", "causes/", "treatments/", "exercises/"):
        assert base + wanted in targets, "the page is served at any depth, so its links start at the root"
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert (site / soup.find("link", rel="stylesheet")["href"].removeprefix(base)).is_file()


def test_people_weigh_little(site) -> None:
    """What a page grows by when its pictures of people are put in, packed as a server packs it."""
    def packed(text: str) -> int:
        return len(gzip.compress(text.encode(), 6, mtime=0))

    for path, count, most in (("exercises/", 18, 6.5), ("sheets/exercise-sheet/", 18, 9.5), ("treatments/rehabilitation/", 1, 3)):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        without, found = re.subn(r"<svg\b[^>]*\bkx\b.*?</svg>", "", html, flags=re.DOTALL)
        assert found == count, path
        assert packed(html) - packed(without) <= most * 1024, path


def test_nothing_lies_in_the_site_that_no_page_uses(site) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [name for name in files if name.startswith(("assets/javascripts", "assets/stylesheets", "assets/images"))]
    assert not [name for name in files if name.endswith((".yml", ".md", ".map"))]


@pytest.mark.slow  # a whole build of its own
def test_without_an_address_no_wrong_one_is_printed(tmp_path) -> None:
    done = build(ROOT, tmp_path / "site", SITE_URL="", REPO_URL="")
    assert done.returncode == 0, done.stderr
    home = BeautifulSoup((tmp_path / "site/index.html").read_text(encoding="utf-8"), "html5lib")
    assert home.find("link", rel="canonical") is None
    assert not [a for a in home.find_all("a", href=True) if "issues/new" in a["href"]]
    assert home.find("link", type="application/atom+xml") is None
    assert not (tmp_path / "site/feed.xml").exists(), "its names start with the address of the site"
    frame = BeautifulSoup((tmp_path / "site/embed/causes/bakers-cyst/index.html").read_text(encoding="utf-8"), "html5lib")
    assert frame.find("link", rel="canonical") is None and frame.find("a", href="../../../causes/bakers-cyst/"), "frames work without it"
    assert not (tmp_path / "site/oembed").exists() and not [*tmp_path.rglob("copy.txt")], "these hold whole addresses"
    assert "https://YOUR-ADDRESS/embed/causes/bakers-cyst/" in (tmp_path / "site/for-clinics/embed/index.html").read_text(encoding="utf-8")
    codes = (tmp_path / "site/for-clinics/codes/index.html").read_text(encoding="utf-8")
    assert "in place of <code>https://YOUR-ADDRESS</code>" in codes and "https://YOUR-ADDRESS/code/icd10cm/M71.2/" in codes
    assert "feed reader" not in (tmp_path / "site/about/whats-new/index.html").read_text(encoding="utf-8")


def test_front_matter_fits_the_published_schema(library: Library) -> None:
    schemas = json.loads(json.dumps(front_matter_schemas()))
    names = {kind: name for name, kind in KINDS.items()}
    for page in library.pages.values():
        jsonschema.validate(page.front_matter.data, schemas[names[type(page.facts)]])
