"""The scorecard of a Library, made once a build.

The checks render every page before a build; what they render is scored there and kept, so that neither the page of scores
nor the published JSON renders anything again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown

from carebook.library import Library, Page
from carebook.rendering import Rendered, converter, render
from carebook.scorecard.model import Scorecard
from carebook.scorecard.score import score, scored
from carebook.sheet import today
from carebook.store import state


@dataclass
class _Kept:
    key: object = None
    scorecard: Scorecard | None = None


_kept = _Kept()


def rendered(library: Library, md: Markdown) -> Iterator[tuple[Page, Rendered]]:
    """Render every page with one converter; the page of scores comes last, when all that it shows is known."""
    html: dict[str, str] = {}
    for page in library.pages.values():
        if scored(page):
            done = render(library, page, md)
            html[page.path] = done.html
            yield page, done
    showing = [page for page in library.pages.values() if not scored(page)]
    if showing:
        _kept.key, _kept.scorecard = _key(library), score(library, html, word_list(library))
    yield from ((page, render(library, page, md)) for page in showing)


def scorecard_of(library: Library) -> Scorecard:
    """Give the scorecard: the one that was kept while no file has changed, else a new one."""
    if _kept.scorecard is None or _kept.key != _key(library):
        md = converter(library)
        html = {page.path: render(library, page, md).html for page in library.pages.values() if scored(page)}
        _kept.key, _kept.scorecard = _key(library), score(library, html, word_list(library))
    return _kept.scorecard


def word_list(library: Library) -> frozenset[str]:
    """Give the reviewed list of unavoidable words, in small letters."""
    return frozenset(library.style.unavoidable)


def _key(library: Library) -> object:
    # The day too: a page that is past its check says so, and that is read with the rest.
    return str(library.docs.resolve()), state(library.docs.resolve()), today()
