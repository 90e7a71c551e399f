"""What goes with the built pages, made after the generator has run."""

from __future__ import annotations

from pathlib import Path

from carebook.article import articles
from carebook.publish import codes, current, data, disk, embeds, feed, leaflets, manifest, moved, offline, pages, pictures, plan, policy, scores, structured_data, tidy
from carebook.search import parts
from carebook.store import current_library


def publish(docs: Path, site: Path, *, serving: bool = False) -> None:
    """Finish in place a site built from ``docs``.

    For a writer who is looking at pages as they change (``serving``) what nobody sees there is left out: social cards,
    leaflets, data, the policy, the worker that saves pages, and the zip.
    """
    tidy.tidy(docs, site)
    library = current_library(docs)
    if not serving:
        pictures.write_cards(library, site)
    pictures.write_icons(docs, site)
    feed.write(library, site)
    scores.write(library, site)
    policy.write_headers(site)
    manifest.write(library, site)
    parts.write(library, site)
    plan.write(library, site)
    if pages.unfinished(site):  # a finished page has lost what its article is read by
        found = articles(library, site)
        moved.write(library, site)
        codes.write(library, site)
        current.write(library, site, found)
        embeds.write(library, site, found)
        if not serving:
            data.write(library, site, found)
            structured_data.write(library, site, found)
            leaflets.write(library, site, found)
    pages.finish(site, secured=not serving)
    if not serving:
        offline.write(site)  # after all that changes a file, since it holds the digest of each
        disk.publish(library, site)
