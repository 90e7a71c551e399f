"""The lists of words that style, grades and spelling go by: docs/style.yml."""

from __future__ import annotations

from carebook.model.base import Record, Text


class Style(Record):
    """Short, reviewed lists. A listed word that no page uses is a fault, save under ``instead``."""

    unavoidable: dict[Text, Text]
    """Words whose syllables one of the two grades leaves out, each with its reason."""
    instead: dict[Text, Text]
    """Words that are not written, and what to write."""
    right_uses: dict[Text, Text]
    """Phrases in which a rule is wrong, each with its reason."""
    verbs: tuple[Text, ...]
    """Verbs that steps start with."""
    names: tuple[Text, ...]
    """Words that keep their capitals in headings, and short forms in capitals."""
    spelling: tuple[Text, ...]
    """Words that the spell-checker does not know."""
