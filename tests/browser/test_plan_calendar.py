"""The file of reminders, read by a calendar's parser and to the letter of RFC 5545."""

from __future__ import annotations

import datetime
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from carebook.library import Library
from carebook.plan import code
from tests.browser.test_plan import LINKS, meant, opened

LINK = "https://clinic.example/knee/plan/#1.0.abc"
SPACED = ("seated-knee-straighten", "clamshell")


@pytest.fixture(scope="module")
def maker(browser: Browser, address: str) -> Any:
    """Give a function that makes the file of reminders for items of a plan."""
    page = browser.new_page()
    opened(page, address)

    def make(items: list[dict[str, Any]], start: str = "2026-11-24", time: str = "09:00", weeks: int = 6, link: str = LINK, before: str = "") -> str:
        return str(page.evaluate(f"([items, start, time, weeks, link]) => {{ {before}; return kneePlan.calendar(items, start, time, weeks, new Date('2026-11-23T23:05:09Z'), link); }}", [items, start, time, weeks, link]))

    yield make
    page.close()


def item(slug: str, **amounts: int) -> dict[str, Any]:
    return {"code": code(slug), "agreed": False, "sets": 1, "reps": 5, "hold_s": 5, **amounts}


def to_the_letter(text: str) -> list[str]:
    """Check the lines of a file (RFC 5545, section 3.1), and give them unfolded."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(0 < len(line.encode()) <= 75 for line in lines), max(lines, key=len)
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def test_a_parser_reads_what_is_meant(maker: Any, library: Library) -> None:
    text = maker(meant(LINKS[5])["items"])
    lines = to_the_letter(text)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[-1] == "END:VCALENDAR"
    calendar = Calendar.from_ical(text.encode())
    assert calendar["PRODID"] and not calendar.errors
    events = calendar.walk("VEVENT")
    assert len(events) == 5, "three rounds a day, and two ways of days a week"
    assert len({str(event["UID"]) for event in events}) == 5 and all(str(event["UID"]).endswith("@clinic.example") for event in events)
    for event in events:
        assert not event.errors
        assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 23, 23, 5, 9, tzinfo=datetime.UTC)
        assert event["DTSTART"].dt.tzinfo is None and not event["DTSTART"].params, "nine o'clock where the reader is"
        assert str(event["URL"]) == LINK and str(event["TRANSP"]) == "TRANSPARENT"
        (alarm,) = event.walk("VALARM")
        assert str(alarm["ACTION"]) == "DISPLAY" and alarm["TRIGGER"].dt == datetime.timedelta(0) and alarm["DESCRIPTION"]
        assert library.rules.rule("stop").line in str(event["DESCRIPTION"]).split("\n")
    assert [str(event["SUMMARY"]) for event in events[:3]] == [f"Knee exercises ({turn} of 3): Thigh squeeze, Heel slide, Straight-leg raise" for turn in (1, 2, 3)]
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events[:3]] == ["09:00", "14:00", "19:00"]
    assert str(events[0]["DESCRIPTION"]).startswith("Thigh squeeze: 2 sets of 12 times each leg, hold 10 seconds, 3 times a day. Rest about 30 seconds between sets.\nHeel slide: ")
    assert maker(meant(LINKS[5])["items"]) == text, "the same plan gives the same names, so that nothing is there twice"


@pytest.mark.parametrize(("often", "slug", "a_week"), [(2, "clamshell", {2}), (3, "clamshell", {3}), (4, "clamshell", {3, 4}), (4, "hamstring-stretch", {4}), (5, "hamstring-stretch", {5})])
@pytest.mark.parametrize("start", ["2026-11-23", "2026-11-29", "2028-02-28"])
def test_days_of_a_week(maker: Any, often: int, slug: str, a_week: set[int], start: str) -> None:
    (event,) = Calendar.from_ical(maker([item(slug, days_a_week=often)], start, weeks=6)).walk("VEVENT")
    first = event["DTSTART"].dt
    days = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=first))
    assert days[0] == first >= datetime.datetime.fromisoformat(f"{start}T09:00") and (first.date() - datetime.date.fromisoformat(start)).days < 4, "it starts on a day of its own rule"
    weeks = [sum(one <= day < one + datetime.timedelta(7) for day in days) for one in (first + datetime.timedelta(7 * turn) for turn in range(6))]
    assert set(weeks) <= a_week and sum(weeks) == len(days), weeks
    if slug in SPACED:
        assert all((after - before).days > 1 for before, after in itertools.pairwise(days)), "a rest day lies between"


@pytest.mark.parametrize(("time", "rounds"), [("06:30", ["06:30", "11:30", "16:30"]), ("15:00", ["15:00", "18:00", "21:00"]), ("20:45", ["20:45", "21:45", "22:45"]), ("23:30", ["23:30"])])
def test_rounds_of_a_day(maker: Any, time: str, rounds: list[str]) -> None:
    events = Calendar.from_ical(maker([item("thigh-squeeze", times_a_day=3)], time=time, weeks=2)).walk("VEVENT")
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events] == rounds, "none is after midnight"
    assert all(event["RRULE"].to_ical() == b"FREQ=DAILY;COUNT=14" for event in events)


def test_words_with_signs_of_the_format_and_letters_of_several_octets(maker: Any) -> None:
    title = "Übung; mit, Komma \\ und „Zeichen“ 膝🦵" * 4
    change = f"const title = kneePlan.exercises.{code('bridge')}.title; kneePlan.exercises.{code('bridge')}.title = '{title.replace(chr(92), chr(92) * 2)}'; setTimeout(() => {{ kneePlan.exercises.{code('bridge')}.title = title; }})"
    text = maker([item("bridge", days_a_week=3)], before=change)
    to_the_letter(text)
    assert "\\;" in text and "\\," in text and "\\\\" in text
    (event,) = Calendar.from_ical(text.encode()).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Knee exercises: {title}"
    assert "URL" not in Calendar.from_ical(maker([item("bridge", days_a_week=3)], link="")).walk("VEVENT")[0], "a copy that does not know its address"


def test_the_button_saves_the_file(view: Page, address: str, tmp_path: Path) -> None:
    view.clock.set_fixed_time(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
    opened(view, address, LINKS[3]["end"])
    assert view.get_by_label("First day").input_value() == "2026-11-23"
    view.get_by_label("First day").fill("2026-12-01")
    view.get_by_label("Time", exact=True).fill("07:15")
    view.get_by_label("For how long").select_option("2 weeks")
    with view.expect_download() as waiting:
        view.get_by_role("button", name="Save the reminders").click()
    assert waiting.value.suggested_filename == "knee-exercises.ics"
    waiting.value.save_as(tmp_path / "reminders.ics")
    text = (tmp_path / "reminders.ics").read_bytes().decode()
    to_the_letter(text)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert {str(event["URL"]) for event in events} == {view.url} and re.search(r"Standing hamstring curl", text)
    assert min(event["DTSTART"].dt for event in events) == datetime.datetime(2026, 12, 1, 7, 15)
    expect(view.locator(".plan-status")).to_contain_text("Open it with your calendar.")
    view.get_by_label("First day").fill("")
    view.get_by_role("button", name="Save the reminders").click()
    expect(view.locator(".plan-status")).to_have_text("Choose the first day and the time first.")


def test_an_exercise_that_must_wait_is_in_no_reminder(view: Page, address: str) -> None:
    opened(view, address)
    end = f"1.{code('pcl')}.{code('bridge')}2-8-3-3w{code('thigh-squeeze')}1-10-5-2d.0"
    opened(view, address, f"{end}.{view.evaluate('text => kneePlan.check(text)', end)}")
    with view.expect_download() as waiting:
        view.get_by_role("button", name="Save the reminders").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert "Thigh squeeze" in text and "Bridge" not in text
