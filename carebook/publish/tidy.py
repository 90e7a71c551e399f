"""Leave nothing of the theme and of the generator in the site that no page uses.

The generator copies all of Material's sheets, scripts and images; the site's own document refers to none of them.
"""

from __future__ import annotations

from pathlib import Path

THEME_FOLDERS = ("assets/javascripts", "assets/stylesheets", "assets/images", "standalone")
"""The last holds documents that are made into others after the build, such as the template of leaflets."""
FILES = ("search.json",)
"""The index for Zensical's own search, which no page asks for."""


def tidy(docs: Path, site: Path) -> list[str]:
    """Remove the theme's files from a built site, but never one that stands in ``docs``. Gives their paths, sorted."""
    found = [*(site / name for name in FILES), *(path for folder in THEME_FOLDERS for path in (site / folder).rglob("*"))]
    unused = sorted(name for path in found if path.is_file() and not (docs / (name := path.relative_to(site).as_posix())).exists())
    for name in unused:
        (site / name).unlink()
    for folder in THEME_FOLDERS:
        for path in sorted([site / folder, *(site / folder).rglob("*")], reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
    return unused
