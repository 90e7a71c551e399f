"""Can every picture be drawn, by a body or in clear lines? Are places on the leg, and names of pictures known?"""

from __future__ import annotations

from collections.abc import Iterator

from carebook import angles
from carebook.digests import code
from carebook.errors import ContentError, ContentErrors, suggestion
from carebook.figures import checks, emblem, plate_checks, where
from carebook.figures.colours import SHEET
from carebook.figures.outline import number
from carebook.files import loose_text
from carebook.kept import kept
from carebook.library import FIGURES, Library
from carebook.model import BriefCause, CauseGroup, Exercise
from carebook.model.picture import Mark, Picture
from carebook.model.pose import Pose
from carebook.publish import pictures

Place = tuple[str | int, ...]


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check poses, the angles that words take from them, pictures, the spots of causes, and the names of pictures. Pages in ``unread`` have faults of their own, so what names one is let be."""
    yield from _assets(library)
    yield from _spots(library)
    elsewhere = {path.rpartition("/")[2].removesuffix(".md") for path in unread}
    yield from _named(library, elsewhere)
    yield from _pictures(library, elsewhere)
    for page, exercise in library.of(Exercise):
        for place, text in angles.faults(exercise):
            yield ContentError(library.shown(page.path), page.line_of(*place), text)
        if exercise.pose:
            for field, text in _of_pose(library, exercise.pose):
                yield ContentError(library.shown(page.path), page.line_of("pose", field), text)


def _assets(library: Library) -> Iterator[ContentError]:
    """Check the style sheet and the mark, which every picture that leaves the site is made with."""
    for needed in (pictures.shades, pictures.mark):
        try:
            needed(library.docs)
        except ContentErrors as found:
            yield from found.errors


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
            yield ContentError(library.shown(page.path), line, f"the spot [{number(spot[0])}, {number(spot[1])}] does not lie on the leg. 'python -m carebook draw' shows where it is.")
        for other, owner in taken:
            if where.too_near(spot, other):
                yield ContentError(library.shown(page.path), line, f"the spot of '{name}' lies on that of '{owner}'. A finger needs {2 * where.TARGET:.0f} units between two.")
        taken.append((spot, name))


def _named(library: Library, unread: set[str]) -> Iterator[ContentError]:
    known = emblem.names(library) | library.pictures.keys()
    for page in library.pages.values():
        slug = page.facts.picture
        if slug and slug not in known | unread and not library.faulty(slug):
            hint = suggestion(slug, known, "Name a file of docs/figures/, an exercise or a cause, without its ending.")
            yield ContentError(library.shown(page.path), page.line_of("picture"), f"'{slug}' is not a picture. {hint}")


def _pictures(library: Library, unread: set[str]) -> Iterator[ContentError]:
    """Check every picture: its names, lines and circles, and its persons, large and small."""
    taken = emblem.names(library)
    for slug, picture in library.pictures.items():
        file = f"{FIGURES}/{slug}.yml"
        if slug in taken:
            yield ContentError(library.shown(file), 1, f"a page with a picture of its own is named '{slug}' too. Rename this file.")
        own = ((("pose", field), text) for field, text in _of_pose(library, picture.pose)) if picture.pose else ()
        for place, text in (*own, *_small(library, picture, unread), *_of_plate(library, slug, picture)):
            yield ContentError(library.shown(file), library.data[file].line(place), text)


def _small(library: Library, picture: Picture, unread: set[str]) -> Iterator[tuple[Place, str]]:
    """Give every fault of the small persons in a drawing."""
    for place, (one, pose) in enumerate(zip(picture.people, library.poses_in(picture), strict=True)):
        if pose is None and one.exercise not in unread:
            names = [page.slug for page, exercise in library.of(Exercise) if exercise.pose]
            hint = suggestion(one.exercise or "", names, "" if names else "Give the exercise one, or give the small person a 'pose'.")
            yield ("people", place, "exercise"), f"'{one.exercise}' is not an exercise with a pose. {hint}"
        elif one.pose:
            yield from ((("people", place, "pose", field), text) for field, text in _of_pose(library, one.pose))


def _of_pose(library: Library, pose: Pose) -> list[checks.Fault]:
    """Give the faults of a pose, looked for once: its whole movement is worked out for that."""
    return kept(library.docs).get("pose", (code(), repr(pose)), lambda: checks.faults(pose))


def _of_plate(library: Library, slug: str, picture: Picture) -> list[plate_checks.Fault]:
    poses, sheet = library.poses_in(picture), loose_text(library.docs / SHEET)
    return kept(library.docs).get("plate", (code(), sheet, slug, repr((picture, poses))), lambda: plate_checks.faults(slug, picture, poses, library.docs))
