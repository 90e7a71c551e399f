"""Numbers in words: ``{=ice-minutes}`` becomes what docs/numbers.yml says, so that no two pages can disagree.

They are filled in where the Library is read, in bodies, front matter and data files alike, and once more by the extension
in the Markdown that a generator has read for itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from carebook.model.numbers import Number

FILE = "numbers.yml"
PLACEHOLDER = re.compile(r"\{=([^{}\n]*)\}")
RAW_FIELDS = ("summary", "aliases", "misspellings")
"""Fields that templates read from the file itself, whatever the generator: a placeholder would be printed as it stands."""


def at(data: Any, way: str) -> str | None:
    """Give the number at the end of a way such as ``phases.middle.weeks`` as it is read, or None where there is none."""
    for step in way.split("."):
        if isinstance(data, list):
            named = [item for item in data if isinstance(item, dict) and item.get("id") == step]
            data = named[0] if named else data[int(step)] if step.isdigit() and int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    match data:
        case {"from": int(first), "to": int(last)}:
            return f"{first}" if first == last else f"{first} to {last}"
        case int() if not isinstance(data, bool):
            return f"{data}"
    return None


@dataclass(frozen=True)
class Numbers:
    """All numbers of docs/numbers.yml, and the exercise rules (as read from the file) where some have their home."""

    given: Mapping[str, Number]
    rules: Any

    def value(self, name: str, front_matter: Any = None) -> str | None:
        """Give a number as it is read; ``front_matter`` is that of the page it stands on. None where it is not known."""
        number = self.given.get(name)
        if number is None or number.text is not None:
            return number.text if number else None
        return at(self.rules, number.rules) if number.rules else at(front_matter, number.page or "")

    def fill(self, text: str, front_matter: Any = None) -> str:
        """Fill in the placeholders of a text. One that is not known leaves its name; the checks tell the writer."""
        return PLACEHOLDER.sub(lambda match: self.value(match[1], front_matter) or match[1], text) if "{=" in text else text

    def fill_all(self, data: Any, front_matter: Any = None) -> Any:
        """Fill in every text of parsed YAML; names of fields stay as they are."""
        if isinstance(data, dict):
            return {key: self.fill_all(value, front_matter) for key, value in data.items()}
        if isinstance(data, list):
            return [self.fill_all(value, front_matter) for value in data]
        return self.fill(data, front_matter) if isinstance(data, str) else data
