"""What is searched: every page with its names, and its sections with their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from pathlib import Path

from carebook.digests import code
from carebook.kept import kept
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Facts, Treatment
from carebook.search.marks import written
from carebook.search.stems import stem, words
from carebook.structure import OTHER_FOLDERS
from carebook.words.pieces import Piece, pieces
from carebook.words.spelling import british_forms

HEADINGS = frozenset({"h2", "h3", "h4"})
TEXT = frozenset({"p", "li", "dd", "dt", "figcaption", "caption", "th", "td"})
LEFT_OUT = frozenset({
    ".contents", ".crumbs", ".related-pages", ".words-explained", ".sources-and-dates", ".all-sources", ".a-z", ".signs",
    ".in-short", ".contact", ".buttons", ".paper", ".feed", ".example", ".shown", "svg",
})
"""What stands on many pages, what only leads to others, and lists of sources: found there, it would help nobody."""

WARNINGS = ".warnings"
HELP = "get-help.md"
"""Warnings stand on most pages. They are found on the page that holds them all."""

GLOSSARY = ".glossary"

AT_ONCE = 250
"""Pages that are in memory together while they are read."""

KINDS: dict[type[Facts], str] = {Cause: "Cause", CauseGroup: "Cause", Treatment: "Treatment", Exercise: "Exercise"}
FOLDERS = {"sheets": "Sheet to print", "for-clinics": "For clinics", "about": "About this site"}


class Place(IntEnum):
    """What a page is for, where that makes it stand below others that fit as well."""

    FIRST = 0
    SITE = 1
    """About the site, and not for patients."""
    EXERCISE = 2
    """What to do: not what someone wants who asks what is wrong."""


@dataclass(frozen=True)
class Section:
    """A heading of a page with its id, and the text below it up to the next. What stands above the first heading has neither."""

    id: str
    heading: str
    text: str


class Sections(tuple[Section, ...]):
    """The sections of a page in order, and what is worked out of their words, which is kept with them."""

    @cached_property
    def marks(self) -> dict[str, str]:
        """The stems of their text in order, and in which sections each stands (``marks.written``)."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, section in enumerate(self):
            for one in dict.fromkeys(map(stem, words(section.text))):
                found[one].append(place)
        return {one: written(found[one]) for one in sorted(found)}

    @cached_property
    def british(self) -> frozenset[str]:
        """Their words that Americans spell in another way."""
        return british_forms().intersection(words(" ".join(f"{section.heading} {section.text}" for section in self)))


@dataclass(frozen=True)
class Record:
    """One page as search sees it."""

    address: str
    """Below the site's root: ``causes/bakers-cyst/``, empty for the home page."""
    title: str
    kind: str
    """In words, for the list of results."""
    summary: str
    names: tuple[str, ...]
    """Other names, which stand on the page."""
    aliases: tuple[str, ...]
    """What people type."""
    sections: Sections
    place: Place
    lay: tuple[str, ...] = ()
    """What people say who want this page, rather than names of it."""


def address_of(path: str) -> str:
    """Give the address of a page below the site's root: ``causes/bakers-cyst.md`` has ``causes/bakers-cyst/``."""
    name = path.removesuffix(".md")
    return "" if name == "index" else name.removesuffix("index") if name.endswith("/index") else f"{name}/"


def records(library: Library, site: Path) -> list[Record]:
    """Read the built pages, in the order of the navigation. A page that was read before is not parsed again. Raises OSError where a page was not built."""
    store, pages, found = kept(library.docs), list(library.pages.values()), []
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
        html = {page.path: (site / address_of(page.path) / "index.html").read_bytes() for page in some}
        given = {path: (code(), text, str(path == HELP)) for path, text in html.items()}
        read = store.each("search", given, lambda path, html=html: _read(html[path].decode("utf-8"), warnings=path == HELP))  # type: ignore[misc]  # mypy cannot type the default
        found += [_record(page, library.search.typed.get(page.path.removesuffix(".md"), ()), *read[page.path]) for page in some]
    titles = {record.title for record in found}
    # A card of another page says what that page says, and only leads there.
    return [_without(record, titles - {record.title}) if any(one.heading in titles and one.heading != record.title for one in record.sections) else record for record in found]


def _without(record: Record, headings: set[str]) -> Record:
    return replace(record, sections=Sections(one for one in record.sections if one.heading not in headings))


def kind_in_words(page: Page) -> str:
    """Say what a page is, for someone who chooses from a list."""
    return KINDS.get(type(page.facts)) or ("Overview" if page.is_section else FOLDERS.get(page.folder, "Guide"))


def _read(html: str, *, warnings: bool) -> tuple[str, Sections]:
    """Read the title of a page, empty where it has none, and its sections, with what is worked out of their words."""
    main = [piece for piece in pieces(html) if "main" in piece.round]
    found = sections(main, warnings=warnings)
    _ = found.marks, found.british  # to be kept with it
    return next((piece.text for piece in main if piece.tag == "h1"), ""), found


def _record(page: Page, lay: tuple[str, ...], title: str, found: Sections) -> Record:
    names = getattr(page.facts, "other_names", ())
    briefs = page.facts.causes if isinstance(page.facts, CauseGroup) else ()
    typed = (*page.facts.aliases, *page.facts.misspellings, *(alias for brief in briefs for alias in brief.aliases))
    return Record(address_of(page.path), title or page.title, kind_in_words(page), page.facts.summary, names, typed, found, _place(page), lay)


def _place(page: Page) -> Place:
    return Place.SITE if page.folder in OTHER_FOLDERS else Place.EXERCISE if page.folder == "exercises" else Place.FIRST


def sections(main: list[Piece], *, warnings: bool) -> Sections:
    """Put the pieces of the main part of a page together by heading, the words of a glossary by themselves; ``warnings`` says whether to keep those."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for piece in main:
        if not LEFT_OUT.isdisjoint(piece.round) or (WARNINGS in piece.round and not warnings):
            continue
        if piece.tag in HEADINGS or (piece.tag == "dt" and GLOSSARY in piece.round):
            found.append((piece.id, piece.text, []))
        elif piece.tag in TEXT:
            found[-1][2].append(piece.text)
    return Sections(Section(name, heading, " ".join(text)) for name, heading, text in found if name or text)
