"""Does each page have its sections, in order, with headings that help?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.digests import code
from carebook.errors import ContentError
from carebook.kept import kept
from carebook.library import Library, Page
from carebook.lines import marked_lines
from carebook.structure import LAST_BLOCK, OPENING_BLOCK, SKELETONS

_HEADING = re.compile(r"^(#{1,6})(?: +(?P<text>.*?))?(?: *\{(?P<attributes>[^}]*)\})? *#* *$")
_FENCE = re.compile(r"^/{3,} *(?P<name>[\w-]+)")


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the headings and blocks of every page."""
    for page in library.pages.values():
        given = (code(), page.path, page.head, page.body)
        for line, text in kept(library.docs).get("structure", given, lambda page=page: tuple(_faults(page))):  # type: ignore[misc]  # mypy cannot type the default
            yield ContentError(library.shown(page.path), page.body_line + line, text)


def _faults(page: Page) -> Iterator[tuple[int, str]]:
    lines = [(number, line) for number, line, code in marked_lines(page.body) if not code]
    heads = [(number, len(match[1]), (match["text"] or "").strip()) for number, line in lines if (match := _HEADING.match(line))]
    yield from _headings(heads)
    yield from _skeleton(page, [(number, text) for number, level, text in heads if level == 2])
    yield from _blocks(page, lines)
    yield from _look_alikes(lines)


def _look_alikes(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Find lines that look like a heading to Markdown or to a writer, but not to both."""
    before = ""
    for number, line in lines:
        if re.match(r"^#{1,6}[^#\s{]", line):
            yield number, f"'{line}' is no heading yet. Put a space after the '#'."
        if re.match(r"^(=+|-+) *$", line) and before.strip() and not before.startswith(("#", "/", "|")):
            yield number, "this line turns the one above into a heading. Use '## ' before it, or put an empty line between."
        before = line


def _headings(heads: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    before = 0
    for number, level, text in heads:
        if not text:
            yield number, "the heading is empty. Write it, or take it out."
        if level > before + 1 and before:
            yield number, f"'{text}' skips a level. Use {'#' * (before + 1)} here."
        if text.endswith("?"):
            yield number, f"'{text}' is a question. Headings here say what stands below them."
        if "[@" in text:
            yield number, "a heading cites a source. Move the citation into the words below."
        before = level


def _skeleton(page: Page, heads: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    skeleton = SKELETONS.get(type(page.facts))
    if skeleton is None:
        return
    kind = type(page.facts).__name__.lower()
    order = [section.title for section in skeleton]
    found = [title for _, title in heads]
    for section in skeleton:
        if section.title not in found:
            yield 0, f"the section '## {section.title}' is missing. The sections of a {kind} are: {', '.join(order)}."
    latest = -1
    for number, title in heads:
        if title not in order:
            yield number, f"'## {title}' is not a section of a {kind}. Use '###' inside one of: {', '.join(order)}."
        elif order.index(title) <= latest:
            yield number, f"'## {title}' stands too late. It comes before '## {order[latest]}'."
        else:
            latest = order.index(title)


def _blocks(page: Page, lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    words = [(number, line) for number, line in lines if line.strip() and not line.startswith("# ")]
    opening, last = OPENING_BLOCK.get(type(page.facts)), LAST_BLOCK.get(type(page.facts))
    if opening and (not words or _block(words[0][1]) != opening):
        yield (words[0][0] if words else 0), f"'/// {opening}' must stand directly under the title, before any other words."
    if last and [_block(line) for _, line in words[-2:]] != [last, ""]:
        yield (words[-1][0] if words else 0), f"'/// {last}' must close the page, with nothing after it."


def _block(line: str) -> str:
    match = _FENCE.match(line)
    return match["name"] if match else ""
