"""What other sites show of a page: whole, safe and light, by the letter of oEmbed and of what WordPress lets through."""

from __future__ import annotations

import copy
import html
import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from carebook.article import articles
from carebook.embedded import HEIGHT, WIDTH, embedded, name_of
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Level, Treatment
from carebook.publish.embeds import MOST
from carebook.publish.reused import leads_to
from carebook.sheet import long_date, review
from tests import nu, wordpress
from tests.conftest import SITE_URL, Built, url_of
from tests.site.test_weight import sent
from tests.survival import lost

KINDS = ("causes/bakers-cyst", "treatments/price", "exercises/heel-slide", "get-help")
"""One page of each kind, for what takes long."""


class Shown:
    """One page in all the forms that other sites show."""

    def __init__(self, site: Path, page: Page) -> None:
        self.page, self.name, self.full = page, name_of(page), Built(site, page.path)
        self.frame = (site / "embed" / self.name / "index.html").read_text(encoding="utf-8")
        self.soup = BeautifulSoup(self.frame, "html5lib")
        self.copy = (site / "embed" / self.name / "copy.txt").read_text(encoding="utf-8")
        self.copied = BeautifulSoup(self.copy, "html5lib").body
        self.oembed = json.loads((site / "oembed" / f"{self.name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown(site: Path, library: Library) -> list[Shown]:
    return [Shown(site, page) for page in embedded(library)]


def test_every_cause_treatment_exercise_and_get_help_can_be_shown(library: Library) -> None:
    wanted = {page.path for page in library.pages.values() if isinstance(page.facts, Cause | CauseGroup | Treatment | Exercise)} | {"get-help.md"}
    assert {page.path for page in embedded(library)} == wanted and len(wanted) > 25


def without_list_items(part: Tag) -> str:
    part = copy.copy(part)
    for item in part.find_all(["li", "dt", "dd"]):
        item.decompose()
    return part.get_text(" ")


def losses(one: Shown, library: Library) -> dict[str, list[str]]:
    """Give what is lost of the warnings in each form, without its tags and without its lists."""
    forms = {
        "frame": html.unescape(re.sub(r"<(style|script|title).*?</\1>|<[^>]*>", " ", one.frame, flags=re.DOTALL)), "frame, list items": without_list_items(one.soup.body),
        "copy": html.unescape(re.sub(r"<[^>]*>", " ", one.copy)), "copy, list items": without_list_items(one.copied),
    }
    return {form: gone for form, text in forms.items() if (gone := lost(text, one.full, library))}


def test_no_warning_is_lost(shown: list[Shown], library: Library) -> None:
    found = {one.name: gone for one in shown if (gone := losses(one, library))}
    assert not found


def test_a_planted_loss_is_told(shown: list[Shown], library: Library) -> None:
    one = copy.copy(next(one for one in shown if one.name == "causes/bakers-cyst"))
    one.copy = one.copy.replace("Same day:", "").replace("Get medical help today", "")
    assert "swollen-calf: its level or action is gone" in losses(one, library)["copy"]


def test_the_warnings_stand_first_and_within_the_same_element(shown: list[Shown]) -> None:
    for one in shown:
        title, boxes = [node for node in one.soup.main.children if isinstance(node, Tag)][:2]
        assert (title.name, boxes["class"][0]) == ("h1", "warnings"), one.name
        assert boxes.find("h2", string=None).get_text(" ", strip=True).startswith(Level.EMERGENCY.label), one.name
        (article,) = [node for node in one.copied.children if isinstance(node, Tag)]
        first, box = [node for node in article.children if isinstance(node, Tag)][:2]
        assert (article.name, first.name, box.name) == ("article", "h2", "section"), one.name
        assert box.h3.get_text().startswith(f"{Level.EMERGENCY.label}: "), one.name
        labels = {head.strong.get_text(strip=True) for head in article.select("section > h3, section > h4") if head.strong}
        drawn = {f"{level.get_text(strip=True)}:" for level in one.full.soup.select(".level")}
        assert labels == drawn, f"{one.name}: the level of each warning in words"


def test_a_frame_is_one_light_response(shown: list[Shown]) -> None:
    for one in shown:
        assert len(sent(one.frame)) <= MOST < 15 * 1024, f"{one.name} weighs {len(sent(one.frame))} bytes"
        asked = one.soup.select("link:not([rel=canonical], [rel=icon]), [src], [srcset], [data], [poster], iframe, object, embed, base, form, input")
        assert not asked and "url(" not in one.soup.style.string and "@import" not in one.soup.style.string, f"{one.name} asks for more: {asked}"
        assert len(one.soup.find_all("style")) == len(one.soup.find_all("script")) == 1, one.name
        assert not re.search(r"localStorage|sessionStorage|document\.cookie|indexedDB|serviceWorker|fetch\(|XMLHttp", one.frame), one.name


def test_only_what_is_too_heavy_is_left_out(shown: list[Shown]) -> None:
    for one in shown:
        pictures = one.soup.find_all("figure")
        left = len(one.full.soup.main.find_all("figure")) - len(pictures)
        assert ("where its pictures and sources stand" in one.soup.footer.get_text()) == bool(left), one.name
        if left:
            assert len(sent(one.frame)) > MOST - 4_000, f"{one.name}: {left} pictures are left out for nothing"
    assert sum(len(one.soup.find_all("figure")) for one in shown) > 25, "pictures are shown where they fit"


def test_search_engines_are_sent_to_the_full_page(shown: list[Shown]) -> None:
    for one in shown:
        assert one.soup.find("meta", attrs={"name": "robots"})["content"] == "noindex", one.name
        assert one.soup.find("link", rel="canonical")["href"] == f"{SITE_URL}{one.name}/", one.name
        assert one.soup.html["lang"] == "en-GB" and one.soup.find("meta", attrs={"name": "viewport"})["content"] == "width=device-width,initial-scale=1"
        assert one.full.soup.h1.get_text(strip=True) in one.soup.title.get_text(), one.name


def test_dates_review_version_and_licence_close_each_form(shown: list[Shown], site: Path, library: Library) -> None:
    known = articles(library, site)
    for one in shown:
        facts, version = one.page.facts, one.soup.footer.find(string=re.compile("^Version ")).split()[1].rstrip(".")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}", version), one.name
        assert one.name not in KINDS or version == known[one.page.path].version, f"{one.name}: the version is that of its words"
        for last in (one.soup.body.find_all("footer")[-1], one.copied.find_all("footer")[-1]):
            words = " ".join(last.get_text(" ").split())
            wanted = [long_date(facts.checked), long_date(facts.next_check), review(facts), f"Version {version}", library.config.name, "CC BY 4.0"]
            places = [words.find(part) for part in wanted]
            assert -1 not in places and places == sorted(places), f"{one.name}: {wanted} in this order, not: {words}"
            links = [urljoin(f"{SITE_URL}embed/{one.name}/", a["href"]) for a in last.find_all("a")]
            assert links[-1] == last.find("a", rel="license")["href"] == "https://creativecommons.org/licenses/by/4.0/", one.name
            assert f"{SITE_URL}{one.name}/" in links and SITE_URL in links, one.name
            assert any(link.startswith(f"{SITE_URL}s/") and link.endswith(f"/#{version}") for link in links), f"{one.name}: asks whether it is current"
            assert not [node for node in last.next_siblings if isinstance(node, Tag) and node.name != "script"], f"{one.name}: the credit is the end"


def test_links_open_the_full_site(shown: list[Shown], pages: list[Built]) -> None:
    known = {SITE_URL + url_of(page.path): page for page in pages}
    for one in shown:
        for link in one.soup.find_all("a", href=True):
            assert (link.get("target"), "noopener" in link.get("rel", [])) == (("_blank", True) if not link["href"].startswith("tel:") else (None, False)), f"{one.name}: {link}"
        for form, soup in (("frame", one.soup), ("copy", one.copied)):
            for link in soup.find_all("a", href=True):
                href = link["href"]
                assert form == "frame" or href.startswith(("https://", "tel:")), f"{one.name}, {form}: {href} is no whole address"
                address, _, anchor = urljoin(f"{SITE_URL}embed/{one.name}/", href).partition("#")
                if address.startswith(SITE_URL) and not address.startswith(f"{SITE_URL}s/"):
                    assert address in known, f"{one.name}, {form}: {href} leads nowhere"
                    assert not anchor or re.search(rf"\bid={re.escape(anchor)}[ >]", known[address].html), f"{one.name}, {form}: no #{anchor} on {address}"


@pytest.mark.parametrize(("href", "wanted"), [
    ("../price/", "R/treatments/price/"), ("#do", "R/treatments/bakers-cyst-treatment/#do"), ("../../", "R/"), ("../../get-help/#emergency", "R/get-help/#emergency"),
    ("tel:999", "tel:999"), ("mailto:a@b.example", "mailto:a@b.example"), ("https://elsewhere.example/x#y", "https://elsewhere.example/x#y"),
])
def test_a_link_is_written_anew(href: str, wanted: str) -> None:
    assert leads_to(href, "treatments/bakers-cyst-treatment/", "R/") == wanted


def test_copied_html_is_plain_and_whole(shown: list[Shown]) -> None:
    for one in shown:
        assert one.copy.isascii(), f"{one.name}: a page of any encoding can hold it"
        for node in one.copied.find_all(True):
            assert set(node.attrs) <= {"href", "scope", "colspan", "rowspan", "lang", "rel"}, f"{one.name}: {node.name} has {node.attrs}"
            assert node.name not in ("div", "span", "svg", "figure", "img", "button", "script", "style", "h1"), f"{one.name}: {node.name}"
        levels = [int(head.name[1]) for head in one.copied.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 2 and all(after <= before + 1 for before, after in pairwise(levels)), f"{one.name}: {levels}"
        assert not [node for node in one.copied.find_all(["p", "li", "section", "ul", "ol"]) if not node.get_text(strip=True)], f"{one.name}: something is empty"
        rules = {" ".join(node.get_text().split()) for node in one.full.soup.select(".do-not li, .do-not-line, .caution, .stop-line, .steps > li")}
        words = " ".join(one.copied.get_text().split())
        assert not [rule for rule in rules if re.sub(r" ?\d+(?: \d+)*$", "", rule) not in words], f"{one.name}: a rule is gone"


@pytest.mark.slow
def test_copied_html_is_valid(shown: list[Shown], tmp_path: Path) -> None:
    for one in shown:
        file = tmp_path / one.name / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title></head><body><h1>A clinic</h1>\n{one.copy}</body></html>', encoding="utf-8")
    nothing = tmp_path / "none.txt"
    nothing.write_text("", encoding="utf-8")
    assert nu.faults(tmp_path, nothing) == []


REQUIRED = {"type": str, "version": str, "html": str, "width": int, "height": int}
"""Of an answer of type rich: sections 2.3.4 and 2.3.4.4 of oembed.com."""
OPTIONAL = {"title": str, "author_name": str, "author_url": str, "provider_name": str, "provider_url": str, "cache_age": int, "thumbnail_url": str, "thumbnail_width": int, "thumbnail_height": int}


def test_each_answer_is_oembed_to_the_letter(shown: list[Shown], library: Library) -> None:
    for one in shown:
        assert set(REQUIRED) <= set(one.oembed) <= set(REQUIRED) | set(OPTIONAL), one.name
        for name, value in one.oembed.items():
            assert type(value) is (REQUIRED | OPTIONAL)[name], f"{one.name}: {name}"
        assert (one.oembed["type"], one.oembed["version"]) == ("rich", "1.0") and one.oembed["width"] > 0 < one.oembed["height"]
        assert (one.oembed["provider_name"], one.oembed["provider_url"]) == (library.config.name, SITE_URL)
        (frame,) = [node for node in BeautifulSoup(one.oembed["html"], "html5lib").body.children if isinstance(node, Tag)]
        title = one.full.soup.h1.get_text(strip=True)
        assert frame.name == "iframe" and frame.attrs == {"title": title, "src": f"{SITE_URL}embed/{one.name}/", "width": str(WIDTH), "height": str(HEIGHT)}, one.name
        assert one.oembed["title"] == title


def test_wordpress_finds_each_answer_and_keeps_its_frame(shown: list[Shown], pages: list[Built]) -> None:
    for one in shown:
        assert wordpress.discovered(one.full.html) == f"{SITE_URL}oembed/{one.name}.json", one.name
        link = one.full.soup.find("link", type=wordpress.TYPE)
        assert link["rel"] == ["alternate"] and link["title"] == one.oembed["title"] and link.parent.name == "head"
        kept = wordpress.filtered(one.oembed["html"], "aB3dE6gH9j")
        frame = BeautifulSoup(kept or "", "html5lib").iframe
        assert frame["src"] == f"{SITE_URL}embed/{one.name}/#?secret=aB3dE6gH9j" and frame["title"] and frame["sandbox"] == ["allow-scripts"], f"{one.name}: {kept}"
        assert "style" not in frame.attrs, "without a blockquote WordPress never hides the frame"
        assert wordpress.LEAST <= int(frame["height"]) <= wordpress.MOST
    named = {one.page.path for one in shown}
    assert not [page.path for page in pages if page.path not in named and wordpress.discovered(page.html)], "no other page has an answer"


def test_what_wordpress_does_to_an_answer_is_played_as_it_is() -> None:
    """The cases of its own tests: a frame with more than it allows, a quotation that hides the frame, and no frame at all."""
    kept = wordpress.filtered('<p></p><iframe onload="alert(1)" src="http://a.example/"></iframe>', "s")
    assert kept == '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="http://a.example/#?secret=s" data-secret="s"></iframe>'
    assert "clip: rect" in (wordpress.filtered('<blockquote>A</blockquote><iframe src="http://a.example/"></iframe>', "s") or "")
    assert wordpress.filtered("<p>words</p>", "s") is None
    assert wordpress.discovered("<head><link rel=alternate type=application/json+oembed href=https://a.example/x.json></head>") == "https://a.example/x.json"
    assert wordpress.discovered('<head></head><link type="application/json+oembed" href="x">') is None


def test_the_page_for_webmasters_lists_every_form(shown: list[Shown], pages: list[Built]) -> None:
    (page,) = (page for page in pages if page.path == "for-clinics/embed.md")
    listed = {a["href"] for a in page.soup.select(".shown a")}
    assert listed == {f"{SITE_URL}embed/{one.name}/{file}" for one in shown for file in ("", "copy.txt")}
    assert next(option["value"] for option in page.soup.select("[data-choose] option")) == "causes/bakers-cyst"
    assert {option["value"] for option in page.soup.select("[data-choose] option")} == {one.name for one in shown}
    codes = [code.get_text().strip() for code in page.soup.select("code[data-code]")]
    assert len(codes) == 3 and all(SITE_URL in code and "YOUR-ADDRESS" not in code for code in codes)


def test_addresses_in_the_documents_are_of_this_site_or_the_licence(shown: list[Shown]) -> None:
    own = urlsplit(SITE_URL).netloc
    for one in shown:
        hosts = {urlsplit(a["href"]).netloc for soup in (one.soup, one.copied) for a in soup.find_all("a", href=True)} - {""}
        assert hosts <= {own, "creativecommons.org"}, f"{one.name}: {hosts}"
