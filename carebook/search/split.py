"""The parts of an index that is too large to be loaded whole; docs/assets/search/8-parts.js reads them.

``index``    what search has to know at once: lay words, red flags, and where the other parts begin. No page.
``words-N``  a range of stems: the names and headings that each stands in, and in how many sections of the site
``text-N``   a range of stems: the sections in whose text each stands
``N``        page N: its row of the index, its summary, its text by section, and in how many sections the stems of its names stand

So a word that is typed leads to one part of each kind, and the size of a part does not grow with the site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import pairwise
from typing import Any

from carebook.search.marks import LETTERS, base36, places, written
from carebook.search.records import Record
from carebook.search.stems import stem, words

LARGEST = 24_000
"""Signs of a part. They are of 60 kinds at most, so it never weighs more than 20 KB, gzipped; mostly 5 to 16."""
MOST = 5_000
"""Pages that are listed for a word of their text: of more, those where it stands in the shortest sections, as these come first anyway."""
NAMED = 2_500
"""The same for each list of names and headings: of more pages, those with the shortest names."""
FIELDS = ("title", "names", "lay", "heading", "text")


@dataclass
class _List:
    """Pages by their numbers, in order, and of each what is noted (``marks``)."""

    pages: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def add(self, page: int, marks: str) -> None:
        self.pages.append(page)
        self.marks.append(marks)

    def count(self) -> int:
        """Count all that is noted."""
        together = "".join(self.marks)
        return len(together) - together.count("Z")

    def keep(self, most: int, far: Callable[[int, str], Any]) -> None:
        """Leave out what is too much, the farthest first."""
        if len(self.pages) > most:
            best = nsmallest(most, zip(self.pages, self.marks, strict=True), key=lambda one: (far(*one), one[0]))
            self.pages, self.marks = map(list, zip(*sorted(best), strict=True))

    def packed(self) -> str:
        """Write the step from page to page in base 36, and behind each what is noted."""
        return "".join([base36(page - before) + marks for (before, page), marks in zip(pairwise([-1, *self.pages]), self.marks, strict=True)])


@dataclass
class _Word:
    """The forms of one stem that stand in names and headings, and its lists: for a title and for names, the words that the shortest has; for the others, sections."""

    forms: set[str] = field(default_factory=set)
    lists: dict[str, _List] = field(default_factory=lambda: {name: _List() for name in FIELDS})
    many: int = 0
    """Sections it stands in, counted once for each field, as lunr does."""

    def names(self) -> str:
        """Pack what is known but the text: ``many``, a ``t`` where there is text, and where there are forms those and the lists."""
        said = [base36(self.many), "t" if self.lists["text"].pages else ""]
        if self.forms:
            said += [" ".join(sorted(self.forms)), *(self.lists[name].packed() for name in FIELDS[:-1])]
        return ",".join(said).rstrip(",")


@dataclass(frozen=True)
class Lists:
    """What is made of all pages together."""

    index: dict[str, Any]
    parts: dict[str, str]
    """``words-N`` and ``text-N``."""
    counts: list[str]
    """For each page, in how many sections the stems of its names stand, twice, and one more where one of them is a title."""


def split(given: dict[str, Any], found: list[Record], made: Lists) -> dict[str, Any]:
    """Give all parts by their names, for the index of ``parts.index``, its pages and their lists."""
    pages = enumerate(zip(given["pages"], found, made.counts, strict=True))
    return {"index": made.index, **made.parts, **{str(number): [row, record.summary, [section.text for section in record.sections], counts] for number, (row, record, counts) in pages}}


def lists(given: dict[str, Any], found: list[Record]) -> Lists:
    """Note where each stem of the site stands."""
    ignored = set(words(given["ignored"]))
    held: dict[str, _Word] = defaultdict(_Word)
    fields = dict.fromkeys(FIELDS, 0)  # how many sections have something of each
    own = [_noted(number, row, record, ignored, held, fields) for number, (row, record) in enumerate(zip(given["pages"], found, strict=True))]
    stems = sorted(held)
    lengths = dict.fromkeys(FIELDS, 0)
    for word in held.values():
        counts = {name: one.count() for name, one in word.lists.items()}
        word.many = sum(counts.values())
        for name, count in counts.items():
            lengths[name] += count
        for name, one in word.lists.items():
            if name != "text":
                one.keep(NAMED, lambda page, marks: (len(marks), marks))
            else:
                one.keep(MOST, lambda page, marks: min(len(found[page].sections[place].text) for place in places(marks)))
    kinds = {"words": cut((one, held[one].names()) for one in stems), "text": cut((one, held[one].lists["text"].packed()) for one in stems if held[one].lists["text"].pages)}
    index = {
        **given, "pages": [], "sections": sum(len(record.sections) for record in found),
        "lengths": [round(lengths[name] / max(fields[name], 1), 2) for name in FIELDS],
        **{kind: " ".join(begin for begin, _ in parts[1:]) for kind, parts in kinds.items()},
    }
    return Lists(
        index, {f"{kind}-{number}": text for kind, parts in kinds.items() for number, (_, text) in enumerate(parts)},
        [" ".join(base36(held[one].many * 2 + bool(held[one].lists["title"].pages)) for one in names) for names in own],
    )


def _noted(number: int, row: list[Any], record: Record, ignored: set[str], held: dict[str, _Word], fields: dict[str, int]) -> list[str]:
    """Note where each stem of a page stands. Gives the stems of its names in the order of its row, as search.js meets them."""
    _, title, _, names, aliases, headings, _, lay = row
    own: dict[str, None] = {}

    def stems(text: str) -> list[str]:
        found = dict.fromkeys(words(text))
        for word in found:
            held[stem(word)].forms.add(word)
        return list(dict.fromkeys(map(stem, found)))

    def note(name: str, found: dict[str, str]) -> None:
        for one, marks in found.items():
            held[one].lists[name].add(number, marks)
        fields[name] += bool(found) if name != "heading" else 0

    for name, texts in (("title", [title]), ("names", [*filter(None, names.split("|")), *filter(None, aliases.split("|"))])):
        shortest: dict[str, str] = {}
        for text in texts:
            length = LETTERS[min(max(sum(word not in ignored for word in words(text)), 1), len(LETTERS)) - 1]
            for one in stems(text):
                own[one] = None
                shortest[one] = min(shortest.get(one, length), length)
        note(name, shortest)
    note("lay", dict.fromkeys(stems(lay), LETTERS[0]))
    said: dict[str, list[int]] = defaultdict(list)
    for place, heading in enumerate(headings.split("|") if headings else [], 1):
        found = stems(heading.partition("#")[0])
        fields["heading"] += bool(found)
        for one in found:
            said[one].append(place)
    note("heading", {one: written(numbers) for one, numbers in said.items()})
    for one, marks in record.sections.marks.items():
        held[one].lists["text"].add(number, marks)
    fields["text"] += sum(bool(section.text) for section in record.sections)
    return list(own)


def cut(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put stems in order, and what is said of each, into parts. Gives each part with the letters it begins with: the first that tell it from the part before.

    In a part, a stem begins with a digit: how many letters it shares with the one before.
    """
    return list(_cut(entries))


def _cut(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    begin, before, said, size = "", "", list[str](), 0
    for one, what in entries:
        shared = _shared(one, before)
        if said and size + len(one) + len(what) + 3 > LARGEST:
            yield begin, "|".join(said)
            begin, shared, said, size = one[: shared + 1], 0, [], 0
        shared = min(shared, 9)
        said.append(f"{shared}{one[shared:]},{what}")
        size += len(said[-1]) + 1
        before = one
    yield begin, "|".join(said)


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with both."""
    least = min(len(one), len(other))
    return next((place for place in range(least) if one[place] != other[place]), least)
