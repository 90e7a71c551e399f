"""What can be wrong with a picture of docs/figures/: names that do not exist, numbers and lines that collide, too many bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import combinations
from math import ceil
from pathlib import Path

from carebook.errors import ContentErrors, suggestion
from carebook.figures import checks, drawing
from carebook.figures.colours import colours
from carebook.figures.geometry import Point, distance, minus
from carebook.figures.outline import number
from carebook.figures.plate import RADIUS, WIDE, shared
from carebook.figures.shapes import people
from carebook.model.picture import Label, Lettering, Picture
from carebook.model.pose import Pose

LARGEST = 6 * 1024
"""Bytes of one picture, gzipped: a page with three of them still opens at once on a slow line."""

MARGIN = 2.0
"""Units that a circle or a word keeps from the edge of the picture."""

APART = 2 * RADIUS + 3
"""Units between the middles of two circles, so that their rims do not touch."""

LETTER, ABOVE, BELOW = 6.6, 9.5, 3.0
"""Units of a 12-unit bold letter: its width, and how far it reaches above and below its line."""

Place = tuple[str | int, ...]
Fault = tuple[Place, str]
"""Where in the file, and what is wrong there."""

Line = tuple[Point, Point]


def drawable(picture: Picture) -> bool:
    """Say whether the shared outlines and the person that a picture names are there: else it cannot be drawn, and its fault is told elsewhere."""
    return all(name in shared() for name in picture.uses) and (picture.person is None or picture.person in people())


def faults(slug: str, picture: Picture, poses: tuple[Pose | None, ...], docs: Path) -> list[Fault]:
    """Give every fault of a drawing and its words, names first: with an unknown name it cannot be drawn. ``poses`` are those of its small persons."""
    found = list(_names(picture, docs))
    if found or (picture.pose and not checks.drawable(picture.pose)):
        return found
    svg = drawing.picture(slug, picture, poses)
    high = float(svg.partition('viewBox="')[2].partition('"')[0].split()[3])
    found += [*_circles(picture, high), *_lines(picture), *_words(picture, high)]
    size = len(gzip.compress(svg.encode(), mtime=0))
    if size > LARGEST:
        found.append((("parts",), f"the picture is {size} bytes long when packed. At most {LARGEST} are allowed: use fewer points, or fewer parts."))
    return found


def _names(picture: Picture, docs: Path) -> Iterator[Fault]:
    if picture.person and picture.person not in people():
        yield ("person",), f"'{picture.person}' is not a person of people.yml. {suggestion(picture.person, people())}"
    for place, name in enumerate(picture.uses):
        if name not in shared():
            yield ("uses", place), f"'{name}' is not an outline of anatomy.yml. {suggestion(name, shared())}"
    try:
        known = {name.removeprefix("k-") for name in colours(docs).classes}
    except ContentErrors:
        return  # told once, for all pictures
    for place, part in enumerate(picture.parts):
        if part.fill not in known:
            yield ("parts", place, "fill"), f"'{part.fill}' is not a colour of the style sheet. {suggestion(part.fill, known)}"


def _circles(picture: Picture, high: float) -> Iterator[Fault]:
    edge = RADIUS + MARGIN
    for place, label in enumerate(picture.labels):
        if not (edge <= label.at[0] <= WIDE - edge and edge <= label.at[1] <= high - edge):
            span = f"{number(edge)} to {number(WIDE - edge)} across and {number(edge)} to {number(high - edge)} down"
            yield ("labels", place, "at"), f"circle {place + 1} leaves the picture. Keep its middle within {span}."
        if label.to and not (0 <= label.to[0] <= WIDE and 0 <= label.to[1] <= high):
            yield ("labels", place, "to"), f"the line of circle {place + 1} ends outside the picture. It is {number(WIDE)} wide and {number(high)} high."
    for (one, first), (other, second) in combinations(enumerate(picture.labels, 1), 2):
        if distance(first.at, second.at) < APART:
            yield ("labels", other - 1, "at"), f"circles {one} and {other} are too close. Keep their middles {ceil(APART)} units apart."


def _lines(picture: Picture) -> Iterator[Fault]:
    drawn = [(place, line) for place, label in enumerate(picture.labels) if (line := _line(label))]
    for (one, first), (other, second) in combinations(drawn, 2):
        if _meet(first, second):
            yield ("labels", other), f"the lines of circles {one + 1} and {other + 1} meet. Change places, or point to another spot of the same part."
    for place, line in drawn:
        for other, label in enumerate(picture.labels):
            if other != place and _distance(label.at, line) < RADIUS + 1:
                yield ("labels", place), f"the line of circle {place + 1} runs into circle {other + 1}. Move one of them."


def _line(label: Label) -> Line | None:
    return (label.at, label.to) if label.to and distance(label.at, label.to) > RADIUS else None


def _words(picture: Picture, high: float) -> Iterator[Fault]:
    for place, word in enumerate(picture.lettering):
        left, top, right, low = box(word)
        if left < MARGIN or right > WIDE - MARGIN or top < 0 or low > high:
            yield ("lettering", place, "at"), f"'{word.text}' leaves the picture: it takes about {number(right - left)} units. Move it in."
        for count, label in enumerate(picture.labels, 1):
            nearest = min(max(label.at[0], left), right), min(max(label.at[1], top), low)
            if distance(label.at, nearest) < RADIUS + 1:
                yield ("lettering", place, "at"), f"'{word.text}' lies under circle {count}. Move one of them."


def box(word: Lettering) -> tuple[float, float, float, float]:
    """Estimate the left, top, right and lower edge of a word: no machine that builds this site knows the reader's typeface."""
    wide = LETTER * len(word.text)
    left = word.at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[word.anchor]
    return left, word.at[1] - ABOVE, left + wide, word.at[1] + BELOW


def _meet(a: Line, b: Line) -> bool:
    """Tell whether two lines cross, or one ends on the other."""
    return (_sides(a, b) and _sides(b, a)) or min(*(_distance(end, b) for end in a), *(_distance(end, a) for end in b)) < MARGIN


def _sides(line: Line, other: Line) -> bool:
    """Tell whether the ends of ``other`` lie on two sides of ``line``."""
    x, y = minus(line[1], line[0])
    first, second = (x * step[1] - y * step[0] for step in (minus(end, line[0]) for end in other))
    return (first >= 0) != (second >= 0)


def _distance(point: Point, line: Line) -> float:
    """Give the distance of a point from the nearest place of a line."""
    (x, y), (dx, dy) = line[0], minus(line[1], line[0])
    share = ((point[0] - x) * dx + (point[1] - y) * dy) / (dx**2 + dy**2)
    share = min(max(share, 0.0), 1.0)
    return distance(point, (x + share * dx, y + share * dy))
