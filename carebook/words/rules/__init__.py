"""The rules of style, each a small function by its name; each yields where (words to find, or a line) and what to write.

Not among them, since no simple rule decides them well: passive voice, and "just" where it belittles.
"""

from __future__ import annotations

from carebook.words.rules import shape, usage
from carebook.words.rules.base import Fault, Reading, Rule

RULES: tuple[Rule, ...] = (
    shape.sentence_length, shape.choppy, shape.paragraph_length, shape.list_length, shape.one_sentence_a_line, shape.sentence_case,
    shape.links_alone, shape.emergency_links, shape.care_boxes, shape.steps,
    usage.plain_words, usage.ranges, usage.dashes, usage.percentages, usage.dates, usage.numerals, usage.contractions,
    usage.exclamation_marks, usage.capitals, usage.behind_the_knee, usage.italics, usage.brackets_once,
)

__all__ = ["RULES", "Fault", "Reading", "Rule"]
