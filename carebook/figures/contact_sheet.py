"""All figures on one page, for a person to look at: the check that no machine can make."""

from __future__ import annotations

import gzip
from html import escape
from pathlib import Path

from carebook.figures import drawing
from carebook.library import Library
from carebook.model import Exercise

STYLE = """body { margin: 1rem; } .sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1rem; }
.sheet h2 { font-size: 1rem; } .sheet .small { width: 8rem; }"""


def write(library: Library, folder: Path) -> Path:
    """Write index.html with every figure, its card and its size into a folder. Gives the file."""
    sheets = "".join((library.docs / "assets" / name).read_text(encoding="utf-8") for name in ("site.css",))
    parts = []
    for page, exercise in library.of(Exercise):
        if exercise.pose:
            svg, small = drawing.figure(page.slug, page.title, exercise.pose), drawing.card(exercise.pose)
            size = len(gzip.compress(svg.encode(), mtime=0))
            words = f"<h2>{escape(page.title)}</h2><p>{escape(exercise.pose.shows)}</p><p>{size} bytes gzipped</p>"
            parts.append(f'<div><figure class="figure">{svg}</figure>{words}<div class="small">{small}</div></div>')
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.html"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>{sheets}{STYLE}</style>'
    file.write_text(f'{head}<h1>Contact sheet</h1><div class="sheet">{"".join(parts)}</div></html>\n', encoding="utf-8")
    return file
