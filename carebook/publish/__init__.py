"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from pathlib import Path

from carebook.publish import pictures, tidy
from carebook.store import current_library


def publish(docs: Path, site: Path) -> None:
    """Finish in place a site built from ``docs``: leave out what no page uses, draw what leaves the site."""
    tidy.tidy(docs, site)
    pictures.write(current_library(docs), site)
