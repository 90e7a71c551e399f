"""Every page rendered, once a build: what the checks look at is what the generator is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from carebook.inputs import facts
from carebook.kept import kept
from carebook.library import Library, Page
from carebook.once import once
from carebook.rendering import Rendered, converter, render
from carebook.scorecard.score import scored


@once
def rendered(library: Library) -> Mapping[str, Rendered]:
    """Give every page, rendered, by its path; the page of scores comes last, when all that it shows is known."""
    first = scored_pages(library)
    others = [page for page in library.pages.values() if page.path not in first]
    return {**first, **_rendered(library, others, (done.html for done in first.values()))}


@once
def scored_pages(library: Library) -> Mapping[str, Rendered]:
    """Give those that have a score: all but the page that shows them."""
    return _rendered(library, [page for page in library.pages.values() if scored(page)], ())


def _rendered(library: Library, pages: Iterable[Page], more: Iterable[str]) -> dict[str, Rendered]:
    """Render pages by their words, the facts of all, and ``more`` on which they depend."""
    of_all, more = facts(library), tuple(more)
    md = cache(lambda: converter(library))  # only where something is new
    given: dict[str, tuple[str | bytes, ...]] = {page.path: (of_all, page.path, page.body, *more) for page in pages}
    return kept(library.docs).each("rendered", given, lambda path: render(library, library.pages[path], md()))
