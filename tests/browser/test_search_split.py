"""Search where its index is too large to be loaded whole: the real site's, split by force, and those of made-up sites."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from carebook.publish import offline
from carebook.publish.scripts import light
from carebook.reading import read
from carebook.search import parts
from tests.bench import made_up, search_weight
from tests.browser import test_search as whole
from tests.browser.conftest import BASE, _Handler
from tests.browser.local import listening
from tests.conftest import DOCS, build, made_once
from tests.search import relevance, split
from tests.site.test_weight import SEARCH, sent

PART = 20_000
"""Bytes, gzipped, of any further file."""


@pytest.fixture(scope="module")
def divided(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, with its search split."""
    return made_once(tmp_path_factory, "divided", lambda folder: split.forced(site, folder))


@pytest.fixture(scope="module")
def served(divided: Path) -> Iterator[str]:
    with listening(partial(_Handler, directory=str(divided)), BASE) as address:
        yield address


def ready(browser: Browser, site: Path) -> Page:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.add_script_tag(url=(site / "assets/search.js").as_uri())
    page.evaluate(split.COLD, split.parts_of(site))
    return page


@pytest.fixture(scope="module")
def cold(browser: Browser, divided: Path) -> Iterator[Page]:
    page = ready(browser, divided)
    yield page
    page.close()


def test_it_answers_as_a_whole_search_does(cold: Page, browser: Browser, site: Path) -> None:
    asked = [query.q for query in relevance.queries()[::32]]
    page = whole.ready(browser.new_page(), (site / "index.html").as_uri(), "index", "text")
    wanted = [found[:1] for found in page.evaluate(whole.ADDRESSES, asked)]
    page.close()
    found = [one["addresses"][:1] for one in split.ask(cold, asked)]
    other = [f"{query} → {one}, not {right}" for query, one, right in zip(asked, found, wanted, strict=True) if one != right]
    assert len(other) <= len(asked) / 30, "\n".join(other)


@pytest.mark.slow
def test_relevance(cold: Page) -> None:
    asked = relevance.queries()
    done = relevance.accuracy(asked, [one["addresses"] for one in split.ask(cold, [query.q for query in asked])])
    assert done.top >= whole.TOP and done.three >= whole.THREE, f"{done.top:.1%} first, {done.three:.1%} in the first three:\n" + "\n".join(done.wrong)


def test_red_flags_are_told_from_the_first_part_alone_and_no_other_takes_them_back(cold: Page) -> None:
    flags = relevance.given()["warnings"]
    early = cold.evaluate("queries => early(queries)", [one["q"] for one in flags])
    assert not [one["q"] for one, found in zip(flags, early, strict=True) if not set(found) & set(one["ids"])]
    some = flags[::9]
    assert not [one["q"] for one, found in zip(some, split.ask(cold, [one["q"] for one in some]), strict=True) if not set(found["warnings"]) & set(one["ids"])]


def test_what_is_no_red_flag_and_what_is_not_there_stay_so(cold: Page) -> None:
    quiet, nothing = ([one["q"] for one in relevance.given()[name]][::9] for name in ("quiet", "nothing"))
    assert not [query for query, found in zip(quiet, split.ask(cold, quiet), strict=True) if found["warnings"]]
    assert not [query for query, found in zip(nothing, split.ask(cold, nothing), strict=True) if found["addresses"] and not found["partial"]]


@pytest.mark.parametrize(("query", "right"), [
    ("bakerscyst", "causes/bakers-cyst/"), ("ham string stretch", "exercises/hamstring-stretch/"), ("sit2stand", "exercises/sit-to-stand/"), ("menicsus", "causes/cartilage-tear/"),
    ("emniscus", "causes/cartilage-tear/"), ("xmeniscus", "causes/cartilage-tear/"), ("fysical therapy for knee", "treatments/rehabilitation/"), ("menis", "causes/cartilage-tear/"),
    ("mlc sprain", "causes/ligament-sprain/"), ("a to z", "a-z/"),
])
def test_forgiven(cold: Page, query: str, right: str) -> None:
    assert split.ask(cold, [query])[0]["addresses"][0] == right


def test_real_site_would_fit_if_it_were_split(divided: Path, site: Path) -> None:
    more = [light((DOCS / "assets/search" / name).read_text(encoding="utf-8")) for name in parts.SPLIT]
    first = [(site / "assets/search-box.js").read_bytes(), (site / "assets/search.js").read_bytes(), (divided / "assets/search-index.js").read_bytes(), *more]
    assert sum(len(sent(one)) for one in first) <= SEARCH
    assert search_weight.weights(divided)["part"] <= PART


def test_saved_copy_has_all_parts(divided: Path) -> None:
    kept = {file.relative_to(divided).as_posix() for file in (*divided.glob("assets/search*.js"), *divided.glob("assets/search/*.js"))}
    assert "assets/search-words-0.js" in kept and kept <= set(offline.saved(divided))


SAID = """() => { window.said = []; new MutationObserver(() => document.querySelectorAll(".search-after").forEach(node => node.hidden || said.push(node.textContent))).observe(document, {childList: true, subtree: true, attributes: true}); }"""


def test_box_shows_what_comes_asks_for_each_part_once_and_never_says_sorry_too_soon(view: Page, served: str) -> None:
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url.removeprefix(served)) if "/assets/search" in request.url else None)
    view.goto(f"{served}causes/bakers-cyst/")
    view.evaluate(SAID)
    view.get_by_role("button", name="Search").click()
    view.locator("#search-words").fill("torn cartilige")
    expect(view.get_by_role("option").first).to_contain_text("Cartilage tear")
    expect(view.locator(".found")).to_contain_text("found")
    assert not [words for words in view.evaluate("said") if "Sorry" in words]
    assert len(asked) == len(set(asked)) and not any(re.search(r"search-text\.js", one) for one in asked)
    view.locator("#search-words").fill("qwxzjkv")
    expect(view.locator(".search-after")).to_contain_text("Sorry")
    view.locator("#search-words").fill("torn cartilige")
    expect(view.get_by_role("option").first).to_contain_text("Cartilage tear")
    assert len(asked) == len(set(asked))


def test_part_that_cannot_be_had_is_told(view: Page, served: str) -> None:
    view.route(re.compile(r"search-words-\d+\.js"), lambda route: route.abort())
    view.goto(f"{served}search/")
    view.locator("#search-words").fill("meniscus")
    expect(view.locator(".search-after")).to_contain_text("could not be loaded")
    view.unroute_all()
    view.locator("#search-words").fill("meniscus ")
    expect(view.locator("#search-results a").first).to_contain_text("Cartilage tear")


def test_wrong_address_leads_to_the_nearest(view: Page, served: str) -> None:
    view.goto(f"{served}causes/bakers-cist/")
    expect(view.locator("[data-nearest] a").first).to_have_text("Baker’s cyst")


def test_hostile_address_offers_nothing_elsewhere_and_breaks_nothing(view: Page, served: str) -> None:
    said: list[str] = []
    view.on("pageerror", lambda error: said.append(str(error)))
    for wrong in ("<script>alert(1)</script>", "__proto__", "knee-" * 300):
        view.goto(served + wrong, wait_until="networkidle")
        assert all(link.startswith(served) for link in view.evaluate("[...document.querySelectorAll('[data-nearest] a')].map(link => link.href)"))
    assert not said


def test_it_works_from_a_disk_and_takes_no_part_of_another_version(view: Page, divided: Path) -> None:
    view.goto((divided / "search/index.html").as_uri())
    view.locator("#search-words").fill("popliteal cist")
    expect(view.locator("#search-results a").first).to_contain_text("Baker’s cyst")
    give = "version => { kneeSearch.give(version, 9999, [['zebra/', 'Popliteal', 0, '', '', '', 0, ''], '', [''], '2']); return kneeSearch.find('popliteal').results[0].address; }"
    assert view.evaluate(give, "old") == "causes/bakers-cyst/"
    assert view.evaluate(give, (divided / "assets/search-index.js").read_text(encoding="utf-8").split('"')[1]) == "zebra/"


RARE = "Kestrels {0} lanterns beside quiet harbours."


@pytest.mark.slow
@pytest.mark.parametrize("pages", [500, 2000])
def test_made_up_site_keeps_its_budget_and_finds(browser: Browser, tmp_path: Path, pages: int) -> None:
    made_up.write(project := tmp_path / "project", pages)
    config, docs = project / "mkdocs.yml", project / "docs"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks: [carebook/generator.py]\n", ""), encoding="utf-8")  # only the pages and what search makes of them
    chance = random.Random(pages)  # noqa: S311 - the same pages each time
    picked = chance.sample(sorted(path for folder in made_up.KINDS for path in (docs / folder).glob("*-*.md") if path.stem not in made_up.KINDS.values()), 40)
    said = {path: RARE.format("".join(chance.choice("bdfgklmnprtvz") + chance.choice("aou") for _ in range(4))) for path in picked}
    for path, sentence in said.items():
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{sentence}\n", encoding="utf-8")
    done = build(project, site := tmp_path / "site")
    assert done.returncode == 0, done.stderr
    library, errors = read(docs)
    assert library is not None, errors
    parts.write(library, site)
    for name in ("search.js", "search-box.js"):
        (site / "assets" / name).write_text(light((site / "assets" / name).read_text(encoding="utf-8")), encoding="utf-8")
    weight = search_weight.weights(site)
    assert weight["first"] <= SEARCH and weight["part"] <= PART, weight
    page = ready(browser, site)
    wrong = [told for path in picked for told in _wrong(page, path, said[path])]
    page.close()
    assert not wrong, "\n".join(wrong)


def _wrong(page: Page, path: Path, sentence: str) -> list[str]:
    """Ask for a page by its title, by that with a slip and unfinished, and by words of its text. Tell what is not found, and what loads too much."""
    how, what = path.stem.split("-")
    right = f"{path.parent.name}/{path.stem}/"
    longer = max(how, what, key=len)
    title = f"{how} {what}"
    slip = title.replace(longer, longer[:2] + longer[3] + longer[2] + longer[4:]) if len(longer) > 3 else f"{what} {how}"  # of three letters none may be wrong
    among = {title: 1, slip: 1, title[:-1]: 3, " ".join(sentence.split()[:3]): 1, sentence: 1}
    asked = [*among, longer, longer[:2], f"{longer}x"]
    found = dict(zip(asked, split.ask(page, asked), strict=True))
    far = [f"{query} → {found[query]['addresses'][:3]}; right: {right}" for query, most in among.items() if right not in found[query]["addresses"][:most]]
    return far + [f"{query} loads {one['loaded']}" for query, one in found.items() if _is_heavy(one["loaded"], len(query.split()))]


def _is_heavy(loaded: list[str], words: int) -> bool:
    kinds = ["page" if name.isdigit() else name.partition("-")[0] for name in loaded]
    return len(loaded) != len(set(loaded)) or any(kinds.count(kind) > most * (words if kind != "page" else 1) for kind, most in search_weight.WORD.items())
