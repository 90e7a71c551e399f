"""A built page as others reuse it: its article, and the version that paper, frames and data carry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from carebook.digests import code, digest_of
from carebook.kept import Kept, kept
from carebook.library import Library, Page
from carebook.parsed import picked_by
from carebook.search.records import address_of

ABOUT_THE_PAGE = (".crumbs", ".contents", ".buttons", ".related-pages", ".words-explained", ".sources-and-dates", ".overdue", ".leaflets", "nav", "script", "button", "[hidden]")
"""What is no part of the words: ways to other pages, things to press, words explained, sources with dates, lists of files, and the note of a page that is overdue."""
_about_the_page = picked_by(ABOUT_THE_PAGE)


@dataclass(frozen=True)
class Article:
    """The article of one built page. A page that was read before is not parsed again."""

    page: Page
    address: str
    """Below the site's root: ``causes/bakers-cyst/``."""
    html: str = field(repr=False)
    """The whole page, as the generator wrote it."""
    store: Kept | None = field(default=None, repr=False, compare=False)
    """Where what was read of a page is kept; without one it is read anew."""

    @property
    def main(self) -> Tag:
        """The ``main`` element. Shared by all who read it while no other page is read: copy it before changing anything."""
        return _main(self.html)

    @cached_property
    def given(self) -> bytes:
        """A digest of all that is known of the page: its HTML, its path, its title and its facts."""
        facts = self.page.facts
        return digest_of(self.address, self.page.path, self.page.title, type(facts).__name__, facts.model_dump_json(), self.html)

    @property
    def words(self) -> str:
        """The words of the page in their order, with single spaces."""
        return " ".join(" ".join(_strings(self.main)).split())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the words (UTF-8), 64 hexadecimal digits: it changes when they do, and with nothing else."""
        return self.store.get("words", (code(), self.html), self._digest) if self.store else self._digest()

    def _digest(self) -> str:
        return hashlib.sha256(self.words.encode()).hexdigest()

    @cached_property
    def version(self) -> str:
        """What paper and frames carry: the day the page was checked, and the first 8 digits of the digest: ``2026-11-22-1a2b3c4d``.

        Two versions of a page have the same words when their last 8 digits are the same, whatever their days.
        """
        return f"{self.page.facts.checked:%Y-%m-%d}-{self.digest[:8]}"


def _strings(node: Tag) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Tag):
            if child.name != "template" and not _about_the_page(child):  # what a template holds is no word of the page yet
                yield from _strings(child)
        elif type(child) is NavigableString:  # others, as comments, are none of its kind
            yield child


def together(articles: Sequence[Article]) -> str:
    """Give the version of a sheet made of several articles: the day of the oldest check, and a digest that changes with the words of each."""
    digest = hashlib.sha256("".join(article.digest for article in articles).encode()).hexdigest()[:8]
    return f"{min(article.page.facts.checked for article in articles):%Y-%m-%d}-{digest}"


def articles(library: Library, site: Path) -> dict[str, Article]:
    """Read the articles of all built pages, by the path of the page. Raises OSError where a page was not built."""
    store = kept(library.docs)
    return {path: Article(page, (address := address_of(path)), (site / address / "index.html").read_text(encoding="utf-8"), store) for path, page in library.pages.items()}


@lru_cache(maxsize=1)
def _main(html: str) -> Tag:
    # One at a time: parsed pages take a hundred times the room of their text.
    start = html.index("<main")
    (main,) = BeautifulSoup(html[start : html.index("</main>", start) + len("</main>")], "html.parser").find_all("main")
    return main
