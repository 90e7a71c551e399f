"""All checks of docs/, in one run. A fault is a line for the writer; any fault stops the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from carebook import store
from carebook.addresses import ids_of
from carebook.checks import accessibility, addresses, codes, facts, figures, frame, navigation, news, numbers, pages, plan, readability, rendered, search, shown, spelling, structure, style
from carebook.checks.html import Reader
from carebook.checks.noted import Noted
from carebook.errors import ContentError
from carebook.files import page_paths
from carebook.inputs import shared
from carebook.kept import kept
from carebook.library import Library
from carebook.reading import read
from carebook.rendered import rendered as every_page
from carebook.rendering import Rendered, extension_fault
from carebook.siteconfig import CONFIG
from carebook.words.places import Places

CHECKS = (facts.check, figures.check, shown.check, numbers.check, news.check, accessibility.check, search.check, codes.check, plan.check, navigation.check, structure.check, pages.check, frame.check)
OF_A_PAGE = (style.check, readability.check, spelling.check)
"""Those that look at the words of one rendered page, and at nothing of other pages."""
OF_ALL = (rendered.check_all, style.check_all)
"""Those that look at what was noted of all rendered pages."""


def check(docs: Path, *, ready: bool = True) -> list[ContentError]:
    """Check a docs folder. Gives every fault found, sorted by file and line; none means it may be built.

    ``ready`` is False while a writer looks at pages as they change: a heading that may change again need not be listed yet.
    """
    library, errors = read(docs)
    if library is not None:
        unread = frozenset(page_paths(docs)) - library.pages.keys()
        if not errors:
            store.remember(library)
        for one in CHECKS:
            errors.extend(one(library, unread))
        errors.extend(_rendered(library, unread, ready=ready))
        kept(docs).save()
    return sorted(set(errors))


def _rendered(library: Library, unread: frozenset[str], *, ready: bool) -> Iterator[ContentError]:
    if library.config.errors:
        return  # without the extensions nothing can be rendered, and that fault has been told
    if fault := extension_fault(library.config):
        yield ContentError(CONFIG, 1, fault)
        return
    notes = _noted(library, every_page(library))
    for noted in notes.values():
        yield from noted.errors
    for one in (*OF_ALL, *((addresses.check,) if ready else ())):
        yield from one(library, unread, notes)


def _noted(library: Library, pages: Mapping[str, Rendered]) -> dict[str, Noted]:
    """Check each page, unless nothing has changed since it was found to be in order. Its faults are looked for each time, since they name lines of other files."""
    places, of_all = Places(library), shared(library)

    def note(path: str) -> Noted:
        page, done = library.pages[path], pages[path]
        reader = Reader.of(done.html)
        own = [*rendered.check(library, page, done, reader), *(error for one in OF_A_PAGE for error in one(library, page, done, places))]
        return Noted(tuple(own), frozenset(reader.ids), tuple(dict.fromkeys(reader.links)), done.cited, tuple(ids_of(done.pieces)), frozenset(style.listed(library, done)))

    given = {path: (of_all, path, library.pages[path].head, library.pages[path].body, done.html, repr((done.faults, sorted(done.uncited)))) for path, done in pages.items()}
    return kept(library.docs).each("noted", given, note, only=lambda noted: not noted.errors)
