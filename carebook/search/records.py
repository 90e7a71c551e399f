"""What is searched: every page with its names, and its sections with their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Facts, Treatment
from carebook.structure import OTHER_FOLDERS
from carebook.words.pieces import Piece, pieces

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
    sections: tuple[Section, ...]
    place: Place
    lay: tuple[str, ...] = ()
    """What people say who want this page, rather than names of it."""


def address_of(path: str) -> str:
    """Give the address of a page below the site's root: ``causes/bakers-cyst.md`` has ``causes/bakers-cyst/``."""
    name = path.removesuffix(".md")
    return "" if name == "index" else name.removesuffix("index") if name.endswith("/index") else f"{name}/"


def records(library: Library, site: Path) -> list[Record]:
    """Read the built pages, in the order of the navigation. Raises OSError where a page was not built."""
    found = [_record(page, library.search.typed.get(page.path.removesuffix(".md"), ()), (site / address_of(page.path) / "index.html").read_text(encoding="utf-8")) for page in library.pages.values()]
    titles = {record.title for record in found}
    # A card of another page says what that page says, and only leads there.
    return [replace(record, sections=tuple(one for one in record.sections if one.heading not in titles - {record.title})) for record in found]


def kind_in_words(page: Page) -> str:
    """Say what a page is, for someone who chooses from a list."""
    return KINDS.get(type(page.facts)) or ("Overview" if page.is_section else FOLDERS.get(page.folder, "Guide"))


def _record(page: Page, lay: tuple[str, ...], html: str) -> Record:
    main = [piece for piece in pieces(html) if "main" in piece.round]
    title = next((piece.text for piece in main if piece.tag == "h1"), page.title)
    names = getattr(page.facts, "other_names", ())
    briefs = page.facts.causes if isinstance(page.facts, CauseGroup) else ()
    typed = (*page.facts.aliases, *page.facts.misspellings, *(alias for brief in briefs for alias in brief.aliases))
    return Record(address_of(page.path), title, kind_in_words(page), page.facts.summary, names, typed, sections(main, warnings=page.path == HELP), _place(page), lay)


def _place(page: Page) -> Place:
    return Place.SITE if page.folder in OTHER_FOLDERS else Place.EXERCISE if page.folder == "exercises" else Place.FIRST


def sections(main: list[Piece], *, warnings: bool) -> tuple[Section, ...]:
    """Put the pieces of the main part of a page together by heading, the words of a glossary by themselves; ``warnings`` says whether to keep those."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for piece in main:
        if not LEFT_OUT.isdisjoint(piece.round) or (WARNINGS in piece.round and not warnings):
            continue
        if piece.tag in HEADINGS or (piece.tag == "dt" and GLOSSARY in piece.round):
            found.append((piece.id, piece.text, []))
        elif piece.tag in TEXT:
            found[-1][2].append(piece.text)
    return tuple(Section(name, heading, " ".join(text)) for name, heading, text in found if name or text)
