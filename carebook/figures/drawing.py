"""Pictures with people as SVG text: start and finish of an exercise, one position. Small ones are in cards.

Equal data give equal bytes. Colours are classes that site.css defines below ``.kx``: no style attribute, no colour here. The picture is 240 units
wide; a label of 12 units is 14 px high on a phone of 360 px.
"""

from __future__ import annotations

from functools import lru_cache

from carebook.figures import arrows, cards, checks, plate
from carebook.figures.movement import movement, written
from carebook.figures.outline import Frame, numbers
from carebook.figures.panel import panel
from carebook.figures.scene import Box, Scene, joined, scene
from carebook.figures.shapes import people
from carebook.model.picture import Picture
from carebook.model.pose import Pose

WIDE = 240.0
GAP, LABEL, PAD, MARGIN = 10.0, 15.0, 4.0, 9.0
"""Units between the panels, for a label above each panel, round each drawing, and round a picture that has its panel to itself."""
TALLEST = 250.0


@lru_cache(maxsize=256)
def figure(slug: str, title: str, pose: Pose) -> str:
    """Draw start and finish of an exercise: lying one above the other, else side by side."""
    moves = movement(pose)
    scenes = moves.start, scene(pose, 1, working=True)
    way = arrows.way(pose)
    seen = joined(_seen(scenes, way), moves.box)
    stacked = seen[2] - seen[0] > seen[3] - seen[1]
    wide = WIDE if stacked else (WIDE - GAP) / 2
    scale = min((wide - 2 * PAD) / (seen[2] - seen[0]), TALLEST / (seen[3] - seen[1]))
    high = LABEL + (seen[3] - seen[1]) * scale + PAD
    # Both panels are drawn alike, and the second is moved: packing knows again whatever keeps still.
    frame = _frame(seen, scale, (0, wide), high - PAD)
    start, finish = (f'<text x="2" y="10.5">{label}</text>{panel(one, frame, (0, wide))}' for one, label in zip(scenes, ("Start", "Finish"), strict=True))
    step = numbers((0.0, round(high + GAP, 1)) if stacked else (wide + GAP,))
    inner = f'{start}<g transform="translate({step})">{finish}{arrows.drawn(pose.arrow, way, frame)}</g>'
    box = (0, 0, WIDE, 2 * high + GAP if stacked else high)
    return plate.svg(slug, f"{title}: start and finish", pose.shows, box, inner, people()[pose.person].classes, f' data-moves="{written(moves)}"')


@lru_cache(maxsize=64)
def picture(slug: str, given: Picture, poses: tuple[Pose | None, ...] = ()) -> str:
    """Draw a picture of docs/figures/: outlines, or one person in one position. ``poses`` are those of its small persons."""
    if given.pose:
        return _person(slug, given, given.pose)
    return plate.plate(slug, given, "".join(cards.figurine(one, pose) for one, pose in zip(given.people, poses, strict=True) if pose and checks.drawable(pose)))


def _person(slug: str, given: Picture, pose: Pose) -> str:
    """Draw one position in one panel, with numbers where the picture has any."""
    one, way = scene(pose, 0, working=True), arrows.way(pose)
    seen = _seen((one,), way)
    scale = min((WIDE - 2 * MARGIN) / (seen[2] - seen[0]), TALLEST / (seen[3] - seen[1]))
    high = (seen[3] - seen[1]) * scale + 2 * MARGIN
    frame = _frame(seen, scale, (0, WIDE), high - MARGIN)
    inner = panel(one, frame, (0, WIDE)) + arrows.drawn(pose.arrow, way, frame) + plate.words(given)
    return plate.svg(slug, given.title, given.shows, (0, 0, WIDE, high), inner, people()[pose.person].classes)


def _seen(scenes: tuple[Scene, ...], way: tuple[tuple[float, float], ...]) -> Box:
    seen = scenes[0].box
    for one in scenes[1:]:
        seen = joined(seen, one.box)
    for x, y in way:
        seen = joined(seen, (x - 4, y - 4, x + 4, y + 4))
    return seen


def _frame(seen: Box, scale: float, sides: tuple[float, float], base: float) -> Frame:
    """Centre a box of the world between two sides of the picture; its lower edge stands on ``base``."""
    middle = (seen[0] + seen[2]) / 2
    return Frame(((sides[0] + sides[1]) / 2 - middle * scale, base + seen[1] * scale), scale)
