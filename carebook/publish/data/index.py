"""The way into the data: all pages with their versions, all corrections, and where the schemas are."""

from __future__ import annotations

from carebook.library import Library
from carebook.model.news import FEED
from carebook.publish.data import model
from carebook.publish.data.pages import LANGUAGE, LICENCE, correction, corrections, place
from carebook.publish.data.places import API, data_address

NOT_REVIEWED = "The words were checked against published sources. No clinician has reviewed a page unless its review says so."


def index(library: Library) -> model.Index:
    """Give the index, whose list of pages is still empty; corrections newest first."""
    return model.Index(
        api="v1", name=library.config.name, at=place(library, ""), language=LANGUAGE, licence=LICENCE, not_reviewed=NOT_REVIEWED,
        corrections=tuple(correction(library, one) for one in corrections(library)), feed=place(library, FEED) if library.config.url else None,
        exercises=place(library, f"{API}/exercises.json"), schemas={name: place(library, f"{API}/schema/{name}.json") for name in ("index", "page", "exercises")},
        pages=(),
    )


def entry(library: Library, path: str, data: model.PageData) -> model.PageEntry:
    """Give the entry of one page; they stand in the order of the navigation."""
    return model.PageEntry(
        kind=data.kind, slug=data.slug, title=data.title, summary=data.summary, at=data.at, data=place(library, data_address(path)), checked=data.checked,
        next_check=data.next_check, reviewed=data.review.reviewed, version=data.version, sha256=data.sha256, corrected=bool(data.corrections),
    )
