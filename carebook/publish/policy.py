"""The content-security policy of each page, and the headers for hosts that can send any.

GitHub Pages sends no headers of ours, so each page carries its policy in a meta tag, first in its head. ``frame-ancestors`` has
no force there, and that is meant: clinics may show any page in a frame, and no page holds anything worth hijacking.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

START = '<meta charset="utf-8">'
"""The policy stands directly after this, before anything that it governs."""

SHOWS_FRAMES = "data-live"
"""The attribute of a place in which a page shows a frame of this site, once the reader asks for it."""

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)

HEADERS = """\
# For hosts that read this file (Cloudflare Pages, Netlify). GitHub Pages does not.
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
  Strict-Transport-Security: max-age=31536000
  Access-Control-Allow-Origin: *
"""


def policy(html: str) -> str:
    """Write the policy of a page: own files, and its own inline script and styles by their hash. Nothing else, from nobody else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, text in _INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        hashes[kind].append(f"'sha256-{digest}'")
    allowed = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes["script"]],
        "style-src": ["'self'", *hashes["style"]],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    if SHOWS_FRAMES in html:
        allowed["frame-src"] = ["'self'"]
    return ";".join(" ".join((name, *values)) for name, values in allowed.items())


def with_policy(html: str) -> str:
    """Put its policy into a page. Raises ValueError where the page does not start its head with its character set."""
    if START not in html:
        raise ValueError(f"the head of the page does not hold {START}")
    return html.replace(START, f'{START}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">', 1)


def write_headers(site: Path) -> None:
    """Write the file of headers."""
    (site / "_headers").write_text(HEADERS, encoding="utf-8")
