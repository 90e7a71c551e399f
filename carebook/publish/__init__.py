"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from carebook.article import Article, articles
from carebook.kept import Kept, kept
from carebook.library import Library
from carebook.processes import batches
from carebook.publish import codes, current, disk, embeds, feed, leaflet_links, leaflets, manifest, moved, offline, pages, pictures, plan, policy, scores, structured_data, tidy, told
from carebook.publish.given import AT_ONCE, shared
from carebook.search import parts
from carebook.search.records import address_of
from carebook.store import current_library

MUCH = 50_000_000
"""Bytes that were made and wait to be written: past that, a site of thousands of pages would fill the memory."""


def publish(docs: Path, site: Path, *, serving: bool = False) -> None:
    """Finish in place a site built from ``docs``.

    For a writer who is looking at pages as they change (``serving``) what nobody sees there is left out: social cards,
    leaflets and the pages that tell whether one is current, data, the policy, the worker that saves pages, and the zip.
    """
    tidy.tidy(docs, site)
    library, store = current_library(docs), kept(docs)
    before = shared(library)

    def keep(most: int = 0) -> None:
        """Write what was made, once it is more than so many bytes. Where a file has changed since, it may be of both states, and belongs to neither."""
        if store.waiting > most:
            store.save() if shared(library) == before else store.forget()

    if not serving:
        pictures.write_cards(library, site, store)
        scores.write(library, site)
    pictures.write_icons(library, site, store)
    feed.write(library, site)
    policy.write_headers(site)
    manifest.write(library, site, store)
    parts.write(library, site)
    plan.write(library, site)
    if pages.unfinished(site):  # a finished page has lost what its article is read by
        found = articles(library, site)
        moved.write(library, site)
        codes.write(library, site)
        if not serving:
            current.write(library, site, found)
        finisher = pages.Finisher(site, store, secured=not serving)
        finisher.finish(_around(library, site, found, before, finisher, store, partial(keep, MUCH), serving=serving))
    if not serving:
        offline.write(site, store)  # after all that changes a file, since it holds the digest of each
        disk.publish(library, site, store)
    keep()
    store.save()  # if only which of it was used


def _around(library: Library, site: Path, found: dict[str, Article], before: bytes, finisher: pages.Finisher, store: Kept, keep: Callable[[], None], *, serving: bool) -> dict[str, str]:
    """Write what is made of each page. Gives the pages, by their paths below the site, with what leads from them to it."""
    maker = embeds.Maker(library, before, finisher, store)
    if serving:
        return {_file(article.page.path): maker.write(site, article) for article in found.values()}
    teller, printer = told.Maker(library, before, store), leaflets.Printer(library, site, before, store, found)
    texts: dict[str, str] = {}

    def make(path: str) -> None:  # all of one page before the next: it is parsed once
        for makes in (maker.forms, teller.told, printer.set):
            makes(found[path])

    for paths in batches(found, AT_ONCE):
        store.ahead("told", {path: (before, found[path].given) for path in paths}, make)
        for path in paths:
            texts[path] = structured_data.with_data(maker.write(site, found[path]), teller.write(site, found[path]))
            printer.add(found[path])
        keep()
    teller.write_all(site, found)
    return {_file(path): text for path, text in leaflet_links.linked(library, site, printer.write(keep), texts).items()}


def _file(path: str) -> str:
    return f"{address_of(path)}index.html"
