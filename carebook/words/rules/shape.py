"""Rules about sentences, paragraphs, lists, headings, links, steps and boxes."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from carebook.lines import marked_lines
from carebook.words.prose import Sentence, is_prose, sentences
from carebook.words.rules.base import Fault, Reading

LONGEST = 22
"""Words in a sentence."""
LONGEST_STEP = 20
"""Words in a step."""
PARAGRAPH = 3
"""Sentences in a paragraph."""
LIST = 6
"""Items in a list."""
SHORT, ROW = 7, 2
"""A sentence of so many words or fewer is short; more than so many short ones in a row are choppy."""

EMPTY_LINKS = frozenset({"here", "click here", "tap here", "this", "this page", "this link", "link", "more", "read more", "learn more", "see more", "find out more", "details"})
_NO_STEPS = frozenset({"nav", ".where", ".legend", ".cards"})
_ITEM = re.compile(r"^(?:[-*]|\d+\.) +\S")
_TWO = re.compile(r"[a-z)][.!?] +[A-Z]")
_NOT_SAID = re.compile(r"\[@[^\]]*\]|\([^)]*\)|\"[^\"]*\"|\b[A-Z]\.")
_CAPITAL = re.compile(r"(?<![:.!?] )(?<=\S )[“\"(]?([A-Z][\w’'-]*)")


def sentence_length(reading: Reading) -> Iterator[Fault]:
    """Long sentences, in tables too: one idea each."""
    for piece in reading.own:
        for sentence in sentences(piece) if is_prose(piece) or piece.tag in ("td", "dd") else ():
            if len(sentence.words) > LONGEST:
                yield sentence.text, f"'{sentence.text}' has {len(sentence.words)} words. Split it: at most {LONGEST}."


def choppy(reading: Reading) -> Iterator[Fault]:
    """Many short sentences in a row, outside lists and boxes: short does not mean choppy."""
    row: list[Sentence] = []
    for piece in reading.own:
        running = piece.tag == "p" and is_prose(piece) and piece.round.isdisjoint({"li", "blockquote", ".warning", ".strip"})
        for sentence in sentences(piece) if running else ():
            row = [*row, sentence] if len(sentence.words) <= SHORT else []
            if len(row) == ROW + 1:
                yield row[0].text, f"'{' '.join(one.text for one in row)}' is choppy: {ROW + 1} sentences of {SHORT} words or fewer in a row. Join two of them."
        row = row if running else []


def paragraph_length(reading: Reading) -> Iterator[Fault]:
    """Long paragraphs."""
    for piece in reading.own:
        if piece.tag in ("p", "dd") and is_prose(piece) and "blockquote" not in piece.round and (count := len(sentences(piece))) > PARAGRAPH:
            yield piece.text, f"the paragraph '{piece.text[:40]}…' has {count} sentences. Put an empty line between: at most {PARAGRAPH}."


def list_length(reading: Reading) -> Iterator[Fault]:
    """Long lists in the author's words. What blocks draw (warnings, cards, sources, words) is looked up, not read through."""
    start, count = 0, 0
    for number, line, code in [*marked_lines(reading.page.body), (0, "end", False)]:
        if not code and _ITEM.match(line):
            start, count = (start, count + 1) if count else (number, 1)
        elif line.strip() and not line.startswith(" "):
            if count > LIST:
                yield start, f"the list has {count} items. Group them under subheads, or leave some out: at most {LIST}."
            count = 0


def one_sentence_a_line(reading: Reading) -> Iterator[Fault]:
    """Two sentences on one line of Markdown, where a change of one would show as a change of both. An item of a list may hold more."""
    for number, line, code in marked_lines(reading.page.body):
        if code or line.startswith(("|", "#", "/", " ", ">")) or _ITEM.match(line):
            continue
        if _TWO.search(_NOT_SAID.sub("", line)):
            yield number, f"'{line[:40]}…' holds two sentences. Give each a line of its own."


def sentence_case(reading: Reading) -> Iterator[Fault]:
    """Capitals inside a heading or a caption, save of names. A warning's heading comes from the program."""
    allowed = {*reading.style.names, *calendar.month_name}
    for piece in reading.own:
        if piece.tag in ("h1", "h2", "h3", "h4", "caption") and ".action" not in piece.round and ".warning" not in piece.round:
            for word in _CAPITAL.findall(piece.text.replace("’", "'")):
                if word.removesuffix("'s") not in allowed and word not in allowed:
                    yield piece.text, f"'{piece.text}': write '{word.lower()}', as in a sentence. A name goes under 'names' in docs/style.yml."


def links_alone(reading: Reading) -> Iterator[Fault]:
    """Links whose words say nothing when heard alone. The list of contents repeats headings."""
    for piece in reading.pieces:
        words = piece.text.lower().strip(" .…›»")
        if piece.tag == "a" and ".contents" not in piece.round and (words in EMPTY_LINKS or words.startswith(("http://", "https://", "www."))):
            yield piece.text, f"the link '{piece.text}' says nothing when heard alone. Name what it leads to."


def emergency_links(reading: Reading) -> Iterator[Fault]:
    """Links in an emergency box, which lead away from calling."""
    for piece in reading.pieces:
        if piece.tag == "a" and ".emergency" in piece.round and ".warning" in piece.round:
            yield piece.text, f"the link '{piece.text}' stands in an emergency box. Take it out: the reader must call, not read."


def care_boxes(reading: Reading) -> Iterator[Fault]:
    """Headings of warning boxes that are not one action with "if:" at the end."""
    for piece in reading.pieces:
        if piece.tag == "span" and not piece.text.endswith(" if:"):
            yield piece.text, f"the heading of a warning, '{piece.text}', must say one action and end in 'if:'."


def steps(reading: Reading) -> Iterator[Fault]:
    """Items of numbered lists that start with no verb, or are long."""
    verbs = {verb.casefold() for verb in reading.style.verbs}
    for piece in reading.own:
        if piece.tag != "li" or "ol" not in piece.round or not _NO_STEPS.isdisjoint(piece.round):
            continue
        words = Sentence(piece.text).words
        if len(words) > LONGEST_STEP:
            yield piece.text, f"the step '{piece.text}' has {len(words)} words. Make two steps of it: at most {LONGEST_STEP}."
        if words[0].casefold() not in verbs:
            yield piece.text, f"the step '{piece.text[:40]}' does not start with a verb that is listed under 'verbs' in docs/style.yml. Start with what to do."
