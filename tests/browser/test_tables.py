"""A table that a phone shows as cards is still a table for the ear: no role stands in the page, so the browser has to keep it."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("path", ["causes/", "causes/bakers-cyst/", "exercises/heel-slide/", "which-is-it-like/"])
def test_tables_are_heard_as_tables_on_a_phone(view: Page, address: str, path: str) -> None:
    view.set_viewport_size({"width": 360, "height": 740})
    view.goto(address + path)
    nodes = view.context.new_cdp_session(view).send("Accessibility.getFullAXTree")["nodes"]  # what Chromium itself would tell a screen reader
    heard = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    drawn = view.evaluate("['table', 'tbody tr', 'tbody th', 'td', 'td > .cell-label'].map(name => document.querySelectorAll(`main ${name}`).length)")
    assert [heard[role] for role in ("table", "row", "rowheader", "cell", "cell")] == drawn
    assert heard["columnheader"] == 0, "each cell says its column's name, so nothing says it twice"
