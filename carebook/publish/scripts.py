"""Scripts as they are sent: without comments and space, and with short names inside."""

from __future__ import annotations

import json
import re
from functools import partial

import rjsmin
from calmjs.parse import es5
from calmjs.parse.exceptions import ECMASyntaxError
from calmjs.parse.unparsers.es5 import minify_print

from carebook.digests import code
from carebook.kept import Kept

_LICENCE = "/*!"
_LINE_ENDS = re.compile("[\u2028\u2029]")
"""They may stand in JSON, and not in a string of ECMAScript 5."""
_CALL = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*\((.*)\)", re.DOTALL)


def light(script: str) -> str:
    """Give a script that does the same in fewer bytes; a licence at its head stays.

    Names are made short in the language that all browsers of 2016 read (ECMAScript 5). A script in a newer one keeps its own.
    """
    if _only_data(script):
        return f"{script};"
    licence, rest = _at_head(script)
    bare = str(rjsmin.jsmin(rest))  # first, since the parser stumbles over a comment behind "continue"
    try:
        return licence + str(minify_print(es5(bare), obfuscate=True))
    except ECMASyntaxError:
        return licence + bare


def lightened(script: str, store: Kept) -> str:
    """Give the same, worked out once for the same script."""
    return store.get("script", (code(), script), partial(light, script))


def _only_data(script: str) -> bool:
    """Tell whether a script is a single call that hands over data, as small as JSON can be written: there is nothing to shorten, and much to read."""
    given = None if _LINE_ENDS.search(script) else _CALL.fullmatch(script)
    try:
        return given is not None and json.dumps(json.loads(f"[{given[1]}]"), ensure_ascii=False, separators=(",", ":"))[1:-1] == given[1]
    except ValueError:
        return False


def _at_head(script: str) -> tuple[str, str]:
    if not script.startswith(_LICENCE):
        return "", script
    licence, end, rest = script.partition("*/")
    return f"{licence}{end}\n", rest
