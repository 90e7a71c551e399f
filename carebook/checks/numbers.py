"""Does every number that stands in more than one place come from docs/numbers.yml? Typed by hand it would go its own way."""

from __future__ import annotations

import contextlib
import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from carebook.digests import code
from carebook.errors import ContentError
from carebook.files import data_paths, loose_text, page_paths
from carebook.kept import kept
from carebook.library import Library
from carebook.model.numbers import Number
from carebook.numbers import FILE, PLACEHOLDER, RAW_FIELDS, Numbers
from carebook.reading import RULES
from carebook.yamlfile import YamlFault, parse

AS_THE_SOURCE_SAYS = ("sources.yml",)
"""Files in which numbers are typed: what a source says does not change when this site says something else."""

_ANY = r"\d[\d,]*(?: (?:to|or) \d[\d,]*)?"
_WHOLE = r"(?<![\w.,])(?<!\d to )(?<!\d or )"
"""What may not stand before a number: it would be the end of another one."""
_MARKUP = re.compile(r"\[@[^]]*\]|\]\([^)]*\)|\*\*|\[")
_KEY = re.compile(r"^([a-z_]+):")
_NUMBERED = re.compile(r"\d|\{=")

Found = tuple[str, int | str, str]
"""A file, a line of it or the name of a number in docs/numbers.yml, and the message."""


@dataclass(frozen=True)
class _File:
    """A file as it was written: its lines with a number in them, and what its front matter knows."""

    path: str
    front_matter: object
    lines: tuple[tuple[int, str, bool], ...]
    """Line number, words without marks of Markdown, and whether templates read them from the file itself."""


@dataclass(frozen=True)
class _Noted:
    """What one file has to do with the numbers."""

    found: tuple[Found, ...]
    uses: Counter[str]
    typed: frozenset[str]
    """Numbers that a field has to type."""
    needed: frozenset[tuple[str, str]]
    """Names of numbers, each with a phrase or an exemption that a line needs."""


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check placeholders, their uses, and numbers typed by hand. Reads the files as they were written."""
    told = library.told
    homes = [library.data[name].text for name in (FILE, RULES) if name in library.data]
    files = []
    for path in _paths(library):
        text = loose_text(library.docs / path)
        given = (code(), *homes, path, text, "unread" if path in unread else "")
        files.append(kept(library.docs).get("numbers", given, lambda path=path, text=text: _noted(told, _file(path, text), unread)))  # type: ignore[misc]  # mypy cannot type the defaults
    found = [found for noted in files for found in noted.found]
    for path, line, text in (*found, *_homes(told), *_uses(told, files), *_unneeded(told, files)):
        yield ContentError(library.shown(path), library.data[FILE].line(["numbers", line]) if isinstance(line, str) else line, text)


def _paths(library: Library) -> list[str]:
    return [path for path in sorted((*page_paths(library.docs), *data_paths(library.docs))) if path != FILE]


def _noted(told: Numbers, file: _File, unread: frozenset[str]) -> _Noted:
    """Look at one file: its faults, which numbers it uses, and which phrases and exemptions it needs."""
    needed: set[tuple[str, str]] = set()
    found = [*_placeholders(told, file, unread), *(one for name in told.given for one in _strays(told, name, file, needed))]
    uses = Counter(match[1] for _, text, _ in file.lines for match in PLACEHOLDER.finditer(text))
    typed = frozenset(name for name in told.given if any(raw and pattern.search(text) for _, text, raw in file.lines if raw for pattern in _patterns(told, name, file)))
    return _Noted(tuple(found), uses, typed, frozenset(needed))


def _file(path: str, text: str) -> _File:
    texts = text.split("\n")
    fences = [number for number, text in enumerate(texts) if text.rstrip() == "---"]
    end = len(texts) if path.endswith(".yml") else fences[1] if len(fences) > 1 else 0
    front_matter = None
    if path.endswith(".md"):
        with contextlib.suppress(YamlFault):  # a fault that has been told
            front_matter = parse("\n".join(texts[1:end])).data
    lines, key = [], ""
    for number, text in enumerate(texts):
        match = _KEY.match(text) if number < end else None
        key = match[1] if match else key if number < end else ""
        comment = number < end and text.lstrip().startswith("#")
        if _NUMBERED.search(text) and not comment:
            lines.append((number + 1, _MARKUP.sub("", text), path.endswith(".md") and key in RAW_FIELDS))
    return _File(path, front_matter, tuple(lines))


def _placeholders(told: Numbers, file: _File, unread: frozenset[str]) -> Iterator[Found]:
    """Find placeholders of no number, and those that nobody would fill in."""
    for line, text, raw in file.lines:
        for match in PLACEHOLDER.finditer(text):
            name, value = match[1], told.value(match[1], file.front_matter)
            if name not in told.given:
                close = get_close_matches(name, told.given, 1)
                hint = f"Did you mean '{{={close[0]}}}'?" if close else f"Add it to docs/{FILE}, or type the number."
                yield file.path, line, f"'{match[0]}' is not a number of docs/{FILE}. {hint}"
            elif raw:
                yield file.path, line, f"'{match[0]}' would be shown as it stands: templates read this field from the file. Type '{value}'."
            elif value is None and told.given[name].page and file.path not in unread:
                yield file.path, line, f"'{match[0]}' takes its number from '{told.given[name].page}' of its page, which is not there. Type the number."


def _homes(told: Numbers) -> Iterator[Found]:
    """Find numbers whose home in the rules is not there."""
    for name, number in told.given.items():
        if number.rules and told.value(name) is None:
            yield FILE, name, f"'{name}' has no number at '{number.rules}' of docs/exercise-rules.yml. Mend the way to it, or give its 'text'."


def _uses(told: Numbers, files: list[_Noted]) -> Iterator[Found]:
    """Find numbers that stand in one place only: their home is the words. What has its home elsewhere stands there too."""
    uses = Counter[str]()
    for noted in files:
        uses.update(noted.uses)
    for name, number in told.given.items():
        # Where a field has to type the number, that is a place as well.
        typed = any(name in noted.typed for noted in files)
        if not uses[name]:
            yield FILE, name, f"'{name}' is not used on any page. Write '{{={name}}}' where it belongs, or take it out."
        elif uses[name] + typed + (number.text is None) < 2:
            yield FILE, name, f"'{name}' is used in one place only. Type it there, and take it out here."


def _strays(told: Numbers, name: str, file: _File, needed: set[tuple[str, str]]) -> Iterator[Found]:
    """Find the number typed by hand in one of its phrases; puts into ``needed`` the phrases and exemptions that a line needs."""
    number = told.given[name]
    if file.path in AS_THE_SOURCE_SAYS:
        return
    patterns, value = _patterns(told, name, file), told.value(name, file.front_matter)
    for line, text, raw in file.lines:
        for phrase, match in ((phrase, match) for phrase, pattern in zip(number.phrases, patterns, strict=True) for match in pattern.finditer(text)):
            excuses = [words for words in number.unless if words in text]
            if match["typed"] is None:
                needed.add((name, phrase))
            elif excuses:
                needed.update((name, words) for words in excuses)
            elif not raw:
                yield file.path, line, _typed(name, number, match[0], match["typed"])
            elif match["typed"] != value:
                yield file.path, line, f"'{match[0]}' is not what docs/{FILE} says: {value} ({number.about}). Write the same here."


def _unneeded(told: Numbers, files: list[_Noted]) -> Iterator[Found]:
    """Find phrases and exemptions that no line needs."""
    needed = frozenset[tuple[str, str]]().union(*(noted.needed for noted in files))
    for name, number in told.given.items():
        for words in (*number.phrases, *number.unless):
            if (name, words) not in needed:
                what = "phrase" if words in number.phrases else "exemption"
                yield FILE, name, f"'{name}' has the {what} '{words}', which no line of docs/ needs. Take it out, or mend it."


def _typed(name: str, number: Number, words: str, typed: str) -> str:
    """Say what to write instead, and the way out where the words mean something else."""
    instead = words.replace(typed, f"{{={name}}}", 1)
    return f"'{words}' is typed by hand, but has its home in docs/{FILE} ({number.about}). Write '{instead}'. If it is something else, say so in 'unless' of '{name}'."


def _patterns(told: Numbers, name: str, file: _File) -> list[re.Pattern[str]]:
    """Give the pattern of each phrase of a number, in which it is typed (``typed``) or filled in."""
    value = told.value(name, file.front_matter) or ""
    return [_pattern(name, phrase, value) for phrase in told.given[name].phrases]


@functools.cache
def _pattern(name: str, phrase: str, own: str) -> re.Pattern[str]:
    parts = {"N": _ANY, "=": re.escape(own) or "(?!)", " ... ": r"\b[^.!?|]*?\b", " ": r"(?:\s*\|)?\s+"}
    pattern = "".join(
        rf"(?:{_WHOLE}(?P<typed>{parts[part]})(?!\w)|\{{={re.escape(name)}\}})" if part in ("N", "=") else parts.get(part, re.escape(part))
        for part in re.split(r"( \.\.\. |\bN\b|=| )", phrase)
    )
    return re.compile((r"(?<!\w)" if phrase[0].isalpha() and phrase[0] != "N" else "") + pattern + (r"(?!\w)" if phrase[-1].isalpha() and phrase[-1] != "N" else ""), re.IGNORECASE)
