"""What the figures of speed say: a row for each page, and whether each promise holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from tests.bench import profile
from tests.bench.measure import View
from tests.bench.sites import EMPTY, MATERIAL, OURS


@dataclass(frozen=True)
class Row:
    """One page of one contestant: medians of its views. Times in milliseconds."""

    site: str
    page: str
    """Its address below the site's root; empty for a home page."""
    gzipped: int
    """Bytes of the page alone, without what it asks for."""
    bytes: int
    """Bytes of the whole first view, with the heads of answers."""
    index: int
    """How many of these are an index of search."""
    requests: int
    elsewhere: tuple[str, ...]
    first: float
    largest: float
    runs: tuple[tuple[float, float], ...]
    """First and largest paint of each run."""


@dataclass(frozen=True)
class Promise:
    """One promise for one page."""

    page: str
    what: str
    figure: float
    limit: float
    because: str

    @property
    def holds(self) -> bool:
        return round(self.figure, 2) <= self.limit

    def __str__(self) -> str:
        return f"{'holds' if self.holds else '**does not hold**'}: {self.page or 'home'}: {self.what} {self.figure:.2f}, at most {self.limit:.2f} ({self.because})"


def row(site: str, page: str, gzipped: int, views: list[View]) -> Row:
    """Put the views of one page together."""
    return Row(
        site, page, gzipped, round(median(view.bytes for view in views)), round(median(view.index for view in views)),
        round(median(len(view.answers) for view in views)), max((view.elsewhere for view in views), key=len),
        median(view.paints.first for view in views), median(view.paints.largest for view in views),
        tuple((view.paints.first, view.paints.largest) for view in views),
    )


def promises(rows: list[Row]) -> list[Promise]:
    """Hold our pages against the empty page and against stock Material."""
    empty = next(row for row in rows if row.site == EMPTY)
    stock = {row.page: row for row in rows if row.site == MATERIAL}
    found = []
    for row in (row for row in rows if row.site == OURS):
        fits = row.gzipped <= profile.ONE_ROUND_TRIP
        found.append(Promise(
            row.page, "largest paint ÷ the empty page’s", row.largest / empty.largest, profile.PAINT_IN_ONE_ROUND_TRIP if fits else profile.PAINT,
            f"{row.largest:.0f} ms to {empty.largest:.0f} ms; {row.gzipped:,} bytes {'fit' if fits else 'do not fit'} one round trip",
        ))
        peer = stock[row.page]
        found.append(Promise(
            row.page, "bytes ÷ stock Material’s", row.bytes / peer.bytes, profile.BYTES,
            f"{row.bytes:,} to {peer.bytes:,}; {row.bytes / (peer.bytes - peer.index):.2f} without the index of search in it",
        ))
    return found


def table(rows: list[Row], names: Mapping[str, str]) -> list[str]:
    """Give the rows as a table in Markdown."""
    empty = next(row for row in rows if row.site == EMPTY)
    lines = [
        "| site | page | page, gzipped | first view | requests | asked of others | first paint | largest paint | ÷ empty page’s |",
        "| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |",
    ]
    for row in rows:
        others = ", ".join(f"{row.elsewhere.count(host)} × {host}" for host in sorted(set(row.elsewhere))) or "none"
        lines.append(
            f"| {names[row.site]} | {row.page or 'home'} | {row.gzipped:,} B | {row.bytes:,} B | {row.requests} | {others} "
            f"| {row.first:.0f} ms | {row.largest:.0f} ms | {row.largest / empty.largest:.2f} |"
        )
    return lines


def rest(rows: list[Row]) -> str:
    """Say how many runs there were and how far apart those of the empty page lay: it is always the same, so the difference is the machine's."""
    paints = [largest for row in rows if row.site == EMPTY for _, largest in row.runs]
    return f"Medians of {len(paints)} runs, all pages in turn. The empty page’s largest paint took {min(paints):.0f} to {max(paints):.0f} ms. Where these are far apart, the machine was busy: run this again."
