"""Prose, syllables, grades, rules of style and spelling: each fault is planted once, and told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from carebook.checks import check
from carebook.library import Library
from carebook.rendering import render
from carebook.words.pieces import Piece, pieces
from carebook.words.places import Places
from carebook.words.prose import Sentence, prose
from carebook.words.readability import figures, hard_words, hardest, readability
from carebook.words.rules import RULES, Reading, shape
from carebook.words.spelling import advice, words_of
from carebook.words.syllables import syllables
from tests.code.test_faults import CAUSE, EXERCISE, HOME, TREATMENT, Fault, plant

LONG = "The elbow of mine is red " + "and red " * 8 + "and."
SHORT = "It is red.\nIt is warm.\nIt is sore.\n"


def said(words: str) -> tuple[str, str, str]:
    """Put words of one line on the home page: file, what is replaced, and by what."""
    return HOME, "## More", f"{words}\n\n## More"


STYLE = {
    "sentence_length": [Fault("in prose", *said(LONG), LONG, "has 23 words. Split it: at most 22."), Fault("in a table", CAUSE, "limits: Takes a while.", f"limits: {LONG}", f"limits: {LONG}", "has 23 words.")],
    "choppy": [Fault("three in a row", *said(SHORT), "It is red.\nIt is warm", "'It is red. It is warm. It is sore.' is choppy")],
    "paragraph_length": [Fault("four", *said("The elbow of the arm is red and warm.\n" * 4), "The elbow of the arm", "has 4 sentences. Put an empty line between: at most 3.")],
    "list_length": [Fault("seven items", *said("- A red one.\n" * 7), "- A red one.", "the list has 7 items.")],
    "one_sentence_a_line": [Fault("two on a line", *said("The elbow is red. It is warm."), "The elbow is red. It", "holds two sentences. Give each a line of its own.")],
    "sentence_case": [
        Fault("in a heading", HOME, "## More", "## More About It", "## More About It", "'More About It': write 'about', as in a sentence."),
        Fault("in a caption", TREATMENT, "/// table | Cloths", "/// table | Cloths And Cups", "/// table | Cloths And", "write 'and', as in a sentence."),
    ],
    "links_alone": [
        Fault("here", *said("Go [here](causes/red-elbow.md)."), "Go [here]", "the link 'here' says nothing when heard alone."),
        Fault("an address", *said("Go to [https://x.example/](https://x.example/)."), "Go to [", "says nothing when heard alone."),
    ],
    "emergency_links": [Fault("in a note", "warnings.yml", "    could_be: A clot in the lung\n", "    could_be: A clot in the lung\n    note: See [the elbow](#more).\n", "    note: See", "the link 'the elbow' stands in an emergency box.")],
    "steps": [
        Fault("no verb", EXERCISE, "steps: [Bend the arm.,", "steps: [The arm is bent.,", "steps:", "does not start with a verb that is listed"),
        Fault("no verb in Markdown", TREATMENT, "1. Put on", "1. Then put on", "1. Then put on", "the step 'Then put on the cloth.' does not start with a verb"),
        Fault("long", EXERCISE, "steps: [Bend the arm.,", f"steps: [Bend it {'and bend it ' * 6}again.,", "steps:", "has 21 words. Make two steps of it: at most 20."),
    ],
    "plain_words": [Fault("listed", *said("Look for Edema."), "Look for Edema.", "write 'swelling', not 'Edema'."), Fault("in data", CAUSE, "limits: Takes a while.", "limits: Some edema.", "limits: Some edema", "write 'swelling'")],
    "ranges": [Fault("hyphen", *said("Wait 10-15 minutes."), "Wait 10-15", "'10-15': write 'to' between the numbers."), Fault("dash", *said("Wait 2 – 3 days."), "Wait 2 –", "'2 – 3': write 'to'")],
    "dashes": [Fault("dash", *said("It is red — and sore."), "It is red —", "write a full stop or a comma, not a dash.")],
    "percentages": [Fault("sign", *said("It helps 14% of people."), "It helps 14%", "'14%': write a count of people"), Fault("word", *said("It helps 14 per cent."), "It helps 14", "write a count of people")],
    "dates": [
        Fault("month first", *said("It began on August 6, 2026."), "It began", "'August 6': write the date as '6 August 2026'."),
        Fault("figures", *said("It began on 6/8/2026."), "It began", "'6/8/2026': write the date"),
        Fault("ordinal", *said("It began on the 6th of August."), "It began", "'6th of August': write the date"),
        Fault("for machines", *said("It began on 2026-08-06."), "It began", "'2026-08-06': write the date"),
    ],
    "numerals": [Fault("in words", *said("It takes three weeks."), "It takes three", "write '3', not 'three'.")],
    "contractions": [Fault("not", *said("It isn't red."), "It isn't", "'isn't': write both words in full."), Fault("is", *said("It's red."), "It's red", "'It's': write both words in full.")],
    "exclamation_marks": [Fault("one", *said("Stop at once!"), "Stop at once!", "end the sentence with a full stop.")],
    "capitals": [Fault("for emphasis", *said("It is NOT red."), "It is NOT", "'NOT': write small letters.")],
    "behind_the_knee": [Fault("the old mistake", *said("Pain below the knee."), "Pain below", "write 'behind', not 'below'.")],
    "italics": [Fault("stars", *said("It is *very* red."), "It is *very*", "'very' is in italics.")],
    "brackets_once": [Fault("twice", *said("A sac (cyst) is red.\nThis sac (cyst) is not."), "This sac", "'(cyst)' stands in brackets a second time.")],
}
PLANTED = [(name, fault) for name, faults in STYLE.items() for fault in faults]


def line_of(project: Path, fault: Fault) -> int:
    text = (project / "docs" / fault.file).read_text(encoding="utf-8")
    assert isinstance(fault.at, str)
    return text.count("\n", 0, text.index(fault.at)) + 1


@pytest.mark.parametrize(("rule", "fault"), PLANTED, ids=[f"{name}-{fault.name}" for name, fault in PLANTED])
def test_fault_of_style_is_told_where_it_stands(sample: Path, rule: str, fault: Fault) -> None:
    plant(sample, fault)
    found = [str(error) for error in check(sample / "docs")]
    hits = [text for text in found if fault.message in text]
    assert [text for text in hits if text.startswith(f"docs/{fault.file}:{line_of(sample, fault)}: ")], found


def test_every_rule_is_planted() -> None:
    assert {rule.__name__ for rule in RULES} == {*STYLE, "care_boxes"}


def test_care_box_without_if(sample_library: Library) -> None:
    page = sample_library.pages[HOME]
    boxes = pieces(render(sample_library, page).html)
    assert [piece.text for piece in boxes if piece.tag == "span"], "the sample draws boxes"
    assert not list(shape.care_boxes(Reading(page, boxes, sample_library.style)))
    wrong = Piece("span", "Call now", frozenset({".action"}))
    assert "must say one action and end in 'if:'" in next(shape.care_boxes(Reading(page, (wrong,), sample_library.style)))[1]


@pytest.mark.parametrize("words", [
    "It takes 10 to 15 minutes.", "Call 999 or 112.", "It began on 6 August 2026.", "It is a one-way street.", "The bone below the elbow.",
    "The GP's advice.", "Use version 2.2 of it.", "- A red one.\n- A warm one.",
])
def test_right_words_are_let_be(sample: Path, words: str) -> None:
    plant(sample, Fault("right", *said(words), words, ""))
    assert [str(error) for error in check(sample / "docs")] == []


@pytest.mark.parametrize(("field", "entry", "shown"), [
    ("unavoidable", "{zebra: an animal}", "zebra"), ("right_uses", "{below the knee joint: an example}", "below the knee joint"),
    ("verbs", "[bend, dry, hold, keep, put, straighten, zip]", "zip"), ("names", "[GP, ZZ]", "ZZ"), ("spelling", "[practice, zyx]", "zyx"),
])
def test_listed_word_that_no_page_uses(sample: Path, field: str, entry: str, shown: str) -> None:
    file = sample / "docs/style.yml"
    lines = [f"{field}: {entry}" if line.startswith(f"{field}:") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines) + "\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith(field))
    assert [str(error) for error in check(sample / "docs")] == [f"docs/style.yml:{number}: '{shown}' under '{field}' is on no page. Take it out."]


def test_right_use_is_let_be(sample: Path) -> None:
    plant(sample, Fault("right", *said("Start below the knee and go up."), "", ""))
    file = sample / "docs/style.yml"
    file.write_text(file.read_text().replace("right_uses: {}", "right_uses: {start below the knee: a bandage starts there}"))
    assert check(sample / "docs") == []


HARD = "Posterior musculoskeletal pathology necessitates multidisciplinary rehabilitation."


def test_hard_page_is_told_with_its_figures(sample: Path) -> None:
    plant(sample, Fault("hard", *said("\n\n".join([HARD] * 12)), HARD, ""))
    text = (sample / "docs" / HOME).read_text()
    line = text.count("\n", 0, text.index(HARD)) + 1
    found = [str(error) for error in check(sample / "docs") if "hard to read" in str(error)]
    assert len(found) == 1
    assert found[0].startswith(f"docs/{HOME}:{line}: docs/{HOME} is hard to read: grade ")
    for part in ("(at most 6)", "(at most 7)", "SMOG", "(at most 9)", "words in a sentence", "(at most 13)", f"Its hardest sentence: '{HARD}'", "Its hardest words: multidisciplinary, musculoskeletal, rehabilitation."):
        assert part in found[0], part


def test_hard_warning_is_told(sample: Path) -> None:
    plant(sample, Fault("hard", "warnings.yml", "trigger: you have a new lump", "trigger: musculoskeletal multidisciplinary rehabilitation necessitates anticoagulation", "", ""))
    assert any("grade of its warnings" in str(error) and str(error).startswith("docs/warnings.yml:") for error in check(sample / "docs"))


def test_pages_about_the_site_may_be_harder(sample_library: Library) -> None:
    from carebook.checks.readability import OTHERS, PATIENTS

    assert (PATIENTS.eased, PATIENTS.grade, PATIENTS.smog, PATIENTS.mean, PATIENTS.warnings) == (6, 7, 9, 13, 5)
    assert (OTHERS.eased, OTHERS.grade) == (9, 9)


@pytest.mark.parametrize(("words", "message"), [
    ("A sore elbwo.", "'elbwo' is not a known word. Is 'elbow' meant?"),
    ("A sore elbow becuase of it.", "'becuase' is not spelled right. Is 'because' meant?"),
    ("The color red.", "'color' is American. Write 'colour'."),
    ("A stabilized arm.", "'stabilized' is American. Write 'stabilised'."),
])
def test_misspelling_is_told_where_it_stands(sample: Path, words: str, message: str) -> None:
    for file, old, new in (said(words), (CAUSE, "limits: Takes a while.", f"limits: {words}"), (HOME, "## More", "## " + words.rstrip("."))):
        project = sample / "docs" / file
        before = project.read_text()
        plant(sample, Fault("spelling", file, old, new, "", ""))
        line = next(n for n, text in enumerate(project.read_text().split("\n"), 1) if words.rstrip(".") in text)
        assert f"docs/{file}:{line}: {message}" in "\n".join(map(str, check(sample / "docs")))
        project.write_text(before)


def test_words_to_spell() -> None:
    assert list(words_of("Raynaud’s step-up, at https://x.example/colour and 10 cm (I am).")) == ["Raynaud", "step", "up", "at", "and", "cm", "am"]
    assert advice("centre") is None and advice("programme") is None and advice("knee") is None and advice("size") is None
    assert advice("paralyzed") == "'paralyzed' is American. Write 'paralysed'."


def test_sentences_of_a_page() -> None:
    html = (
        '<h2>Head</h2><p>One <b>knee</b>.<sup class="cite">1</sup> He said “two.” Three <code>x</code>?</p><ul><li>Four<p>Five.</p></li></ul>'
        '<table><tr><td>Six.</td></tr></table><div class="warning"><p>Seven.</p><p class="in-short">Eight.</p></div><span aria-hidden="true">9</span><br><svg><title>T</title></svg>'
    )
    assert prose(html) == [Sentence("One knee."), Sentence("He said “two.”"), Sentence("Three ?"), Sentence("Four"), Sentence("Five."), Sentence("Seven.", True)]
    assert [piece.text for piece in pieces(html) if piece.tag in ("h2", "td", "title")] == ["Head", "Six.", "T"]


@pytest.mark.parametrize(("word", "count"), [
    ("medicine", 3), ("knee", 1), ("exercise", 3), ("physiotherapist", 6), ("popliteal", 4), ("baker's", 2), ("step-up", 2), ("15", 1), ("rehabilitaion", 6), ("squeezed", 1),
])
def test_syllables_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grades_by_their_formulas() -> None:
    easy, hard = Sentence("The cat sat on the mat."), Sentence("Rehabilitation necessitates determination.")
    assert readability([easy]).grade == round(0.39 * 6 + 11.8 * 1 - 15.59, 1)
    assert readability([easy]).smog == 3.1
    assert (readability([easy, hard]).longest, readability([easy, hard]).mean, readability([]).grade) == (6, 4.5, 0)
    assert hardest([easy, hard]) is hard
    assert hard_words([easy, hard], count=2) == ["rehabilitation", "determination"]
    found = figures([easy, hard, Sentence("Stop.", True)], {"rehabilitation"})
    assert found.eased.grade < found.every.grade and found.warnings.words == 1


def test_words_are_found_in_their_file(sample_library: Library) -> None:
    places, page = Places(sample_library), sample_library.pages[HOME]
    assert places.find(page, "Read about a red elbow.")[0] == HOME
    assert places.find(page, "One calf is newly swollen.")[0] == "warnings.yml"
    assert places.find(page, "It is an elbow.")[0] == CAUSE
    assert places.find(page, "Words of no file whatever.") == (HOME, page.line_with("# "))


def test_a_late_page_keeps_its_figures_and_has_no_fault(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # 2030
    assert check(sample / "docs") == []
    assert prose('<div class="overdue"><p>This page is past its check date.</p></div>') == []
