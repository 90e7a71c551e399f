"""The scorecard as data, beside the page that shows it."""

from __future__ import annotations

from pathlib import Path

from carebook.library import Library
from carebook.scorecard.kept import scorecard_of
from carebook.scorecard.score import FILE, as_json, scored


def write(library: Library, site: Path) -> None:
    """Write the scorecard into a built site, in the folder of each page that shows it; a site without one has none."""
    for page in library.pages.values():
        if not scored(page):
            (site / page.folder / FILE).write_text(as_json(scorecard_of(library)), encoding="utf-8")
