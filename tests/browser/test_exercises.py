"""The filter of the exercises: by touch and by keyboard, told to the ear, kept in the address, and gone where there is no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from carebook.blocks.exercise_filter import PLACES
from carebook.library import Library
from carebook.model import Exercise
from tests.browser.test_address import hostile

PATH = "exercises/"
SEEN = "() => [...document.querySelectorAll('li[data-phase]')].filter(card => card.checkVisibility()).map(card => card.querySelector('h3').textContent)"
HEADS = "() => [...document.querySelectorAll('[id^=phase-]')].filter(head => head.checkVisibility()).map(head => head.textContent)"


def fitting(library: Library, phases: tuple[str, ...] = (), places: tuple[str, ...] = (), muscle: str = "") -> list[str]:
    return [
        page.title for page, exercise in library.of(Exercise)
        if (not phases or exercise.phase in phases) and (not places or PLACES[exercise.position][0] in places) and (not muscle or muscle in {one.medical for one in exercise.muscles})
    ]


def test_buttons_and_selects_choose_cards_and_tell_how_many(view: Page, address: str, library: Library) -> None:
    view.goto(address + PATH)
    status = view.locator("[data-filter] [role=status]")
    count = len(view.evaluate(SEEN))
    assert status.get_attribute("aria-live") in (None, "polite") and count == len(fitting(library))
    view.get_by_role("button", name="Early", exact=True).click()
    assert sorted(view.evaluate(SEEN)) == sorted(fitting(library, ("early",))) and view.evaluate(HEADS) == ["Early"]
    view.get_by_role("button", name="On a chair").click()
    wanted = fitting(library, ("early",), ("chair",))
    assert view.evaluate(SEEN) == wanted and view.url.endswith("?phase=early&place=chair")
    expect(status).to_have_text(f"{len(wanted)} of {count} exercises")
    view.get_by_role("button", name="Late", exact=True).click()
    assert sorted(view.evaluate(SEEN)) == sorted(fitting(library, ("early", "late"), ("chair",))), "two phases: one or the other"
    view.get_by_label("Equipment").select_option("mat")
    assert view.evaluate(SEEN) == [] and view.evaluate(HEADS) == []
    expect(status).to_have_text(f"0 of {count} exercises. Choose less, or show all.")
    view.get_by_role("button", name=f"Show all {count}").click()
    assert len(view.evaluate(SEEN)) == count and "?" not in view.url and len(view.evaluate(HEADS)) == 3
    assert view.locator("[data-filter] [aria-pressed=true]").count() == 0 and view.get_by_label("Equipment").input_value() == ""


def test_by_keyboard_alone(view: Page, address: str, library: Library) -> None:
    view.goto(address + PATH)
    chip = view.get_by_role("button", name="Standing", exact=True)
    chip.focus()
    view.keyboard.press("Space")
    assert chip.get_attribute("aria-pressed") == "true" and view.evaluate("document.activeElement.value") == "standing", "the focus stays"
    assert sorted(view.evaluate(SEEN)) == sorted(fitting(library, places=("standing",)))
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.name") == "muscle"
    view.keyboard.type("Calf")
    assert view.get_by_label("Muscle or skill").input_value() == "gastrocnemius"
    assert sorted(view.evaluate(SEEN)) == sorted(fitting(library, places=("standing",), muscle="gastrocnemius"))


def test_the_address_chooses_and_may_be_linked(view: Page, address: str, library: Library) -> None:
    view.goto(f"{address}{PATH}?phase=early&muscle=quadriceps#exercises-by-phase")
    assert view.evaluate(SEEN) == fitting(library, ("early",), muscle="quadriceps")
    assert view.locator("[aria-pressed=true][name=phase]").get_attribute("value") == "early" and view.get_by_label("Muscle or skill").input_value() == "quadriceps"
    view.get_by_role("button", name="Lying down").click()
    assert view.url.endswith("?phase=early&place=bed&muscle=quadriceps#exercises-by-phase"), "its end stays"


def test_hostile_values_choose_nothing(view: Page, address: str, library: Library) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    everything = sorted(fitting(library))
    for end in ("?phase=__proto__&place=constructor", "?phase=EARLY", "?phase=%E0%A4%A", "?muscle=%22%5D%2C*", "?equipment=<img src=x onerror=alert(1)>", *(f"?place={one[1:]}" for one in hostile(6))):
        view.goto(address + PATH + end, wait_until="domcontentloaded")
        assert sorted(view.evaluate(SEEN)) == everything and not said, f"{end}: {said}"
        assert view.locator("[data-filter] [aria-pressed=true]").count() == 0 and view.locator("[data-filter] img").count() == 0, end


def test_controls_are_large_enough_for_a_thumb(view: Page, address: str) -> None:
    view.goto(address + PATH)
    sizes = view.eval_on_selector_all("[data-filter] :is(button, select)", "all => all.map(one => [one.textContent.slice(0, 20), one.getBoundingClientRect().height, one.getBoundingClientRect().width])")
    assert len(sizes) == 9 and all(min(high, wide) >= 44 for _, high, wide in sizes), sizes


def test_without_script_all_sections_stand_and_no_control(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}{PATH}?phase=late")
    assert page.locator("li[data-phase]:visible").count() == page.locator("li[data-phase]").count() and not page.locator("[data-filter]:visible").count()
    context.close()


@pytest.mark.parametrize("path", ["which-is-it-like/", "a-z/", "exercises/bridge/"])
def test_no_other_page_loads_the_filter(view: Page, address: str, path: str) -> None:
    view.goto(address + path)
    assert not view.locator("script[src*='exercises.js']").count() and not view.locator("main :is(input, select, form)").count()
