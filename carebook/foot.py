"""The foot of each page: related pages, words explained, sources and dates. Nobody has to remember it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.blocks.reference import glossary
from carebook.html import Content, Element, element, items, link, words
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Guide, Treatment, Word
from carebook.names import word_id
from carebook.once import once
from carebook.sheet import long_date, review, today
from carebook.words.pieces import in_brackets

LEFT_ALONE = {"a", "h1", "h2", "h3", "h4", "button", "select", "code", "pre", "caption", "thead", "svg", "sup"}
"""Elements in which a word is not turned into a link to its meaning."""

LEFT_ALONE_CLASSES = {"warning", "all-sources", "shown", "cell-label", "paper", "a-z"}

APOSTROPHE = "(?:'|’|\x02wzxhzdk:\\d+\x03)"
"""A straight or curly apostrophe, or what Python-Markdown keeps in its place until the page is written out."""


def related(page: Page, library: Library) -> Element | None:
    """Draw links to the pages a reader may want next; all but one direction of them are derived."""
    found = list(dict.fromkeys(item.path for item in _related(page, library) if item.path != page.path))
    if not found:
        return None
    links: list[Content] = [link(page.path, path, library.pages[path].title) for path in found]
    return element("section", element("h2", "Related pages", id="related-pages"), items("ul", links, cls="links"), cls="section related-pages")


def _related(page: Page, library: Library) -> Iterator[Page]:
    facts = page.facts
    if isinstance(facts, Guide) and not page.is_section:
        return
    yield from library.see_also(page)
    if isinstance(facts, Cause):
        treatments = library.treatments_of(facts)
        yield from treatments
        if any(isinstance(page.facts, Treatment) and page.facts.exercises for page in treatments):
            yield from _existing(library, "exercises/index.md")
        yield from (other for other, _ in library.of(CauseGroup))
    elif isinstance(facts, CauseGroup):
        yield from (other for other, _ in library.of(Cause))
    elif isinstance(facts, Treatment):
        yield from library.causes_of(page)
        yield from library.exercises_of(facts)
    elif isinstance(facts, Exercise):
        yield from _neighbours(page, library)
    section = library.section(page)
    if section:
        yield section
    yield from _existing(library, "get-help.md")


def _existing(library: Library, path: str) -> list[Page]:
    return [library.pages[path]] if path in library.pages else []


def _neighbours(page: Page, library: Library) -> list[Page]:
    """Give the exercise before and the exercise after this one: an easier and a harder place to go."""
    exercises = [other for other, _ in library.of(Exercise)]
    place = exercises.index(page)
    return exercises[max(place - 1, 0) : place] + exercises[place + 1 : place + 2]


def explained(page: Page, root: Element, library: Library) -> Element | None:
    """Link the first use of each explained word to its meaning at the foot; gives the list of those used.

    A word of its title is left out: the whole page explains it. So is a word that stands in brackets after plain ones,
    as in "the muscles at the front of the thigh (quadriceps)".
    """
    forms: dict[str, Word] = {}
    said, title = in_brackets(words(root)), page.title.casefold()
    for word, own in _forms(library):
        if not any(form in said or (form in title and re.search(rf"\b{re.escape(form)}\b", title)) for form in own):
            forms.update(dict.fromkeys(own, word))
    if not forms:
        return None
    by_length = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(re.escape(form).replace("'", APOSTROPHE) for form in by_length) + r")\b")
    used: dict[str, Word] = {}
    _explain(root, pattern, forms, used)
    if not used:
        return None
    listed = [(word.word, word.meaning) for word in sorted(used.values(), key=lambda word: word.word.lower())]
    return element("section", element("h2", "Words explained", id="words-explained"), glossary(listed), cls="section words-explained")


@once
def _forms(library: Library) -> list[tuple[Word, list[str]]]:
    """Give each explained word with the forms it is used in, in small letters."""
    return [(word, [form.casefold() for form in (word.word, *word.also)]) for word in library.words]


def _explain(node: Element, pattern: re.Pattern[str], forms: dict[str, Word], used: dict[str, Word]) -> None:
    if node.tag in LEFT_ALONE or not LEFT_ALONE_CLASSES.isdisjoint((node.get("class") or "").split()):
        return
    place = 0
    node.text, place = _linked(node, node.text, place, pattern, forms, used)
    while place < len(node):
        child = node[place]
        _explain(child, pattern, forms, used)
        child.tail, place = _linked(node, child.tail, place + 1, pattern, forms, used)


def _linked(node: Element, text: str | None, place: int, pattern: re.Pattern[str], forms: dict[str, Word], used: dict[str, Word]) -> tuple[str | None, int]:
    """Turn unused words of one text into links, put into ``node`` from ``place`` on. Gives the text left before them."""
    if not text or not isinstance(node.tag, str):
        return text, place
    head: str | None = None
    last: Element | None = None
    start = 0
    for match in pattern.finditer(_small(text)):
        word = forms[re.sub(APOSTROPHE, "'", match[1])]
        if word.word in used:
            continue
        used[word.word] = word
        before, start = text[start : match.start()], match.end()
        if last is None:
            head = before
        else:
            last.tail = before
        last = element("a", text[match.start() : match.end()], cls="word", href=f"#{word_id(word.word)}")
        node.insert(place, last)
        place += 1
    if last is None:
        return text, place
    last.tail = text[start:]
    return head, place


def _small(text: str) -> str:
    """Give a text in small letters, each in its place: searched so, it takes a fifth of the time of a search that ignores case."""
    small = text.lower()
    return small if len(small) == len(text) else text


def sources_and_dates(page: Page, library: Library, cited: list[str]) -> Element:
    """Draw when the page was checked, by whom it was reviewed, and how many sources its numbers lead to."""
    facts = page.facts
    dates = element("div", cls="dates")
    against = "Checked against its sources" if cited else "Checked"
    dates.append(element("p", f"{against} on {long_date(facts.checked)}."))
    dates.append(element("p", f"Next check due by {long_date(facts.next_check)}."))
    dates.append(element("p", review(facts) if facts.reviewer else element("strong", review(facts))))
    heading = element("h2", "Sources and dates" if cited else "Dates", id="sources-and-dates")
    return element("section", heading, dates, _sources(page, library, cited), cls="section sources-and-dates")


def _sources(page: Page, library: Library, cited: list[str]) -> Element | None:
    """Say how many sources a page has, and link the lists in which they stand."""
    lists = library.source_lists()
    listed = {listed.path: listed.title for key in cited if (listed := lists.get(library.sources[key].kind))}
    if not listed:
        return None
    links: list[Content] = [link(page.path, path, title) for path, title in listed.items()]
    one = len(cited) == 1
    told = f"This page has {len(cited)} {'source' if one else 'sources'}. {'Its' if one else 'Their'} {'number leads' if one else 'numbers lead'} to:"
    return element("div", element("p", told), items("ul", links), cls="source-list")


def overdue_note(page: Page) -> Element | None:
    """Draw the note that a page is past its check, if it is."""
    return late_note(page) if page.facts.overdue(today()) else None


def late_note(page: Page) -> Element:
    """Draw the note that a page is past its check, whether it is or not: a frame of another site may be read long after it was built."""
    return element("div", element("p", element("strong", "This page is past its check date."), (
        f" It was due by {long_date(page.facts.next_check)}. The warnings still hold. For anything else, ask a professional."
    )), cls="overdue")
