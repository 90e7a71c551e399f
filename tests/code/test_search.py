"""Search, before it reaches a browser: what is read from pages, how it is packed, and faults in docs/search.yml."""

from __future__ import annotations

import gzip
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carebook.checks import check
from carebook.kept import Kept
from carebook.library import Library
from carebook.search import engine, marks, parts, records, split, stems
from carebook.search.records import Place, Record, Section, Sections
from carebook.words.pieces import pieces
from tests.conftest import DOCS
from tests.search import relevance
from tests.search.split import part

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
    record = Record("", "T", "Guide", "S", (), (), Sections(Section(str(number), "H", text) for number, text in enumerate(texts)), Place.FIRST)
    wanted: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for stem in dict.fromkeys(stems.stem(word) for word in stems.words(text)):
            wanted.setdefault(stem, []).append(number)
    assert unpacked(parts.postings([record])) == wanted


def test_lay_words_are_packed_once_and_questions_whole() -> None:
    record = Record("", "Cold cloth", "Guide", "S", (), ("damp cloth",), Sections(), Place.FIRST, ("wet the cloth", "wet flannels", "how do I"))
    ignored = {"the", "how", "do", "i"}
    assert parts._lay(record, ignored) == "flannels wet" and parts._questions(record, ignored) == ["how do I"]


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


def made(pages: int, said: str = "") -> tuple[dict[str, Any], list[Record]]:
    """Give an index of so many pages, each with words of its own, and their records."""
    chance = random.Random(pages)  # noqa: S311 - the same words each time
    every = ["".join(chance.choices("abcdefghilmnoprstu", k=7)) for _ in range(pages)]
    texts = [" ".join(chance.choices(every, k=30)) + said for _ in every]
    rows = [[f"causes/{word}/", f"The {word}", 0, "", f"{word} pain|my {word}", "What it is|More#more", 0, f"sore {word}"] for word in every]
    found = [Record(row[0], row[1], "Cause", "S", (), (), Sections([Section("", "", "Common."), Section("a", "What it is", text), Section("more", "More", "")]), Place.FIRST) for row, text in zip(rows, texts, strict=True)]
    return {"kinds": ["Cause"], "pages": rows, "ignored": "the my"}, found


def stated(given: dict[str, Any], kind: str) -> dict[str, list[str]]:
    """Read the parts of a kind back: what is said of each stem. Each stem has to stand in the part that its letters lead to."""
    held: dict[str, list[str]] = {}
    begins = given["index"][kind].split()
    for number in range(len(begins) + 1):
        before = ""
        for entry in given[f"{kind}-{number}"].split("|"):
            first, *rest = entry.split(",")
            before = before[: int(first[0])] + first[1:]
            held[before] = rest
            assert sum(begin <= before for begin in begins) == number, before
    return held


def listed(packed: str) -> dict[int, list[int]]:
    """Read a list back: pages, and what is noted of each."""
    found, page = {}, -1
    for step, letters in re.findall("([0-9a-z]+)([A-Z]+)", packed):
        page += int(step, 36)
        found[page] = list(marks.places(letters))
    return found


def test_split_parts_hold_all_and_none_is_heavy() -> None:
    rows, found = made(1500)
    given = split.split(rows, found, split.lists(rows, found))
    names, text = stated(given, "words"), stated(given, "text")
    assert len([name for name in given if name.startswith("text")]) > 3 and given["index"]["pages"] == [] and given["index"]["sections"] == 4500
    for name, one in given.items():
        assert name.isdigit() or len(gzip.compress(str(one).encode(), 6)) <= 20_000, name
    for number in (0, 7, 1499):
        word = stems.stem(rows["pages"][number][1].split()[1])
        many, _, forms, title, other, lay = names[word][:6]
        assert listed(title)[number] == [0] and listed(other)[number] == [0] and listed(lay)[number] == [0] and rows["pages"][number][1].split()[1] in forms.split()
        assert int(many, 36) == len(listed(title)) * 3 + sum(len(places) for places in listed(text.get(word, [""])[0]).values())
        assert given[str(number)][:3] == [rows["pages"][number], "S", [section.text for section in found[number].sections]]
        for one in found[number].sections.marks:
            assert number in listed(text[one][0])
    assert listed(names["more"][6]) == {number: [2] for number in range(1500)} and listed(text["common"][0])[3] == [0]


def test_word_of_very_many_pages_lists_those_where_it_stands_in_the_shortest_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "MOST", 5)
    monkeypatch.setattr(split, "NAMED", 3)
    rows, found = made(20)
    for number in range(20):
        text = "Common." if number % 4 == 1 else "Common indeed."
        found[number] = replace(found[number], sections=Sections([Section("", "", text), *found[number].sections[1:]]))
    rows["pages"][7][4] = "pain"
    given = split.split(rows, found, split.lists(rows, found))
    assert list(listed(stated(given, "text")["common"][0])) == [1, 5, 9, 13, 17]
    assert list(listed(stated(given, "words")["pain"][4])) == [0, 1, 7], "the name that is nothing else, then the first"


def test_numbers_come_out_as_they_went_in() -> None:
    for numbers in ((0,), (24,), (25,), (0, 1, 60), (49, 50, 51), tuple(range(0, 300, 7))):
        assert marks.places(marks.written(numbers)) == numbers and marks.written(numbers).isupper()
    assert [int(marks.base36(number), 36) for number in (0, 35, 36, 99_999)] == [0, 35, 36, 99_999]


def test_index_is_split_only_where_it_is_too_heavy(site: Path, tmp_path: Path) -> None:
    store, scripts = Kept(tmp_path / "docs"), sorted((DOCS / "assets/search").glob("*.js"))
    small, large = ({**given, "symptoms": ""} for given, _ in (made(5), made(3000)))
    whole, apart = parts.files(small, made(5)[1], scripts, store), parts.files(large, made(3000)[1], scripts, store)
    assert {"search-text.js", "search/0.js"} < set(whole) and not [name for name in whole if "words" in name]
    assert {"search-text-0.js", "search-words-0.js", "search/2999.js"} < set(apart) and "search-text.js" not in apart
    assert "search.wanted" in apart["search.js"] and "search.wanted" not in whole["search.js"]
    assert ".wanted" not in (site / "assets/search.js").read_text(encoding="utf-8"), "the real site pays nothing for it"


def test_page_that_was_read_before_is_not_parsed_again(site: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = records.records(library, site)
    monkeypatch.setattr(records, "pieces", lambda html: pytest.fail("parsed again"))
    after = records.records(library, site)
    assert after == before and [one.sections.marks for one in after] == [one.sections.marks for one in before]


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
