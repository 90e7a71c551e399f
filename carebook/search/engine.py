"""The script of search: the engine of docs/assets/search on top of the part of lunr that it uses."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

LUNR = "contrib/search/templates/search/lunr.js"
"""lunr.js as MkDocs ships it."""

UNUSED = ("tokenizer", "generateStopWordFilter", "stopWordFilter", "trimmer", "Builder", "QueryParseError", "QueryLexer", "QueryParser")
"""What lunr has for making an index and for reading queries in its own language: 4 of its 10 KB, gzipped."""

_STATEMENT = re.compile(r"^(?=lunr\.)", re.MULTILINE)
_NAME = re.compile(r"^lunr\.(\w+)", re.MULTILINE)
_VERSION = re.compile(r'^lunr\.version = "([\d.]+)"', re.MULTILINE)


def engine(scripts: list[Path]) -> str:
    """Give the whole script. Raises ValueError where lunr is not as it was."""
    spec = find_spec("mkdocs")
    assert spec is not None and spec.origin is not None  # noqa: S101 - it is a dependency
    lunr = (Path(spec.origin).parent / LUNR).read_text(encoding="utf-8")
    return "\n".join([without_unused(lunr), *(script.read_text(encoding="utf-8") for script in scripts)])


def without_unused(lunr: str) -> str:
    """Leave out the statements of lunr that nothing here calls, and the choice of loader at its end."""
    head, *statements = _STATEMENT.split(lunr)
    version = _VERSION.search(lunr)
    if not version or not set(UNUSED) <= set(_NAME.findall(lunr)):
        raise ValueError("lunr.js is not the one that search was written for: look at carebook/search/engine.py")
    dropped = re.compile(rf"lunr\.(Pipeline\.registerFunction\(lunr\.)?({'|'.join(UNUSED)})\b")
    kept = "".join(statement for statement in statements if not dropped.match(statement))
    rest = f"{head}{kept}".replace("/*!", "/*")
    return f"/*! lunr {version[1]}, copyright Oliver Nightingale, MIT licence */\n{rest}\nwindow.lunr = lunr\n}})();"
