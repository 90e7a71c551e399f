"""The ways to show a page on another site, each with its code ready to copy, and the list of pages that can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from markdown.util import AtomicString, code_escape

from carebook.blocks.base import Drawn
from carebook.blocks.your_address import UNKNOWN
from carebook.embedded import copy_at, element_code, embedded, frame_at, frame_code, name_of
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet


class Embed(Drawn):
    """One part of the page about embedding: ``choose``, ``address``, ``frame``, ``element``, ``copy`` or ``list``."""

    NAME = "embed"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw that part. Every example is for one page; the script puts in the one that the reader chooses."""
        config, pages, part = sheet.library.config, embedded(sheet.library), PARTS.get(self.argument.strip())
        if part is None:
            sheet.fault(f"/// {self.NAME}", f"'{self.argument}' is no part of the block 'embed'. Write one of: {', '.join(PARTS)}.")
        elif pages:
            yield from part(config.url, config.url or f"{UNKNOWN}/", pages)


def _choose(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    first = _first(pages)
    options = [element("option", one.title, value=name_of(one), data_title=one.title) for one in sorted(pages, key=lambda one: one is not first)]
    chooser = element("select", *options, id="embed-page", data_choose="")
    yield element("p", element("label", "Page to show", for_="embed-page"), element("br"), chooser, cls="example", data_chooser="", hidden="")


def _address(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    yield _example(_code(f"{home}{name_of(_first(pages))}/"), _button("copy", "Copy the address"))


def _frame(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    first = _first(pages)
    code = frame_code(home, name_of(first), first.title)
    yield _example(_code(code), _button("copy", "Copy the frame"), _button("frame", "Show the frame here") if url else None, live=True)


def _element(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    first = _first(pages)
    code = element_code(home, name_of(first), first.title)
    yield _example(_code(code), _button("copy", "Copy the element"), _button("element", "Show the element here") if url else None, live=True)


def _copy(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    if url:
        name = name_of(_first(pages))
        link = element("a", "The HTML as a file", href=home + copy_at(name), data_file=home + copy_at(name))
        yield _example(_button("copy-file", "Copy the HTML"), element("p", link))


def _list(url: str, home: str, pages: list[Page]) -> Iterator[Element]:
    """Draw whole addresses: frames and files are no pages of Markdown, which a generator would look for."""
    if url:
        parts = [part for one in pages for part in (
            element("dt", one.title),
            element("dd", element("a", "Frame", element("span", f" of {one.title}", cls="unseen"), href=home + frame_at(name_of(one)))),
            element("dd", element("a", "HTML", element("span", f" of {one.title}", cls="unseen"), href=home + copy_at(name_of(one)))),
        )]
        yield element("dl", *parts, cls="shown")


PARTS = {"choose": _choose, "address": _address, "frame": _frame, "element": _element, "copy": _copy, "list": _list}


def _first(pages: list[Page]) -> Page:
    """Give the page of all examples: a cause, since its name stands nowhere else in their code."""
    return next((page for page in pages if page.folder), pages[0])


def _example(*parts: Element | None, live: bool = False) -> Element:
    buttons = [part for part in parts if part is not None and part.tag == "button"]
    others = [part for part in parts if part is not None and part.tag != "button"]
    return element(
        "div", *others, element("p", *buttons, cls="buttons"), element("div", role="status", data_copied=""), element("div", data_live="") if live else None,
        cls="example", data_example="",
    )


def _code(text: str) -> Element:
    return element("pre", element("code", AtomicString(code_escape(text)), data_code=""))


def _button(act: str, words: str) -> Element:
    return element("button", words, type="button", cls="button", data_act=act, hidden="")
