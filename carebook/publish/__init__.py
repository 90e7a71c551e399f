"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from pathlib import Path

from carebook.publish import tidy


def publish(docs: Path, site: Path) -> None:
    """Finish a built site in place: leave out what no page refers to."""
    tidy.tidy(site)
