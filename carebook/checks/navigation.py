"""Is every page in the navigation, once, and every line of the navigation a page?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from carebook.errors import ContentError
from carebook.library import Library
from carebook.siteconfig import CONFIG


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check the navigation both ways."""
    listed = Counter(library.config.navigation)
    for path in library.pages:
        if path not in listed:
            yield ContentError(library.shown(path), 1, f"the page is not in the navigation. Add '- {path}' under 'nav' in mkdocs.yml.")
    for path, count in listed.items():
        line = library.config.lines[path]
        if path not in library.pages and path not in unread:
            yield ContentError(CONFIG, line, f"'{path}' is in the navigation, but there is no such page. Write it, or take the line out.")
        if count > 1:
            yield ContentError(CONFIG, line, f"'{path}' is in the navigation {count} times. Keep one.")
