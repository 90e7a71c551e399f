"""Does a link lead somewhere?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from carebook.errors import suggestion
from carebook.library import Library
from carebook.scorecard.score import FILE

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ALLOWED = ("https:", "http:", "mailto:", "tel:")
NOT_PUBLISHED = (".yml", ".md")
MADE_LATER = (f"../{FILE}",)
"""Links that a block draws to what is made after the build, from the address of the page."""


def link_fault(path: str, href: str, library: Library, ids: Mapping[str, AbstractSet[str]], unread: frozenset[str]) -> str:
    """Say what is wrong with a link on the page at ``path``, if anything; ``ids`` are those of each rendered page."""
    if _OUTSIDE.match(href):
        return "" if href.startswith(_ALLOWED) else f"the link '{href}' does not lead to a page. Links start with https: or name a .md file."
    if href in MADE_LATER:
        return ""
    if not href.strip("#"):
        return "a link leads nowhere: its address is empty. Write it: [words](../causes/….md)."
    if href.startswith("/"):
        return f"the link '{href}' starts at the root, which breaks under a sub-path. Write it from this file: ../causes/…"
    file, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if target in unread:
        return ""
    if target not in ids:
        if not target.endswith(NOT_PUBLISHED) and not target.startswith("..") and (library.docs / target).is_file():
            return ""
        close = get_close_matches(target, [*ids, *unread], 1)
        hint = f"Did you mean '{posixpath.relpath(close[0], posixpath.dirname(path) or '.')}'?" if close else "Links name the .md file, from this file."
        return f"the link '{href}' leads nowhere. {hint}"
    if anchor and anchor not in ids[target]:
        hint = suggestion(f"#{anchor}", [f"#{name}" for name in ids[target]], "Use the id of a heading there.")
        return f"the link '{href}' names '#{anchor}', which is not on docs/{target}. {hint}"
    return ""
