"""The scorecard: each test turns when the thing it looks for is planted or taken away, and nothing is met that nobody decided."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

from carebook.__main__ import main
from carebook.checks import check
from carebook.reading import read
from carebook.rendering import converter, render
from carebook.scorecard import choices, content, form, kept, visuals
from carebook.scorecard.model import Finding, PageScore, Scorecard, Verdict, instruments
from carebook.scorecard.score import as_json, score, scored
from tests.conftest import DOCS, build

HOME, CAUSE, TREATMENT, EXERCISE = "index.md", "causes/red-elbow.md", "treatments/cool-cloth.md", "exercises/arm-bend.md"
TESTED = {item.test: (one.id, item.id) for one in instruments() for item in one.items if item.test}
SCORES = '---\nsummary: How the pages of the elbow do.\nwarnings: []\nchecked: "2026-11-22"\nnext_check: "2027-11-22"\n---\n# Scores\n\n## Pages\n\n/// scorecard | pages\n///\n\n/// scorecard | items\n///\n'
FIGURE = "title: One bone\nshows: A bone.\ncaption: One bone.\nsources: [atlas]\nheight: 180\nlettering:\n  - {text: Front, at: [120, 172]}\nparts:\n  - {fill: bone, points: [[90, 0], [92, 50], [80, 84]]}\n"
YES, NO, NONE, PERSON = Verdict.YES, Verdict.NO, Verdict.NOT_APPLICABLE, Verdict.PERSON
MANY = "".join(f"- Look at finger {number}.\n" for number in range(8))
WALL = " ".join(["word"] * 201)


@dataclass(frozen=True)
class Turn:
    """Replace ``old`` by ``new`` on a page; then the verdict of ``test`` goes from ``before`` to ``after``."""

    test: str
    path: str
    old: str
    new: str
    before: Verdict
    after: Verdict


SURE = "## What we are not sure about\n\nWhy.[@atlas]"
TURNS = [
    Turn("purpose", CAUSE, "summary: A red elbow is an elbow that is red.", "summary: Elbow.", YES, NO),
    Turn("words_explained", CAUSE, "The bursa is red.[@atlas; @trial]\nAnother bursa too.", "It is red.[@atlas]", YES, NONE),
    Turn("no_sums", CAUSE, "A week.[@atlas]", "Add up the days and multiply them by 2.[@atlas]", YES, NO),
    Turn("sums_explained", CAUSE, "A week.[@atlas]", "Multiply the days by 2.[@atlas]", NONE, PERSON),
    Turn("short_parts", CAUSE, "A week.[@atlas]", "One. Two. Three. Four.[@atlas]", YES, NO),
    Turn("short_parts", CAUSE, "A week.[@atlas]", f"{WALL}.[@atlas]", YES, NO),
    Turn("telling_headings", CAUSE, "## The next weeks", "## Information", YES, NO),
    Turn("telling_headings", HOME, "## More", "## More about a red elbow", NO, YES),
    Turn("summary", CAUSE, "## Key points\n\n- It is red.\n\n", "", YES, NO),
    Turn("summary_first", CAUSE, "## Key points\n\n- It is red.\n\n", "", YES, PERSON),
    Turn("visual_cues", CAUSE, "/// warnings\n///\n", "", YES, YES),
    Turn("pictures_where_needed", CAUSE, SURE, f"/// figure | bone\n///\n\n{SURE}", NO, PERSON),
    Turn("pictures_for_a_person", CAUSE, SURE, f"/// figure | bone\n///\n\n{SURE}", NONE, PERSON),
    Turn("captions", CAUSE, SURE, f"/// figure | bone\n///\n\n{SURE}", NONE, YES),
    Turn("captions", CAUSE, SURE, f"/// figure | bare\n///\n\n{SURE}", NONE, NO),
    Turn("simple_tables", TREATMENT, "| Cloth | How cool |", "| Cloth | How cool it is on a warm day |", YES, NO),
    Turn("simple_tables", CAUSE, "/// treatments-compared\n///\n", "", YES, NONE),
    Turn("tables_introduced", CAUSE, "Use this table to choose.\n", "", YES, NO),
    Turn("tables_introduced", TREATMENT, "/// table | Cloths", "Use this table to pick a cloth.\n\n/// table | Cloths", NO, YES),
    Turn("plain_numbers", CAUSE, "A week.[@atlas]", "For 12.5% it takes a week.[@atlas]", PERSON, NO),
    Turn("chances", CAUSE, "A week.[@atlas]", "1 in 7 people wait a week.[@atlas]", NONE, PERSON),
    Turn("lists", CAUSE, "- Is it red?", MANY, YES, NO),
    Turn("action", HOME, "/// warnings | emergency\n///\n\n/// warnings | same-day appointment\n///\n", "", YES, NO),
    Turn("speaks_to_you", CAUSE, "A week.[@atlas]", "The patient should wait.[@atlas]", PERSON, NO),
    Turn("speaks_to_you", CAUSE, "A week.[@atlas]", "You can wait for a week.[@atlas]", PERSON, YES),
    Turn("steps", TREATMENT, "1. Put on the cloth.[@trial]", "Put on the cloth.[@trial]", YES, PERSON),
    Turn("steps", TREATMENT, "1. Put on the cloth.[@trial]", f"1. Put on {' '.join(['the cloth'] * 10)}.[@trial]", YES, NO),
    Turn("steps", CAUSE, "Try this.[@atlas]", "### Step 1: try this\n\nTry this.[@atlas]", PERSON, YES),
    Turn("tool", TREATMENT, "Print it.", "Print the [diary of 2 weeks](../index.md#diary).", PERSON, YES),
    Turn("directions", TREATMENT, "/// amounts\n10 to 15 | minutes | stopwatch\n///\n", "", YES, PERSON),
    Turn("reason", EXERCISE, "## Why it helps\n\nIt bends.[@atlas]\n\n", "", YES, PERSON),
    Turn("uncertainty", CAUSE, SURE, "", YES, NO),
    Turn("risks_and_benefits", CAUSE, "/// treatments-compared\n///\n", "", YES, NO),
    Turn("aims", CAUSE, "## Is this what you have", "## Signs", YES, NO),
    Turn("sources", HOME, "[@atlas]", "", YES, NO),
    Turn("further_help", CAUSE, "Nobody.[@atlas]", "See [when to get help](../get-help.md).[@atlas]", NO, YES),
    Turn("how_it_works", TREATMENT, "## Questions to ask", "## How it works\n\nIt cools.[@trial]\n\n## Questions to ask", PERSON, YES),
    Turn("benefits", CAUSE, "/// treatments-compared\n///\n", "", YES, NO),
    Turn("risks", TREATMENT, "/// choices-compared\n///\n", "", YES, NO),
    Turn("doing_nothing", TREATMENT, "name: Do nothing", "name: A warm cloth", YES, NO),
    Turn("more_than_one_choice", TREATMENT, "/// choices-compared\n///\n", "", YES, NO),
    Turn("questions", CAUSE, "- Is it red?\n", "", YES, NO),
    Turn("authorship", CAUSE, 'next_check: "2027-11-22"', 'next_check: "2027-11-22"\nreviewer: {name: A. Nobody, role: Nurse, organisation: Nowhere, date: "2026-11-01"}', NO, PERSON),
]
NEVER_TURNS = {"visual_cues", "pictures_of_action", "daily_life", "dates", "disclosure"}
"""Turned below, since a change of one page's words does not turn them."""


def scores(project: Path, *paths: str) -> dict[str, PageScore]:
    """Score these pages, or all."""
    library, _ = read(project / "docs")
    md = converter(library)
    return {page.path: score(library, page, render(library, page, md).html) for page in library.pages.values() if scored(page) and page.path in (paths or library.pages)}


def finding(page: PageScore, test: str) -> Finding:
    instrument, item = TESTED[test]
    return next(one for tally in page.instruments if tally.instrument == instrument for one in tally.items if one.item == item)


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / "docs" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def drawn(sample: Path) -> Path:
    """The sample with two pictures, one of them without a caption, and a page of help."""
    folder = sample / "docs" / "figures"
    folder.mkdir()
    (folder / "bone.yml").write_text(FIGURE, encoding="utf-8")
    (folder / "bare.yml").write_text(FIGURE.replace("caption: One bone.\n", ""), encoding="utf-8")
    return sample


@pytest.mark.parametrize("turn", TURNS, ids=[f"{turn.test}-{number}" for number, turn in enumerate(TURNS)])
def test_verdict_turns(turn: Turn, drawn: Path) -> None:
    assert finding(scores(drawn, turn.path)[turn.path], turn.test).verdict is turn.before
    change(drawn, turn.path, turn.old, turn.new)
    after = finding(scores(drawn, turn.path)[turn.path], turn.test)
    assert after.verdict is turn.after, after.evidence
    assert after.evidence


def test_every_test_is_turned() -> None:
    assert set(TESTED) == {turn.test for turn in TURNS} | NEVER_TURNS


def seen(sample_library, path: str, html: str) -> form.Seen:
    return form.Seen(sample_library, sample_library.pages[path], html)


def test_what_one_page_cannot_turn(sample_library) -> None:
    page = '<div class="opening"></div><div class="body"><div class="text"><p>Words.</p>{}</div></div>'
    assert form.visual_cues(seen(sample_library, CAUSE, page.format("")))[0] is NO
    assert form.visual_cues(seen(sample_library, CAUSE, page.format('<p class="strip">Stop.</p>')))[0] is YES
    assert visuals.pictures_of_action(seen(sample_library, EXERCISE, page.format("")))[0] is NO
    assert visuals.pictures_of_action(seen(sample_library, EXERCISE, page.format("<figure></figure>")))[0] is PERSON
    assert visuals.pictures_of_action(seen(sample_library, CAUSE, page.format("")))[0] is PERSON
    assert content.dates(seen(sample_library, CAUSE, page.format("")))[0] is NO
    assert content.dates(seen(sample_library, CAUSE, page.format('<div class="dates"><p>Checked on 2 May 2026.</p></div>')))[0] is YES
    assert content.tool(seen(sample_library, TREATMENT, page.format("")))[0] is NO
    assert content.steps(seen(sample_library, CAUSE, page.format("")))[0] is NO
    assert choices.daily_life(seen(sample_library, CAUSE, page.format("<p>Drive to work.</p>"))) == (PERSON, "Words found: drive, work.")


def test_words_that_are_not_explained_are_named(sample_library) -> None:
    html = '<div class="opening"></div><div class="body"><div class="text"><p>The bursa is red.</p></div></div>'
    assert form.words_explained(seen(sample_library, CAUSE, html)) == (NO, "Not explained on the page: bursa.")
    named = html.replace("The bursa is red.", 'Read about <a href="bursa.md">the bursa</a>.')
    assert form.words_explained(seen(sample_library, CAUSE, named))[0] is NONE, "a link leads to what it means"


def test_names_in_pictures_are_no_steps_or_points(sample_library) -> None:
    legend = '<figure><ol><li>One</li></ol></figure>'
    html = f'<div class="text"><section><h2 id="key-points">Key points</h2><ul><li>Red.</li></ul>{legend}</section></div>'
    assert form.summary(seen(sample_library, CAUSE, html)) == (YES, "Key points: 1.")
    assert content.steps(seen(sample_library, CAUSE, html))[0] is NO


def test_disclosure_is_never_met_by_a_program(sample: Path) -> None:
    about = sample / "docs" / "about"
    about.mkdir(exist_ok=True)
    assert finding(scores(sample, CAUSE)[CAUSE], "disclosure").verdict is NO
    page = SCORES.split("# Scores")[0] + "# How\n\n## Who writes\n\nWe do.\n\n## Adverts\n\nNone.\n"
    (about / "how-we-write.md").write_text(page, encoding="utf-8")
    assert finding(scores(sample, CAUSE)[CAUSE], "disclosure").verdict is PERSON


def test_each_instrument_is_whole() -> None:
    assert {one.id: len(one.items) for one in instruments()} == {"pemat": 24, "cdc": 20, "discern": 16, "jama": 4}
    assert [item.id for item in instruments()[0].items] == [str(number) for number in (*range(1, 13), *range(15, 27))]
    for name in TESTED:
        assert any(hasattr(module, name) for module in (form, visuals, content, choices)), f"instruments.yml names the test '{name}', which is not there"
    library, _ = read(DOCS)
    assert {key for one in instruments() for key in one.sources} <= set(library.sources)


def test_only_yes_counts_as_met(sample: Path) -> None:
    for page in scores(sample).values():
        for tally in page.instruments:
            verdicts = [one.verdict for one in tally.items]
            assert tally.met == verdicts.count(YES)
            assert tally.computed == verdicts.count(YES) + verdicts.count(NO)
            assert tally.needs_a_person == verdicts.count(PERSON)
            assert len(verdicts) == tally.computed + tally.needs_a_person + tally.not_applicable
    people = {(one.id, item.id) for one in instruments() for item in one.items if item.person}
    found = {(tally.instrument, one.item): one.verdict for page in scores(sample).values() for tally in page.instruments for one in tally.items}
    assert {found[key] for key in people} == {PERSON}


def test_the_word_list_is_shown_beside_all_words(sample_library) -> None:
    page, html = sample_library.pages[CAUSE], '<div class="body"><p>Your physiotherapist knows.</p></div>'
    plain, spared = score(sample_library, page, html), score(sample_library, page, html, {"physiotherapist"})
    assert plain.without_word_list is None
    assert spared.all_words == plain.all_words
    assert spared.without_word_list.grade < spared.all_words.grade


def test_same_pages_same_bytes_and_the_schema_holds(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = ["--docs", str(sample / "docs"), "score"]
    assert main(docs) == 0
    first = capsys.readouterr().out
    assert main([*docs, "-o", str(sample / "made" / "scores.json")]) == 0
    assert (sample / "made" / "scores.json").read_text(encoding="utf-8") == first
    jsonschema.validate(json.loads(first), Scorecard.model_json_schema(by_alias=True))
    assert Scorecard.model_validate(json.loads(first))


def test_faults_are_told_instead_of_scores(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(sample, CAUSE, "first_step:", "first_stop:")
    assert main(["--docs", str(sample / "docs"), "score"]) == 1
    said = capsys.readouterr()
    assert "'first_stop' is not a field." in said.err and not said.out


NAMES = ("CDC", "Clear", "Communication", "DISCERN", "Index", "JAMA", "JSON", "PEMAT", "SMOG")
SPELLING = ("CDC", "Centers", "JAMA", "JSON", "PEMAT", "program")


def with_scores(project: Path, text: str = SCORES) -> None:
    (project / "docs" / "about").mkdir(exist_ok=True)
    (project / "docs" / "about" / "scores.md").write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "  - about/scores.md\n", encoding="utf-8")
    style = project / "docs" / "style.yml"
    style.write_text(style.read_text(encoding="utf-8").replace("names: [", f"names: [{', '.join(NAMES)}, ").replace("spelling: [", f"spelling: [{', '.join(SPELLING)}, "), encoding="utf-8")


def test_page_and_data_agree_in_a_built_site(sample: Path) -> None:
    with_scores(sample)
    done = build(sample, sample / "site", SOURCE_DATE_EPOCH="1795000000")
    assert done.returncode == 0, done.stderr
    assert main(["--docs", str(sample / "docs"), "publish", str(sample / "site")]) == 0
    data = Scorecard.model_validate_json((sample / "site/about/scorecard.json").read_text(encoding="utf-8"))
    assert [(one.path, one.why) for one in data.left_out] == [("about/scores.md", "It shows the scores, so it cannot hold its own.")]
    soup = BeautifulSoup((sample / "site/about/scores/index.html").read_text(encoding="utf-8"), "html5lib")
    assert soup.find("a", href="../scorecard.json")
    rows = {row.th.get_text(): row.get_text(" ") for row in soup.select("tbody tr")}
    for page in (page for page in data.pages if page.kind != "about"):
        said = " ".join(rows[page.title].split())
        assert f"{page.met} of {page.computed}" in said and f"Need a person: {page.needs_a_person}" in said, page.path
        assert f"{page.all_words.grade}. SMOG {page.all_words.smog}" in said
    for one in data.instruments:
        for item in one.items:
            assert any(head.startswith(f"{item.id}. {item.says}"[:40].replace("'", "’")) for head in rows), item


def test_pages_are_scored_once_in_a_build(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_scores(sample)
    made: list[str] = []
    monkeypatch.setattr(kept, "score", lambda library, page, *given: made.append(page.path) or score(library, page, *given))
    assert [str(error) for error in check(sample / "docs")] == []
    library, _ = read(sample / "docs")
    kept.scorecard_of(library)
    assert sorted(made) == sorted(path for path in library.pages if path != "about/scores.md"), "each page once"
    change(sample, CAUSE, "A week.", "Two weeks.")
    library, _ = read(sample / "docs")
    kept.scorecard_of(library)
    assert made[len(library.pages) - 1 :] == [CAUSE], "one page has changed"


def test_unknown_part_is_told(sample: Path) -> None:
    with_scores(sample, SCORES.replace("| items", "| stars"))
    assert any("'stars' is not a part of the scorecard." in str(error) for error in check(sample / "docs"))


def test_json_holds_no_day_of_the_build(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, _ = read(sample / "docs")
    texts = set()
    for epoch in ("1795000000", "1796000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        texts.add(re.sub(r"\s+", " ", as_json(kept.scorecard_of(library))))
    assert len(texts) == 1
