"""The relevance set (queries.yml), and how well a search does on it. Used by the tests and by the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SET = Path(__file__).with_name("queries.yml")


@dataclass(frozen=True)
class Query:
    """What someone would type, and the addresses of its right answers."""

    q: str
    right: tuple[str, ...]
    kind: str


@cache
def given() -> dict[str, Any]:
    """Read the whole set."""
    data: dict[str, Any] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    return data


def queries() -> list[Query]:
    """Give the queries that have right answers."""
    return [Query(one["q"], tuple(one["right"]), one["kind"]) for one in given()["queries"]]


@dataclass(frozen=True)
class Accuracy:
    """How often a right answer came first, and among the first three; and each query of which the first answer was wrong."""

    top: float
    three: float
    wrong: tuple[str, ...]


def accuracy(asked: Sequence[Query], found: Sequence[Sequence[str]]) -> Accuracy:
    """Judge answers: for each query the addresses of pages, best first. A section counts for its page."""
    first = third = 0
    wrong = []
    for query, answers in zip(asked, found, strict=True):
        pages = [answer.split("#")[0] for answer in answers]
        right = {address.split("#")[0] for address in query.right}
        first += bool(pages) and pages[0] in right
        third += not right.isdisjoint(pages[:3])
        if not pages or pages[0] not in right:
            wrong.append(f"{query.q} → {', '.join(page or 'home' for page in pages[:3]) or 'nothing'}; right: {', '.join(page or 'home' for page in sorted(right))}")
    return Accuracy(first / len(asked), third / len(asked), tuple(wrong))
