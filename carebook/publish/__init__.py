"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from pathlib import Path

from carebook.publish import feed, pictures, scores, tidy
from carebook.store import current_library


def publish(docs: Path, site: Path, *, cards: bool = True) -> None:
    """Finish in place a site built from ``docs``: leave out what no page uses, draw its icons, and its social ``cards``."""
    tidy.tidy(docs, site)
    library = current_library(docs)
    if cards:
        pictures.write_cards(library, site)
    pictures.write_icons(docs, site)
    feed.write(library, site)
    scores.write(library, site)
