"""The scorecard of a Library: neither the page of scores nor the published JSON scores a page again that has not changed."""

from __future__ import annotations

from carebook.inputs import outline, shared
from carebook.kept import kept
from carebook.library import Library
from carebook.once import once
from carebook.rendered import scored_pages
from carebook.scorecard.content import ABOUT_US
from carebook.scorecard.model import PageScore, Scorecard
from carebook.scorecard.score import score, scorecard


@once
def scorecard_of(library: Library) -> Scorecard:
    """Give the scorecard of all pages that have scores."""
    about = library.pages.get(ABOUT_US)
    given = (shared(library), outline(about) if about else "")  # all that a score depends on beside the page itself
    words = word_list(library)

    def of(path: str, html: str) -> PageScore:
        page = library.pages[path]
        return kept(library.docs).get("score", (*given, path, page.head, page.title, html), lambda: score(library, page, html, words))

    return scorecard(library, tuple(of(path, done.html) for path, done in scored_pages(library).items()))


def word_list(library: Library) -> frozenset[str]:
    """Give the reviewed list of unavoidable words, in small letters."""
    return frozenset(library.style.unavoidable)
