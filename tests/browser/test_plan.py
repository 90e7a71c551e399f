"""The plan builder and the plan it makes: by keyboard, on a phone, in old and in hostile links, on paper, without internet and without script."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from carebook.library import Library
from carebook.model import Exercise
from carebook.plan import code
from carebook.publish.plan import AMOUNTS, data
from tests.browser.host import Host
from tests.browser.promise import DESKTOP, MORE, PHONE, STATES, ZOOMED, State, View
from tests.browser.test_address import PIECES
from tests.browser.test_sheets import plain, printed
from tests.conftest import ROOT, SITE_URL, Built

PATH = "plan/"
LINKS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/plan/links.yml").read_text(encoding="utf-8"))["links"]
BARRED = ("ask", "later")
BROKEN = "This link holds no plan that we can read."
KEPT = "() => JSON.stringify([localStorage.length, sessionStorage.length, document.cookie, window.name])"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield made
    made.close()


@pytest.fixture
def phone(context: BrowserContext) -> Iterator[Page]:
    """A phone that says so when a page complains, asks others, or opens a dialog."""
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith(("http://127.0.0.1", "blob:")) else said.append(request.url))
    yield page
    page.close()
    assert not said


def opened(page: Page, address: str, end: str = "") -> Page:
    page.goto("about:blank")  # from a page to another end of its address is no new visit
    page.goto(f"{address}{PATH}{'#' if end else ''}{end}")
    expect(page.locator(".plan-view")).to_be_attached()
    return page


def meant(link: dict[str, Any]) -> dict[str, Any]:
    """Give what a stored link holds, as the script has it."""
    items = [{"agreed": False, **amounts, "code": code(slug)} for slug, amounts in link["exercises"].items()]
    return {"problems": [code(slug) for slug in link["problems"]], "items": items, "note": link["note"]}


def shown(page: Page) -> list[str]:
    """Give the names of the exercises in the order of the plan."""
    return page.eval_on_selector_all(".plan-list > li :is(h3, h4)", "all => all.map(one => one.textContent)")


def link_of(page: Page) -> str:
    return page.locator("#plan-link").input_value()


def walk_to(page: Page, name: str) -> None:
    """Press Tab until the element of that id has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"no key leads to {name}")


def test_a_plan_is_built_by_keyboard_and_opens_elsewhere(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), address)
    expect(page.locator(".plan-ways")).to_contain_text("first say above what is wrong with the knee")
    walk_to(page, f"plan-problem-{code('bakers-cyst')}")
    page.keyboard.press("Space")
    walk_to(page, f"plan-pick-{code('thigh-squeeze')}")
    page.keyboard.press("Space")
    expect(page.locator(".plan-status")).to_have_text("1 exercise in the plan.")
    walk_to(page, f"plan-reps-{code('thigh-squeeze')}")
    page.keyboard.press("Control+A")
    page.keyboard.type("8")
    walk_to(page, f"plan-pick-{code('bridge')}")
    page.keyboard.press("Space")
    walk_to(page, "plan-note")
    page.keyboard.type("Slowly, please.")
    expect(page.locator(".plan-note-words")).to_have_text("Slowly, please.")
    assert shown(page) == ["Thigh squeeze", "Bridge"] and "#edit-1." in page.url
    link = link_of(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Copy the link":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".plan-status")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.reload()
    expect(page.get_by_label("Note, if you like")).to_have_value("Slowly, please.")
    assert link_of(page) == link, "a reload loses nothing"
    context.close()
    other = browser.new_context()
    asked: list[str] = []
    patient = other.new_page()
    patient.on("request", lambda request: asked.append(request.url))
    patient.goto(link)
    assert shown(patient) == ["Thigh squeeze", "Bridge"]
    assert patient.locator(".plan-dose").all_inner_texts() == ["8 times each leg, hold 5 seconds, 2 times a day.", "2 sets of 8 times, hold 3 seconds, 3 days a week. Rest about 30 seconds between sets."]
    end = link.partition("#")[2]
    assert asked and not [url for url in asked if "#" in url.replace(link, "") or end in url.replace(f"#{end}", "") or not url.startswith(address)]
    assert patient.evaluate(KEPT) == '[0,0,"",""]' and not other.cookies()
    other.close()


def test_the_patient_sees_all_of_the_plan_and_changes_none(phone: Page, address: str, library: Library) -> None:
    link = LINKS[1]
    opened(phone, address, link["end"])
    expect(phone.locator(".plan-list .kx")).to_have_count(2)
    assert not phone.locator(".plan-builder, textarea, input[type=number]").count()
    words = plain(phone.locator("main").inner_text())
    rules = library.rules
    order = [*(plain(library.warnings[name].trigger) for name in library.pages["plan.md"].facts.warnings), plain(rules.rule("do-not-start").text), plain(rules.rule("stop").line or ""), "6 or more", "not proven for knees", link["note"], "Bridge", "Sit to stand"]
    places = [words.index(one) for one in order]
    assert places == sorted(places), "warnings first, then when not to start, the pain rule, the note and the exercises"
    for slug in link["exercises"]:
        exercise = next(exercise for page, exercise in library.of(Exercise) if page.slug == slug)
        assert plain(exercise.start) in words and all(plain(rule.text) in words for rule in exercise.stop_if), slug
    assert "Hold for 3 seconds, and keep breathing." in words and "3 to 5 seconds" not in words, "the steps hold as long as the plan says"
    phone.get_by_label("Done today: Bridge").tap()
    assert phone.get_by_label("Done today: Bridge").is_checked() and phone.evaluate(KEPT) == '[0,0,"",""]'
    assert phone.get_by_role("link", name="two-week knee diary").evaluate("one => one.href") == f"{address}sheets/diary/"
    phone.evaluate("location.hash = '#content'")
    expect(phone).to_have_url(f"{address}{PATH}#{link['end']}")
    phone.get_by_role("button", name="Change this plan (for clinicians)").tap()
    expect(phone.get_by_label("Note, if you like")).to_have_value("Go slowly.")
    assert phone.get_by_label("None of these").is_checked() and "#edit-1." in phone.url
    phone.get_by_role("button", name="Show it as the patient sees it").tap()
    assert phone.url == f"{address}{PATH}#{link['end']}" and not phone.locator(".plan-builder").count()


def test_amounts_outside_the_limits_are_put_back_with_the_reason(phone: Page, address: str, library: Library) -> None:
    opened(phone, address)
    phone.get_by_label("None of these").check()
    phone.get_by_label("Bridge", exact=True).check()
    limits = data(library).limits
    row = phone.locator(f"[data-exercise={code('bridge')}]")
    for label, name, wrong, stays in (("Sets", "sets", "4", "2"), ("Times", "reps", "99", "8"), ("Times", "reps", "0", "8"), ("Times", "reps", "", "8"), ("Seconds to hold", "hold_s", "2.5", "3"), ("Days a week", "days_a_week", "7", "3"), ("Days a week", "days_a_week", "-3", "3")):
        field = row.get_by_label(label, exact=True)
        before = link_of(phone)
        field.fill(wrong)
        field.blur()
        assert field.input_value() == stays and link_of(phone) == before, f"{label}: {wrong}"
        alert = row.get_by_role("alert").inner_text()
        assert limits[name] in alert and f"It is back at {stays}." in alert and "“Bridge” may be" in alert
    field = row.get_by_label("Sets", exact=True)
    field.fill("3")
    field.blur()
    assert not row.get_by_role("alert").count() and "xiz3-8-3-3w" in link_of(phone)
    note = phone.get_by_label("Note, if you like")
    note.fill("膝" * 199)
    assert "too long for a link" in phone.get_by_role("alert").inner_text() and link_of(phone).endswith(re.sub(r".*\.", ".", link_of(phone)))
    for title in ("Thigh squeeze", "Heel slide", "Clamshell", "Step-up", "Calf raise", "Mini squat", "Sit to stand"):
        phone.get_by_label(title, exact=True).check()
    phone.get_by_label("Calf stretch", exact=True).click()
    assert not phone.get_by_label("Calf stretch", exact=True).is_checked()
    assert "at most 8 exercises" in phone.locator(f"[data-exercise={code('calf-stretch')}]").get_by_role("alert").inner_text() and len(shown(phone)) == 8


def test_what_a_problem_bars_is_barred_with_its_reason(phone: Page, address: str, library: Library) -> None:
    opened(phone, address)
    strict = ["ask", "later", "small", "yes"]
    pairs = [[code(name) for name in chosen] for size in (1, 2) for chosen in itertools.combinations(library.rules.conditions, size)]
    told = phone.evaluate("pairs => pairs.map(chosen => kneePlan.data.exercises.map(one => [one.code, kneePlan.verdict(one, chosen).value, kneePlan.verdict(one, chosen).barred]))", pairs)
    names = {code(name): name for name in library.rules.conditions}
    for chosen, row in zip(pairs, told, strict=True):
        for (short, value, barred), (page, exercise) in zip(row, library.of(Exercise), strict=True):
            wanted = min((exercise.conditions[names[one]].value for one in chosen), key=strict.index)
            assert (short, value, barred) == (code(page.slug), wanted, wanted in BARRED), f"{page.slug}: {chosen}"
    boxes = phone.locator(".plan-builder [data-exercise] > .plan-tick > input")
    titles = [page.title for page, _ in library.of(Exercise)]

    def barred() -> list[str]:
        return [title for title, off in zip(titles, boxes.evaluate_all("all => all.map(one => one.disabled)"), strict=True) if off]

    curl, bridge = phone.get_by_label("Standing hamstring curl", exact=True), phone.get_by_label("Bridge", exact=True)
    bridge.check()
    phone.get_by_label("Back cross ligament (PCL)").check()
    assert not bridge.is_checked() and shown(phone) == [], "what was ticked before goes"
    expect(phone.locator(".plan-status")).to_contain_text("Taken out, since it does not go with what you ticked: Bridge.")
    assert {"Heel slide", "Bridge", "Standing hamstring curl", "Hamstring stretch", "Knee-straightening stretch"} <= set(barred())
    row = phone.locator(f"[data-exercise={code('bridge')}]")
    assert "Ask first." in row.inner_text() and "The muscles at the back of the thigh pull the shin back." in row.inner_text()
    row.get_by_label("agrees to this exercise").check()
    bridge.check()
    assert re.search(r"xiz2-8-3-3W\.", link_of(phone)) and "Your team agrees to this exercise, says the person who made this plan." in phone.locator(".plan-list").inner_text()
    phone.get_by_label("Knee surgery or repair").check()
    assert barred() == titles and shown(phone) == [], "an agreement for one problem is none for another"
    phone.get_by_label("None of these").check()
    assert barred() == [] and not phone.get_by_label("Knee surgery or repair").is_checked()
    phone.get_by_label("Sudden cartilage tear").check()
    curl.evaluate("box => box.click()")
    assert curl.is_disabled() and not curl.is_checked() and not phone.get_by_label("None of these").is_checked()
    phone.get_by_label("Mini squat", exact=True).check()
    assert "up to 45 degrees. Use no weights." in phone.locator(".plan-list").inner_text()


def made(library: Library, chance: random.Random, *, most: bool = False) -> dict[str, Any]:
    """Make up a plan that the builder could have made."""
    exercises = chance.sample(list(library.of(Exercise)), 8 if most else chance.randint(1, 8))
    problems = chance.sample(list(library.rules.conditions), 7 if most else chance.randint(0, 3))
    items = []
    for page, exercise in exercises:
        bounds = {name: getattr(exercise.bounds, name) for name in AMOUNTS if getattr(exercise.dose, name)}
        amounts = {name: bound.max if most else chance.randint(bound.min, bound.max) for name, bound in bounds.items()}
        items.append({"code": code(page.slug), "agreed": any(exercise.conditions[name].value in BARRED for name in problems), **amounts})
    return {"problems": [code(name) for name in problems], "items": items, "note": "".join(chance.choices("aé .,;:<&\"'#%+膝🦵", k=40)).strip()}


def test_plans_survive_the_way_through_a_link(phone: Page, address: str, library: Library) -> None:
    opened(phone, address)
    chance = random.Random(7)  # noqa: S311 - nothing is kept secret here
    plans = [made(library, chance) for _ in range(200)]
    for plan in plans:
        plan["note"] = " ".join(plan["note"].split())
    back = phone.evaluate("plans => plans.map(plan => kneePlan.read(kneePlan.write(plan)))", plans)
    assert back == [{"plan": plan, "said": []} for plan in plans]
    largest = {**made(library, chance, most=True), "note": "é" * 140}
    assert not phone.evaluate("kneePlan.fits('é'.repeat(141))") and not phone.evaluate("kneePlan.fits('e'.repeat(201))")
    base = "https://a-name-of-a-clinic.github.example/pain-behind-the-knee/plan/#"
    for note in ("é" * 140, "e" * 200):
        ends = phone.evaluate("plan => kneePlan.write(plan)", {**largest, "note": note})
        assert len(base + ends) < 600 and phone.evaluate("end => kneePlan.read(end).plan.note", ends) == note
        assert re.fullmatch(r"[A-Za-z0-9._-]+[a-z0-9]", ends) and ".." not in ends, "letters that no messenger takes for the end of a link"


@pytest.mark.parametrize("link", LINKS, ids=[link["about"] for link in LINKS])
def test_old_links_open_for_ever(phone: Page, address: str, library: Library, link: dict[str, Any]) -> None:
    opened(phone, address, link["end"])
    read = phone.evaluate("end => kneePlan.read(end)", link["end"])
    wanted = meant(link)
    assert read["plan"]["problems"] == wanted["problems"] and read["plan"]["note"] == wanted["note"]
    assert [one["code"] for one in read["plan"]["items"]] == [one["code"] for one in wanted["items"]]
    exercises = {page.slug: exercise for page, exercise in library.of(Exercise)}
    for (slug, given), item in zip(link["exercises"].items(), read["plan"]["items"], strict=True):
        for name, value in given.items():
            bound = getattr(exercises[slug].bounds, name, None)
            assert item[name] == (min(max(value, bound.min), bound.max) if bound else value), f"{slug}: {name}"
    assert len(shown(phone)) == len(link["exercises"]) and not phone.locator(".plan-builder").count()
    assert phone.locator(".plan-list a").count() == len(link["exercises"]) and not phone.locator(".plan-note a, .plan-note b").count(), "no link and no letter's shape comes from the note"


def test_the_example_for_clinicians_opens(phone: Page, address: str, pages: list[Built]) -> None:
    page = next(page for page in pages if page.path == "for-clinics/plan.md")
    example = page.soup.main.pre.get_text().strip()
    end = example.removeprefix(f"{SITE_URL}{PATH}#")
    assert end != example
    opened(phone, address, end)
    assert shown(phone) == ["Thigh squeeze", "Straight-leg raise", "Calf raise"] and "Rest on Sundays." in phone.locator(".plan-note").inner_text()


def forged(phone: Page, text: str) -> str:
    """Give a made-up end with the right check, as someone who reads the script can write it."""
    return f"{text}.{phone.evaluate('text => kneePlan.check(text)', text)}"


def note_of(text: str) -> str:
    import base64

    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_what_the_address_says_is_never_more_than_text_and_within_the_limits(phone: Page, address: str) -> None:
    opened(phone, address)
    fth, xiz, pcl = code("thigh-squeeze"), code("bridge"), code("pcl")
    for note in ("<img src=x onerror=alert(1)><script>alert(1)</script>", "javascript:alert(1) https://evil.example/ www.evil.example", "+44 20 7946 0000 <a href=//evil.example>x</a>"):
        opened(phone, address, forged(phone, f"1.0.{fth}1-10-5-2d.{note_of(note)}"))
        assert phone.locator(".plan-note-words").inner_text() == note and not phone.locator(".plan-note :is(a, img, script)").count()
        assert "Whoever made this link wrote the note. This site did not." in phone.locator(".plan-note").inner_text()
    opened(phone, address, forged(phone, f"1.0.{fth}1-10-5-2d.{note_of('a' + chr(0x202E) + 'b' + chr(0x200B) + chr(7) + 'c')}"))
    assert phone.locator(".plan-note-words").text_content() == "abc", "no sign that turns the letters round"
    opened(phone, address, forged(phone, f"1.0.{fth}9-99-99-9d.0"))
    assert phone.locator(".plan-dose").inner_text().startswith("2 sets of 12 times each leg, hold 10 seconds, 3 times a day.")
    assert "an amount that this site does not allow" in phone.locator(".plan-refused").inner_text()
    opened(phone, address, forged(phone, f"1.0.{fth}1-10-5-3w.0"))
    assert phone.locator(".plan-dose").inner_text().endswith("2 times a day."), "days a week are no times a day"
    opened(phone, address, forged(phone, f"1.{pcl}.{xiz}2-8-3-3w.0"))
    assert "Do not do this exercise yet." in phone.locator(".plan-list").inner_text() and not phone.locator(".plan-dose").count()
    opened(phone, address, forged(phone, "2.something-new"))
    assert "newer version of this site" in phone.locator(".plan-refused").inner_text()
    for text in (f"1.0.{fth}1-10-5-2d{fth}1-10-5-2d.0", "1.0.zzz1-1-1-1d.0", f"1.zzz.{fth}1-10-5-2d.0", f"1.{pcl}{pcl}.{fth}1-10-5-2d.0", f"1.0.{fth}1-10-5-2d._w", f"1.0.{fth}1-10-5-2d.{note_of('a' * 201)}", "1.0.con1-1-1-1d.0"):
        opened(phone, address, forged(phone, text))
        assert BROKEN in phone.locator(".plan-refused").inner_text(), text


def test_an_exercise_that_was_renamed_or_taken_out_keeps_old_links_alive(phone: Page, address: str) -> None:
    opened(phone, address)
    fth, xiz = code("thigh-squeeze"), code("bridge")
    ends = [forged(phone, text) for text in (f"1.0.aaa1-10-5-2d{xiz}2-8-3-3w.0", f"1.0.bbb1-10-5-2d{xiz}2-8-3-3w.0", "1.0.bbb1-10-5-2d.0")]
    renamed, gone, empty = phone.evaluate(f"ends => {{ kneePlan.data.formerly = {{ aaa: '{fth}', bbb: '' }}; return ends.map(kneePlan.read); }}", ends)
    assert [one["code"] for one in renamed["plan"]["items"]] == [fth, xiz] and renamed["said"] == []
    assert [one["code"] for one in gone["plan"]["items"]] == [xiz] and gone["said"] == ["An exercise of this plan is no longer on this site. It is left out."]
    assert empty == {"fault": "broken"}, "a plan of nothing is none"


def hostile(count: int) -> list[str]:
    """Give ends of addresses, the same in every run: good links with a piece cut out or put in, and pieces alone."""
    chance = random.Random(11)  # noqa: S311 - nothing is kept secret here
    ends = []
    for _ in range(count):
        good = chance.choice(LINKS)["end"]
        place = chance.randrange(1, len(good))
        piece = chance.choice([*PIECES, "1.", "edit-", "edit-1.", "9.9.9", "A", "0"])
        ends.append(chance.choice((good[:place], good[:place] + piece + good[place:], good[place:], piece, f"edit-{good[:place]}", good[: place - 1] + good[place:], good.swapcase())))
    return [end for end in ends if end not in ("", "content") and all(end not in (link["end"], f"edit-{link['end']}") for link in LINKS)]


def try_hostile(phone: Page, address: str, ends: list[str]) -> None:
    opened(phone, address)
    before = phone.evaluate("document.querySelectorAll('script, iframe, img, object').length")
    for end in ends:
        left = phone.evaluate("end => { history.replaceState(null, '', '#' + end); window.dispatchEvent(new HashChangeEvent('hashchange')); return [document.querySelectorAll('.plan-list, .plan-wait').length, (document.querySelector('.plan-refused') || {}).textContent || '', document.querySelectorAll('script, iframe, img, object').length, document.querySelectorAll('.plan-builder [data-exercise] input:checked').length]; }", end)
        known = phone.evaluate("end => !!document.getElementById(end)", end.lstrip("#"))
        assert left[0] == left[3] == 0 and left[2] == before and (known or left[1].startswith(("This link holds no plan", "This plan was made with a newer"))), f"{end[:90]}: {left}"
        assert phone.url.startswith(address + PATH)


def test_broken_and_hostile_links_give_an_empty_builder(phone: Page, address: str) -> None:
    ends = hostile(50)
    assert len(ends) > 40
    try_hostile(phone, address, ends)
    for end in ends[:2]:
        opened(phone, address, end.replace("#", ""))
        assert BROKEN in phone.locator(".plan-refused").inner_text() and phone.locator(".plan-builder").count() == 1 and "#" not in phone.url


def test_a_link_that_lost_or_changed_a_sign_is_no_plan(phone: Page, address: str) -> None:
    opened(phone, address)
    for link in LINKS:
        good = link["end"]
        wrong = [good[:place] + piece + good[place + 1 :] for place in range(len(good)) for piece in ("", "1", "2", "a") if piece != good[place]]
        wrong = [end for end in wrong if not end.startswith("2.")]
        taken = phone.evaluate("ends => ends.filter(end => kneePlan.read(end).fault !== 'broken')", wrong + [good[:place] for place in range(len(good))])
        assert not taken, link["about"]


@pytest.mark.slow
def test_a_thousand_broken_and_hostile_links_give_an_empty_builder(phone: Page, address: str) -> None:
    try_hostile(phone, address, hostile(1000))


def test_the_link_is_shared_where_the_device_can(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("navigator.share = given => { window.shared = given; return Promise.resolve(); }")
    opened(page, address, LINKS[0]["end"])
    page.get_by_role("button", name="Share").tap()
    assert page.evaluate("shared.url") == f"{address}{PATH}#{LINKS[0]['end']}" == link_of(page)
    page.add_init_script("navigator.share = undefined; Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page, address, LINKS[0]["end"])
    assert not page.get_by_role("button", name="Share").count(), "no button that could do nothing"
    page.get_by_role("button", name="Copy the link").tap()
    expect(page.locator(".plan-status")).to_have_text("The link is copied.")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Copy the link").tap()
    expect(page.locator(".plan-status")).to_have_text("The link is marked. Copy it with your device’s own way.")
    assert page.evaluate("getSelection().toString()") == link_of(page)
    page.close()


def heaviest(phone: Page, library: Library) -> str:
    """Give the end of a link to the 8 exercises with most words, for a problem that has most to say, and a full note."""
    condition = max((name for name in library.rules.conditions if name != "after-surgery-or-repair"), key=lambda name: sum(len(exercise.conditions[name].reason + (exercise.conditions[name].when or "")) for _, exercise in library.of(Exercise)))
    longest = sorted(library.of(Exercise), key=lambda pair: -len(" ".join((pair[1].start, *pair[1].steps, *(rule.text for rule in pair[1].stop_if), pair[1].conditions[condition].reason, pair[1].conditions[condition].when or ""))))[:8]
    items = [{"code": code(page.slug), "agreed": True, **{name: getattr(exercise.bounds, name).max for name in AMOUNTS if getattr(exercise.dose, name)}} for page, exercise in longest]
    return phone.evaluate("plan => kneePlan.write(plan)", {"problems": [code(condition)], "items": items, "note": ("word " * 40).strip()})


@pytest.mark.parametrize("paper", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
def test_eight_exercises_print_on_two_sheets(phone: Page, address: str, library: Library, paper: str) -> None:
    opened(phone, address)
    opened(phone, address, heaviest(phone, library))
    expect(phone.locator(".plan-list .kx")).to_have_count(8)
    pages = printed(phone, paper)
    assert len(pages) == 2, f"{paper}: {len(pages)} pages"
    words = " ".join(pages)
    for title in shown(phone):
        assert title in words, title
    for name in library.pages["plan.md"].facts.warnings:
        assert plain(library.warnings[name].trigger) in pages[0].partition("Rate your pain")[0], f"{name} stands above all else"
    assert words.count("Week 1") == words.count("Week 2") == 8 and "not proven for knees" in pages[0] and "Not yet reviewed by a clinician." in pages[1]
    assert "Done today" not in words and "Reminders" not in words and "Copy the link" not in words
    phone.emulate_media(media="print")
    assert phone.locator(".plan-list .box:visible").count() == 8 * 14 and phone.locator(".plan-list .kx:visible").count() == 8
    phone.emulate_media(media="screen")


def test_one_exercise_prints_on_one_sheet_and_the_builder_prints_the_plan(phone: Page, address: str) -> None:
    opened(phone, address, f"edit-{LINKS[0]['end']}")
    expect(phone.locator(".plan-list .kx")).to_have_count(1)
    (words,) = printed(phone, "A4")
    assert "Thigh squeeze" in words and "What is wrong with the knee" not in words


def test_without_script_the_page_says_what_to_do_and_prints(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}{PATH}#{LINKS[0]['end']}")
    place = page.locator("[data-plan]")
    assert "A plan needs JavaScript" in place.inner_text() and "ask your clinic for the plan on paper" in place.inner_text()
    assert not page.locator("main :is(button, input):visible").count()
    text = plain(PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text())
    assert plain(library.warnings["swollen-calf"].trigger) in text
    place.get_by_role("link", name="exercise sheets to print").click()
    assert page.url.startswith(f"{address}sheets/exercise-sheet/")
    context.close()


def test_nothing_heavy_is_loaded_before_it_is_needed(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    opened(phone, address)
    assert "plan-data.js" in asked and "plan-pictures.js" not in asked
    phone.get_by_label("Bridge", exact=True).check()
    expect(phone.locator(".plan-list .kx")).to_have_count(1)
    assert asked.count("plan-pictures.js") == 1


def test_what_could_not_be_loaded_is_told(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/plan-data.js", lambda route: route.abort())
    page.goto(f"{address}{PATH}#{LINKS[0]['end']}")
    expect(page.locator("[data-plan] [role=alert]")).to_contain_text("The exercises could not be loaded. Check your internet")
    page.unroute("**/plan-data.js")
    page.route("**/plan-pictures.js", lambda route: route.abort())
    page.reload()
    expect(page.locator(".plan-list")).to_contain_text("10 times each leg, hold 5 seconds, 2 times a day.")
    page.close()


def kept_promise(browser: Browser, address: str, size: tuple[int, int], scheme: str, states: tuple[State, ...], ends: tuple[str, ...]) -> list[str]:
    """Look at the page with each of these ends to its address; give all faults."""
    view = View(browser, f"{size[0]} px, {scheme}", size, scheme)
    faults = view.open(address, "plan.md")
    for end in ends:
        view.page.evaluate("end => { location.hash = end; }", end)
        view.page.wait_for_selector(".plan-list .kx")
        view.page.evaluate("scrollTo(0, 0)")
        view.start_axe()
        faults += view.look(*states)
        faults += view.axe()
    view.close()
    return faults


BUILDING, FOLLOWED = f"edit-{LINKS[3]['end']}", LINKS[4]["end"]


def test_the_promise_is_kept_while_building(browser: Browser, address: str) -> None:
    faults = kept_promise(browser, address, PHONE, "light", STATES, (BUILDING,))
    assert not faults, "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "dark"), (DESKTOP, "light")])
def test_the_promise_is_kept_in_every_state_of_a_plan(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> None:
    states = (*STATES, *(state for state in (*MORE, ZOOMED) if size is PHONE or (not state.size and not state.css)))
    faults = kept_promise(browser, address, size, scheme, states, (BUILDING, FOLLOWED))
    assert not faults, "\n".join(faults)


@pytest.mark.slow
def test_a_plan_opens_from_the_saved_copy_and_from_a_disk(browser: Browser, site: Path, unzipped: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with Host(site).open() as host:
        page.goto(f"{host.address}about/offline/")
        page.locator("[data-save]").click()
        expect(page.locator("[data-remove]")).to_be_visible(timeout=30_000)
        host.gone = True
        opened(page, host.address, LINKS[1]["end"])
        expect(page.locator(".plan-list .kx")).to_have_count(2)
        assert shown(page) == ["Bridge", "Sit to stand"]
    page.goto(f"{unzipped.as_uri()}/plan/index.html#{LINKS[1]['end']}")
    expect(page.locator(".plan-list .kx")).to_have_count(2)
    assert link_of(page) == f"{SITE_URL}plan/#{LINKS[1]['end']}", "a link that others can open"
    page.get_by_role("link", name="Bridge").first.click()
    assert page.url == f"{unzipped.as_uri()}/exercises/bridge/index.html"
    context.close()
