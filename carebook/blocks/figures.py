"""Figures and card pictures as elements of a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from carebook.blocks.base import Drawn
from carebook.citations import cite
from carebook.errors import suggestion
from carebook.figures import cards, checks, emblem, where
from carebook.figures.shapes import shapes
from carebook.html import Element, element, icon, link
from carebook.library import Library, Page
from carebook.model import Exercise, Facts
from carebook.model.picture import Label, Picture
from carebook.model.pose import Pose
from carebook.sheet import Sheet


class Figure(Drawn):
    """A picture of docs/figures/, with the names of its numbers in a list below it."""

    NAME = "figure"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the picture."""
        slug = self.argument.strip()
        picture = sheet.library.pictures.get(slug)
        if picture is None and not sheet.library.faulty(slug):
            sheet.fault(f"/// {self.NAME} | {slug}", f"'{slug}' is not a picture. {suggestion(slug, sheet.library.pictures, 'Add it as docs/figures/NAME.yml.')}")
        elif picture:
            yield drawn(slug, picture, sheet.library)


class WhereItHurts(Drawn):
    """The leg as a map of the causes, and the same links as a list."""

    NAME = "where-it-hurts"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the map and its list, from the top of the leg downwards."""
        told = [(tells.spot, other, anchor, name, tells) for other, anchor, name, tells in sheet.library.told_causes() if tells.spot]
        places: list[where.Place] = []
        rows: list[Element] = []
        for turn, (spot, other, anchor, name, tells) in enumerate(sorted(told, key=lambda found: (found[0][1], found[0][0])), 1):
            target = link(page.path, other.path + anchor, element("strong", tells.signs.place), " ", element("span", name), cls="where-link")
            places.append(where.Place(spot, target.get("href", ""), f"{name}. {tells.signs.place}"))
            rows.append(element("li", element("span", str(turn), cls="disc", aria_hidden="true"), target, element("p", tells.first_step)))
        leg = _parsed(where.chart(places, "Where it hurts, on a right leg seen from behind"))
        note = element("figcaption", "A right leg, seen from behind. A left leg is the same, as in a mirror.")
        yield element("div", element("figure", leg, note, cls="figure"), element("ol", *rows), cls="where")


def stands_for(page: Page, library: Library) -> Element | None:
    """Draw the picture that stands for a page; None where it has none. The words beside it say what it is."""
    svg = emblem.emblem(page, library)
    return element("div", _parsed(svg), cls="emblem") if svg else None


def pair(exercise: Exercise) -> Element | None:
    """Draw start and finish of an exercise small, beside its name; None where it has no pose that can be drawn."""
    return _parsed(cards.pair(exercise.pose)) if exercise.pose and checks.drawable(exercise.pose) else None


def drawn(slug: str, picture: Picture, library: Library) -> Element:
    """Draw a picture with the list of its names, its caption and its sources."""
    names = [element("li", element("strong", _name(label)), f": {label.says}" if label.says else None) for label in picture.labels]
    said = element("figcaption", picture.caption, cite(picture.sources, library)) if picture.caption or picture.sources else None
    svg = emblem.picture(slug, library)
    return element("figure", _parsed(svg) if svg else None, element("ol", *names, cls="legend") if names else None, said, cls="figure kx-figure")


def _name(label: Label) -> Element | str:
    return element("a", label.name, href=f"#{label.section}") if label.section else label.name


def figure(page: Page, facts: Exercise, library: Library) -> Element | None:
    """Draw start and finish of an exercise, a button that moves the start, and a caption; None where the page gives no pose that can be drawn."""
    svg = emblem.of(page.path, library)
    if facts.pose is None or svg is None:
        return None
    return element("figure", _parsed(svg), _play_button(library.docs), element("figcaption", caption(facts.pose)), cls="figure kx-figure")


def _play_button(docs: Path) -> Element:
    """Draw the button that starts and stops the movement. It is hidden until the script finds it, and shows one of its faces."""
    play = element("span", icon(docs, "play"), "Play the movement")
    pause = element("span", icon(docs, "pause"), "Pause", hidden="")
    return element("button", play, pause, type="button", cls="button", data_play="", hidden="")


def caption(pose: Pose) -> str:
    """Say what the signs of the picture mean."""
    names = list(dict.fromkeys(shapes().muscles[name.rpartition(".")[2]].plain for name in pose.muscles if name.rpartition(".")[2] in shapes().muscles))
    said = ["The arrow shows which way to move."] if pose.arrow else []
    if names:
        said.append(f"The marked patch shows the muscle that works: {' and '.join(names)}.")
    return " ".join(said) or pose.shows


def _parsed(svg: str) -> Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
