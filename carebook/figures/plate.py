"""Drawings of the knee as SVG text, from the outlines of docs/figures/ and anatomy.yml, with numbered circles.

Names stand in a list below the picture: words inside it would be too small on a phone. Equal data give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from carebook.figures.geometry import direction, distance, minus, polar
from carebook.figures.outline import Frame, Shape, number, path
from carebook.figures.shapes import data
from carebook.figures.shapes import people as persons
from carebook.model.picture import Label, Mark, Part, Picture

WIDE = 240.0
RADIUS = 9.5
"""Of a numbered circle, in units: its 12-unit digit is 14 px high on a phone of 360 px."""

UNITS = Frame((0, 0), 1)


@lru_cache(maxsize=1)
def shared() -> dict[str, tuple[Part, ...]]:
    """Read anatomy.yml: outlines that several pictures use."""
    return {name: tuple(Part.model_validate(part) for part in parts) for name, parts in data("anatomy.yml").items()}


def plate(slug: str, picture: Picture, people: str = "") -> str:
    """Draw a picture made of outlines, with drawn ``people`` before them. Raises KeyError for a name that anatomy.yml does not hold."""
    classes = persons()[picture.person].classes if picture.person else ""
    return svg(slug, picture.title, picture.shows, (0, 0, WIDE, picture.height or WIDE), outlines(_parts(picture)) + people + words(picture), classes)


def words(picture: Picture) -> str:
    """Draw the lettering of a picture, and its numbered circles."""
    inner = "".join(
        f'<text x="{number(word.at[0])}" y="{number(word.at[1])}"{anchor(word.anchor)}>{escape(word.text)}</text>' for word in picture.lettering
    )
    inner += "".join(_pointer(label) for label in picture.labels)
    return inner + "".join(circle(place, label.at) for place, label in enumerate(picture.labels, 1))


def silent(picture: Picture) -> str:
    """Draw the outlines alone, without name, words and numbers, for a card whose heading says what it is."""
    return f'<svg class="kx" viewBox="0 0 {number(WIDE)} {number(picture.height or WIDE)}" aria-hidden="true">{outlines(_parts(picture))}</svg>'


def _parts(picture: Picture) -> list[Part]:
    return [*(part for name in picture.uses for part in shared()[name]), *picture.parts]


def svg(slug: str, title: str, shows: str, box: tuple[float, float, float, float], inner: str, classes: str = "", more: str = "") -> str:
    """Put a drawing into an SVG with its name and description; ``box`` is left, top, width and height in units, ``more`` further attributes."""
    name = f"kx-{slug}"
    named = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(shows)}</desc>'
    described = f'role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    return f'<svg class="{" ".join(("kx", *classes.split()))}" viewBox="{" ".join(number(side) for side in box)}" {described}{more}>{named}{inner}</svg>'


def outlines(parts: Iterable[Part]) -> str:
    """Draw parts one over the other."""
    return "".join(f'<path class="k-{part.fill}{" k-edged" if part.edge and not part.line else ""}" d="{_outline(part)}"/>' for part in parts)


def circle(place: int, at: Mark) -> str:
    """Draw a numbered circle."""
    x, y = at
    return f'<circle class="k-disc" cx="{number(x)}" cy="{number(y)}" r="{number(RADIUS)}"/><text class="k-digit" x="{number(x)}" y="{number(y + 4.3)}">{place}</text>'


def anchor(side: str) -> str:
    """Give the attribute that sets words at their start, middle or end; a start needs none."""
    return "" if side == "start" else f' text-anchor="{side}"'


def _outline(part: Part) -> str:
    # Drawings count y downwards, as the reader's screen does; the outline machine counts upwards.
    return path(Shape(tuple((x, -y) for x, y in part.points), part.fill, closed=not part.line, smooth=part.smooth), UNITS)


def _pointer(label: Label) -> str:
    """Draw the line from a circle to the place it names, and a dot there."""
    if label.to is None or distance(label.at, label.to) <= RADIUS:
        return ""
    start = minus(label.at, polar(-RADIUS, direction(label.at, label.to)))
    x, y = label.to
    line = f"M{number(start[0])} {number(start[1])}L{number(x)} {number(y)}"
    return f'<path class="k-lead-halo" d="{line}"/><path class="k-lead" d="{line}"/><circle class="k-end" cx="{number(x)}" cy="{number(y)}" r="1.8"/>'
