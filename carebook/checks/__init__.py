"""All checks of docs/, in one run. A fault is a line for the writer; any fault stops the build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carebook.checks import accessibility, addresses, codes, facts, figures, frame, navigation, news, numbers, pages, plan, readability, rendered, search, shown, spelling, structure, style
from carebook.errors import ContentError
from carebook.files import page_paths
from carebook.library import Library
from carebook.reading import read
from carebook.rendering import converter, extension_fault
from carebook.scorecard import kept
from carebook.siteconfig import CONFIG

CHECKS = (facts.check, figures.check, shown.check, numbers.check, news.check, accessibility.check, search.check, codes.check, plan.check, navigation.check, structure.check, pages.check, frame.check)
RENDERED = (rendered.check, style.check, readability.check, spelling.check)
"""Those that look at the rendered pages, which are rendered once for all of them."""


def check(docs: Path, *, ready: bool = True) -> list[ContentError]:
    """Check a docs folder. Gives every fault found, sorted by file and line; none means it may be built.

    ``ready`` is False while a writer looks at pages as they change: a heading that may change again need not be listed yet.
    """
    library, errors = read(docs)
    if library is not None:
        unread = frozenset(page_paths(docs)) - library.pages.keys()
        for one in CHECKS:
            errors.extend(one(library, unread))
        errors.extend(_rendered(library, unread, ready=ready))
    return sorted(set(errors))


def _rendered(library: Library, unread: frozenset[str], *, ready: bool) -> Iterator[ContentError]:
    if library.config.errors:
        return  # without the extensions nothing can be rendered, and that fault has been told
    if fault := extension_fault(library.config):
        yield ContentError(CONFIG, 1, fault)
        return
    found = {page.path: done for page, done in kept.rendered(library, converter(library))}
    for one in (*RENDERED, *((addresses.check,) if ready else ())):
        yield from one(library, unread, found)
