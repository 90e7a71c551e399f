"""All checks of docs/, in one run. A fault is a line for the writer; any fault stops the build."""

from __future__ import annotations

from pathlib import Path

from carebook.checks import facts, figures, navigation, news, numbers, pages, rendered, shown, structure
from carebook.errors import ContentError
from carebook.reading import page_paths, read

CHECKS = (facts.check, figures.check, shown.check, numbers.check, news.check, navigation.check, structure.check, pages.check, rendered.check)


def check(docs: Path) -> list[ContentError]:
    """Check a docs folder. Gives every fault found, sorted by file and line; none means it may be built."""
    library, errors = read(docs)
    if library is not None:
        unread = frozenset(page_paths(docs)) - library.pages.keys()
        for one in CHECKS:
            errors.extend(one(library, unread))
    return sorted(set(errors))
