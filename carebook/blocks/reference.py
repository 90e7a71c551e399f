"""Lists to look things up in: explained words, sources, and how doses were settled."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.citations import anchor
from carebook.html import Element, element, items, link
from carebook.library import Page
from carebook.model import Exercise, Facts, Guide
from carebook.names import word_id
from carebook.sheet import Sheet


class Glossary(Drawn):
    """Every explained word."""

    NAME = "glossary"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the words with their meanings."""
        yield glossary([(word.word, word.meaning) for word in sheet.library.words])


def glossary(words: list[tuple[str, str]]) -> Element:
    """Draw words and meanings, each with an address of its own."""
    rows = [element("div", element("dt", word), element("dd", meaning), id=word_id(word)) for word, meaning in words]
    return element("dl", *rows, cls="glossary")


class AllSources(Drawn):
    """Every source of the kinds that the page names in ``source_kinds``, with what was read of it."""

    NAME = "all-sources"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the list; each source keeps the number that it has on the whole site."""
        rows = []
        kinds = facts.source_kinds if isinstance(facts, Guide) else ()
        for count, source in enumerate(sheet.library.sources.values(), 1):
            if source.kind not in kinds:
                continue
            year = str(source.year) if source.year else "no year shown"
            head = element("p", element("a", source.title, href=source.url), f". {source.publisher}, {year}. {sentence_of(source.kind)}")
            note = element("p", source.note) if source.note else None
            rows.append(element("li", head, element("p", "What we read: ", source.seen), note, id=anchor(count), value=str(count)))
        yield element("ol", *rows, cls="all-sources")


def sentence_of(kind: str) -> str:
    """Write the kind of a source as a short sentence."""
    return kind.replace("-", " ").capitalize() + "."


class UnreadSources(Drawn):
    """What exists but was not read, and so is not cited."""

    NAME = "unread-sources"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the list."""
        unread = sheet.library.unverified.values()
        yield items("ul", [element("span", element("strong", f"{one.item}."), f" {one.why}") for one in unread], cls="all-sources")


class DoseDecisions(Drawn):
    """How conflicts between sources were settled, exercise by exercise."""

    NAME = "dose-decisions"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw a subhead and a list for each exercise that has any."""
        for other, exercise in sheet.library.of(Exercise):
            if exercise.decisions:
                yield element("h3", link(page.path, other.path, other.title), id=f"dose-{other.slug}")
                yield items("ul", list(exercise.decisions))
