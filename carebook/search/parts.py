"""The files a reader's browser loads when search is used, each a classic script, so that they work from a disk too.

``search.js``        lunr and the engine: the scripts of docs/assets/search, put together
``search-index.js``  titles, names and headings of all pages, lay words and red flags
``search-text.js``   which word stands in the text of which section, and the summary of each page
``search/N.js``      the text of page N, for the lines shown with a result

An index that is too heavy to be loaded whole is split: see ``split``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from carebook.digests import code
from carebook.kept import Kept, kept
from carebook.library import Library
from carebook.model import Level
from carebook.search.engine import engine
from carebook.search.marks import DIGITS, places
from carebook.search.records import Record, Section, records
from carebook.search.split import lists, split
from carebook.search.stems import fold, stem, words
from carebook.words.spelling import american_forms

ENGINE = "assets/search"
SPLIT = ("8-parts.js", "9-wanted.js")
"""The scripts of the engine that only a split index needs."""
INDEX = 19_200
"""Bytes, gzipped, that the index may weigh and still be loaded whole: what 30 KB leave beside the box and the engine."""
TEXT = 26_000
"""And those of the words of the text, which come when the first results are shown."""


def write(library: Library, site: Path) -> None:
    """Write all parts into a built site; its pages have to be there, as they were built. A site that has no engine, or was published before, is left as it is."""
    folder = site / ENGINE
    scripts = sorted(folder.glob("[0-9]-*.js"))
    if not scripts:
        return
    found = records(library, site)
    made = files(index(library, found), found, scripts, kept(library.docs))
    for one in scripts:
        one.unlink()
    for name, text in made.items():
        (site / "assets" / name).write_text(text, encoding="utf-8")


def files(given: dict[str, Any], found: list[Record], scripts: list[Path], store: Kept) -> dict[str, str]:
    """Give all files by their names below assets/, for an index and its pages, with an engine put together of ``scripts``."""
    texts = [_js([section.text for section in record.sections]) for record in found]
    digest = hashlib.sha256(f"[{','.join([_js(given), *texts])}]".encode())
    version = digest.hexdigest()[:8]
    parts = whole(given, found)
    script = engine([one for one in scripts if one.name not in SPLIT or parts is None])
    if parts is None:
        parts = split(given, found, store.get("lists", (code(), digest.digest()), lambda: lists(given, found)))
    made = {name: f'kneeSearch.give("{version}",{name if name.isdigit() else _js(name)},{_js(part)})' for name, part in parts.items()}
    return {"search.js": script, **{f"search/{name}.js" if name.isdigit() else f"search-{name}.js": text for name, text in made.items()}}


def whole(given: dict[str, Any], found: list[Record]) -> dict[str, Any] | None:
    """Give the parts by their names where each can be loaded whole, or else None."""
    if _weight(given) > INDEX or sum(len(record.sections) for record in found) > FARTHEST:
        return None
    text = [*postings(found), [record.summary for record in found]]
    return None if _weight(text) > TEXT else {"index": given, "text": text, **{str(number): [section.text for section in record.sections] for number, record in enumerate(found)}}


def _weight(part: object) -> int:
    return len(gzip.compress(_js(part).encode(), 6, mtime=0))


def index(library: Library, found: list[Record]) -> dict[str, Any]:
    """Give what titles, names, headings, lay words and red flags say, as search.js reads it."""
    kinds = sorted({record.kind for record in found})
    search = library.search
    ignored = {word for one in search.ignored for word in words(one)}
    levels = list(Level)
    flagged = sorted(dict.fromkeys(flag.warning for flag in search.red_flags), key=lambda name: levels.index(library.warnings[name].level))
    return {
        "kinds": kinds,
        "pages": [
            [
                record.address, record.title, kinds.index(record.kind), "|".join(record.names), "|".join((*record.aliases, *_questions(record, ignored))),
                "|".join(_heading(one) for one in record.sections[1:]), int(record.place), _lay(record, ignored),
            ]
            for record in found
        ],
        "ignored": " ".join(search.ignored),
        "symptoms": " ".join(search.symptoms),
        "same": "|".join(",".join(group) for group in search.same),
        "means": "|".join(f"{said}={meant}" for said, meant in search.means.items()),
        "here": " ".join(search.here),
        "elsewhere": " ".join(search.elsewhere),
        "american": " ".join(f"{american}={british}" for american, british in _american(found)),
        "flags": [[flagged.index(flag.warning), *("|".join(group) for group in (flag.none, *flag.all))] for flag in search.red_flags],
        "warnings": [
            [name, warning.level.value, warning.level.label, warning.level.short_action, warning.short] for name in flagged for warning in (library.warnings[name],)
        ],
    }


def postings(found: list[Record]) -> list[str]:
    """Give the stems of all text in order, with a space between, and for each the sections it stands in.

    A stem begins with a digit: how many letters it shares with the one before. Sections are counted over all pages; of each
    list, the steps from one to the next are written in base 36: one sign below 35, else a ``z`` with two.
    """
    held: dict[str, list[int]] = defaultdict(list)
    first = 0
    for record in found:
        for one, marks in record.sections.marks.items():
            held[one] += [first + place for place in places(marks)]
        first += len(record.sections)
    packed, before = [], ""
    for one in sorted(held):
        shared = next((place for place in range(min(len(one), len(before), 9)) if one[place] != before[place]), min(len(one), len(before), 9))
        packed.append(f"{shared}{one[shared:]}")
        before = one
    return [" ".join(packed), " ".join(_steps(held[one]) for one in sorted(held))]


FARTHEST = len(DIGITS) ** 2
"""Sections that a step can lead over."""


def _steps(numbers: list[int]) -> str:
    steps = [now - before for before, now in zip([-1, *numbers], numbers, strict=False)]
    return "".join(DIGITS[step] if step < 35 else f"z{DIGITS[step // 36]}{DIGITS[step % 36]}" for step in steps)


def _lay(record: Record, ignored: set[str]) -> str:
    """Give the words that people say, without those that its names hold too."""
    names = {stem(word) for name in (record.title, *record.names, *record.aliases) for word in words(name)}
    said = {stem(word): word for text in reversed(record.lay) for word in words(text) if word not in ignored}
    return " ".join(said[one] for one in sorted(said) if one not in names)


def _questions(record: Record, ignored: set[str]) -> list[str]:
    """Give those lay phrases that only hold together: of their words, one at most says anything by itself ("who made this")."""
    return [text for text in record.lay if len(words(text)) > 1 and sum(word not in ignored for word in words(text)) < 2]


def _heading(section: Section) -> str:
    """Give a heading with its id, where that cannot be told from its words."""
    return section.heading if section.id == slug(section.heading) else f"{section.heading}#{section.id}"


def slug(heading: str) -> str:
    """Give the id that a heading has if its author gave it none. search.js does the same."""
    return re.sub(r"[^a-z0-9]+", "-", fold(heading)).strip("-")


def _american(found: list[Record]) -> list[tuple[str, str]]:
    """Give the American forms of the words in titles, names, headings and text, and the British form of each."""
    used = {word for record in found for text in (record.title, *record.names, *record.aliases) for word in words(text)}
    used = used.union(*(record.sections.british for record in found))
    pairs = ((stem(american), stem(british)) for american, british in american_forms().items() if british in used)
    return sorted({pair for pair in pairs if pair[0] != pair[1]})


def _js(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

