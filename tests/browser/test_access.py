"""What a page does in a real browser: where its warnings start, the menu, the choice of colours, the print button, the movement.

What every page promises is in promise.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

LAYOUTS = {"cause": "causes/bakers-cyst/", "treatment": "treatments/price/", "exercise": "exercises/heel-slide/"}


@pytest.mark.parametrize("layout", ["cause", "treatment"])
def test_warnings_start_in_the_first_screen(view: Page, address: str, layout: str) -> None:
    view.goto(address + LAYOUTS[layout])
    top = view.locator(".warning").first.bounding_box()["y"]
    assert top < 560, f"{layout}: the first warning starts {top} px down on a phone"


def test_menu_opens_and_closes_by_keyboard(view: Page, address: str) -> None:
    view.goto(address + LAYOUTS["cause"])
    button = view.get_by_role("button", name="Menu")
    button.focus()
    assert button.get_attribute("aria-expanded") == "false"
    view.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert view.get_by_role("navigation", name="Menu").get_by_role("link", name="Exercises").is_visible()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.closest('nav') !== null"), "Tab goes into what was opened"
    view.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert view.evaluate("document.activeElement.textContent.trim()") == button.text_content().strip()


def test_colours_follow_the_device_and_the_readers_choice_lasts(view: Page, address: str) -> None:
    def ground() -> str:
        return view.evaluate("getComputedStyle(document.body).backgroundColor")

    view.emulate_media(color_scheme="light")
    view.goto(address)
    light = ground()
    view.emulate_media(color_scheme="dark")
    dark = ground()
    assert dark != light
    view.locator("[data-colour]").click()
    assert ground() == light
    view.goto(address + LAYOUTS["cause"])
    assert ground() == light, "the choice lasts on the next page"
    view.get_by_role("button", name="Menu").click()
    view.get_by_role("button", name="Like my device").click()
    assert ground() == dark
    assert view.evaluate("localStorage.length") == 0, "going back to the device's scheme leaves nothing behind"


def test_print_button_prints(view: Page, address: str) -> None:
    view.add_init_script("window.print = () => { window.printed = true }")
    view.goto(address + LAYOUTS["treatment"])
    view.get_by_role("button", name="Print this page").first.click()
    assert view.evaluate("window.printed")


def test_the_movement_plays_when_asked_and_pauses(view: Page, address: str) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.clock.install()
    view.goto(address + LAYOUTS["exercise"])
    button, person, label = view.locator("[data-play]"), view.locator(".kx-figure [data-m]").first, view.locator(".kx-figure text").first
    assert button.inner_text() == "Play the movement"
    still = person.get_attribute("transform")
    view.clock.run_for(2000)
    assert person.get_attribute("transform") == still, "nothing moves by itself"
    place = "(() => { const box = document.querySelector('.kx-figure').getBoundingClientRect(); return [box.top + scrollY, box.height, document.body.scrollHeight]; })()"
    stood = view.evaluate(place)
    button.click()
    seen = []
    for _ in range(4):
        view.clock.run_for(400)
        seen.append(person.get_attribute("transform"))
    assert still not in seen and len(set(seen)) == 4, seen
    assert button.inner_text() == "Pause" and label.text_content() == "Movement"
    assert view.evaluate(place) == stood, "no layout shift"
    button.click()
    frozen = person.get_attribute("transform")
    view.clock.run_for(1000)
    assert person.get_attribute("transform") == frozen, "pause freezes it"
    assert button.inner_text() == "Play the movement" and label.text_content() == "Movement"
    button.click()
    view.clock.run_for(40_000)
    assert person.get_attribute("transform") == still and label.text_content() == "Start", "it stops by itself, back at the start"
    assert button.inner_text() == "Play the movement"
    assert not said


def test_the_movement_ends_at_the_finish_on_the_screen(view: Page, address: str) -> None:
    """What the script draws is the finish that stands below: the same knee, one panel further down."""
    view.clock.install()
    view.goto(address + LAYOUTS["exercise"])
    view.locator("[data-play]").click()
    view.clock.run_for(2800)  # the hold at the finish
    # Where each moved outline begins, against the nearest beginning of a finish outline of the same colour, in units of the picture.
    apart = view.evaluate("""() => {
      const svg = document.querySelector('.kx-figure svg'), units = svg.getScreenCTM().inverse();
      const at = (node, point) => point.matrixTransform(node.getScreenCTM()).matrixTransform(units);
      const word = text => { const point = svg.createSVGPoint(); point.x = text.x.baseVal[0].value; point.y = text.y.baseVal[0].value; return at(text, point); };
      const [start, finish] = [...svg.querySelectorAll('text')].map(word);
      const begins = path => at(path, path.getPointAtLength(0));
      const all = [...svg.querySelectorAll('path[class]')].filter(path => !path.closest('.k-outline'));
      const follows = path => path.closest('[data-m]');
      return all.filter(follows).map(path => {
        const here = begins(path);
        const others = all.filter(other => !follows(other) && other.className.baseVal === path.className.baseVal).map(begins);
        return Math.min(...others.map(there => Math.hypot(there.x - here.x - finish.x + start.x, there.y - here.y - finish.y + start.y)));
      });
    }""")
    assert apart and max(apart) < 1, apart


def test_no_movement_where_motion_is_not_wanted(view: Page, address: str) -> None:
    view.emulate_media(reduced_motion="reduce")
    view.goto(address + LAYOUTS["exercise"])
    button, person = view.locator("[data-play]"), view.locator(".kx-figure [data-m]").first
    still = person.get_attribute("transform")
    assert button.is_hidden()
    view.emulate_media(reduced_motion="no-preference")
    button.wait_for(state="visible")
    button.click()
    view.wait_for_function("still => document.querySelector('.kx-figure [data-m]').getAttribute('transform') !== still", arg=still)
    view.emulate_media(reduced_motion="reduce")
    button.wait_for(state="hidden")
    assert person.get_attribute("transform") == still, "it stops, and stands at the start"
    view.emulate_media(reduced_motion="no-preference")
    button.wait_for(state="visible")
    view.emulate_media(media="print")
    assert button.is_hidden(), "a sheet of paper has no button"


def test_a_picture_without_script_shows_start_and_finish(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LAYOUTS["exercise"])
    assert page.locator(".kx-figure text").all_text_contents() == ["Start", "Finish"]
    assert page.locator("[data-play]").is_hidden()
    context.close()
