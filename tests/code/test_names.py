"""Names and where they lead: titles, other names, aliases and explained words, each once; no question, no wrong spelling."""

from __future__ import annotations

import dataclasses

import pytest
from bs4 import BeautifulSoup

from carebook.library import Library
from carebook.names import DIGITS, Name, Place, is_question, key, names
from carebook.rendering import render


def found(library: Library) -> dict[str, Name]:
    return {name.text: name for name in names(library)}


def with_aliases(library: Library, path: str, *aliases: str) -> Library:
    page = library.pages[path]
    changed = dataclasses.replace(page, facts=page.facts.model_copy(update={"aliases": aliases}))
    return dataclasses.replace(library, pages={**library.pages, path: changed})


def test_a_name_leads_to_its_page_and_a_title_to_itself(sample_library: Library) -> None:
    named = found(sample_library)
    assert named["Red arm"].places == (Place("Red elbow", "causes/red-elbow.md"),) and not named["Red arm"].is_title
    assert named["Red elbow"].is_title and named["Red elbow"].letter == "R"
    assert "Elbow redness" in named, "other names count"


def test_a_name_of_two_pages_leads_to_both(sample_library: Library) -> None:
    library = with_aliases(sample_library, "treatments/cool-cloth.md", "red-arm", "999")
    named = found(library)
    assert [place.title for place in named["Red arm"].places] == ["Red elbow", "Cool cloth"]
    assert named["999"].letter == DIGITS and names(library)[0].text == "999"


def test_what_stands_beside_its_title_is_left_out(sample_library: Library) -> None:
    named = found(with_aliases(sample_library, "causes/red-elbow.md", "red", "the red elbow", "red elbows"))
    assert "Red" not in named and "The red elbow" not in named and "Red elbows" in named


@pytest.mark.parametrize(("alias", "asked"), [
    ("how long to ice knee", True), ("what is wrong with my knee", True), ("worried about my knee", True), ("is it serious", True),
    ("knee stuck", False), ("calf strain", False), ("isometric quadriceps", False), ("howling", False),
])
def test_questions_are_told_by_their_form(alias: str, asked: bool) -> None:
    assert is_question(alias) is asked


def test_every_page_and_cause_has_its_name_and_none_is_a_question_or_misspelt(library: Library) -> None:
    named = found(library)
    for page in library.pages.values():
        assert Place(page.title, page.path) in named[page.title].places
        for text in page.facts.aliases:
            assert is_question(text) == (key(text) not in {key(name) for name in named}) or f"{key(page.title)} ".startswith(key(text)), f"{page.path}: {text}"
        assert not {key(text) for text in page.facts.misspellings} & {key(name) for name in named}
    assert list(named) == sorted(named, key=key)


def test_a_name_of_a_brief_cause_leads_to_its_part_of_the_page(library: Library) -> None:
    named = found(library)
    assert named["Trapped nerve"].places == (Place("Irritated nerve", "causes/other-causes.md#irritated-nerve"),)
    assert {place.path for place in named["DVT"].places} == {"get-help.md", "causes/other-causes.md#blood-clot"}
    assert {place.path for place in named["Sprained knee"].places} == {"causes/ligament-sprain.md", "treatments/price.md"}
    assert named["Gout"].places[0].path == "about/glossary.md#word-gout"


def test_the_list_has_a_row_of_letters_and_a_line_for_each_name(library: Library) -> None:
    soup = BeautifulSoup(render(library, library.pages["a-z.md"]).html, "html5lib")
    heads = [head["id"] for head in soup.select(".a-z h2")]
    assert [f"#{head}" for head in heads] == [link["href"] for link in soup.select(".a-z nav a")] and "letter-0" in heads
    lines = [" ".join(line.get_text().replace("’", "'").split()) for line in soup.select(".a-z h2 + ul > li")]
    assert len(lines) == len(names(library))
    for wanted in ("Popliteal cyst: see Baker's cyst", "Baker's cyst", "Sprained knee: see Knee ligament sprain, PRICE: first care", "Blood clot; see also When to get help"):
        assert wanted in lines
    assert soup.find("a", string=lambda text: text and text.startswith("Popliteal cyst: see")), "one line, one link"
