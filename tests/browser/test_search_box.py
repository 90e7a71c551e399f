"""The search box: the panel as a combobox, the page Search as links, by keyboard alone, on a phone, without script, and when nothing is found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PANEL, PAGE = "causes/bakers-cyst/", "search/"


def opened(view: Page, address: str) -> Page:
    """Open the panel by keyboard."""
    view.goto(address + PANEL)
    view.get_by_role("button", name="Search").focus()
    view.keyboard.press("Enter")
    expect(view.get_by_role("combobox")).to_be_focused()
    return view


def test_nothing_of_search_is_loaded_before_it_is_wanted(view: Page, address: str) -> None:
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address + PANEL)
    assert not [url for url in asked if "search" in url]
    expect(view.get_by_role("button", name="Search")).to_have_attribute("aria-expanded", "false")


def test_the_panel_is_a_combobox(view: Page, address: str) -> None:
    opened(view, address)
    field, options = view.get_by_role("combobox", name="Search this site"), view.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "false")
    view.keyboard.type("torn cartilige")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_contain_text("Cartilage tear")
    assert field.get_attribute("aria-controls") == view.get_by_role("listbox", name="Results").get_attribute("id")
    assert field.get_attribute("aria-activedescendant") is None, "nothing is chosen for the reader"
    view.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(field).to_be_focused()
    view.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    view.keyboard.press("ArrowDown")
    view.keyboard.press("Enter")
    view.wait_for_url("**/causes/cartilage-tear/**")


def test_enter_leads_to_all_results(view: Page, address: str) -> None:
    opened(view, address)
    view.keyboard.type("ice & heat")
    view.keyboard.press("Enter")
    view.wait_for_url("**/search/#q=ice%20%26%20heat")
    expect(view.get_by_role("searchbox", name="Search this site")).to_have_value("ice & heat")
    expect(view.locator("#search-results a").first).to_contain_text("PRICE")


def test_escape_empties_the_field_then_shuts_the_panel(view: Page, address: str) -> None:
    opened(view, address)
    view.keyboard.type("bakers")
    expect(view.get_by_role("option").first).to_be_visible()
    view.keyboard.press("Escape")
    expect(view.get_by_role("combobox")).to_have_value("")
    expect(view.get_by_role("listbox")).to_be_hidden()
    view.keyboard.press("Escape")
    expect(view.get_by_role("combobox")).to_be_hidden()
    expect(view.get_by_role("button", name="Search")).to_be_focused()


def test_one_panel_is_open_at_a_time(view: Page, address: str) -> None:
    opened(view, address)
    view.get_by_role("button", name="Menu").click()
    expect(view.get_by_role("combobox")).to_be_hidden()
    expect(view.get_by_role("button", name="Search")).to_have_attribute("aria-expanded", "false")
    view.get_by_role("button", name="Search").click()
    expect(view.get_by_role("combobox")).to_be_focused()
    expect(view.get_by_role("navigation", name="Menu")).to_be_hidden()


def test_the_page_can_be_linked_and_its_results_are_links(view: Page, address: str) -> None:
    view.goto(f"{address}{PAGE}?q=hamstrings+stretch")
    first = view.locator("ol#search-results > li > a").first
    expect(first).to_contain_text("Hamstring stretch")
    expect(first.locator("mark").first).to_be_visible()
    expect(view.get_by_role("status")).to_contain_text("pages found")
    view.get_by_role("searchbox").fill("popliteal")
    expect(first).to_contain_text("Baker’s cyst")
    assert view.url.endswith("/search/#q=popliteal"), "what was typed can be linked too, and the host never sees it"
    first.click()
    view.wait_for_url("**/bakers-cyst/**")


@pytest.mark.parametrize("path", [PANEL, PAGE])
def test_a_warning_stands_above_all_results(view: Page, address: str, path: str) -> None:
    view.goto(address + path)
    if path == PANEL:
        view.get_by_role("button", name="Search").click()
    view.locator("#search-words").fill("calf swollen hot")
    warning = view.locator(".search-flags .warning.same-day")
    expect(warning).to_contain_text("Get help today")
    results = view.locator("#search-list, #search-results")
    expect(results.locator("li").first).to_be_visible()
    assert warning.bounding_box()["y"] < results.bounding_box()["y"]
    assert warning.evaluate("node => getComputedStyle(node).borderLeftStyle") == "double"


@pytest.mark.parametrize("path", [PANEL, PAGE])
def test_nothing_found_is_said_kindly_and_leads_on(view: Page, address: str, path: str) -> None:
    view.goto(address + path)
    if path == PANEL:
        view.get_by_role("button", name="Search").click()
    view.locator("#search-words").fill("qwxzjkv")
    expect(view.locator(".search-after")).to_contain_text("Sorry")
    for name in ("All pages from A to Z", "When to get help"):
        expect(view.locator(".search-after").get_by_role("link", name=name)).to_be_visible()


def test_without_script_search_leads_to_the_list_of_pages(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PANEL)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="all pages from A to Z").click()
    page.wait_for_url("**/a-z/")
    context.close()


@pytest.mark.parametrize(("wrong", "right"), [("causes/bakers-cist/", "causes/bakers-cyst/"), ("exercises/hamstringstretch.html", "exercises/hamstring-stretch/"), ("PRICE", "treatments/price/")])
def test_a_wrong_address_leads_to_the_nearest(view: Page, address: str, wrong: str, right: str) -> None:
    view.goto(address + wrong)
    offered = view.locator("[data-nearest]")
    expect(offered.get_by_role("link").first).to_be_visible()
    assert address + right in [link.evaluate("link => link.href") for link in offered.get_by_role("link").all()]


@pytest.mark.parametrize("wrong", ["no-such/", "%ff", "<script>alert(1)</script>", "//evil.example/x", "__proto__", "constructor/", "a" * 2000])
def test_a_hostile_address_offers_nothing_and_does_nothing(view: Page, address: str, wrong: str) -> None:
    said: list[str] = []
    view.on("pageerror", lambda error: said.append(str(error)))
    view.goto(address + wrong)
    view.wait_for_timeout(300)
    assert not said and all(link.evaluate("link => link.href").startswith(address) for link in view.locator("[data-nearest]").get_by_role("link").all())
    assert view.evaluate("document.querySelectorAll('script:not([src])').length") == 1


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "__proto__", "constructor", "%", "?q=%E0%A4%A", "a" * 5000, "\u202e", "'\"><svg onload=alert(1)>"])
def test_what_is_typed_is_never_read_as_html(view: Page, address: str, query: str) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.goto(address + PAGE)
    view.locator("#search-words").fill(query)
    view.wait_for_timeout(400)
    assert not said
    assert view.evaluate("document.querySelectorAll('#content img, [onerror], [onload]').length") == 0
