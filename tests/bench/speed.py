"""How soon pages show and what they weigh, beside an empty page and the peers, as a slow phone sees them."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench import profile, report, sites
from tests.bench.measure import View, phone, view
from tests.bench.server import Server, packed
from tests.conftest import ROOT, url_of

NOTES = f"""\
The line: {profile.LINE.round_trip * 1000:.0f} ms there and back, {profile.LINE.down / 1e6} Mbit/s, \
slow start from {profile.LINE.window:,} bytes, one connection a visit, opened with {profile.LINE.handshakes} round trips. \
The phone: 360 × 740, its processor {profile.CPU_SLOWER} times slower than this machine.
"First view" is all that came over the line, heads of answers counted, the icon of the tab left out.
Peers carry the words and pictures of our pages, without our styles. What they ask of other hosts (fonts) fails at once here and weighs nothing: \
on the web they would wait for it, so their figures are better than true."""


def run(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Build, measure and tell. Takes a folder to work in; raises `Unmeasured`."""
    root = sites.build_all(folder)
    paths, one = [url_of(path) for path in profile.PAGES], url_of(profile.ONE_PAGE)
    at_once = [path for path in paths if _size(root, sites.OURS, path) <= profile.ONE_ROUND_TRIP]
    pages = [
        (sites.EMPTY, ""), *((site, path) for site in (sites.OURS, sites.MATERIAL) for path in paths), *((sites.BARE, path) for path in at_once),
        (sites.ZENSICAL, one), (sites.NHSUK, one),
    ]
    views: dict[tuple[str, str], list[View]] = {page: [] for page in pages}
    with Server(root, profile.LINE) as server, phone() as browser:
        began = time.monotonic()
        for turn in range(profile.RUNS + 1):
            if turn > profile.FEWEST and time.monotonic() - began > profile.SECONDS:
                break
            for site, path in pages:
                seen = view(browser, server, f"{site}/{path}")
                if turn:  # the first round warms up
                    views[site, path].append(seen)
    rows = [report.row(site, path, _size(root, site, path), seen) for (site, path), seen in views.items()]
    kept = report.promises(rows)
    data = {"profile": asdict(profile.LINE), "rows": [asdict(row) for row in rows], "promises": [asdict(one) | {"holds": one.holds} for one in kept]}
    return data, [*report.table(rows, names()), "", *(f"- {promise}" for promise in kept), "", *NOTES.splitlines(), report.rest(rows)]


def _size(root: Path, site: str, path: str) -> int:
    return len(packed((root / site / path / "index.html").read_bytes()))


def names() -> dict[str, str]:
    """Give what each contestant is called, in the order of the table."""
    nhsuk = json.loads((ROOT / "tests/node/node_modules/nhsuk-frontend/package.json").read_text(encoding="utf-8"))["version"]
    return {
        sites.EMPTY: "empty page", sites.OURS: "this site", sites.BARE: "its words alone, without style, script or picture",
        sites.MATERIAL: f"stock Material {version('mkdocs-material')}",
        sites.ZENSICAL: f"Zensical {version('zensical')}", sites.NHSUK: f"nhsuk-frontend {nhsuk}",
    }
