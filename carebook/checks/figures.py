"""Can every picture be drawn, by a body or in clear lines? Are places on the leg, and names of pictures known?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from carebook import angles
from carebook.errors import ContentError
from carebook.figures import checks, emblem, plate_checks, where
from carebook.library import FIGURES, Library
from carebook.model import BriefCause, CauseGroup, Exercise
from carebook.model.picture import Mark, Picture

Place = tuple[str | int, ...]


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the pose of every exercise that has one and the angles its words take from it, of the small persons of every picture, the spots of causes, and the pictures that pages name."""
    yield from _spots(library)
    yield from _named(library)
    yield from _pictures(library)
    for page, exercise in library.of(Exercise):
        for place, text in angles.faults(exercise):
            yield ContentError(library.shown(page.path), page.line_of(*place), text)
        if exercise.pose:
            for field, text in checks.faults(exercise.pose):
                yield ContentError(library.shown(page.path), page.line_of("pose", field), text)


def _spots(library: Library) -> Iterator[ContentError]:
    """Check that each sore spot lies on the leg, and none of the map's targets over another."""
    taken: list[tuple[Mark, str]] = []
    for page, _, name, tells in library.told_causes():
        spot = tells.spot
        if spot is None:
            continue
        place = ("causes", page.facts.causes.index(tells), "spot") if isinstance(page.facts, CauseGroup) and isinstance(tells, BriefCause) else ("spot",)
        line = page.line_of(*place)
        if not where.on_leg(spot):
            yield ContentError(library.shown(page.path), line, f"the spot [{spot[0]}, {spot[1]}] does not lie on the leg. 'python -m carebook draw' shows where it is.")
        for other, owner in taken:
            if where.too_near(spot, other):
                yield ContentError(library.shown(page.path), line, f"the spot of '{name}' lies on that of '{owner}'. A finger needs {2 * where.TARGET:.0f} units between two.")
        taken.append((spot, name))


def _named(library: Library) -> Iterator[ContentError]:
    known = emblem.names(library)
    for page in library.pages.values():
        slug = page.facts.picture
        if slug and slug not in known:
            close = get_close_matches(slug, known, 1)
            hint = f"Did you mean '{close[0]}'?" if close else "Name a file of docs/figures/, an exercise or a cause, without its ending."
            yield ContentError(library.shown(page.path), page.line_of("picture"), f"'{slug}' is not a picture. {hint}")


def _pictures(library: Library) -> Iterator[ContentError]:
    """Check every picture: its names, lines and circles, and its persons, large and small."""
    for slug, picture in library.pictures.items():
        file = f"{FIGURES}/{slug}.yml"
        own = ((("pose", field), text) for field, text in checks.faults(picture.pose)) if picture.pose else ()
        for place, text in (*own, *_small(library, picture), *plate_checks.faults(slug, picture, library.poses_in(picture), library.docs)):
            yield ContentError(library.shown(file), library.data[file].line(place), text)


def _small(library: Library, picture: Picture) -> Iterator[tuple[Place, str]]:
    """Give every fault of the small persons in a drawing."""
    for place, (one, pose) in enumerate(zip(picture.people, library.poses_in(picture), strict=True)):
        if pose is None:
            names = [page.slug for page, exercise in library.of(Exercise) if exercise.pose]
            close = get_close_matches(one.exercise or "", names, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(names)}."
            yield ("people", place, "exercise"), f"'{one.exercise}' is not an exercise with a pose. {hint}"
        elif one.pose:
            yield from ((("people", place, "pose", field), text) for field, text in checks.faults(one.pose))
