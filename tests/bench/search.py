"""How often search finds what was meant, and how soon, beside the search of stock Material with the same words.

Both are asked without their panels: our engine as the pages ask it, Material's own worker with the index its own build wrote.
So drawing and, for Material, its wait while a reader types are left out.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.bench import Unmeasured, sites
from tests.bench.measure import phone
from tests.bench.profile import CPU_SLOWER, Line
from tests.bench.server import Server, packed
from tests.search import relevance

NEAR = Line(round_trip=0.0, down=1e12, up=1e12)
TYPED = 25
"""Every so many-th query is typed letter by letter."""

OURS = """async ({queries, typed}) => {
  const load = part => new Promise((done, fail) => kneeSearch.load(part, ok => ok ? done() : fail(part)));
  const began = performance.now();
  await load("index");
  const ready = performance.now() - began;
  const found = () => queries.map(query => kneeSearch.find(query, 10).results.map(result => result.url));
  const names = found();
  await load("text");
  const keys = [];
  for (const query of typed) for (let length = 1; length <= query.length; length++) {
    const key = performance.now();
    kneeSearch.find(query.slice(0, length));
    keys.push(performance.now() - key);
  }
  return {ready, keys, names, found: found()};
}"""

MATERIAL = """async ({queries, typed}) => {
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search);
  const ask = message => new Promise(done => { worker.onmessage = event => done(event.data); worker.postMessage(message); });
  const began = performance.now();
  const {config, docs} = await (await fetch("search/search_index.json")).json();
  await ask({type: 0, data: {config, docs, options: {suggest: false}}});
  const ready = performance.now() - began;
  const keys = [];
  for (const query of typed) for (let length = 1; length <= query.length; length++) {
    const key = performance.now();
    await ask({type: 2, data: query.slice(0, length)});
    keys.push(performance.now() - key);
  }
  const found = [];
  for (const query of queries) found.push((await ask({type: 2, data: query})).data.items.slice(0, 10).map(group => group[0].location));
  return {ready, keys, found};
}"""


@dataclass(frozen=True)
class Row:
    """One search. Times in milliseconds, shares from 0 to 1."""

    name: str
    top: float
    three: float
    key: float
    slowest: float
    """What 19 of 20 keys stay under."""
    ready: float
    bytes: int
    """Of its code and index, gzipped."""


def run(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Build both sites, ask both searches the same, and tell. Raises `Unmeasured`."""
    shutil.rmtree(folder, ignore_errors=True)
    root = folder / "sites"
    root.mkdir(parents=True)
    sites.ours(root)
    sites.peer(folder, root, sites.MATERIAL)
    asked = relevance.queries()
    given = {"queries": [query.q for query in asked], "typed": [query.q for query in asked[::TYPED]]}
    with Server(root, NEAR) as server, phone() as browser:
        ours, slow, material = _ours(browser, server, given), _ours(browser, server, given, CPU_SLOWER), _asked(browser, server, sites.MATERIAL, MATERIAL, given)
    assets, stock = root / sites.OURS / "assets", root / sites.MATERIAL
    index, text = [assets / "search.js", assets / "search-index.js"], assets / "search-text.js"
    theirs = [*stock.glob("assets/javascripts/workers/search.*.js"), stock / "search/search_index.json"]
    called = f"stock Material {version('mkdocs-material')}"
    rows = [
        _row("this site", asked, ours, [*index, text]), _row(f"this site, on a processor {CPU_SLOWER} times slower", asked, slow, [*index, text]),
        _row("this site, before the words of its text are there", asked, {**ours, "found": ours["names"]}, index), _row(called, asked, material, theirs),
    ]
    return {"queries": len(asked), "rows": [asdict(row) for row in rows]}, [*table(rows), "", f"{len(asked)} queries of tests/search/queries.yml; {len(given['typed'])} of them typed letter by letter."]


def _ours(browser: Browser, server: Server, given: dict[str, list[str]], slower: int = 1) -> dict[str, Any]:
    return _asked(browser, server, sites.OURS, OURS, given, "assets/search.js", slower)


def _asked(browser: Browser, server: Server, site: str, script: str, given: dict[str, list[str]], engine: str = "", slower: int = 1) -> dict[str, Any]:
    context = browser.new_context()
    try:
        page: Page = context.new_page()
        server.visit()
        page.goto(f"{server.url}{site}/")
        if engine:
            page.add_script_tag(url=engine)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        found: dict[str, Any] = page.evaluate(script, given)
        return found
    except Error as error:
        raise Unmeasured(f"the search of {site} could not be asked: {error}") from error
    finally:
        context.close()


def _row(name: str, asked: list[relevance.Query], done: dict[str, Any], files: list[Path]) -> Row:
    judged = relevance.accuracy(asked, done["found"])
    size = sum(len(packed(file.read_bytes())) for file in files)
    return Row(name, judged.top, judged.three, median(done["keys"]), quantiles(done["keys"], n=20)[-1], done["ready"], size)


def table(rows: list[Row]) -> list[str]:
    """Give the rows as a table in Markdown."""
    lines = [
        "| search | right answer first | in the first three | key to results | 19 of 20 keys | ready after | code and index, gzipped |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return lines + [f"| {row.name} | {row.top:.1%} | {row.three:.1%} | {row.key:.1f} ms | {row.slowest:.1f} ms | {row.ready:.0f} ms | {row.bytes:,} B |" for row in rows]
