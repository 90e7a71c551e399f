"""Pictures in a real browser: the map's links by touch and keyboard, and colours that do not depend on the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import dist
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from carebook.figures import colours, emblem
from carebook.library import Library
from tests.conftest import DOCS


def test_the_map_links_where_its_list_links(view: Page, address: str) -> None:
    view.goto(address)
    of_map = view.eval_on_selector_all(".where svg a", "all => all.map(a => a.href.baseVal || a.href)")
    of_list = view.eval_on_selector_all(".where-link", "all => all.map(a => a.getAttribute('href'))")
    assert of_map == of_list and len(of_map) >= 5
    numbers = view.locator(".where ol .disc").all_inner_texts()
    assert view.locator(".where svg a text").all_text_contents() == numbers == [str(turn) for turn in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_targets_of_the_map_are_large_and_apart(view: Page, address: str, width: int) -> None:
    view.set_viewport_size({"width": width, "height": 700})
    view.goto(address)
    view.locator(".where svg").scroll_into_view_if_needed()
    found = view.eval_on_selector_all(".where svg a", """all => all.map(link => {
        const box = link.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        return { box: [box.width, box.height], at: [x, y], hit: document.elementFromPoint(x, y).closest("a") === link };
    })""")
    for place, one in enumerate(found):
        assert min(one["box"]) >= 24 and one["hit"], one
        for other in found[place + 1 :]:
            assert dist(one["at"], other["at"]) >= 24, "two targets overlap"


def test_the_keyboard_reaches_the_map(view: Page, address: str) -> None:
    view.goto(address)
    view.locator(".where svg a").first.focus()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.getAttribute('aria-label')").startswith("2:")
    ring = view.evaluate("getComputedStyle(document.activeElement.querySelector('.k-target')).strokeWidth")
    assert ring == "4px", "the focus is seen"
    view.keyboard.press("Enter")
    view.wait_for_url(re.compile(r"causes/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_that_leaves_has_the_colours_of_the_page(browser: Browser, address: str, library: Library, scheme: str) -> None:
    """What carebook/figures/colours.py reads from the style sheet is what a browser makes of it."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address + "exercises/step-up/")
    shown = page.eval_on_selector_all(
        "main figure .kx path, main figure .kx text",
        "all => all.map(node => { const style = getComputedStyle(node); return [style.fill, style.stroke, style.strokeWidth] })",
    )
    context.close()
    alone = colours.alone(emblem.of("exercises/step-up.md", library) or "", DOCS, dark=scheme == "dark")
    drawn = list(inherited(ElementTree.fromstring(alone), {}))  # noqa: S314 - drawn by this project
    assert len(drawn) == len(shown)
    for (given, own), (fill, stroke, wide) in zip(drawn, shown, strict=True):
        assert rgb(own.get("fill", "#000")) == rgb(fill), given
        assert rgb(own.get("stroke", "none")) == rgb(stroke), given
        if stroke != "none":
            assert float(own.get("stroke-width", "1")) == float(wide.removesuffix("px")), given


def inherited(node: ElementTree.Element, around: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every path and word of a drawing with its attributes, those round it included."""
    own = {**around, **node.attrib}
    if node.tag.rpartition("}")[2] in ("path", "text"):
        yield ElementTree.tostring(node, encoding="unicode"), own
    for part in node:
        yield from inherited(part, own)


def rgb(colour: str) -> tuple[int, ...] | None:
    """Give red, green and blue of a colour written in either way; None for no colour."""
    if colour == "none":
        return None
    if colour.startswith("rgb"):
        return tuple(int(part) for part in re.findall(r"\d+", colour)[:3])
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return tuple(int(digits[place : place + 2], 16) for place in (0, 2, 4))


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_cards_show_the_sore_spot(view: Page, address: str, width: int, media: str) -> None:
    """A card that cuts its leg off above the knee says nothing."""
    view.set_viewport_size({"width": width, "height": 700})
    view.emulate_media(media=media)
    view.goto(address)
    cut = view.eval_on_selector_all(".card > .emblem .k-sore", """all => all.map(spot => {
        const panel = spot.closest(".emblem").getBoundingClientRect(), box = spot.getBoundingClientRect();
        return box.top >= panel.top && box.bottom <= panel.bottom;
    })""")
    assert len(cut) >= 4 and all(cut)


@pytest.mark.parametrize("path", ["", "causes/ligament-sprain/", "exercises/step-up/"])
def test_very_large_letters_leave_pictures_in_their_panels(view: Page, address: str, path: str) -> None:
    """Letters of 200% on a phone of 320 px give the layout of a screen of 160 px."""
    view.set_viewport_size({"width": 160, "height": 450})
    view.goto(address + path)
    wide = view.eval_on_selector_all("main figure, main .where li, main .kx-figure .button > span:not([hidden])", "all => all.map(one => one.getBoundingClientRect().right)")
    assert wide and max(wide) <= 160
