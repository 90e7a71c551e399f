"""How builds, pages and search grow with the site, beside stock Material with the same words, and how soon a writer sees a change."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import asdict
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import growing, served
from tests.bench.growing import CHANGED, COLD, KEPT, STOCK, Size
from tests.bench.report import Promise

SIZES = {100: 5, 500: 2, 2000: 1}
"""Pages of each site, and how often it is built."""
MEMORY, ROOM = Path("/dev/shm"), 6_000_000_000  # noqa: S108 - a folder of its own is made there
"""Where Linux keeps files in memory, and how many bytes the largest sites need: no disk is measured then."""
LIMITS = {100: 1.2, 500: 1.0, 2000: 0.5}
"""Promise: seconds of a build at most so many times those of stock Material."""
GROWTH = 1.1
"""Promise: seconds a page at most so many times those of the size before. A little is left to chance."""
FLAT = 1.02
"""Promise: an ordinary page of the largest site weighs at most so many times one of the smallest."""
SEARCH = 30
"""Promise: what search loads first weighs at most so many times 1,024 bytes: the budget of the real site, in tests/site/test_weight.py."""
SERVED = 2.0
"""Promise: so many seconds at most from a change to the page that shows it."""

CALLED = {
    COLD: "this site, the first build, from nothing, with all PDFs and cards",
    KEPT: "this site, a build after the first, nothing changed",
    CHANGED: "this site, a build after the first, one page changed",
}
PROMISED = {KEPT: "a build after the first", COLD: "the first build, from nothing, with all PDFs and cards"}
NOTES = """\
Each turn builds all four, one after the other, each in a process of its own, in memory where there is room. Seconds and memory are medians; memory is that of the largest process.
Pages are the causes, treatments and exercises of `tests/bench/made_up.py`. Stock Material has their words and pictures as Markdown, \
the same navigation, and its theme named and nothing else set. It keeps nothing from one build to the next, so each of its builds is a first one.
Pages that name others, those of sections above all, grow with the site by nature: no promise is made of them."""


def run(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Build, measure and tell. Takes a folder to work in; raises `Unmeasured`."""
    seconds = served.measure(folder / "served")
    memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(dir=MEMORY if memory else folder) as place:
        sizes = [growing.measure(Path(place) / str(pages), pages, turns) for pages, turns in SIZES.items()]
    made = promises(sizes, seconds)
    data = {"sizes": [asdict(size) for size in sizes], "served": seconds, "promises": [asdict(one) | {"holds": one.holds} for one in made]}
    return data, [*table(sizes), "", *weights(sizes), "", *served.told(seconds), "", *(f"- {one}" for one in made), "", *NOTES.splitlines()]


def promises(sizes: list[Size], seconds: dict[str, list[float]]) -> list[Promise]:
    """Hold each size against stock Material and against the size before, and each change against the seconds a writer would wait."""
    found = []
    for kind, what in PROMISED.items():
        found += [
            Promise(_named(size), f"{what} ÷ stock Material’s", _ratio(size, kind), LIMITS[size.pages], f"{size.seconds[kind]:.1f} s to {size.seconds[STOCK]:.1f} s")
            for size in sizes
        ]
        found += [
            Promise(
                _named(larger), f"{what}: seconds a page ÷ those of {_named(smaller)}", _each(larger, kind) / _each(smaller, kind), GROWTH,
                f"{_each(larger, kind):.1f} ms to {_each(smaller, kind):.1f} ms",
            )
            for smaller, larger in pairwise(sizes)
        ]
    first, last = sizes[0], sizes[-1]
    for what, light, heavy in (("ordinary page in the middle", first.middle, last.middle), ("heaviest ordinary page", first.heaviest, last.heaviest)):
        found.append(Promise(_named(last), f"{what} ÷ that of {_named(first)}", heavy / light, FLAT, f"{heavy:,} B to {light:,} B"))
    found += [Promise(_named(size), "what search loads first, in units of 1,024 B:", size.search["first"] / 1024, SEARCH, f"{size.search['first']:,} B") for size in sizes]
    return found + [Promise("`make serve`", f"{what} is shown after seconds:", median(each), SERVED, f"median of {len(each)}") for what, each in seconds.items()]


def table(sizes: list[Size]) -> list[str]:
    """Give a row for each kind of build of each size, in Markdown."""
    called = {**CALLED, STOCK: f"stock Material {version('mkdocs-material')}"}
    lines = ["| pages | build | turns | seconds | each page | ÷ stock Material’s | memory |", "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"]
    return lines + [
        f"| {size.pages:,} | {name} | {size.turns} | {size.seconds[kind]:.1f} s | {_each(size, kind):.1f} ms | {_ratio(size, kind):.2f} | {size.memory[kind] / 1e6:.0f} MB |"
        for size in sizes for kind, name in called.items()
    ]


def weights(sizes: list[Size]) -> list[str]:
    """Give a row of weights for each size, in Markdown."""
    lines = [
        "| pages | ordinary page in the middle, gzipped | heaviest | heaviest page that names others | search: loaded first | heaviest part | one query |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return lines + [
        f"| {size.pages:,} | {size.middle:,} B | {size.heaviest:,} B | {size.heaviest_list:,} B | {size.search['first']:,} B | {size.search['part']:,} B | {size.search['query']:,} B |"
        for size in sizes
    ]


def _named(size: Size) -> str:
    return f"{size.pages:,} pages"


def _ratio(size: Size, kind: str) -> float:
    return size.seconds[kind] / size.seconds[STOCK]


def _each(size: Size, kind: str) -> float:
    """Give milliseconds a page."""
    return size.seconds[kind] / size.pages * 1000
