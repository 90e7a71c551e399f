"""Where it hurts: the right leg from behind with one sore spot, and the same leg as a map with numbered links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from carebook.figures.geometry import distance
from carebook.figures.outline import number
from carebook.figures.plate import WIDE, circle, outlines, shared
from carebook.model.picture import Mark

LEG = "leg-from-behind"
SKINS = ("olive", "deep", "pale", "brown", "tan", "dark")
"""The causes take these in turn: skin of every tone can hurt, and shows redness differently."""

CROP = (42.0, 30.0, 156.0, 200.0)
"""What a pictogram shows of the leg at least: the hem of the shorts and both outlines, or it would read as a trunk."""
SORE = 11.0
"""Radius of the spot, in units."""

DESCRIBED = "A right leg from behind, from the thigh to the calf. The inner side is on the left. Numbers mark the places of the list."

HIGH = 310.0
TARGET = 11.5
"""Radius of a target on the map, in units: 24 CSS pixels across (WCAG 2.2, 2.5.8) on a screen of 320."""


@dataclass(frozen=True)
class Place:
    """A place on the map: where it is, where its link leads, and what the link is called."""

    spot: Mark
    href: str
    name: str


def pictogram(spots: Sequence[Mark], turn: int) -> str:
    """Draw the leg with its sore spots; ``turn`` (from 0) chooses the tone of the skin. The words beside it say the place."""
    left, top, wide, high = (number(side) for side in CROP)
    radius = SORE if len(spots) == 1 else SORE * 0.7
    sore = "".join(f'<circle class="k-sore" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>' for x, y in spots)
    return f'<svg class="kx kx-leg k-s-{SKINS[turn % len(SKINS)]} k-l-navy" viewBox="{left} {top} {wide} {high}" aria-hidden="true">{outlines(shared()[LEG])}{sore}</svg>'


def chart(places: Sequence[Place], name: str) -> str:
    """Draw the leg as a map: each place a numbered link, in the order given. ``name`` names the group of links."""
    links = "".join(_link(turn, place) for turn, place in enumerate(places, 1))
    sides = "".join(
        f'<text x="{x}" y="{y}" text-anchor="middle">{word}</text>'
        for x, side in ((36, "Inner"), (204, "Outer")) for y, word in ((140, side), (154, "side"))
    )
    box = f"0 0 {number(WIDE)} {number(HIGH)}"
    words = f'role="group" aria-label="{escape(name)}" aria-describedby="kx-where-desc"><desc id="kx-where-desc">{DESCRIBED}</desc>'
    return f'<svg class="kx k-s-olive k-l-navy" viewBox="{box}" {words}{outlines(shared()[LEG])}{sides}{links}</svg>'


def _link(turn: int, place: Place) -> str:
    x, y = (number(side) for side in place.spot)
    ring = f'<circle class="k-target" cx="{x}" cy="{y}" r="{number(TARGET + 3.5)}"/>'
    return f'<a href="{escape(place.href)}" aria-label="{turn}: {escape(place.name)}">{ring}{circle(turn, place.spot)}</a>'


def on_leg(spot: Mark) -> bool:
    """Tell whether a spot lies on the skin of the leg (even-odd rule)."""
    x, y = spot
    outline = shared()[LEG][0].points
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def too_near(a: Mark, b: Mark) -> bool:
    """Tell whether two targets on the map would overlap."""
    return distance(a, b) < 2 * TARGET
