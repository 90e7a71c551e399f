"""The frame of each page: opening, warnings, contents, sections, foot. Made once, the same for every generator."""

from __future__ import annotations

from markdown import Markdown

from carebook import foot
from carebook.blocks import figures, news
from carebook.blocks.base import DRAWN_END
from carebook.blocks.boxes import amount, print_button
from carebook.citations import number
from carebook.dose import amounts, at_a_glance
from carebook.html import Element, element, icon, link, plain, words
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Treatment
from carebook.sheet import sheet_of

HOME = "index.md"
GLOSSARY = "about/glossary.md"
"""The page of all explained words needs no list of those it uses."""


def lay_out(md: Markdown, root: Element) -> None:
    """Put everything round the words that a page needs, in place."""
    sheet = sheet_of(md)
    page = sheet.page
    if page is None:
        return
    parts = [part for part in root if not _is(part, DRAWN_END)]
    for part in list(root):
        root.remove(part)
    title = next((part for part in parts if part.tag == "h1"), None)
    opening = _opening(md, page, sheet.library, title)
    lead, *sections = _sections([part for part in parts if part is not title])
    boxes, plain = [part for part in lead if _is(part, "warnings")], [part for part in lead if not _is(part, "warnings")]
    if page.path == HOME:
        # The poster of the home page holds the most urgent box, and the buttons to what readers come for.
        poster = [*boxes[:1], *[part for part in plain if _is(part, "buttons")][:1]]
        boxes, plain = boxes[1:], [part for part in plain if part not in poster]
        opening[0].extend(poster)
    sheet.uncited = {id_ for section in sections if (id_ := section[0].get("id")) and not _cites(section)}
    text = element("div", *plain, *sections)
    explained = None if page.path == GLOSSARY else foot.explained(page, text, sheet.library)
    cited = sheet.cited = number([opening, *boxes, text], page.path, sheet.library)
    tail = (foot.related(page, sheet.library), explained, foot.sources_and_dates(page, sheet.library, cited))
    text.extend(_inline(md, part) for part in tail if part is not None)
    # One level for all of it. Reader modes keep the element whose children hold most words and drop what stands outside:
    # with the sections in an element of their own, the warnings before it would be lost (tests/site/test_survival.py).
    notes = (*(_inline(md, note) for note in news.corrections(page, sheet.library)), foot.overdue_note(page))
    root.extend(part for part in (opening, *boxes, *notes, _contents(text), *text) if part is not None)


def _inline(md: Markdown, part: Element) -> Element:
    """Read inline Markdown, curly quotes above all, in words that were added after the generator had read the page."""
    for name in ("inline", "smarty"):
        if name in md.treeprocessors:
            md.treeprocessors[name].run(plain(part))
    return part


def _opening(md: Markdown, page: Page, library: Library, title: Element | None) -> Element:
    facts = page.facts
    inner = element("div", _crumbs(page, library), cls="opening-inner")
    if title is not None:
        inner.append(title)
    place = figures.stands_for(page, library) if isinstance(page.facts, Cause | CauseGroup) else None
    if place is not None:
        inner.append(place)
    names = getattr(facts, "other_names", ())
    if names:
        listed = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        inner.append(element("p", f"Also called {listed}.", cls="other-names"))
    inner.append(element("p", facts.summary, cls="lead"))
    if isinstance(facts, Exercise):
        inner.append(element("p", at_a_glance(facts, library.rules.phases[facts.phase].text), cls="at-a-glance"))
        strip = [amount(value, unit, icon(library.docs, name)) for value, unit, name in amounts(facts.dose)]
        inner.append(element("dl", *strip, cls="dose"))
        inner.append(element("p", icon(library.docs, "octagon"), library.rules.rule("stop").line, cls="stop-line"))
    if isinstance(facts, Treatment):
        inner.append(print_button(icon(library.docs, "print")))
    inner = _inline(md, inner)
    return element("div", inner, cls="opening home" if page.path == HOME else "opening")


def _crumbs(page: Page, library: Library) -> Element | None:
    """Draw the way back: home, and the section the page lies in."""
    if page.path == HOME:
        return None
    steps = [link(page.path, HOME, "Home")]
    section = library.section(page)
    if section:
        steps.append(link(page.path, section.path, _short(section)))
    return element("nav", element("ol", *(element("li", step) for step in steps)), cls="crumbs", aria_label="You are here")


def _short(section: Page) -> str:
    """Name a section by its folder, which is shorter than its title."""
    return section.folder.replace("-", " ").capitalize()


def _sections(parts: list[Element]) -> list[Element]:
    """Group the parts of a page: what stands before the first H2 in a plain div, then a section for each H2. Two figures in a row make a pair.

    Within it, what belongs to an H3 with a letter of its own is grouped too, so that its picture can stand beside its words.
    """
    groups = [element("div")]
    into = groups[-1]
    for part in parts:
        if part.tag == "h2":
            groups.append(element("section", cls=f"section {part.get('id', '')}".strip()))
        if part.tag in ("h2", "h3"):
            into = groups[-1]
        if part.tag == "h3" and part.get("data-letter"):
            into = element("div", cls="letter")
            groups[-1].append(into)
        last = into[-1] if len(into) else None
        if _is(part, "half") and last is not None and last.get("class") == "pair" and len(last) < 2:
            last.append(part)
        elif _is(part, "half"):
            into.append(element("div", part, cls="pair"))
        elif _is(part, "kx-figure") and last is not None and _is(last, "kx-figure"):
            into[-1] = element("div", last, part, cls="pair")
        else:
            into.append(part)
    return groups


def _contents(text: Element) -> Element | None:
    """List the sections of the page, so that a reader can jump."""
    heads = [part[0] for part in text if part.tag == "section"]
    if len(heads) < 3:
        return None
    links = [element("li", element("a", words(head), href=f"#{head.get('id')}")) for head in heads]
    title = element("p", "On this page", id="contents-title")
    return element("nav", title, element("ul", *links), cls="contents", aria_labelledby="contents-title")


def _is(part: Element, name: str) -> bool:
    return name in (part.get("class") or "").split()


def _cites(section: Element) -> bool:
    return any(_is(mark, "cite") for mark in section.iter("sup"))
