"""The data of one page, from its facts and its built article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from carebook.article import Article
from carebook.library import Library, Page
from carebook.model import Cause, Facts, Treatment
from carebook.model.news import SHOWN, News, NewsKind
from carebook.model.pages import Signs
from carebook.publish.data import model
from carebook.publish.data.words import html_of, html_of_all, text_of, text_of_all
from carebook.schema import KINDS
from carebook.search.records import address_of
from carebook.sheet import long_date, review

LANGUAGE = "en-GB"
LICENCE = model.Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
NOT_SECTIONS = frozenset({"opening", "warnings", "contents", "buttons", "corrected", "overdue", "related-pages", "words-explained", "sources-and-dates"})
"""What has a field of its own, or only leads to other pages."""
_SIGNS = tuple(name for name in Signs.model_fields if name != "sources")

ASPECTS = {
    "key-points": ("Overview",), "is-this-what-you-have": ("Symptoms",), "why-it-happens": ("Causes",), "what-to-do-today": ("SelfCare",),
    "the-next-weeks": ("SelfCare",), "treatments-compared": ("Treatments",), "how-long-it-takes": ("Prognosis",),
    "who-to-see-and-what-they-may-do": ("SeeDoctor",), "questions-to-ask": ("SeeDoctor",),
    "who-it-is-for": ("MayTreat",), "how-to-do-it": ("UsageOrSchedule",), "stop-if": ("Safety",), "move-on-when": ("UsageOrSchedule",),
    "benefits-and-risks": ("Benefits", "RisksOrComplications"),
    "check-first": ("Safety",), "start-position": ("UsageOrSchedule",), "steps": ("UsageOrSchedule",), "why-it-helps": ("Benefits",),
    "pain-rule": ("Safety",), "stop-and-get-help-if": ("Safety",),
}
"""What the fixed sections are about, as schema.org names it (https://schema.org/HealthAspectEnumeration), by the id of their heading."""


def place(library: Library, address: str) -> model.Place:
    """Say where something is, below the root of the site and, where the site knows its address, in whole."""
    return model.Place(address=address, url=f"{library.config.url}{address}" if library.config.url else None)


def page_data(library: Library, article: Article) -> model.PageData:
    """Give all data of a page."""
    page, facts, main = article.page, article.page.facts, article.main
    at = place(library, article.address)
    sections = tuple(_sections(main, at.url or ""))
    numbers = dict.fromkeys(number for section in sections for number in section.sources)
    return model.PageData(
        warnings=tuple(_warning(box, at.url or "") for box in main.select("section.warning")),
        corrections=tuple(correction(library, one) for one in corrections(library) if page.path in _touched(one)),
        kind=next(name for name, kind in KINDS.items() if kind is type(facts)),  # type: ignore[misc]  # the names are those of the literal
        slug=page.slug, title=title_of(article), other_names=getattr(facts, "other_names", ()), summary=plain(facts.summary), language=LANGUAGE, at=at,
        checked=facts.checked, next_check=facts.next_check, review=reviewed(facts), licence=LICENCE, credit=_credit(library, article, at),
        version=article.version, sha256=article.digest, sections=sections,
        signs=tuple(_signs(facts)), treatments=tuple(_choices(library, facts)), pictures=tuple(_pictures(library, article)), sources=tuple(_sources(library, sorted(numbers))),
    )


def corrections(library: Library) -> list[News]:
    """Give all safety corrections, newest first."""
    return [one for one in library.news if one.kind is NewsKind.CORRECTION]


def correction(library: Library, one: News) -> model.Correction:
    """Give a safety correction as data."""
    return model.Correction(
        safety_correction=True, id=one.id, date=one.date, title=one.title, wrong=one.wrong or "", right=one.right or "", shown_until=one.date + SHOWN,
        at=place(library, f"about/whats-new/#{one.id}"), pages=tuple(address_of(path) for path in sorted(_touched(one))),
    )


def title_of(article: Article) -> str:
    """Give the title as the page shows it."""
    heading = article.main.h1
    return " ".join(heading.get_text().split()) if heading else article.page.title


def plain(text: str) -> str:
    """Take the marks for bold out of a line of front matter."""
    return text.replace("**", "")


def reviewed(facts: Facts) -> model.Review:
    """Say whether a clinician has reviewed a page."""
    by = facts.reviewer
    return model.Review(reviewed=by is not None, text=review(facts), by=model.Reviewer(**by.model_dump()) if by else None)


def _touched(one: News) -> set[str]:
    return {name.partition("#")[0] for name in one.pages}


def _warning(box: Tag, here: str) -> model.WarningBox:
    level = next(name for name in box.get("class") or () if name != "warning")
    triggers = [text_of(item) for item in box.select("ul > li")]
    numbers = [text_of(line) for line in box.select(".numbers-line")]
    return model.WarningBox(
        level=level,  # type: ignore[arg-type]  # the block writes the name of a Level
        label=_words(box, ".level"), action=_words(box, ".action"), triggers=tuple(triggers),
        notes=tuple(text_of(note) for note in box.select(".note")), in_short=tuple(text_of(line) for line in box.select(".in-short")),
        numbers=numbers[0] if numbers else None, text=text_of(box), html=html_of(box, here),
    )


def _words(box: Tag, selector: str) -> str:
    found = box.select_one(selector)
    return text_of(found) if found else ""


def _sections(main: Tag, here: str) -> Iterator[model.Section]:
    """Give the sections; blocks that stand in none, above or between them, make sections without a heading."""
    loose: list[Tag] = []
    for part in main.find_all(recursive=False):
        if NOT_SECTIONS.intersection(part.get("class") or ()) or part.name in ("button", "script"):
            continue
        if part.name == "section" and part.h2:
            yield from _loose(loose, here)
            loose = []
            heading = part.h2
            identity = str(heading.get("id") or "")
            rest = [one for one in part.find_all(recursive=False) if one is not heading]
            yield _section(identity, text_of(heading), rest, here)
        else:
            loose.append(part)
    yield from _loose(loose, here)


def _loose(parts: list[Tag], here: str) -> Iterator[model.Section]:
    section = _section("", "", parts, here)
    if section.text:
        yield section


def _section(identity: str, heading: str, parts: list[Tag], here: str) -> model.Section:
    marks = (mark for part in parts for mark in part.find_all("sup", class_="cite") if not mark.find_parent("template"))  # what a template holds is shown later, if ever
    links = (link for mark in marks for link in mark.find_all("a"))
    numbers = (int(found[1]) for link in links if (found := re.search(r"#source-(\d+)$", str(link.get("href")))))
    return model.Section(
        id=identity, heading=heading, hasHealthAspect=tuple(f"https://schema.org/{name}HealthAspect" for name in ASPECTS.get(identity, ())),
        text=text_of_all(parts), html=html_of_all(parts, here), sources=tuple(dict.fromkeys(numbers)),
    )


def _signs(facts: Facts) -> Iterator[model.Sign]:
    if isinstance(facts, Cause):
        for name in _SIGNS:
            usual, text = facts.signs.told(name)
            yield model.Sign(name=name, usual=usual, text=text)


def _choices(library: Library, facts: Facts) -> Iterator[model.Choice]:
    rows = facts.treatments if isinstance(facts, Cause) else facts.choices if isinstance(facts, Treatment) else ()
    for row in rows:
        page = library.find(Treatment, row.page) if row.page else None
        yield model.Choice(name=row.name, may_help=row.may_help, limits=row.limits, evidence=row.evidence.words, page=address_of(page.path) if page else None)


def _pictures(library: Library, article: Article) -> Iterator[model.Picture]:
    for drawing in article.main.select("figure svg"):
        title, description = drawing.find("title"), drawing.find("desc")
        if title and description:
            heading = drawing.find_previous(["h2", "h3"])
            anchor = f"#{heading['id']}" if heading and heading.get("id") else ""
            yield model.Picture(title=title.get_text(), description=description.get_text(), at=place(library, article.address + anchor))


def _sources(library: Library, numbers: list[int]) -> Iterator[model.Source]:
    listed = list(library.sources.values())
    for number in numbers:
        one = listed[number - 1]
        yield model.Source(number=number, title=one.title, publisher=one.publisher, year=one.year, kind=one.kind, url=one.url)


def _credit(library: Library, article: Article, at: model.Place) -> str:
    page: Page = article.page
    where = f" Page: {at.url}." if at.url else ""
    return f"“{title_of(article)}”, from the site {library.config.name}, checked {long_date(page.facts.checked)}.{where} Licence: {LICENCE.name}, {LICENCE.url}."
