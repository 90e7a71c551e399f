"""Leave nothing in the site that no page refers to.

The generator copies all of Material's files; the site uses none of its sheets and scripts.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

_REFERENCE = re.compile(r"""(?:href|src|content|srcset)\s*=\s*["']([^"']+)["']""")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
KEPT_ENDINGS = (".html", ".xml", ".xml.gz", ".txt")
"""Pages, sitemap and the like: reached without a link in a page."""


def tidy(site: Path) -> list[str]:
    """Remove files no page or style sheet refers to. Gives their paths, sorted."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    used = {name for name in files if name.endswith(KEPT_ENDINGS)}
    for name in sorted(used):
        if name.endswith(".html"):
            used |= _references(site, name, _REFERENCE) & files
    for name in sorted(used):
        if name.endswith(".css"):
            used |= _references(site, name, _CSS_URL) & files
    unused = sorted(files - used)
    for name in unused:
        (site / name).unlink()
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return unused


def _references(site: Path, name: str, pattern: re.Pattern[str]) -> set[str]:
    text = (site / name).read_text(encoding="utf-8")
    paths = (unquote(urlsplit(reference).path) for reference in pattern.findall(text))
    # The 404 page is served at any depth, so its paths start at the root; below a sub-path, only their end matches.
    found = {posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) for path in paths if path and not path.startswith("/")}
    if name == "404.html":
        found |= {path[place + 1 :] for path in map(unquote, pattern.findall(text)) for place, c in enumerate(path) if c == "/"}
    return found
