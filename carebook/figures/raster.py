"""From SVG to PNG. The only module that knows the renderer (resvg: no system library, the same pixels everywhere)."""

from __future__ import annotations

from importlib.metadata import version as version_of

import resvg_py
from font_source_serif_pro import SourceSerifProBold

FAMILY = "Source Serif Pro"
"""The typeface for words in a raster picture. It is shipped as a package, so that no machine draws other letters."""

BOLD: str = SourceSerifProBold
"""Its font file."""


def version() -> str:
    """Give the versions of what draws: another may draw other pixels."""
    return f"{version_of('resvg-py')} {version_of('font-source-serif-pro')}"


def png(svg: str, *, width: int | None = None) -> bytes:
    """Draw an SVG that needs no style sheet (see ``colours``) as PNG; ``width`` in pixels, else twice the drawing's own."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, zoom=None if width else 2.0,
        font_files=[BOLD], skip_system_fonts=True, serif_family=FAMILY, sans_serif_family=FAMILY,
    )
    return bytes(drawn)
