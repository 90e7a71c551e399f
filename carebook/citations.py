"""Citations: ``[@key]`` or ``[@key; @other]`` in the words, numbers on the page that lead to the lists of sources.

A source has one number on the whole site and stands on one page. A list at the foot of each page would be a quarter of what
a reader on a slow line has to wait for.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from carebook.errors import suggestion
from carebook.html import Element, element, link
from carebook.library import Library
from carebook.sheet import sheet_of

PATTERN = r"\[@([^\]\[]*)\]"
_KEY = re.compile(r"^[a-z0-9][a-z0-9-]*$")


def cite(keys: tuple[str, ...] | list[str], library: Library) -> Element | None:
    """Mark a place where sources are cited; numbers are filled in when the whole page is known.

    A key that is no source is left out: the checks have told the writer.
    """
    known = [key for key in keys if key in library.sources]
    return element("sup", cls="cite", data_keys=" ".join(known)) if known else None


def sources_in(basis: tuple[str, ...], library: Library) -> list[str]:
    """Give the source keys behind a basis: its own keys, and those of the general rules it names."""
    keys: list[str] = []
    for item in basis:
        if item.startswith("general-rule:"):
            rule = next((rule for rule in library.rules.rules if f"general-rule:{rule.id}" == item), None)
            keys.extend(rule.sources if rule else ())
        elif item != "expert":
            keys.append(item)
    return list(dict.fromkeys(keys))


class Citation(InlineProcessor):
    """Reads a citation in the words of a page."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(PATTERN, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # type: ignore[override]  # noqa: N802 - the library's name
        """Turn the keys into a mark; a malformed citation is a fault of the page and leaves no trace on it."""
        keys = [key.strip().removeprefix("@") for key in ("@" + m[1]).split(";")]
        sheet = sheet_of(self.md)
        for key in keys:
            if not _KEY.match(key):
                sheet.fault(m[0], f"'{m[0]}' is not a citation. Write [@key] or [@key; @other-key].")
            elif key not in sheet.library.sources:
                sheet.fault(m[0], unknown_source(key, sheet.library))
        # An unknown key leaves an empty mark, so that its section does not count as uncited as well.
        mark = cite(keys, sheet.library)
        return element("sup", cls="cite", data_keys="") if mark is None else mark, m.start(0), m.end(0)


def unknown_source(key: str, library: Library) -> str:
    """Say why a key cannot be cited, which source may have been meant, or where to add it."""
    if key in library.unverified:
        return f"'{key}' was not read: {library.unverified[key].why} Cite what was read, or read it first."
    return f"'{key}' is not a source. {suggestion(key, library.sources, 'Add it to docs/sources.yml, once it has been read.')}"


def anchor(count: int) -> str:
    """Give the id of a source in its list."""
    return f"source-{count}"


def number(parts: list[Element], path: str, library: Library) -> list[str]:
    """Fill in the numbers of all citations in the parts of the page at ``path``. Gives the keys, first cited first."""
    cited: dict[str, None] = {}
    counts = {key: count for count, key in enumerate(library.sources, 1)}
    lists = library.source_lists()
    for mark in (mark for part in parts for mark in part.iter("sup")):
        keys = mark.attrib.pop("data-keys", "").split()
        cited.update(dict.fromkeys(keys))
        known = [(listed.path, counts[key]) for key in keys if (listed := lists.get(library.sources[key].kind))]  # the checks have told the writer of others
        # In the order of their lists: neat to read, and links alike in a row pack better.
        for list_path, count in sorted(known):
            if len(mark):
                mark[-1].tail = " "
            # What the number is, site.css says before it, for the ear: a label on each link would weigh as much as the links.
            mark.append(link(path, f"{list_path}#{anchor(count)}", str(count)))
    return list(cited)
