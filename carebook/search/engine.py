"""The script of search: the engine of docs/assets/search on top of the stemmer of lunr."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

LUNR = "contrib/search/templates/search/lunr.js"
"""lunr.js as MkDocs ships it."""

USED = "stemmer"
"""What the engine takes of lunr: the longest list of rules that it would else have to hold itself, for 2 of the 10 KB, gzipped."""

_STATEMENT = re.compile(r"^(?=lunr\.)", re.MULTILINE)
_VERSION = re.compile(r'^lunr\.version = "([\d.]+)"', re.MULTILINE)


def engine(scripts: list[Path]) -> str:
    """Give the whole script. Raises ValueError where lunr is not as it was."""
    spec = find_spec("mkdocs")
    assert spec is not None and spec.origin is not None  # noqa: S101 - it is a dependency
    lunr = (Path(spec.origin).parent / LUNR).read_text(encoding="utf-8")
    return "\n".join([stemmer(lunr), *(script.read_text(encoding="utf-8") for script in scripts)])


def stemmer(lunr: str) -> str:
    """Give lunr with its stemmer alone, and without the choice of loader at its end."""
    head, *statements = _STATEMENT.split(lunr)
    version = _VERSION.search(lunr)
    kept = [statement for statement in statements if statement.startswith(f"lunr.{USED} =")]
    if not version or len(kept) != 1:
        raise ValueError("lunr.js is not the one that search was written for: look at carebook/search/engine.py")
    rest = f"{head}{kept[0]}".replace("/*!", "/*")
    return f"/*! lunr {version[1]}, copyright Oliver Nightingale, MIT licence */\n{rest}\nwindow.lunr = lunr\n}})();"
