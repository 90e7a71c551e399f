"""The script of search: the engine of docs/assets/search on top of lunr's index."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

LUNR = "contrib/search/templates/search/lunr.js"
"""lunr.js as MkDocs ships it, and ProperDocs after it."""

USED = frozenset({
    "stemmer", "idf", "FieldRef", "FieldRef.joiner", "FieldRef.fromString", "FieldRef.prototype.toString", "Vector", "Vector.prototype.positionForIndex",
    "Vector.prototype.insert", "Vector.prototype.upsert", "Pipeline", "Pipeline.prototype.run", "Builder", "Builder.prototype.field", "Builder.prototype.b",
    "Builder.prototype.add", "Builder.prototype.calculateAverageFieldLengths", "Builder.prototype.createFieldVectors",
})
"""What the engine takes of lunr: stems, the index, and how much each word weighs in each section (BM25).

Its queries are left out, for 3.5 of the 30 KB, gzipped, that search may weigh: they know neither lay words nor names, and one
kind of slip. What a word may mean, and which page a query is about, docs/assets/search works out.
"""

_STATEMENT = re.compile(r"^(?=lunr\.)", re.MULTILINE)
_NAME = re.compile(r"lunr\.([\w.]+) = ")
_VERSION = re.compile(r'^lunr\.version = "([\d.]+)"', re.MULTILINE)


def engine(scripts: list[Path]) -> str:
    """Give the whole script. Raises ValueError where lunr is not as it was."""
    spec = find_spec("mkdocs") or find_spec("properdocs")
    assert spec is not None and spec.origin is not None  # noqa: S101 - it is a dependency
    lunr = (Path(spec.origin).parent / LUNR).read_text(encoding="utf-8")
    return "\n".join([used(lunr), *(script.read_text(encoding="utf-8") for script in scripts)])


def used(lunr: str) -> str:
    """Give lunr with what is used of it alone, and without the choice of loader at its end."""
    head, *statements = _STATEMENT.split(lunr)
    version = _VERSION.search(lunr)
    named = {found[1]: statement for statement in statements if (found := _NAME.match(statement))}
    if not version or not named.keys() >= USED:
        raise ValueError("lunr.js is not the one that search was written for: look at carebook/search/engine.py")
    rest = "".join([head, *(statement for name, statement in named.items() if name in USED)]).replace("/*!", "/*")
    return f"/*! lunr {version[1]}, copyright Oliver Nightingale, MIT licence */\n{rest}\nwindow.lunr = lunr\n}})();"
