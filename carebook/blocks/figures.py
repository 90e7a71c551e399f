"""Figures and card pictures as elements of a page."""

from __future__ import annotations

from xml.etree import ElementTree

from carebook.figures import drawing
from carebook.figures.shapes import shapes
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Exercise
from carebook.model.pose import Pose


def figure(page: Page, facts: Exercise) -> Element | None:
    """Draw start and finish of an exercise with a caption in words; None where the page gives no pose."""
    if facts.pose is None:
        return None
    picture = ElementTree.fromstring(drawing.figure(page.slug, page.title, facts.pose))  # noqa: S314 - drawn by this project
    return element("figure", picture, element("figcaption", caption(facts.pose)), cls="figure kx-figure")


def small(facts: Exercise) -> Element | None:
    """Draw the finish of an exercise for a card; the card's heading already names it."""
    return ElementTree.fromstring(drawing.card(facts.pose)) if facts.pose else None  # noqa: S314 - drawn by this project


def caption(pose: Pose) -> str:
    """Say what the signs of the picture mean."""
    names = list(dict.fromkeys(shapes().muscles[name.rpartition(".")[2]].plain for name in pose.muscles if name.rpartition(".")[2] in shapes().muscles))
    said = ["The arrow shows which way to move."] if pose.arrow else []
    if names:
        said.append(f"The marked patch shows the muscle that works: {' and '.join(names)}.")
    return " ".join(said) or pose.shows
