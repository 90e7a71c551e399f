"""Drawings of the knee as SVG text, from the outlines of docs/figures/ and anatomy.yml, with numbered circles.

Names stand in a list below the picture: words inside it would be too small on a phone. Equal data give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import groupby

from carebook.figures.geometry import Point, distance
from carebook.figures.outline import Frame, Shape, number, numbers, path
from carebook.figures.shapes import data
from carebook.figures.shapes import people as persons
from carebook.model.picture import Mark, Part, Picture

WIDE = 240.0
RADIUS = 9.5
"""Of a numbered circle, in units: its 12-unit digit is 14 px high on a phone of 360 px."""

BELOW = 4.3
"""Units by which a digit stands below the middle of its circle."""

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
    """Draw the lettering of a picture, and its numbered circles.

    Lines, their ends, circles and digits are one element each, for all labels together: apart, they would weigh half a picture.
    """
    inner = "".join(
        f'<text x="{number(word.at[0])}" y="{number(word.at[1])}"{anchor(word.anchor)}>{escape(word.text)}</text>' for word in picture.lettering
    )
    # A line runs from the middle of its circle, which covers its beginning.
    led = [(label.at, label.to) for label in picture.labels if label.to and distance(label.at, label.to) > RADIUS]
    inner += _twice("lead", "".join(f"M{numbers(at)}L{numbers(to)}" for at, to in led)) + _twice("end", _dots(to for _, to in led))
    if picture.labels:
        across, down = (" ".join(number(label.at[side]) for label in picture.labels) for side in (0, 1))
        digits = "".join(str(place) for place in range(1, len(picture.labels) + 1))
        inner += _twice("discs", _dots(label.at for label in picture.labels))
        inner += f'<text class="k-digit" transform="translate(0 {number(BELOW)})" x="{across}" y="{down}">{digits}</text>'
    return inner


def _twice(name: str, drawn: str) -> str:
    """Draw a line on its pale rim."""
    return f'<path class="k-{name}-halo" d="{drawn}"/><path class="k-{name}" d="{drawn}"/>' if drawn else ""


def _dots(places: Iterable[Point]) -> str:
    """Give a line that is as good as none at each place: its round ends make a dot."""
    return "".join(f"M{numbers(place)}h.1" for place in places)


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
    """Draw parts one over the other. Neighbours of one colour share its name; lines of one colour share a path."""
    drawn = ""
    for (names, line), run in groupby(parts, key=lambda part: (f"k-{part.fill}{' k-edged' if part.edge and not part.line else ''}", part.line)):
        same = list(run)
        paths = [f'd="{"".join(map(_outline, same))}"'] if line else [f'd="{_outline(part)}"{_mirrored(part)}' for part in same]
        inner = "".join(f"<path {path}/>" for path in paths)
        drawn += f'<g class="{names}">{inner}</g>' if len(paths) > 1 else inner.replace("<path", f'<path class="{names}"', 1)
    return drawn


def _mirrored(part: Part) -> str:
    """Give the attribute that shows a part in a mirror, with the same outline: packing knows it again."""
    return "" if part.mirror is None else f' transform="matrix(-1 0 0 1 {number(2 * part.mirror)} 0)"'


def circle(place: int, at: Mark) -> str:
    """Draw a numbered circle."""
    x, y = at
    return f'<circle class="k-disc" cx="{number(x)}" cy="{number(y)}" r="{number(RADIUS)}"/><text class="k-digit" x="{number(x)}" y="{number(y + BELOW)}">{place}</text>'


def anchor(side: str) -> str:
    """Give the attribute that sets words at their start, middle or end; a start needs none."""
    return "" if side == "start" else f' text-anchor="{side}"'


def _outline(part: Part) -> str:
    # Drawings count y downwards, as the reader's screen does; the outline machine counts upwards.
    return path(Shape(tuple((x, -y) for x, y in part.points), part.fill, closed=not part.line, smooth=part.smooth), UNITS)

