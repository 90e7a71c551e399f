"""House rules that hold for the words of every page."""

from __future__ import annotations

import re

import pytest

from carebook.library import Library
from carebook.model import Cause, Exercise, Treatment
from tests.conftest import DOCS, PAGES, ROOT, Built


def test_the_project_stands_alone() -> None:
    """Nothing that is built or run reaches outside the repository."""
    for pattern in ("carebook/**/*.py", "docs/**/*", "overrides/**/*", "mkdocs.yml", "Makefile"):
        for path in ROOT.glob(pattern):
            if path.is_file() and path.suffix in {".py", ".md", ".yml", ".html", ".css", ".js", ".svg", ""}:
                assert "../shared" not in path.read_text(encoding="utf-8"), path


def test_18_exercises_from_easy_to_hard(library: Library) -> None:
    phases = [exercise.phase for _, exercise in library.of(Exercise)]
    assert len(phases) == 18
    assert phases == sorted(phases, key=["early", "middle", "late"].index)


@pytest.mark.parametrize("path", PAGES)
def test_one_sentence_per_line(path: str) -> None:
    body = (DOCS / path).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    code = False
    for line in body.splitlines():
        code ^= line.startswith("```")
        if code or line.startswith(("|", "#", "/", " ")) or "http" in line:
            continue
        plain = re.sub(r"\[@[^\]]*\]|\([^)]*\)|\"[^\"]*\"|\b[A-Z]\.|\d\.", "", line)
        if line.startswith(("- ", "1. ")) or re.match(r"\d+\. ", line):
            continue  # an item of a list may hold two short sentences
        assert not re.search(r"[a-z][.!?] +[A-Z]", plain), f"{path}: two sentences on one line: {line}"


WRONG = {
    r"below the knee": "behind the knee",
    r"\boedema\b|\bedema\b": "swelling",
    r"\bchronic\b": "lasting",
    r"click here": "words that make sense alone",
    r"\d-\d": "'to' for a range",
    r"—": "a full stop or a comma",
}
RIGHT_USES = (
    "not below it", "from below the knee upwards", "below the knee and wrap", "start below the knee", "below the knee upwards",
    "bony knob below the outer knee", "just below the knee", "starts below the knee", "10-k", "x-ray",
)


def test_wrong_words_do_not_stand_on_pages(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    if not isinstance(facts, Cause | Treatment | Exercise) and page.path.startswith(("about/", "for-clinics/")):
        return
    main = page.soup.main
    words = " ".join(node.get_text(" ") for node in main.find_all(["p", "li", "td", "dd"]) if not node.find_parent(class_="sources-and-dates")).lower()
    for use in RIGHT_USES:
        words = words.replace(use, "")
    for wrong, right in WRONG.items():
        found = re.search(wrong, words)
        assert not found, f"{page.path}: '{words[max(found.start() - 30, 0) : found.end() + 30]}'. Use {right}."


def test_fixed_line_stands_by_the_pain_rule(page: Built) -> None:
    for rule in page.soup.find_all("ul", class_="pain"):
        assert "A sensible habit, not proven for knees." in rule.find_next_sibling().get_text()


def test_doing_nothing_is_the_first_row(page: Built, library: Library) -> None:
    facts = library.pages[page.path].facts
    rows = facts.treatments if isinstance(facts, Cause) else facts.choices if isinstance(facts, Treatment) else ()
    if rows:
        assert re.search(r"\b(nothing|leave|leaving|wait|without|no )", rows[0].name.lower()), f"{page.path}: {rows[0].name}"
