"""Everything that only shows once a page is rendered: blocks, citations, links, anchors, raw HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from carebook.blocks import BLOCKS
from carebook.checks.facts import source_fields
from carebook.checks.html import Reader
from carebook.checks.links import link_fault
from carebook.checks.noted import Noted
from carebook.errors import ContentError, suggestion
from carebook.files import loose_text
from carebook.library import Library, Page
from carebook.lines import marked_lines
from carebook.model import CauseGroup, Exercise
from carebook.model.base import RAW
from carebook.rendering import Rendered
from carebook.structure import OTHER_FOLDERS, SKELETONS

_FENCE = re.compile(r"^ *(?P<fence>/{3,})(?P<rest>.*)$")
_PICTURE = re.compile(r"^kx-(.+)-(?:title|desc)$")
OF_THE_FRAME = ("content", "menu", "all-pages", "all-pages-title", "colours-title")
"""Ids in overrides/, which stand on every page."""
_NAMES = {block.NAME for block in BLOCKS}
_ATTRIBUTES = re.compile(r"\{:? +[^{}]*?(?P<name>[\w:-]+)=[^{}]*\}")
_OWN = "data-"
"""How attributes begin that a page may give; ids and classes have signs of their own."""


def check(library: Library, page: Page, rendered: Rendered, reader: Reader) -> Iterator[ContentError]:
    """Check what came out of one page; ``reader`` has read it."""
    found = [*rendered.faults, *reader.faults, *_ids(reader), *_uncited(page, rendered), *_undrawn(library, page, reader), *_raw(page)]
    for needle, message in dict.fromkeys(found):
        yield ContentError(library.shown(page.path), page.line_with(needle), message)
    for line, message in _fences(page):
        yield ContentError(library.shown(page.path), page.body_line + line, message)


def check_all(library: Library, unread: frozenset[str], pages: Mapping[str, Noted]) -> Iterator[ContentError]:
    """Check links from page to page, and whether each source is cited."""
    ids = {path: noted.ids for path, noted in pages.items()}
    for path, noted in pages.items():
        page = library.pages[path]
        for href in noted.links:
            if fault := link_fault(path, href, library, ids, unread):
                yield ContentError(library.shown(path), page.line_with(f"]({href}"), fault)
    cited = {key for path, noted in pages.items() for key in (*noted.cited, *(key for _, key in source_fields(library.pages[path].front_matter.data)))}
    yield from _unused(library, cited, unread)


def _ids(reader: Reader) -> Iterator[tuple[str, str]]:
    for name, count in sorted(Counter(reader.ids).items()):
        if name in OF_THE_FRAME:
            yield f"#{name}", f"the id '{name}' is that of a part round each page. Take another."
        if count > 1 and (picture := _PICTURE.match(name)):
            yield f"/// figure | {picture[1]}", f"the picture '{picture[1]}' stands twice on the page. Keep one."
        elif count > 1:
            yield f"#{name}", f"the id '{name}' stands twice on the page. Give one heading another id: {{ #{name}-2 }}."


def _uncited(page: Page, rendered: Rendered) -> Iterator[tuple[str, str]]:
    """Find sections of a page for patients without a citation, save those whose skeleton says why."""
    if page.folder in OTHER_FOLDERS:
        return
    skeleton = SKELETONS.get(type(page.facts))
    # Where an author's sections are known, sections that a block draws are left to the model: it asks each fact for its basis.
    wanted = {_slug(section.title): section.title for section in skeleton if not section.uncited} if skeleton else {}
    for name in sorted(rendered.uncited - {"key-points"}):
        if skeleton is None or name in wanted:
            head = next((line for line in page.body.split("\n") if line.startswith("## ") and (_slug(line) == name or f"#{name}" in line)), name)
            yield head, f"the section '{head.removeprefix('## ')}' cites no source. Add [@key] after what it states."


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _undrawn(library: Library, page: Page, reader: Reader) -> Iterator[tuple[str, str]]:
    """Find warnings that the front matter names and no block draws, and brief causes without a heading."""
    names = [*page.facts.warnings, *(library.rules.warnings if isinstance(page.facts, Exercise) else ())]
    for level in dict.fromkeys(library.warnings[name].level for name in names if name in library.warnings):
        if level.value not in reader.ids:
            yield "/// warnings", f"the page names warnings of the level '{level.value}', but no '/// warnings' block draws them."
    if isinstance(page.facts, CauseGroup):
        for brief in page.facts.causes:
            if reader.ids.count(brief.id) != 1:
                yield f"id: {brief.id}", f"no heading has the id '{brief.id}'. Write '## {brief.name} {{ #{brief.id} }}'."


def _raw(page: Page) -> Iterator[tuple[str, str]]:
    """Find raw HTML: Markdown and blocks say all a page needs, and only they are sure to print and to pass the policy."""
    for _, line, code in marked_lines(page.body):
        words = "" if code else re.sub(r"`[^`]*`", "", line)
        if match := re.search(f"{RAW.pattern}[\\w-]*", words):
            yield match[0], f"'{match[0]}' is raw HTML. Use Markdown or a block instead."
        if (match := _ATTRIBUTES.search(words)) and not match["name"].startswith(_OWN):
            yield match[0], f"'{match['name']}' may not be set here. Words take an id and classes: {{ #id .class }}."


def _fences(page: Page) -> Iterator[tuple[int, str]]:
    """Check that every block is known and closed by as many slashes as opened it."""
    open_at: list[tuple[int, str, str]] = []
    for number, text, code in marked_lines(page.body):
        match = None if code else _FENCE.match(text)
        if not match:
            continue
        rest = match["rest"].strip()
        if rest:
            name = rest.split("|")[0].strip()
            if name not in _NAMES:
                yield number, f"'{name}' is not a block. {suggestion(name, _NAMES)}"
            open_at.append((number, name, match["fence"]))
        elif not open_at:
            yield number, "'///' closes a block, but none is open. Take it out."
        elif open_at[-1][2] != match["fence"]:
            yield number, f"the block '{open_at[-1][1]}' was opened with '{open_at[-1][2]}'. Close it with as many."
            open_at.pop()
        else:
            open_at.pop()
    for number, name, _ in open_at:
        yield number, f"the block '{name}' is not closed. Put '///' on a line of its own after it."


def _unused(library: Library, cited: set[str], unread: frozenset[str]) -> Iterator[ContentError]:
    for name in ("warnings.yml", "exercise-rules.yml"):
        cited.update(key for _, key in source_fields(library.data[name].data))
    for path in unread:
        # What a page with faults of its own cites cannot be told for sure; any mention counts.
        text = loose_text(library.docs / path)
        cited.update(key for key in library.sources if key in text)
    for key in library.sources:
        if key not in cited:
            line = library.data["sources.yml"].line(["sources", key])
            yield ContentError(library.shown("sources.yml"), line, f"the source '{key}' is not used anywhere. Cite it, or take it out.")
