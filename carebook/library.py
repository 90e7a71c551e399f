"""The Library: all pages and shared data, typed, and linked both ways.

A link is written on one page only; every method here that gives "the other way" derives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from carebook.model import BriefCause, Cause, CauseGroup, EmergencyNumber, Exercise, ExerciseRules, Facts, Guide, Source, Style, Treatment, Unread, Warning, Word
from carebook.model.accessibility import Statement, Tested
from carebook.model.addresses import Addresses
from carebook.model.codes import Codes
from carebook.model.news import News
from carebook.model.picture import Picture
from carebook.model.pose import Pose
from carebook.model.search import Search
from carebook.numbers import Numbers
from carebook.siteconfig import SiteConfig
from carebook.yamlfile import YamlText

FIGURES = "figures"
"""The folder of the pictures, below docs/."""

Kind = TypeVar("Kind", bound=Facts)


@dataclass(frozen=True)
class Page:
    """One Markdown file: where it is, its title (the H1), its words and its typed facts."""

    path: str
    """From the docs folder, with forward slashes: ``causes/bakers-cyst.md``."""
    title: str
    body: str
    body_line: int
    """Line of the file on which the body starts, from 1."""
    head: str
    """The text before the body."""
    facts: Facts
    front_matter: YamlText = field(repr=False)

    @property
    def slug(self) -> str:
        """The file name without its ending; for a section's index, the folder's name."""
        stem = self.path.rsplit("/", 1)[-1].removesuffix(".md")
        return self.folder if stem == "index" and self.folder else stem

    @property
    def folder(self) -> str:
        """The folder: ``causes``, or nothing for a page at the top."""
        return self.path.rsplit("/", 1)[0] if "/" in self.path else ""

    @property
    def is_section(self) -> bool:
        """Whether the page is the index of its folder."""
        return self.path.endswith("/index.md")

    def line_of(self, *place: str | int) -> int:
        """Give the line in the file of a front-matter value."""
        return self.front_matter.line(place) + 1  # the opening --- is line 1

    def line_with(self, needle: str) -> int:
        """Give the line of the first such text in the body, else in the front matter, else where the body starts."""
        if needle in self.body:
            return self.body_line + self.body.count("\n", 0, self.body.index(needle))
        return 1 + self.head.count("\n", 0, self.head.index(needle)) if needle in self.head else self.body_line


@dataclass(frozen=True)
class Library:
    """Everything the site knows."""

    docs: Path
    config: SiteConfig
    pages: Mapping[str, Page]
    """By path, in the order of the navigation."""
    warnings: Mapping[str, Warning]
    numbers: tuple[EmergencyNumber, ...]
    sources: Mapping[str, Source]
    unverified: Mapping[str, Unread]
    """What was not read, by the key someone may be tempted to cite."""
    words: tuple[Word, ...]
    rules: ExerciseRules
    style: Style
    pictures: Mapping[str, Picture]
    """By the name of their file in docs/figures/, without its ending."""
    told: Numbers
    """Doses and times that stand in more than one place, to be filled into words."""
    news: tuple[News, ...]
    """What has changed, newest first."""
    statement: Statement
    """What the site promises to every reader, and the tests that show it."""
    tested: Tested
    """When all of these last passed, and with which versions."""
    search: Search
    """The words people type, and what sounds like a warning sign."""
    addresses: Addresses
    """Every address and heading id that was ever published; empty for a site that keeps no such list yet."""
    codes: Codes
    """Which page a code of a diagnosis leads to; none where no such list is kept."""
    data: Mapping[str, YamlText] = field(repr=False)
    """The shared data files by name, for the lines of what stands in them."""

    def shown(self, path: str) -> str:
        """Give the path of a page or data file as the writer knows it."""
        return f"{self.docs.name}/{path}"

    def of(self, kind: type[Kind]) -> Iterator[tuple[Page, Kind]]:
        """Give the pages of one kind with their facts, in the order of the navigation."""
        for page in self.pages.values():
            if isinstance(page.facts, kind):
                yield page, page.facts

    def find(self, kind: type[Facts], slug: str) -> Page | None:
        """Find the page of that kind and slug."""
        return next((page for page, _ in self.of(kind) if page.slug == slug), None)

    def poses_in(self, picture: Picture) -> tuple[Pose | None, ...]:
        """Give the pose of every small person of a picture, in order; None where its exercise is none or has no pose."""
        poses = {page.slug: exercise.pose for page, exercise in self.of(Exercise)}
        return tuple(poses.get(one.exercise) if one.exercise else one.pose for one in picture.people)

    def faulty(self, slug: str) -> bool:
        """Tell whether docs/figures/ has a file of that name that could not be read: its own faults say why, and are enough."""
        return slug not in self.pictures and (self.docs / FIGURES / f"{slug}.yml").is_file()

    def cause(self, slug: str) -> Page | None:
        """Find a cause page, of its own or in brief."""
        return self.find(Cause, slug) or self.find(CauseGroup, slug)

    def told_causes(self) -> Iterator[tuple[Page, str, str, Cause | BriefCause]]:
        """Give every cause, brief ones too: its page, the anchor on it (or nothing), its name and what tells it apart."""
        for page in self.pages.values():
            if isinstance(page.facts, Cause):
                yield page, "", page.title, page.facts
            elif isinstance(page.facts, CauseGroup):
                for brief in page.facts.causes:
                    yield page, f"#{brief.id}", brief.name, brief

    def causes_of(self, treatment: Page) -> list[Page]:
        """Give the causes whose table of treatments links to this treatment."""
        return [page for page, cause in self.of(Cause) if any(row.page == treatment.slug for row in cause.treatments)]

    def treatments_of(self, cause: Cause) -> list[Page]:
        """Give the treatment pages a cause links to, each once."""
        slugs = dict.fromkeys(row.page for row in cause.treatments if row.page)
        return [page for slug in slugs if (page := self.find(Treatment, slug))]

    def exercises_of(self, treatment: Treatment) -> list[Page]:
        """Give the exercises a treatment uses, in the order of the navigation."""
        return [page for page, _ in self.of(Exercise) if page.slug in treatment.exercises]

    def treatments_using(self, exercise: Page) -> list[Page]:
        """Give the treatments that use an exercise."""
        return [page for page, treatment in self.of(Treatment) if exercise.slug in treatment.exercises]

    def causes_suiting(self, exercise: Exercise) -> list[Page]:
        """Give the causes for which an exercise may be done without asking, now or later, each once."""
        fitting = [name for name, fit in exercise.conditions.items() if fit.value != "ask" and name in self.rules.conditions]
        slugs = dict.fromkeys(self.rules.conditions[name].cause for name in fitting)
        return [page for slug in slugs if slug and (page := self.cause(slug))]

    def see_also(self, page: Page) -> list[Page]:
        """Give the pages of the same kind that this page names, or that name it."""
        return [
            other
            for other in self.pages.values()
            if other is not page and other.folder == page.folder and (_names(page, other) or _names(other, page))
        ]

    def source_lists(self) -> dict[str, Page]:
        """Give the page that lists each kind of source."""
        return {kind: page for page, guide in self.of(Guide) for kind in guide.source_kinds}

    def section(self, page: Page) -> Page | None:
        """Give the index page of the folder a page lies in."""
        return None if page.is_section or not page.folder else self.pages.get(f"{page.folder}/index.md")


def _names(page: Page, other: Page) -> bool:
    return other.slug in getattr(page.facts, "see_also", ())


KINDS: dict[str, type[Facts]] = {"causes": Cause, "treatments": Treatment, "exercises": Exercise}


def kind_of(path: str, data: object) -> type[Facts]:
    """Give the kind of a page: its folder decides; a cause page that lists ``causes`` is a group of brief ones."""
    folder, _, name = path.rpartition("/")
    if name == "index.md":
        return Guide
    if folder == "causes" and isinstance(data, dict) and "causes" in data:
        return CauseGroup
    return KINDS.get(folder, Guide)
