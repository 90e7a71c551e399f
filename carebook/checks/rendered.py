"""Everything that only shows once a page is rendered: blocks, citations, links, anchors, raw HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from html.parser import HTMLParser

from carebook.blocks import BLOCKS
from carebook.errors import ContentError
from carebook.library import Library, Page
from carebook.model import Facts
from carebook.reading import headings_and_fences
from carebook.rendering import converter, render
from carebook.sheet import Sheet
from carebook.structure import HEALTH_KINDS, SKELETONS

_FENCE = re.compile(r"^ *(?P<fence>/{3,})(?P<rest>.*)$")
_NAMES = {block.NAME for block in BLOCKS}
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ALLOWED = ("https:", "http:", "mailto:", "tel:")


@dataclass
class _Reader(HTMLParser):
    """Collects from a page's HTML what has to be checked."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and links; refuse what the security policy and the print edition could not carry."""
        given = {name: value or "" for name, value in attrs}
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link"):
            self.faults.append((f"<{tag}", f"<{tag}> may not stand in a page. Take it out."))
        for name in given:
            if name.startswith("on"):
                self.faults.append((name, f"'{name}' is an event handler. Pages hold no script. Take it out."))
            elif name == "style":
                self.faults.append(("style=", "a style attribute may not stand in a page. Use a block, or a class of site.css."))
        if tag == "img" and not given.get("alt", "").strip():
            self.faults.append((given.get("src", "<img"), f"the picture '{given.get('src', '')}' has no text. Say what it shows: ![what it shows](…)."))


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Render every page and check what came out."""
    md = converter(library)
    readers: dict[str, _Reader] = {}
    cited: set[str] = set()
    for page in library.pages.values():
        rendered = render(library, page, md)
        reader = readers[page.path] = _Reader()
        reader.feed(rendered.html)
        cited.update(key for key in library.sources if f"[@{key}" in page.body or f"@{key}]" in page.body or f"@{key};" in page.body)
        cited.update(_keys(page.front_matter.data))
        found = [*rendered.sheet.faults, *reader.faults, *_ids(reader), *_uncited(page, rendered.sheet)]
        for needle, message in found:
            yield ContentError(_shown(library, page), _line(page, needle), message)
        yield from _fences(library, page)
    for page in library.pages.values():
        for href in dict.fromkeys(readers[page.path].links):
            if fault := _link(page, href, library, readers, unread):
                yield ContentError(_shown(library, page), _line(page, href), fault)
    for path in unread:
        # What a page with faults of its own cites cannot be told for sure; any mention counts.
        text = (library.docs / path).read_bytes().decode("utf-8", "replace")
        cited.update(key for key in library.sources if key in text)
    yield from _unused(library, cited)


def _shown(library: Library, page: Page) -> str:
    return f"{library.docs.name}/{page.path}"


def _line(page: Page, needle: str) -> int:
    place = page.body.find(needle)
    return page.body_line + (page.body.count("\n", 0, place) if place >= 0 else 0)


def _keys(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _keys(inner)


def _ids(reader: _Reader) -> Iterator[tuple[str, str]]:
    for name in sorted({name for name in reader.ids if reader.ids.count(name) > 1}):
        yield f"#{name}", f"the id '{name}' stands twice on the page. Give one heading another id: {{ #{name}-2 }}."


def _uncited(page: Page, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Find sections of a health page without a citation, save those whose skeleton says why."""
    kind: type[Facts] = type(page.facts)
    if kind not in HEALTH_KINDS:
        return
    skeleton = SKELETONS.get(kind)
    # Where an author's sections are known, sections that a block draws are left to the model: it asks each fact for its basis.
    wanted = {_slug(section.title) for section in skeleton if not section.uncited} if skeleton else sheet.uncited - {"key-points"}
    for name in sorted(sheet.uncited & wanted):
        heading = name.replace("-", " ")
        yield f"## {heading[:1].upper()}{heading[1:]}", f"the section '{heading}' cites no source. Add [@key] after what it states."


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _fences(library: Library, page: Page) -> Iterator[ContentError]:
    """Check that every block is known and closed."""
    open_at: list[tuple[int, str]] = []
    for number, text, code in headings_and_fences(page.body):
        match = None if code else _FENCE.match(text)
        if not match:
            continue
        line = page.body_line + number
        rest = match["rest"].strip()
        if not rest:
            if not open_at:
                yield ContentError(_shown(library, page), line, "'///' closes a block, but none is open. Take it out.")
            else:
                open_at.pop()
            continue
        name = rest.split("|")[0].strip()
        if name not in _NAMES:
            close = get_close_matches(name, _NAMES, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"The blocks are: {', '.join(sorted(_NAMES))}."
            yield ContentError(_shown(library, page), line, f"'{name}' is not a block. {hint}")
        open_at.append((line, name))
    for line, name in open_at:
        yield ContentError(_shown(library, page), line, f"the block '{name}' is not closed. Put '///' on a line of its own after it.")


def _link(page: Page, href: str, library: Library, readers: dict[str, _Reader], unread: frozenset[str]) -> str:
    """Say what is wrong with a link, if anything."""
    if _OUTSIDE.match(href):
        return "" if href.startswith(_ALLOWED) else f"the link '{href}' does not lead to a page. Links start with https: or name a .md file."
    if href.startswith("/"):
        return f"the link '{href}' starts at the root, which breaks under a sub-path. Write it from this file: ../causes/…"
    path, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if target in unread:
        return ""
    if target not in readers:
        if path and not path.endswith(".md") and (library.docs / target).is_file():
            return ""
        close = get_close_matches(target, [*readers, *unread], 1)
        hint = f"Did you mean '{posixpath.relpath(close[0], posixpath.dirname(page.path) or '.')}'?" if close else "Links name the .md file, from this file."
        return f"the link '{href}' leads nowhere. {hint}"
    if anchor and anchor not in readers[target].ids:
        close = get_close_matches(anchor, readers[target].ids, 1)
        hint = f"Did you mean '#{close[0]}'?" if close else "Use the id of a heading there."
        return f"the link '{href}' names '#{anchor}', which is not on docs/{target}. {hint}"
    return ""


def _unused(library: Library, cited: set[str]) -> Iterator[ContentError]:
    shared = {key for warning in library.warnings.values() for key in warning.sources}
    shared |= {key for one in library.numbers for key in one.sources}
    shared |= {key for rule in library.rules.rules for key in rule.sources}
    lines = (library.docs / "sources.yml").read_text(encoding="utf-8").splitlines()
    for key in library.sources:
        if key not in cited | shared:
            line = next((number for number, text in enumerate(lines, 1) if text.strip() == f"{key}:"), 1)
            yield ContentError(f"{library.docs.name}/sources.yml", line, f"the source '{key}' is not used anywhere. Cite it, or take it out.")
