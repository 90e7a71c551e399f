"""What is known while one page is being rendered."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field

from markdown import Markdown

from carebook.errors import ContentError, ContentErrors
from carebook.library import Library, Page
from carebook.model import Facts


@dataclass
class Sheet:
    """The page being rendered, the Library around it, and the faults its blocks found."""

    library: Library
    page: Page | None
    """None for a page that could not be read, which the checks have already reported."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Words to look for in the page's body, to find the line, and the message."""
    uncited: set[str] = field(default_factory=set)
    """Ids of sections that hold no citation."""
    cited: list[str] = field(default_factory=list)
    """Keys of the sources the page cites, first cited first."""

    def fault(self, needle: str, message: str) -> None:
        """Note a fault; rendering goes on, the checks report it."""
        self.faults.append((needle, message))


def sheet_of(md: Markdown) -> Sheet:
    """Give the sheet that the extension keeps on a Markdown converter."""
    sheet: Sheet = md.carebook_sheet  # type: ignore[attr-defined]
    return sheet


def today() -> datetime.date:
    """Give the day of the build: SOURCE_DATE_EPOCH where set (reproducible-builds.org), else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch else datetime.date.today()
    except (ValueError, OverflowError, OSError):
        raise ContentErrors([ContentError("SOURCE_DATE_EPOCH", 1, f"'{epoch}' is not a time in seconds. Unset it, or write one.")]) from None


def latest() -> datetime.date:
    """Give the later of the day of the build and the clock's: what lies past it is in the future, however old the newest commit is."""
    return max(today(), datetime.date.today())


def review(facts: Facts) -> str:
    """Say who has reviewed a page, or that nobody has."""
    by = facts.reviewer
    return f"Reviewed by {by.name}, {by.role}, {by.organisation}, on {long_date(by.date)}." if by else "Not yet reviewed by a clinician."


def long_date(day: datetime.date) -> str:
    """Write a day as 6 August 2026."""
    return f"{day.day} {day:%B %Y}"
