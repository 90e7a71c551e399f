"""All exercises as one booklet: what the page of exercises says of them all, then a page for each."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import Tag

from carebook.article import Article
from carebook.figures import cards, checks
from carebook.library import Library
from carebook.model import Exercise, Facts, Level
from carebook.publish.closer import beside
from carebook.publish.typeset import Node, Typeset

TITLE = "Exercise booklet"
SHORT = (".other-names", ".pain-rule", ".why-it-helps", ".how-it-should-feel", ".if-you-have-one-of-these-problems", ".check-first > p:first-of-type", ".check-first:not(:has(strong)) > h2")
"""What a chapter leaves out, so that each exercise is one page. The pain rule stands at the front; the rest stands in the leaflet of the exercise."""
LISTS = (".exercises-by-phase", ".exercises-by-muscle", ".problems-these-pages-speak-of")
"""Ways to the chapters, which follow here, and what explains the tables that they leave out."""
INDEX = "exercises/index.md"
"""The page that the booklet starts with, and whose short address it carries."""


def chapters(library: Library, found: Mapping[str, Article]) -> list[Article]:
    """Give the articles that the booklet is made of: the index, then each exercise in its order. Empty where one is missing, or there is no exercise."""
    paths = [INDEX, *(page.path for page, _ in library.of(Exercise))]
    return [found[path] for path in paths] if len(paths) > 1 and found.keys() >= set(paths) else []


@dataclass(frozen=True)
class Chapter:
    """One exercise as the booklet shows it: what stands above its warnings, these, and all else."""

    opening: list[Node]
    warnings: list[Node]
    rest: list[Node]


def chapter(library: Library, article: Article) -> Chapter:
    """Give the chapter of one exercise."""
    setter = Typeset(library.docs, deeper=1)
    opening, warnings, rest = setter.page(_without(article.main, SHORT))
    return Chapter(opening, warnings, beside(_small(setter, rest, article.page.facts)))


def parts(library: Library, index: Article, read: list[Chapter]) -> tuple[list[Node], list[Node]]:
    """Give what stands above the warnings, and all else; the warnings of all chapters stand once, before everything."""
    opening, boxes, general = Typeset(library.docs).page(_without(index.main, LISTS))
    title = {"k": "h", "depth": 1, "c": [TITLE]}
    all_boxes = [*boxes, *(box for one in read for box in one.warnings)]
    pages = [part for one in read for part in ({"k": "break"}, *one.opening, *one.rest)]
    return [title, *(part for part in opening if part["k"] != "h")], [*merged(all_boxes), {"k": "contents", "title": "In this booklet"}, *general, {"k": "about"}, *pages]


def merged(boxes: list[Node]) -> list[Node]:
    """Give one box for each level, with all that the boxes of that level say, once; the most urgent first."""
    found: list[Node] = []
    for level in Level:
        of_level = [box for box in boxes if box["level"] == level]
        items: list[list[Node]] = []
        notes: list[Node] = []
        for part in (part for box in of_level for part in box["c"]):
            if part["k"] == "ul":
                items += [item for item in part["items"] if item not in items]
            elif part not in notes:
                notes.append(part)
        if of_level:
            found.append({**of_level[0], "c": [{"k": "ul", "items": items}, *notes]})
    return found


def _small(setter: Typeset, rest: list[Node], facts: Facts) -> list[Node]:
    """Give the parts of a chapter with the small picture of its exercise: the large one has lines finer than this size shows, and four times its weight."""
    pose = facts.pose if isinstance(facts, Exercise) else None
    drawn = setter.drawn(cards.pair(pose, labelled=True)) if pose and checks.drawable(pose) else {}
    return [{**part, **drawn} if part["k"] == "figure" else part for part in rest]


def _without(main: Tag, names: tuple[str, ...]) -> Tag:
    main = copy.copy(main)
    for part in main.select(", ".join(names)):
        part.decompose()
    return main
