"""Sites of made-up pages, ours and stock Material's with the same words, and how long each takes to build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml
from mkdocs.utils import yaml_load

from carebook.files import page_paths
from tests.bench import Unmeasured, made_up, timed
from tests.bench.search_weight import weights
from tests.bench.server import packed
from tests.bench.words import markdown
from tests.conftest import SETTINGS, url_of

COLD, KEPT, CHANGED, STOCK = "cold", "kept", "changed", "stock"
LISTS = {"index.md", "about/sources.md", *(f"{folder}/index.md" for folder in made_up.KINDS)}
"""Pages that name others. The page of a section names all of its pages, and grows with them."""


@dataclass(frozen=True)
class Run:
    """One build. Seconds from the command to its end; memory in bytes, the most that one of its processes held."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Size:
    """All that was measured of one size: medians."""

    pages: int
    turns: int
    seconds: dict[str, float]
    """By kind of build."""
    memory: dict[str, int]
    middle: int
    """Bytes of the ordinary page in the middle, gzipped …"""
    heaviest: int
    """… of the heaviest of them, and of the heaviest page that names others."""
    heaviest_list: int
    search: dict[str, int]
    """Bytes of what search loads: first, of its heaviest part, and for one query."""


def measure(folder: Path, pages: int, turns: int) -> Size:
    """Build each kind in turn, so that what else the machine does falls on all alike. Raises `Unmeasured` when a build fails."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, stock = folder / "ours", folder / "stock"
    folder.mkdir(parents=True)
    made_up.write(ours, pages)
    runs: dict[str, list[Run]] = {kind: [] for kind in (COLD, KEPT, CHANGED, STOCK)}
    for turn in range(turns):
        for kind, run in _turn(ours, stock, turn):
            runs[kind].append(run)
    site = ours / "site"
    ordinary = [_weight(site, path) for path in page_paths(ours / "docs") if path not in LISTS]
    seconds = {kind: median(run.seconds for run in told) for kind, told in runs.items()}
    memory = {kind: round(median(run.memory for run in told)) for kind, told in runs.items()}
    return Size(pages, turns, seconds, memory, round(median(ordinary)), max(ordinary), max(_weight(site, path) for path in LISTS), weights(site))


def _turn(ours: Path, stock: Path, turn: int) -> Iterator[tuple[str, Run]]:
    for made in (ours / ".build", ours / "site", stock / "site"):
        shutil.rmtree(made, ignore_errors=True)
    yield COLD, built(ours, "--strict")
    yield KEPT, built(ours, "--strict")
    made_up.change(ours, turn)
    yield CHANGED, built(ours, "--strict")
    if not stock.exists():
        as_stock(ours, stock)
    yield STOCK, built(stock)


def built(project: Path, *options: str) -> Run:
    """Build a project into its folder ``site``."""
    return timed_run([sys.executable, "-m", "mkdocs", "build", "--quiet", *options], project)


def timed_run(command: list[str], project: Path) -> Run:
    """Run a command in a project. Raises `Unmeasured`, with what it said, when it fails."""
    done = subprocess.run(
        [sys.executable, "-I", timed.__file__, *command], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, **SETTINGS, "NO_MKDOCS_2_WARNING": "1"},
    )
    told = json.loads(done.stdout) if done.returncode == 0 else {"status": 1}
    if told["status"]:
        raise Unmeasured(f"{project} was not built:\n{done.stderr}")
    return Run(told["seconds"], told["memory"])


def as_stock(ours: Path, stock: Path) -> None:
    """Write a project with the words and the navigation of ours, which is built: the theme named and nothing else set."""
    paths = page_paths(ours / "docs")
    for path in paths:
        (stock / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as cores:
        for path, text in zip(paths, cores.map(markdown, [ours / "site" / url_of(path) / "index.html" for path in paths], chunksize=8), strict=True):
            (stock / "docs" / path).write_text(text, encoding="utf-8")
    with (ours / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    (stock / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": config["site_name"], "theme": {"name": "material"}, "nav": config["nav"]}, sort_keys=False), encoding="utf-8")


def _weight(site: Path, path: str) -> int:
    return len(packed((site / url_of(path) / "index.html").read_bytes()))
