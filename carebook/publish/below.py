"""The files of a built site by their paths below it. A site of thousands of pages has tens of thousands of files, and a path object for each takes longer than reading it."""

from __future__ import annotations

import os
from pathlib import Path


def files(site: Path, folder: str = "", ending: str = "") -> list[str]:
    """Give the files in a folder of a site and below it that end so, by their paths from the root of the site (``causes/index.html``), sorted."""
    start = len(str(site)) + 1
    found = (f"{around}/{name}"[start:] for around, _, names in os.walk(site / folder) for name in names if name.endswith(ending))
    return sorted(found)
