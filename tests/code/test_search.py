"""Search, before it reaches a browser: what is read from pages, how it is packed, and faults in docs/search.yml."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carebook.checks import check
from carebook.library import Library
from carebook.search import engine, parts, records, stems
from carebook.search.records import Place, Record, Section
from carebook.words.pieces import pieces
from tests.conftest import DOCS
from tests.search import relevance

PAGE = """<main><nav class=contents><ul><li><a href=#a>Ice</a></li></ul></nav><h1 id=t>Cold</h1><p>First words.</p>
<div class=warnings><section><h2 id=emergency>Emergency</h2><ul><li>a red leg</li></ul></section></div>
<h2 id=a>Ice</h2><p>Ten minutes<sup class=cite>1</sup>.</p><table><caption>How long</caption><tr><th>Ice</th><td>10</td></tr></table>
<h2 id=b>Words explained</h2><section class=words-explained><p>Left out.</p></section>
<dl class=glossary><div id=word-sac><dt>sac</dt><dd>A small bag.</dd></div></dl></main><footer><p>Foot.</p></footer>"""


def read(html: str, *, warnings: bool = False) -> list[Section]:
    return list(records.sections([piece for piece in pieces(html) if "main" in piece.round], warnings=warnings))


def test_text_is_read_by_heading_and_what_repeats_is_left_out() -> None:
    assert read(PAGE) == [
        Section("", "", "First words."), Section("a", "Ice", "Ten minutes. How long Ice 10"), Section("b", "Words explained", ""),
        Section("word-sac", "sac", "A small bag."),
    ]


def test_warnings_are_read_on_the_page_that_holds_them_all() -> None:
    assert Section("emergency", "Emergency", "a red leg") in read(PAGE, warnings=True)


def test_every_page_of_the_site_is_found_with_its_headings(site: Path, library: Library) -> None:
    found = {record.address: record for record in records.records(library, site)}
    assert set(found) == {records.address_of(path) for path in library.pages}
    ice = next(section for section in found["treatments/price/"].sections if section.id == "ice")
    assert "damp cloth" in ice.text and ice.heading == "Ice"
    assert (found["causes/bakers-cyst/"].kind, found["exercises/bridge/"].kind, found["exercises/"].kind, found["about/privacy/"].kind) == ("Cause", "Exercise", "Overview", "About this site")
    assert [found[address].place.name for address in ("about/privacy/", "get-help/", "exercises/bridge/")] == ["SITE", "FIRST", "EXERCISE"]
    assert not any(section.heading == "Baker’s cyst" for section in found[""].sections), "a card of another page leads nowhere else"


@pytest.mark.parametrize(("text", "found"), [
    ("Baker’s cysts", ["baker", "cyst"]), ("can't", ["cant"]), ("Réhab sit2stand", ["rehab", "sit", "2", "stand"]),
    ("step-up (stretching)", ["step", "up", "stretch"]), ("try to lay injury", ["tri", "to", "lay", "injuri"]),
])
def test_words_are_folded_and_stemmed(text: str, found: list[str]) -> None:
    assert [stems.stem(word) for word in stems.words(text)] == found


def unpacked(packed: list[str]) -> dict[str, list[int]]:
    found, before = {}, ""
    for one, steps in zip(packed[0].split(), packed[1].split(), strict=True):
        before = before[: int(one[0])] + one[1:]
        numbers, at, place = [], -1, 0
        while place < len(steps):
            width = 3 if steps[place] == "z" else 1
            at += int(steps[place + width - (2 if width == 3 else 1):place + width], 36)
            numbers.append(at)
            place += width
        found[before] = numbers
    return found


def test_packed_words_come_out_as_they_went_in() -> None:
    texts = ["ice"] + ["knee"] * 40 + ["icing cakes, 999 knees"] + ["none"] * 1200 + ["kneel"]
    record = Record("", "T", "Guide", "S", (), (), tuple(Section(str(number), "H", text) for number, text in enumerate(texts)), Place.FIRST)
    wanted: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for stem in dict.fromkeys(stems.stem(word) for word in stems.words(text)):
            wanted.setdefault(stem, []).append(number)
    assert unpacked(parts.postings([record])) == wanted


def test_lay_words_are_packed_once_and_questions_whole() -> None:
    record = Record("", "Cold cloth", "Guide", "S", (), ("damp cloth",), (), Place.FIRST, ("wet the cloth", "wet flannels", "how do I"))
    ignored = {"the", "how", "do", "i"}
    assert parts._lay(record, ignored) == "flannels wet" and parts._questions(record, ignored) == ["how do I"]


def part(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")].split(",", 1)[1])


def test_published_parts_fit_together_and_are_light(site: Path, library: Library) -> None:
    from tests.site.test_weight import sent

    assets = site / "assets"
    first = [assets / "search.js", assets / "search-index.js"]
    assert sum(len(sent(file.read_bytes())) for file in first) <= 30_000, "code, titles, aliases, headings and lay words"
    assert len(sent((assets / "search-text.js").read_bytes())) <= 26_000
    assert "MIT licence" in first[0].read_text(encoding="utf-8")[:100]
    versions = {file.read_text(encoding="utf-8").split('"')[1] for file in (first[1], assets / "search-text.js", *(assets / "search").iterdir())}
    assert len(versions) == 1
    pages = part(first[1])["pages"]
    assert len(pages) == len(library.pages) == len(list((assets / "search").iterdir()))
    for number, row in enumerate(pages):
        headings = row[5].split("|") if row[5] else []
        assert len(part(assets / f"search/{number}.js")) == len(headings) + 1, row[0]
        html = (site / row[0] / "index.html").read_text(encoding="utf-8")
        for heading in headings:
            name = heading.split("#")[1] if "#" in heading else parts.slug(heading)
            assert f"id={name} " in html or f"id={name}>" in html or f'id="{name}"' in html, f"{row[0]}: {heading}"


def test_scripts_call_only_what_browsers_of_2016_have() -> None:
    for file in (DOCS / "assets/search").glob("*.js"):
        code = "\n".join(line.split("//")[0] for line in file.read_text(encoding="utf-8").splitlines())
        for word in ("eval(", "new Function", ".includes(", "Object.values", "Object.entries", "padStart"):
            assert word not in code, f"{file.name}: {word}"


def test_a_lunr_that_is_not_the_known_one_is_told() -> None:
    with pytest.raises(ValueError, match="not the one that search was written for"):
        engine.used('lunr.version = "9.0.0"\nlunr.Index = 1')


def test_the_stemmer_comes_from_the_heir_where_mkdocs_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    before, there = engine.engine([]), engine.find_spec
    monkeypatch.setattr(engine, "find_spec", lambda name: None if name == "mkdocs" else there(name))
    assert engine.engine([]) == before


FLAG = "  - {warning: swollen-calf"


@pytest.mark.parametrize(("old", "new", "at", "message"), [
    ("warning: swollen-calf", "warning: swolen-calf", "  - {warning: swolen", "'swolen-calf' is not a warning. Did you mean 'swollen-calf'?"),
    ("  - {warning: clot-in-lung, all: [[breathless, short of breath]]}\n", "", "red_flags:", "nothing sounds like the warning 'clot-in-lung'."),
    ("ignored: [the,", "ignored: [of the,", "ignored:", "'of the' is not one word."),
    ("same:\n", "same:\n  - [Elbow, joint]\n", "  - [elbow", "'elbow' stands in another group too."),
    ("banged: red", "banged: accident", "  banged:", "no page has the word 'accident'. Write what 'banged' means"),
    ("  treatments/cool-cloth: [damp", "  treatments/cool-clot: [damp", "  treatments/cool-clot", "'treatments/cool-clot' is not a page. Did you mean 'treatments/cool-cloth'?"),
    ("elsewhere: [tooth]", "elsewhere: [sore tooth]", "elsewhere:", "'sore tooth' is not one word."),
    ("all: [[calf]", "al: [[calf]", FLAG, "'al' is not a field. Did you mean 'all'?"),
    ("ignored: [the,", "ignored: [no,", "ignored:", "must be text, not yes or no. Put it in quotes."),
])
def test_fault_in_search_words_is_told_where_it_stands(sample: Path, old: str, new: str, at: str, message: str) -> None:
    file = sample / "docs/search.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    line = text.count("\n", 0, text.index(at)) + 1
    assert any(str(error).startswith(f"docs/search.yml:{line}: ") and message in str(error) for error in check(sample / "docs")), check(sample / "docs")


def test_relevance_set_asks_for_pages_and_warnings_that_exist(library: Library) -> None:
    pages = {records.address_of(path) for path in library.pages}
    asked = relevance.queries()
    assert {address.split("#")[0] for query in asked for address in query.right} == pages, "every page has a query, and every answer is a page"
    assert {name for one in relevance.given()["warnings"] for name in one["ids"]} <= set(library.warnings)
    every = [" ".join(one["q"].casefold().split()) for group in relevance.given().values() for one in group]
    assert len(every) == len(set(every)) and len(asked) >= 150
    assert sum(query.kind == "misspelt" for query in asked) >= len(asked) / 3 and sum(query.kind == "lay" for query in asked) >= len(asked) / 3


def test_accuracy_counts_pages() -> None:
    asked = [relevance.Query("a", ("x/#one", "y/"), "lay"), relevance.Query("b", ("",), "lay"), relevance.Query("c", ("z/",), "lay"), relevance.Query("d", ("z/",), "lay")]
    done = relevance.accuracy(asked, [["x/#two"], ["x/", "y/", ""], ["x/", "y/", "", "z/"], []])
    assert (done.top, done.three) == (0.25, 0.5)
    assert done.wrong == ("b → x/, y/, home; right: home", "c → x/, y/, home; right: z/", "d → nothing; right: z/")
