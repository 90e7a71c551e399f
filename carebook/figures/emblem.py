"""The small picture that stands for a page: on cards, and on the card that other sites show when someone links to it."""

from __future__ import annotations

from carebook.figures import cards, checks, drawing, plate, plate_checks, where
from carebook.library import FIGURES, Library, Page
from carebook.model import BriefCause, Cause, CauseGroup, Exercise
from carebook.model.picture import Mark
from carebook.model.pose import Pose


def emblem(page: Page, library: Library) -> str | None:
    """Draw the picture of a page as SVG without a name, since words beside it say what it is; None where it has none.

    An exercise shows its finish, a cause its place on the leg, any other page what it names as its ``picture``.
    """
    return _own(page, library) or _named(page.facts.picture, library)


def of(path: str, library: Library) -> str | None:
    """Draw what a page or file below docs/ shows, such as ``figures/name.yml``; None where there is nothing to draw."""
    folder, _, name = path.rpartition("/")
    slug = name.rpartition(".")[0]
    if folder == FIGURES:
        return picture(slug, library) if slug in library.pictures else None
    page = library.pages.get(path)
    if page is None:
        return None
    pose = _pose(page)
    return drawing.figure(page.slug, page.title, pose) if pose else emblem(page, library)


def picture(slug: str, library: Library) -> str | None:
    """Draw a picture of docs/figures/ by its name; None where it names what is not there, which the checks report."""
    given = library.pictures[slug]
    if (given.pose and not checks.drawable(given.pose)) or not plate_checks.drawable(given):
        return None
    return drawing.picture(slug, given, library.poses_in(given))


def names(library: Library) -> set[str]:
    """Give the pages that have a picture of their own, by name, be it drawable or not."""
    return {page.slug for page in library.pages.values() if spots_of(page) or getattr(page.facts, "pose", None)}


def _own(page: Page, library: Library) -> str | None:
    if pose := _pose(page):
        return cards.card(pose)
    spots = spots_of(page)
    if not spots:
        return None
    causes = [other for other in library.pages.values() if isinstance(other.facts, Cause | CauseGroup)]
    return where.pictogram(spots, causes.index(page))


def _pose(page: Page) -> Pose | None:
    """Give the pose of an exercise, unless it names what is not there: the checks report that, and nothing can be drawn."""
    pose = page.facts.pose if isinstance(page.facts, Exercise) else None
    return pose if pose and checks.drawable(pose) else None


def _named(slug: str | None, library: Library) -> str | None:
    if slug is None:
        return None
    if slug in library.pictures:
        given = library.pictures[slug]
        if picture(slug, library) is None:
            return None
        return cards.card(given.pose) if given.pose else plate.silent(given)
    return next((svg for page in library.pages.values() if page.slug == slug and (svg := _own(page, library))), None)


def spots_of(page: Page) -> list[Mark]:
    """Give the places on the leg of a cause, or of the brief causes on a page."""
    told: tuple[Cause | BriefCause, ...] = ()
    if isinstance(page.facts, CauseGroup):
        told = page.facts.causes
    elif isinstance(page.facts, Cause):
        told = (page.facts,)
    return [tells.spot for tells in told if tells.spot]
