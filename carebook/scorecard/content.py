"""Tests of what a page holds: what to do, doubts, sources, dates, and who stands behind it."""

from __future__ import annotations

import re

from carebook.model import Exercise, Treatment
from carebook.scorecard.form import NO, PERSON, YES, Outcome, count
from carebook.scorecard.seen import Seen, plain

STEP_WORDS = 20
STEP_HEAD = re.compile(r"(?:Step|Phase) \d")
AT_READER = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)
ABOUT_READER = re.compile(r"\b(?:the|a) patient(?:s)? (?:should|must|needs?|can|may)\b|\bpatients (?:should|must|need|can|may)\b", re.IGNORECASE)
TOOL = re.compile(r"(?:diary|checklist|sheet)[\w-]*(?:\.md)?(?:#|$)")
"""The address of a page or file made to be printed and filled in."""
ABOUT_US = "about/how-we-write.md"


def _steps(seen: Seen) -> list[str]:
    return [plain(item) for item in seen.in_text("li") if item.parent and item.parent.name == "ol"]


def _dos(seen: Seen) -> int:
    return sum(len(box.find_all("li")) for box in seen.classed("do"))


def action(seen: Seen) -> Outcome:
    """Is something named that the reader can do?"""
    dos, steps, calls = _dos(seen), len(_steps(seen)), len(seen.classed("action"))
    found = [text for number, text in ((dos, f"{dos} under Do"), (steps, count(steps, "step")), (calls, f"{calls} in warning boxes")) if number]
    return (YES, f"Things to do: {', '.join(found)}.") if found else (NO, "No list of things to do, no steps, no warning box.")


def speaks_to_you(seen: Seen) -> Outcome:
    """Is the reader "you", and never told what patients should do? The words of warning boxes do not count."""
    if found := ABOUT_READER.search(seen.text):
        return NO, f"Found: {found[0]}"
    times = len(AT_READER.findall(seen.calm))
    return (YES, f"'You' and 'your' {count(times, 'time')} outside warnings.") if times else (PERSON, "'You' does not occur outside warnings. Commands speak to the reader too.")


def steps(seen: Seen) -> Outcome:
    """Are there steps, numbered or with a heading each, and short where they are numbered?"""
    found = _steps(seen)
    heads = [node for node in seen.in_text("h3") if node.get("data-letter") or STEP_HEAD.match(plain(node))]
    if not found and not heads:
        dos = _dos(seen) + len(seen.classed("action"))
        return (PERSON, f"No numbered steps. {dos} things to do in lists and boxes.") if dos else (NO, "There are no steps.")
    longest = max((len(text.split()) for text in found), default=0)
    said = [count(len(found), "numbered step") + f", the longest of {longest} words"] if found else []
    said += [count(len(heads), "step") + " under a heading"] if heads else []
    return (YES if longest <= STEP_WORDS else NO), f"{'; '.join(said)}. A numbered step has at most {STEP_WORDS} words."


def tool(seen: Seen) -> Outcome:
    """Is there a link to a page to print and fill in?"""
    if found := next((href for href in seen.links() if TOOL.search(href)), ""):
        return YES, f"Links to {found}"
    if seen.soup.find("button", class_="print"):
        return PERSON, "It has a button to print the page. A person must say if that is a tool."
    return (NO, "There is nothing to print or fill in.") if isinstance(seen.page.facts, Treatment) else (PERSON, "No tool was found. A person must say if one would help.")


def directions(seen: Seen) -> Outcome:
    """Are there steps and amounts that say how to do it?"""
    found, amounts = len(_steps(seen)), len(seen.classed("amount"))
    return (YES, f"{count(found, 'step')}, {count(amounts, 'amount')}.") if found and amounts else (PERSON, f"{count(found, 'step')}, {count(amounts, 'amount')}. A person must say if that is enough.")


def reason(seen: Seen) -> Outcome:
    """Is there a section that says why it helps?"""
    return (YES, "Section: Why it helps.") if seen.section("why-it-helps") else (PERSON, "No section says only this.")


def uncertainty(seen: Seen) -> Outcome:
    """Is there a section that says what is not certain?"""
    section = seen.section("what-we-are-not-sure-about")
    if section:
        return YES, f"Section: What we are not sure about, {count(len(section.find_all(['li', 'p'])), 'point')}."
    if isinstance(seen.page.facts, Exercise) and seen.section("where-the-numbers-come-from") and seen.soup.find(class_="pain-note"):
        return YES, "It says which numbers have a source and which are only common advice, and that the pain rule is not proven."
    return NO, "No section says it."


def aims(seen: Seen) -> Outcome:
    """Is it said at the start what the page is about, what it covers and who it is for?"""
    has = {
        "what it is about": bool(seen.soup.find(class_="lead")),
        "what it covers": bool(seen.soup.find("nav", class_="contents")),
        "who it is for": bool(seen.section("who-it-is-for") or seen.section("is-this-what-you-have")),
    }
    missing = [name for name, there in has.items() if not there]
    return (NO, f"Not said: {', '.join(missing)}.") if missing else (YES, f"Said: {', '.join(has)}.")


def sources(seen: Seen) -> Outcome:
    """Are sources cited, each with a link to where it is listed?"""
    marks = seen.soup.select("sup.cite")
    listed = {lead["href"] for lead in seen.soup.select("sup.cite a[href]")}
    return (YES if listed else NO), f"{count(len(listed), 'source')}, cited in {count(len(marks), 'place')}."


def dates(seen: Seen) -> Outcome:
    """Is the day of the last check shown?"""
    shown = seen.soup.find(class_="dates")
    text = plain(shown.p) if shown and shown.p else ""
    return (YES, text) if re.search(r"on \d+ \w+ \d{4}", text) else (NO, "No date is shown.")


def further_help(seen: Seen) -> Outcome:
    """Are there links to help, and to lists that lead to other publishers?"""
    away = len(seen.soup.select(".source-list a[href]"))
    helps = any(href.split("#")[0].endswith("get-help.md") for href in seen.links())
    return (YES if away and helps else NO), f"{count(away, 'list')} of sources, which link other publishers. {'A' if helps else 'No'} link to When to get help."


def how_it_works(seen: Seen) -> Outcome:
    """Is there a section about how treatment works?"""
    section = seen.section("how-it-works")
    return (YES, "Section: How it works.") if section else (PERSON, "No section says only this.")


def questions(seen: Seen) -> Outcome:
    """Are there questions to take along?"""
    section = seen.section("questions-to-ask")
    asked = len(section.find_all("li")) if section else 0
    return (YES, f"Questions to ask: {asked}.") if asked else (NO, "There are no questions to ask.")


def authorship(seen: Seen) -> Outcome:
    """Is anyone named? A program can say no; what a name is worth needs a person."""
    reviewer = seen.page.facts.reviewer
    if reviewer:
        return PERSON, f"A reviewer is named: {reviewer.name}, {reviewer.role}. No author is."
    return NO, "No author and no reviewer is named."


def disclosure(seen: Seen) -> Outcome:
    """Is it said who writes the site and whether it has adverts? Whether that is all there is to say needs a person."""
    about = seen.library.pages.get(ABOUT_US)
    said = [name for name in ("Who writes", "Adverts") if about and f"\n## {name}\n" in about.body]
    if len(said) < 2:
        return NO, "Nothing says who writes the site and whether it has adverts."
    return PERSON, f"{ABOUT_US} says: {', '.join(said)}. A person must say if the owner is fully disclosed."


