"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from pathlib import Path

from carebook.publish import tidy


def publish(docs: Path, site: Path) -> None:
    """Finish in place a site built from ``docs``: leave out what no page uses."""
    tidy.tidy(docs, site)
