"""Each fault a writer can make is planted once: one clear line, at the right place, and nothing else goes wrong."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from carebook.checks import check
from tests.conftest import build

CAUSE, EXERCISE, TREATMENT, HOME = "causes/red-elbow.md", "exercises/arm-bend.md", "treatments/cool-cloth.md", "index.md"


@dataclass(frozen=True)
class Fault:
    """Replace ``old`` by ``new`` in one file; then ``line`` (found by its text, or a number) must say ``message``."""

    name: str
    file: str
    old: str
    new: str
    at: str | int
    message: str
    shown: str = ""


FAULTS = [
    Fault("unknown field", CAUSE, "first_step:", "first_stop: Look.\nfirst_step:", "first_stop:", "'first_stop' is not a field. Did you mean 'first_step'?"),
    Fault("unknown field far from any", CAUSE, "signs:\n", "zebra: 1\nsigns:\n", "zebra:", "'zebra' is not a field. The fields are:"),
    Fault("unknown nested field", CAUSE, "  lump: None.", "  lumps: None.\n  lump: None.", "  lumps:", "'lumps' is not a field. Did you mean 'lump'?"),
    Fault("unknown field of a warning", "warnings.yml", "    short: A new lump", "    shirt: A new lump", "    shirt:", "'shirt' is not a field. Did you mean 'short'?"),
    Fault("unknown field of a rule", EXERCISE, "  - {text: It locks., basis: [expert]}", "  - {test: It locks., basis: [expert]}", "  - {test", "'test' is not a field. Did you mean 'text'?"),
    Fault("unknown field of a number", EXERCISE, "reps: {from: 8, to: 10}", "reps: {form: 8, to: 10}", "  reps: {form", "'form' is not a field. Did you mean 'from'?"),
    Fault("missing field", CAUSE, "first_step: Look at it.\n", "", 2, "'first_step' is missing. Add it."),
    Fault("missing nested field", CAUSE, "  lump: None.\n", "", "signs:", "'signs.lump' is missing. Add it."),
    Fault("wrong type, text", CAUSE, "first_step: Look at it.", "first_step: [Look, at, it]", "first_step:", "'first_step' must be text, not a list."),
    Fault("wrong type, list", CAUSE, "aliases: [red arm]", "aliases: red arm", "aliases:", "'aliases' must be a list, not text."),
    Fault("wrong type, number", EXERCISE, "rest_s: 30", "rest_s: half a minute", "rest_s: half", "'dose.rest_s' must be a whole number, not text."),
    Fault("empty text", CAUSE, "first_step: Look at it.", 'first_step: ""', "first_step:", "'first_step' is empty."),
    Fault("not one of", EXERCISE, "phase: early", "phase: soon", "phase:", "'phase' is 'soon'. It must be one of: 'early', 'middle' or 'late'."),
    Fault("fields too early", CAUSE, "aliases: [red arm]\nwarnings: [clot-in-lung, swollen-calf, lump]", "warnings: [clot-in-lung, swollen-calf, lump]\naliases: [red arm]", "warnings:", "'warnings' stands too early."),
    Fault("unknown treatment", CAUSE, "page: cool-cloth", "page: cool-cloht", "page:", "'cool-cloht' is not a treatment. Did you mean 'cool-cloth'?"),
    Fault("unknown exercise", TREATMENT, "exercises: [arm-bend]", "exercises: [leg-bend]", "exercises:", "'leg-bend' is not an exercise. Did you mean 'arm-bend'?"),
    Fault("unknown page to see", CAUSE, 'checked: "', 'see_also: [blue-knee]\nchecked: "', "see_also:", "'blue-knee' is not a page of this kind."),
    Fault("unknown condition", EXERCISE, "  red-elbow: {value", "  blue-elbow: {value", "  blue-elbow:", "'blue-elbow' is not a condition. Did you mean 'red-elbow'?"),
    Fault("unknown source in words", CAUSE, "A week.[@atlas]", "A week.[@atlsa]", "A week.", "'atlsa' is not a source. Did you mean 'atlas'?"),
    Fault("unknown source in a field", CAUSE, "    sources: [trial]", "    sources: [trail]", "    sources: [trail]", "'trail' is not a source. Did you mean 'trial'?"),
    Fault("source that was not read", CAUSE, "A week.[@atlas]", "A week.[@hidden-book]", "A week.", "'hidden-book' was not read: Only its title was seen. Cite what was read, or read it first."),
    Fault("malformed citation", CAUSE, "A week.[@atlas]", "A week.[@Atlas, p. 3]", "A week.", "'[@Atlas, p. 3]' is not a citation."),
    Fault("unused source", "sources.yml", "sources:\n", "sources:\n  dust:\n    {title: Dust, publisher: Shelf, year: null, url: 'https://dust.example/', kind: textbook, seen: Nothing.}\n", "  dust:", "the source 'dust' is not used anywhere."),
    Fault("row without a source", CAUSE, "    evidence: N\n    sources: [atlas]", "    evidence: N", "  - name: Leave", "'Leave it alone' has no sources."),
    Fault("section without a citation", CAUSE, "It fades.[@atlas]", "It fades.", "## The next weeks", "the section 'the next weeks' cites no source."),
    Fault("citation in a heading", CAUSE, "## Key points", "## Key points [@atlas]", "## Key points", "a heading cites a source."),
    Fault("unknown warning", CAUSE, "swollen-calf, lump]", "swollen-calf, lumb]", "warnings:", "'lumb' is not a warning. Did you mean 'lump'?"),
    Fault("clot warning missing", CAUSE, "[clot-in-lung, swollen-calf, lump]", "[clot-in-lung, lump]", "warnings:", "the warning 'swollen-calf' is missing."),
    Fault("warning without source", "warnings.yml", "    could_be: Usually nothing\n    sources: [atlas]", "    could_be: Usually nothing\n    sources: []", 25, "'warnings.lump.sources' needs at least 1 item."),
    Fault("unknown level", "warnings.yml", "level: appointment", "level: someday", "level: someday", "It must be one of: 'emergency', 'same-day' or 'appointment'."),
    Fault("unknown level in a block", HOME, "/// warnings | emergency", "/// warnings | urgent", "/// warnings | urgent", "'urgent' is not a level."),
    Fault("broken link", HOME, "(causes/red-elbow.md#why", "(causes/read-elbow.md#why", "Read about", "the link 'causes/read-elbow.md#why-it-happens' leads nowhere. Did you mean 'causes/red-elbow.md'?"),
    Fault("broken anchor", HOME, "#why-it-happens", "#why-it-hapens", "Read about", "names '#why-it-hapens', which is not on docs/causes/red-elbow.md. Did you mean '#why-it-happens'?"),
    Fault("link from the root", HOME, "(causes/red-elbow.md#why-it-happens)", "(/causes/red-elbow/)", "Read about", "starts at the root"),
    Fault("script in a link", HOME, "(causes/red-elbow.md#why-it-happens)", "(javascript:alert)", "Read about", "does not lead to a page"),
    Fault("missing section", CAUSE, "## How long it takes\n\nA week.[@atlas]\n", "", "# Red elbow", "the section '## How long it takes' is missing."),
    Fault("misordered section", CAUSE, "## Key points\n\n- It is red.\n", "", "## Key points", "'## Key points' stands too late."),
    Fault("unknown section", CAUSE, "## How long it takes", "## How long", "## How long", "'## How long' is not a section of a cause."),
    Fault("skipped level", HOME, "## More", "## More\n\n#### Deep", "#### Deep", "'Deep' skips a level. Use ### here."),
    Fault("empty heading", HOME, "## More", "## More\n\n### ", "### ", "the heading is empty."),
    Fault("question as heading", HOME, "## More", "## More?", "## More?", "'More?' is a question."),
    Fault("duplicate title", TREATMENT, "# Cool cloth", "# Red elbow", "# Red elbow", "the title 'Red elbow' stands on docs/causes/red-elbow.md too."),
    Fault("duplicate summary", TREATMENT, "summary: A cool cloth on the elbow.", "summary: A red elbow is an elbow that is red.", "summary:", "the summary 'A red elbow is an elbow that is red.' stands on"),
    Fault("not in the navigation", "../mkdocs.yml", "  - causes/red-elbow.md\n", "", 1, "the page is not in the navigation.", "docs/causes/red-elbow.md"),
    Fault("navigation without page", "../mkdocs.yml", "  - causes/red-elbow.md\n", "  - causes/red-elbow.md\n  - causes/blue.md\n", "  - causes/blue.md", "'causes/blue.md' is in the navigation, but there is no such page.", "mkdocs.yml"),
    Fault("twice in the navigation", "../mkdocs.yml", "  - causes/red-elbow.md\n", "  - causes/red-elbow.md\n  - causes/red-elbow.md\n", "  - causes/red-elbow.md", "is in the navigation 2 times.", "mkdocs.yml"),
    Fault("unquoted date", CAUSE, 'checked: "2026-11-22"', "checked: 2026-11-22", "checked:", "'checked': put quotes round the date: \"2026-11-22\"."),
    Fault("no date", CAUSE, 'checked: "2026-11-22"', 'checked: "last week"', "checked:", '\'checked\': "last week" is not a date.'),
    Fault("dates reversed", CAUSE, 'next_check: "2027-11-22"', 'next_check: "2025-11-22"', "next_check:", "'next_check' must be later than 'checked'."),
    Fault("bad YAML", CAUSE, "first_step: Look at it.", "first_step: [Look at it", "first_step:", "this is not valid YAML"),
    Fault("colon in a text", CAUSE, "first_step: Look at it.", "first_step: Look: at it.", "first_step:", "A text with ': ' or '#' in it needs quotes."),
    Fault("doubled field", CAUSE, "first_step: Look at it.", "first_step: Look at it.\nfirst_step: Again.", "first_step: Again.", "'first_step' stands here twice."),
    Fault("alias", CAUSE, "  - It is red.\n  - It is an elbow.", "  - &red It is red.\n  - *red", "  - &red It is red.", "aliases (& and *) are not used here."),
    Fault("front matter missing", HOME, "---\nsummary", "summary", 1, "the front matter is missing."),
    Fault("front matter empty", HOME, '---\nsummary: An invented elbow, for tests.\nwarnings: [clot-in-lung, swollen-calf, lump]\nchecked: "2026-11-22"\nnext_check: "2027-11-22"\n---', "---\n---", 1, "the front matter has no fields."),
    Fault("unknown block", HOME, "/// cards | causes", "/// card | causes", "/// card | causes", "'card' is not a block. Did you mean 'cards'?"),
    Fault("unclosed block", CAUSE, "- press on it.\n///\n", "- press on it.\n", "/// do-not", "the block 'do-not' is not closed."),
    Fault("stray end of block", HOME, "## More", "///\n\n## More", "///\n\n## More", "'///' closes a block, but none is open."),
    Fault("words in a drawn block", CAUSE, "/// treatments-compared\n", "/// treatments-compared\nMy own words.\n", "/// treatments-compared", "takes no words of its own."),
    Fault("misplaced block", HOME, "## More", "/// treatments-compared\n///\n\n## More", "/// treatments-compared", "belongs on the page of a cause."),
    Fault("unknown cards", HOME, "/// cards | causes", "/// cards | reasons", "/// cards | reasons", "'reasons' is not something to draw cards of."),
    Fault("bad amount", TREATMENT, "10 to 15 | minutes | stopwatch", "10 to 15 minutes", "10 to 15 minutes", "write 'amount | unit | icon'"),
    Fault("do-not without a list", CAUSE, "- press on it.", "press on it.", "/// do-not", "needs a list."),
    Fault("table block without a table", TREATMENT, "| Cloth | How cool |\n| --- | --- |\n| Blue | Very |", "Blue.", "/// table", "needs one Markdown table inside."),
    Fault("warnings not first", CAUSE, "/// warnings\n///\n", "Some words.\n\n/// warnings\n///\n", "Some words.", "'/// warnings' must stand directly under the title"),
    Fault("dose out of bounds", EXERCISE, "reps: {from: 8, to: 10}", "reps: {from: 8, to: 20}", 2, "dose.reps 8 to 20 is out of bounds (5 to 12)."),
    Fault("dose backwards", EXERCISE, "reps: {from: 8, to: 10}", "reps: {from: 10, to: 8}", "  reps: {from: 10", "from 10 to 8 runs backwards."),
    Fault("two frequencies", EXERCISE, "  days_a_week: {from: 3, to: 4}\n  legs", "  days_a_week: {from: 3, to: 4}\n  times_a_day: {from: 1, to: 2}\n  legs", "dose:", "give exactly one of times_a_day and days_a_week."),
    Fault("basis nobody has read", EXERCISE, "  sets: [expert]", "  sets: [hearsay]", "  sets: [hearsay]", "'hearsay' is not a source."),
    Fault("title missing", CAUSE, "# Red elbow\n", "", 35, "the title is missing."),
    Fault("title doubled", CAUSE, "# Red elbow\n", "# Red elbow\n\n# Red arm\n", "# Red arm", "'# Red arm' is a second title."),
    Fault("picture without text", HOME, "## More", "![](elbow.png)\n\n## More", "![](elbow.png)", "the picture 'elbow.png' has no text."),
    Fault("raw script", HOME, "## More", "<script>alert(1)</script>\n\n## More", "<script>", "<script> may not stand in a page."),
    Fault("event handler", HOME, "## More", '<p onclick="alert(1)">x</p>\n\n## More', "<p onclick", "'onclick' is an event handler."),
    Fault("style attribute", HOME, "## More", '<p style="color:red">x</p>\n\n## More', "<p style", "a style attribute may not stand in a page."),
    Fault("id twice", HOME, "## More", "One.\n{ #same }\n\nTwo.\n{ #same }\n\n## More", "{ #same }", "the id 'same' stands twice on the page."),
    Fault("rule missing", "exercise-rules.yml", "- {id: stop, ", "- {id: halt, ", 1, "the rule 'stop' is missing"),
]


def plant(project: Path, fault: Fault) -> None:
    file = project / "docs" / fault.file
    text = file.read_text(encoding="utf-8")
    assert fault.old in text, f"the sample no longer holds what this fault replaces: {fault.old!r}"
    text = text.replace(fault.old, fault.new, 1)
    if fault.name == "misordered section":
        text += "\n## Key points\n\n- It is red.\n"
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_planted_fault_is_one_clear_line(sample: Path, fault: Fault) -> None:
    plant(sample, fault)
    shown = fault.shown or f"docs/{fault.file}"
    lines = (sample / shown).read_text(encoding="utf-8")
    line = fault.at if isinstance(fault.at, int) else lines.count("\n", 0, lines.index(fault.at)) + 1
    found = [str(error) for error in check(sample / "docs")]
    hits = [text for text in found if fault.message in text]
    assert hits, f"not reported; found: {found}"
    assert any(text.startswith(f"{shown}:{line}:") for text in hits), f"expected {shown}:{line}, found {hits}"
    assert all(text.startswith(("docs/", "mkdocs.yml:")) for text in found)


def test_sample_has_no_fault(sample: Path) -> None:
    assert check(sample / "docs") == []


def test_file_that_is_not_utf8(sample: Path) -> None:
    file = sample / "docs" / CAUSE
    file.write_bytes(file.read_bytes().replace(b"A week.", b"A week\xff."))
    line = file.read_bytes().count(b"\n", 0, file.read_bytes().index(b"\xff")) + 1
    assert f"docs/{CAUSE}:{line}: the file is not UTF-8. Save it as UTF-8." in map(str, check(sample / "docs"))


def test_empty_and_huge_files(sample: Path) -> None:
    (sample / "docs" / CAUSE).write_text("")
    (sample / "docs" / HOME).write_text("x" * 2_000_000)
    found = "\n".join(map(str, check(sample / "docs")))
    assert f"docs/{CAUSE}:1: the front matter is missing." in found
    assert f"docs/{HOME}:1: the file is larger than" in found


@pytest.mark.parametrize("name", ["warnings.yml", "sources.yml", "glossary.yml", "exercise-rules.yml"])
def test_missing_data_file_is_said(sample: Path, name: str) -> None:
    (sample / "docs" / name).unlink()
    assert any(str(error).startswith(f"docs/{name}:1: the file cannot be read") for error in check(sample / "docs"))


def test_all_faults_in_one_run(sample: Path) -> None:
    chosen = [fault for fault in FAULTS if fault.name in ("broken link", "dose out of bounds", "unquoted date", "bad amount")]
    # Two of these make their page unreadable; the others must be reported all the same, and nothing else with them.
    for fault in chosen:
        plant(sample, fault)
    found = list(map(str, check(sample / "docs")))
    assert len(found) == len(chosen)
    for fault in chosen:
        assert any(fault.message in text for text in found)


def test_failed_build_leaves_the_site_as_it_was(sample: Path) -> None:
    site = sample / "site"
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [carebook/generator.py]\n")
    assert build(sample, site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    plant(sample, next(fault for fault in FAULTS if fault.name == "skipped level"))
    plant(sample, next(fault for fault in FAULTS if fault.name == "unknown field"))
    done = build(sample, site)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "docs/index.md:" in said and "'first_stop' is not a field" in said
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_command_prints_each_fault_and_exits_1(sample: Path) -> None:
    plant(sample, next(fault for fault in FAULTS if fault.name == "broken link"))
    done = subprocess.run([sys.executable, "-m", "carebook", "check"], cwd=sample, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "1 fault found. Nothing was built." in done.stderr
