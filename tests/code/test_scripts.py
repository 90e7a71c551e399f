"""The site's scripts: in the language of old phones, and the same with short names."""

from __future__ import annotations

from pathlib import Path

import pytest
from calmjs.parse import es5
from calmjs.parse.exceptions import ECMASyntaxError

from carebook.publish.scripts import light

ROOT = Path(__file__).parents[2]
NEWER = {"docs/assets/embed.js": "an element of one's own cannot be made without a class", "carebook/publish/worker.js": "a browser that cannot read it saves nothing, and the page says so"}
SCRIPTS = sorted(file.relative_to(ROOT).as_posix() for folder in ("docs", "carebook") for file in (ROOT / folder).rglob("*.js"))


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path not in NEWER])
def test_a_script_is_in_the_language_of_2016(path: str) -> None:
    try:
        es5((ROOT / path).read_text(encoding="utf-8"))
    except ECMASyntaxError as error:
        pytest.fail(f"{path}: {error}: browsers of 2016 would not run it at all; write it in ECMAScript 5")


def test_newer_scripts_are_those_that_say_why() -> None:
    assert set(NEWER) < set(SCRIPTS)


def test_a_light_script_has_short_names_and_no_comments() -> None:
    assert light("(function () {\n  var longName = 1; // why\n  window.given = longName;\n})();") == "(function(){var a=1;window.given=a;})();"


def test_a_light_script_keeps_its_licence() -> None:
    assert light("/*! by someone, MIT */\nvar a = 1;") == "/*! by someone, MIT */\nvar a=1;"


def test_a_newer_script_keeps_its_names() -> None:
    assert light("const longName = 1; // why\n") == "const longName=1;"
