"""The web app manifest: what a browser needs to put the site on a home screen, with its name and its icon."""

from __future__ import annotations

import json
from pathlib import Path

from carebook.kept import Kept
from carebook.library import Library
from carebook.publish import pictures
from carebook.publish.given import shared

FILE = "manifest.webmanifest"


def write(library: Library, site: Path, store: Kept) -> None:
    """Write the manifest into a built site. Raises ContentErrors where the style sheet cannot be read."""
    text = store.get("manifest", (shared(library),), lambda: json.dumps(manifest(library), indent=2, ensure_ascii=False) + "\n")
    (site / FILE).write_text(text, encoding="utf-8")


def manifest(library: Library) -> dict[str, object]:
    """Give the manifest. Its addresses are relative to itself, so that it holds under any folder."""
    light = pictures.shades(library.docs)
    named = [(pictures.ICONS, "any", ("icon-192.png", "icon-512.png")), (pictures.MASKABLE, "maskable", tuple(pictures.MASKABLE))]
    icons = [
        {"src": f"assets/{name}", "sizes": f"{sides[name]}x{sides[name]}", "type": "image/png", "purpose": purpose}
        for sides, purpose, names in named for name in names
    ]
    return {
        "name": library.config.name,
        "short_name": library.config.short_name or library.config.name,
        "lang": "en-GB",
        "start_url": ".",
        "scope": ".",
        # With the browser's own buttons to go back and to reload: the pages draw none, and a sick reader should not have to look for them.
        "display": "minimal-ui",
        "background_color": light["--paper"],
        "theme_color": light["--band"],
        "icons": icons,
    }
