"""What the drawings of people and knees add to a built page, packed: a reader on a slow line waits for it."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.conftest import PAGES, Built

EXERCISE = 3200
"""Bytes of one exercise: start, finish, and the numbers that move the picture."""

HEAVIEST = {
    "index.md": 6100,
    "treatments/price.md": 7150,
    "treatments/bakers-cyst-treatment.md": 1650,
    "causes/ligament-sprain.md": 3650,
    "causes/bakers-cyst.md": 2900,
    "causes/cartilage-tear.md": 1650,
    **{path: EXERCISE for path in PAGES if path.startswith("exercises/") and path != "exercises/index.md"},
}
"""Bytes that all drawings of a page may add to it: what they take today, and a little room. Raise none without need."""

DRAWING = re.compile(r'<svg\b[^>]*\bclass="?kx\b.*?</svg>', re.DOTALL)


def packed(html: str) -> int:
    return len(gzip.compress(html.encode(), 6, mtime=0))


@pytest.mark.parametrize("path", HEAVIEST)
def test_drawings_are_light(pages: list[Built], path: str) -> None:
    html = next(page.html for page in pages if page.path == path)
    drawings = DRAWING.findall(html)
    assert drawings, f"{path} has no drawing"
    weight = packed(html) - packed(DRAWING.sub("", html))
    assert weight <= HEAVIEST[path], f"the {len(drawings)} drawings of {path} weigh {weight} bytes"
