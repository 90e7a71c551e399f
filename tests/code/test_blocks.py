"""Blocks: Markdown in, HTML out."""

from __future__ import annotations

import dataclasses

import pytest
from bs4 import BeautifulSoup

from carebook.blocks import BLOCKS, paper
from carebook.library import Library
from carebook.model.picture import Label, Part, Picture
from carebook.rendering import Rendered, render


def drawn(library: Library, body: str, path: str = "index.md") -> BeautifulSoup:
    return BeautifulSoup(rendered(library, body, path).html, "html5lib")


def rendered(library: Library, body: str, path: str = "index.md") -> Rendered:
    page = dataclasses.replace(library.pages[path], body=f"# Title\n\n{body}\n")
    return render(library, page)


def test_warning_box(sample_library: Library) -> None:
    box = drawn(sample_library, "## A\n\n/// warnings | same-day\n///").find(class_="warning")
    assert box["class"] == ["warning", "same-day"]
    assert box["aria-labelledby"] == box.h2["id"] == "same-day"
    assert box.h2.get_text(" ", strip=True) == "Same day Get medical help today\u00a0if:"
    assert [li.get_text() for li in box.find_all("li")] == ["one calf is newly swollen"]
    assert box.find(class_="note").get_text() == "Do not massage it."
    assert box.find(class_="in-short").get_text() == "Get help today. A newly swollen calf."


def test_emergency_box_says_whom_to_call_and_not_to_drive(sample_library: Library) -> None:
    box = drawn(sample_library, "## A\n\n/// warnings | emergency\n///").find(class_="emergency")
    assert box.find(class_="numbers-line").get_text() == "Your emergency number may be 999, 112, 911 or 000. Do not drive yourself."
    assert not box.find("a")


def test_grouped_warnings_have_subheads(sample_library: Library) -> None:
    box = drawn(sample_library, "## A\n\n/// warnings | same-day\n    grouped: true\n\n///").find(class_="warning")
    assert [h.get_text() for h in box.find_all("h3")] == ["Leg"]


def test_do_not_is_written_by_the_block(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// do\n- rest.\n///\n/// do-not\n- run.\n- **jump**.\n///")
    assert [li.get_text() for li in found.select(".do-not li")] == ["Do not run.", "Do not jump."]
    assert [li.get_text() for li in found.select(".do li")] == ["rest."]
    assert len(found.select(".pair > .half")) == 2


def test_two_figures_in_a_row_make_a_pair_and_one_stands_alone(sample_library: Library) -> None:
    drawing = Picture(title="A bone", shows="A bone.", height=40, parts=(Part(points=((0, 0), (9, 9)), fill="bone"),), labels=(Label(name="Shaft", at=(20, 20)),))
    library = dataclasses.replace(sample_library, pictures={"one": drawing, "two": drawing})
    found = drawn(library, "## A\n\n/// figure | one\n///\n\n/// figure | two\n///\n\nWords.\n")
    assert len(found.select(".pair > .kx-figure")) == 2
    assert [li.get_text() for li in found.select(".legend > li")] == ["Shaft", "Shaft"]
    assert not drawn(library, "## A\n\n/// figure | one\n///\n\nWords.\n").select(".pair")


def test_strips(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// do-not-line\nput ice on bare skin.[@atlas]\n///\n\n/// caution\nStop if it hurts.\n///")
    assert found.find(class_="do-not-line").get_text() == "Do not put ice on bare skin.1"
    assert found.find(class_="caution").get_text().strip() == "Stop if it hurts."
    assert found.find(class_="caution").svg["aria-hidden"] == "true"


def test_amounts(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// amounts\n10 to 15 | minutes | stopwatch\n2 to 3 | hours apart | loop\n///").find("dl")
    assert [dd.get_text() for dd in found.find_all("dd")] == ["10 to 15", "2 to 3"]
    assert [dt.get_text(strip=True) for dt in found.find_all("dt")] == ["minutes", "hours apart"]


def test_table_gets_caption_scopes_and_labels(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// table | Cloths\n| Cloth | Cool |\n| :-- | --: |\n| Blue | **Very** |\n///").table
    assert found.caption.get_text() == "Cloths"
    assert [(th["scope"], th.get_text()) for th in found.find_all("th")] == [("col", "Cloth"), ("col", "Cool"), ("row", "Blue")]
    assert found.td.get_text() == "Cool: Very"
    assert found.td.span.attrs == {"class": ["cell-label"]}, "said as well as shown: on a phone the head is gone"
    assert not found.find(attrs={"role": True}), "cells of a table may have no role"
    assert not found.find(style=True)


def test_citations_lead_to_the_number_of_the_source_in_its_list(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\nOne.[@trial] Two.[@atlas; @trial] `[@code]`")
    assert [a.get_text() for a in found.select("sup a")] == ["2", "1", "2"]
    assert [a["href"] for a in found.select("sup a")] == ["about/sources.md#source-2", "about/sources.md#source-1", "about/sources.md#source-2"]
    assert found.select_one(".source-list p").get_text() == "This page has 2 sources. Their numbers lead to:"
    listed = drawn(sample_library, "/// all-sources\n///", "about/sources.md")
    assert [(li["id"], li["value"], li.a.get_text()) for li in listed.select(".all-sources > li")] == [("source-1", "1", "Atlas of elbows"), ("source-2", "2", "A trial of cloths")]
    assert "[@code]" in found.code.get_text()


def test_treatments_compared_say_how_sure_in_words(sample_library: Library) -> None:
    table = drawn(sample_library, "## A\n\n/// treatments-compared\n///", "causes/red-elbow.md").table
    assert [row.find(class_="sure").get_text() for row in table.tbody.find_all("tr")] == ["●●● Fairly sure", "●●○ Partly sure"]
    assert table.tbody.find_all("tr")[1].th.a["href"] == "../treatments/cool-cloth.md"


def test_expert_practice_is_never_dressed_up(sample_library: Library) -> None:
    table = drawn(sample_library, "## A\n\n/// choices-compared\n///", "treatments/cool-cloth.md").table
    assert table.tbody.find_all("tr")[1].find(class_="sure").get_text() == "●○○ Common practice, not tested"


def test_causes_compared_and_treatments_by_cause(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// causes-compared\n///\n\n/// treatments-by-cause\n///")
    causes, treatments = found.find_all("table")
    assert causes.tbody.th.get_text() == "Red elbow"
    assert treatments.tbody.td.a["href"] == "treatments/cool-cloth.md"
    assert [li.find(class_="sure").get_text() for li in treatments.tbody.find_all("li")] == ["●●○ Partly sure"]


def test_cards(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// cards | causes\n///\n\n/// cards | exercises\n///")
    assert found.select_one(".card h3 a")["href"] == "causes/red-elbow.md"
    assert [li.get_text() for li in found.select_one(".card ul").find_all("li")] == ["It is red.", "It is an elbow."]
    assert found.select_one(".dose-line").get_text() == "Sitting. 2 to 3 sets of 8 to 10 times each leg, hold 5 seconds, 3 to 4 days a week."


def test_exercise_page_draws_its_fixed_sections(sample_library: Library) -> None:
    page = sample_library.pages["exercises/arm-bend.md"]
    found = BeautifulSoup(render(sample_library, page).html, "html5lib")
    opening = found.find(class_="opening")
    assert [dd.get_text() for dd in opening.find("dl").find_all("dd")] == ["2 to 3", "8 to 10", "5", "3 to 4"]
    assert opening.find(class_="stop-line").get_text().strip() == "Stop if it locks."
    titles = [h.get_text() for h in found.find_all("h2")]
    assert titles[:6] == ["Check first", "Start position", "Steps", "Why it helps", "How it should feel", "Pain rule"]
    assert titles[-2:] == ["Related pages", "Sources and dates"]
    assert found.find(class_="pain-note").get_text().startswith("A sensible habit, not proven.")
    assert found.select_one("#where-it-is-used ~ ul a")["href"] == "../treatments/cool-cloth.md"


def test_diary_is_told_on_the_screen_and_drawn_for_paper(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// diary\nPain | 0 to 10 | How bad.\nSwelling | [ ] none [ ] some [ ] a lot | Look at it.\nNotes | | Anything.\n///")
    assert [dd.get_text() for dd in found.select("dl.rules dd")] == ["Write 0 to 10. How bad.", "Tick none, some or a lot. Look at it.", "Anything."]
    sheet = found.find(class_="one-sheet")
    assert [th.get_text() for th in sheet.select("thead th[scope=col]")] == ["Day and date", "Pain 0 to 10", "Swelling", "Notes"]
    assert [th.get_text() for th in sheet.select("tbody th[scope=row]")] == [str(day) for day in range(1, 15)]
    for row in sheet.select("tbody tr"):
        assert [choice.get_text().strip() for choice in row.select(".choice:has(> .box)")] == ["none", "some", "a lot"]
    assert "A sensible habit, not proven." in sheet.get_text()
    assert all("paper" in part["class"] for part in sheet.find_all(True, recursive=False)), "a screen shows nothing of it"


def test_a_sheet_has_the_whole_triggers_and_says_who_checked_it(sample_library: Library) -> None:
    sheet = drawn(sample_library, "## A\n\n/// exercise-sheet | early\n///").find(class_="one-sheet")
    emergency, same_day, appointment = sheet.select(".paper-warnings > div")
    assert emergency.p.get_text() == "Emergency. Call your local emergency number now\u00a0if:"
    assert "Do not drive yourself." in emergency.get_text()
    assert [li.get_text() for li in same_day.find_all("li")] == ["one calf is newly swollen"]
    assert appointment.li
    assert "Not yet reviewed by a clinician." in sheet.find(class_="paper-foot").get_text()


def test_exercise_sheet_has_amounts_stop_rules_and_boxes(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// exercise-sheet | early\n///")
    button, sheet = found.find(attrs={"data-print": "sheet-early"}), found.find(id="sheet-early")
    assert button.get_text(strip=True) == "Print the early sheet"
    first, *spare = sheet.select("tbody tr")
    assert first.th.a["href"] == "exercises/arm-bend.md"
    assert [p.get_text() for p in first.select("td p")] == ["2 to 3 sets of 8 to 10 times each leg, hold 5 seconds, 3 to 4 days a week.", "Stop if: It locks."]
    assert len(spare) == 5 and all("paper" in row["class"] for row in spare)
    assert [len(row.select(".box")) for row in (first, *spare)] == [14] * 6
    assert "Stop if it locks." in sheet.get_text()


def test_exercise_sheet_names_what_to_ask_about(sample_library: Library) -> None:
    page = sample_library.pages["exercises/arm-bend.md"]
    fits = {name: fit.model_copy(update={"value": "later"}) for name, fit in page.facts.conditions.items()}
    waits = dataclasses.replace(page, facts=page.facts.model_copy(update={"conditions": fits}))
    library = dataclasses.replace(sample_library, pages={**sample_library.pages, page.path: waits})
    assert [li.get_text() for li in drawn(library, "## A\n\n/// exercise-sheet | early\n///").select(".ask li")] == ["Red elbow: Arm bend."]
    assert not drawn(sample_library, "## A\n\n/// exercise-sheet | early\n///").select(".ask")


def test_too_many_exercises_for_one_sheet_are_told(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "ROWS", 0)
    faults = rendered(sample_library, "## A\n\n/// exercise-sheet | early\n///").faults
    assert faults == (("/// exercise-sheet | early", "the phase 'early' has 1 exercises. More than 0 do not fit on one sheet of paper. Move one to another phase."),)


def test_what_is_tested_is_told_with_its_day_its_versions_and_its_gaps(sample_library: Library) -> None:
    found = drawn(sample_library, "## A\n\n/// tested\n///\n\n## B\n\n/// untested\n///")
    assert found.time["datetime"] == "2026-11-22"
    assert [code.get_text() for code in found.select("section:has(> #a) code")] == ["1.2", "3.4", "5.6", "7.8", "9.10"]
    assert found.h3.get_text() == "Elbows" and found.h3["id"] == "elbows"
    assert [p.get_text() for p in found.select("section:has(> #a) li p")] == [
        "Every page about elbows can be read. A program reads each page.",
        "Every page, with our own program, at each change. Every page, 320 and 1,280 pixels wide, in Chromium, once a week.",
    ]
    assert [li.get_text() for li in found.select("section:has(> #b) li")] == ["No one has listened to the elbow."]


def test_words_are_explained_once_at_first_use(sample_library: Library) -> None:
    found = drawn(sample_library, "## A bursa\n\nThe Bursas and a bursa.\n\nBursa.")
    links = found.select("a.word")
    assert [(a.get_text(), a["href"]) for a in links] == [("Bursas", "#word-bursa")]
    assert found.find(id="word-bursa").dd.get_text() == "A small sac of fluid."


@pytest.mark.parametrize("block", BLOCKS, ids=[block.NAME for block in BLOCKS])
def test_every_block_is_explained_to_writers(block) -> None:
    from tests.conftest import ROOT

    assert f"### `{block.NAME}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "explained"), [("A sac of fluid (bursa) swells. A bursa.", False), ("A sac (of fluid, bursas) swells. A bursa.", False), ("A sac (in a bursa) swells.", True)])
def test_a_word_in_brackets_is_explained_there(sample_library: Library, words: str, explained: bool) -> None:
    assert bool(drawn(sample_library, f"## A\n\n{words}").find(id="word-bursa")) is explained


@pytest.mark.parametrize(("words", "linked"), [("Bursa, or a bursa.", "Bursa"), ("From İstanbul: a bursa.", "bursa"), ("BURSAS, and a bursa.", "BURSAS")])
def test_first_use_of_an_explained_word_leads_to_its_meaning_as_it_is_written(sample_library: Library, words: str, linked: str) -> None:
    """A small letter may be longer than its capital, and the place found in small letters is the place in the text."""
    found = drawn(sample_library, f"## A\n\n{words}\n")
    links = found.find_all("a", class_="word")
    assert [link.get_text() for link in links] == [linked]
    assert found.find(id=links[0]["href"][1:]).dt.get_text() == "bursa"


def test_marks_are_read_in_texts_after_an_element_too(sample_library: Library) -> None:
    """Texts with nothing to read are spared the reading, and no others."""
    found = drawn(sample_library, "## A\n\nOne *two* three **four** don't\nfive & six.\n").find(id="a").find_next("p")
    assert found.decode_contents() == "One <em>two</em> three <strong>four</strong> don’t\nfive &amp; six."
