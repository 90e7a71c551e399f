"""What the checks note of a rendered page, for those that look at all pages together."""

from __future__ import annotations

from dataclasses import dataclass

from carebook.errors import ContentError


@dataclass(frozen=True)
class Noted:
    """One page."""

    errors: tuple[ContentError, ...]
    """Its own faults."""
    ids: frozenset[str]
    links: tuple[str, ...]
    """Where its links lead and its pictures lie, each once."""
    cited: tuple[str, ...]
    """Keys of the sources it cites."""
    lasting: tuple[str, ...]
    """Ids that others may link to."""
    listed: frozenset[tuple[str, str]]
    """Which words of docs/style.yml stand on it, each with the name of its list."""
