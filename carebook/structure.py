"""The skeleton of each kind of page, as data: its sections in order, and which of them must cite a source."""

from __future__ import annotations

from dataclasses import dataclass

from carebook.model import Cause, CauseGroup, Exercise, Facts, Treatment


@dataclass(frozen=True)
class Section:
    """One H2 of a kind of page."""

    title: str
    uncited: str = ""
    """Why it may stand without a citation; empty where it may not."""


SUMMARY = "it repeats what other sections cite"
QUESTIONS = "questions state nothing"
PRINTING = "it is about paper"

SKELETONS: dict[type[Facts], tuple[Section, ...]] = {
    Cause: (
        Section("Key points", SUMMARY),
        Section("Is this what you have"),
        Section("Why it happens"),
        Section("What to do today"),
        Section("The next weeks"),
        Section("Treatments compared"),
        Section("How long it takes"),
        Section("Who to see and what they may do"),
        Section("Questions to ask", QUESTIONS),
        Section("What we are not sure about"),
    ),
    Treatment: (
        Section("Key points", SUMMARY),
        Section("Who it is for"),
        Section("How to do it"),
        Section("Stop if"),
        Section("Move on when"),
        Section("Benefits and risks"),
        Section("Questions to ask", QUESTIONS),
        Section("What we are not sure about"),
        Section("Print this page", PRINTING),
    ),
    Exercise: (
        Section("Why it helps"),
        Section("How it should feel", "the sources of the steps above carry it"),
    ),
}
"""Sections an author writes. A kind that is not here has a shape of its own."""

OPENING_BLOCK: dict[type[Facts], str] = {
    Cause: "warnings", CauseGroup: "warnings", Treatment: "warnings", Exercise: "exercise-steps",
}
"""The block that stands directly under the title, so that nothing comes before the warnings."""

LAST_BLOCK: dict[type[Facts], str] = {Exercise: "exercise-safety"}
"""The block that closes a page of this kind."""

CLOT_KINDS = (Cause, CauseGroup, Treatment)
HEALTH_KINDS = (Cause, CauseGroup, Treatment, Exercise)
"""Kinds that are always about health."""

OTHER_FOLDERS = ("about", "for-clinics")
"""Folders whose pages are not for patients, and need no citation in each section."""
