"""Rendering one page outside any generator, with the same Markdown extensions, for checks and tests."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape

from markdown import Markdown

from carebook.library import Library, Page
from carebook.sheet import sheet_of
from carebook.siteconfig import SiteConfig
from carebook.words.pieces import Piece, pieces
from carebook.words.prose import Sentence, prose_of

_LINKED = re.compile(r'(<a\b[^>]*?\shref=|<img\b[^>]*?\ssrc=)"([^"]*)"')
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""How an address begins that does not start from the page it stands on."""


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page, and what its blocks had to say (``carebook.sheet``). Links still end in ``.md``."""

    html: str
    faults: tuple[tuple[str, str], ...] = ()
    uncited: frozenset[str] = frozenset()
    cited: tuple[str, ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its pieces of text."""
        return pieces(self.html)

    @cached_property
    def prose(self) -> list[Sentence]:
        """Its sentences."""
        return prose_of(self.pieces)


def converter(library: Library) -> Markdown:
    """Make a converter with the extensions named in mkdocs.yml."""
    config = library.config
    return Markdown(extensions=list(config.extensions), extension_configs=config.extension_settings)


def extension_fault(config: SiteConfig) -> str:
    """Say why the extensions named in mkdocs.yml cannot be loaded, if so."""
    try:
        Markdown(extensions=list(config.extensions), extension_configs=config.extension_settings)
    except Exception as error:  # an extension may raise anything; whatever it is, the place to look is the same
        return f"a Markdown extension cannot be loaded: {error}. Look at 'markdown_extensions'."
    return ""


def render(library: Library, page: Page, md: Markdown | None = None) -> Rendered:
    """Render a page; ``md`` may be one converter for many pages."""
    md = md or converter(library)
    md.reset()
    md.carebook_given = (library, page.path)  # type: ignore[attr-defined]
    html = md.convert(page.body)
    sheet = sheet_of(md)
    return Rendered(html, tuple(sheet.faults), frozenset(sheet.uncited), tuple(sheet.cited))


def as_published(html: str, path: str, address: Callable[[str], str | None]) -> str:
    """Give an article of the page at ``path`` with its links as a site has them.

    ``address`` gives the address of a file in docs/, from that page, or None where there is no such file: those links, and
    those that lead out of the site, stay as they are.
    """

    def put(found: re.Match[str]) -> str:
        file, mark, anchor = unescape(found[2]).partition("#")
        there = address(posixpath.normpath(posixpath.join(posixpath.dirname(path), file))) if file and not _WHOLE.match(file) else None
        return found[0] if there is None else f'{found[1]}"{escape(there + mark + anchor)}"'

    return _LINKED.sub(put, html)
