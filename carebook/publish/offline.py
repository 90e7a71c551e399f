"""The saved copy: a worker that keeps the whole site on a reader's device, once the reader has asked for it.

The worker itself is ``worker.js``, beside this file. All that is made here is the list of what it keeps.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from carebook.kept import Kept
from carebook.publish.below import files
from carebook.publish.scripts import lightened

WORKER = "sw.js"
"""At the root of the site, since a worker answers only for what lies in or below its own folder."""
KINDS = (".html", ".css", ".js", ".json", ".svg")
"""What pages are made of and what they lead to. PDFs, social cards and the zip are left out: they are heavy, and nothing needs them to be read."""
MORE = ("assets/icon-32.png",)
ONLINE = ("api/", "code/", "embed/", "go/", "oembed/", "s/", "assets/current.js", "assets/embed.js", "assets/go.js")
"""What begins so answers other sites and systems, or tells whether a sheet is the newest: no saved copy can."""


def write(site: Path, store: Kept) -> None:
    """Write the worker into a built site. It has to come last: a file that changes afterwards can no longer be saved."""
    text = Path(__file__).with_name("worker.js").read_text(encoding="utf-8")
    script = lightened(text, store)
    listed = json.dumps({name: digest(site / name) for name in saved(site)}, separators=(",", ":"))
    (site / WORKER).write_text(f"const FILES={listed};\n{script}\n", encoding="utf-8")


def saved(site: Path) -> list[str]:
    """Give the files that are saved, by their paths below the site, sorted."""
    names = (name for name in files(site) if not name.startswith((".", "_")) and "/." not in name and "/_" not in name)
    return [name for name in names if (name.endswith(KINDS) or name in MORE) and name != WORKER and not name.startswith(ONLINE)]


def digest(file: Path) -> str:
    """Give the SHA-256 of a file as browsers write it in ``integrity``: ``sha256-`` and base64."""
    return "sha256-" + base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
