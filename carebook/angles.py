"""Angles in words: ``{near.knee}`` in the steps of an exercise becomes what its picture shows, so that the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.errors import suggestion
from carebook.figures import oblique
from carebook.figures.checks import drawable
from carebook.figures.scene import skeleton
from carebook.figures.stance import between
from carebook.model import Exercise
from carebook.model.pose import Pose

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
JOINTS = ("hip", "knee", "ankle")
LEGS = tuple(f"{side}.{joint}" for side in ("near", "far") for joint in JOINTS)
MOMENTS = {"start": 0.0, "finish": 1.0}
FIELDS = {"start": "start", "steps": "finish", "shows": "finish"}
"""Fields that may hold placeholders, and the moment that is meant where the placeholder names none."""

STEP = 5
RIGHT = (85, 95)
"""Degrees: angles are rounded to a multiple of STEP; from the first to the second of RIGHT they are called a right angle."""

Place = tuple[str | int, ...]


def names(pose: Pose) -> tuple[str, ...]:
    """Give the angles that a pose has: those of the legs, or of one who lies on the side how far the top knee is lifted."""
    return ("open",) if pose.posture == oblique.POSTURE else LEGS


def words(degrees: float) -> str:
    """Say an angle (degrees) as people do: rounded, and without its sign."""
    if RIGHT[0] <= round(abs(degrees)) <= RIGHT[1]:
        return "about a right angle"
    return f"about {STEP * round(abs(degrees) / STEP)} degrees"


def angle(pose: Pose, name: str, moment: str) -> float:
    """Give one angle (degrees) of a pose that can be drawn, at ``start`` or ``finish``."""
    share = MOMENTS[moment]
    if name == "open":
        return between(pose, share).open
    side, _, joint = name.partition(".")
    body = skeleton(pose, share)
    return (body.far if side == "far" else body.near).angles[JOINTS.index(joint)]


def filled(exercise: Exercise) -> Exercise:
    """Give the exercise with its placeholders filled in; those that cannot be stay, for ``faults`` to tell."""
    pose = exercise.pose
    if pose is None or not any("{" in text for _, _, text in _texts(exercise)) or not drawable(pose):
        return exercise
    start, steps = _filled(exercise.start, pose, "start"), tuple(_filled(step, pose, "steps") for step in exercise.steps)
    shown = pose.model_copy(update={"shows": _filled(pose.shows, pose, "shows")})
    return exercise.model_copy(update={"start": start, "steps": steps, "pose": shown})


def _filled(text: str, pose: Pose, field: str) -> str:
    def put(match: re.Match[str]) -> str:
        moment, name = _parts(match[1], field)
        return words(angle(pose, name, moment)) if name in names(pose) else match[0]

    return PLACEHOLDER.sub(put, text)


def _parts(inside: str, field: str) -> tuple[str, str]:
    """Split ``start.near.knee`` into moment and angle; the moment may be left out."""
    first, _, rest = inside.partition(".")
    return (first, rest) if first in MOMENTS else (FIELDS[field], inside)


def faults(exercise: Exercise) -> Iterator[tuple[Place, str]]:
    """Give what is wrong with the placeholders that were not filled in: the place of the text, and what to write."""
    pose = exercise.pose
    for field, place, text in _texts(exercise):
        for match in PLACEHOLDER.finditer(text):
            name = _parts(match[1], field)[1]
            if pose is None:
                yield place, f"'{match[0]}' needs a picture: this page has no 'pose'. Write the angle in words, or add the pose."
            elif name not in names(pose):
                known = [f"{{{one}}}" for one in names(pose)]
                yield place, f"'{match[0]}' is not an angle of the picture. {suggestion(match[0], known)}"
    for place, text in _others(exercise):
        if found := PLACEHOLDER.search(text):
            yield place, f"'{found[0]}' is not filled in here. Angles of the picture may stand in 'start', 'steps' and 'pose.shows'."


def _texts(exercise: Exercise) -> Iterator[tuple[str, Place, str]]:
    """Give the texts that may hold placeholders: their field, their place in the front matter, and the words."""
    yield "start", ("start",), exercise.start
    for number, step in enumerate(exercise.steps):
        yield "steps", ("steps", number), step
    if exercise.pose:
        yield "shows", ("pose", "shows"), exercise.pose.shows


def _others(exercise: Exercise) -> Iterator[tuple[Place, str]]:
    """Give the other words that readers see on the page of an exercise."""
    yield ("summary",), exercise.summary
    for number, mistake in enumerate(exercise.mistakes):
        yield ("mistakes", number), mistake
    for number, rule in enumerate(exercise.stop_if):
        yield ("stop_if", number), rule.text
    for name in ("easier", "harder", "move_on_when"):
        yield (name,), getattr(exercise, name).text
    for name, fit in exercise.conditions.items():
        for field in ("reason", "how", "when"):
            yield ("conditions", name), getattr(fit, field) or ""
