"""The built site is valid HTML by the Nu checker, and the checker's faults are told in plain lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import nu

PAGE = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>A planted page</title>
<style>p { colour: red }</style></head>
<body><h1>Words of a planted page</h1>
<input type="checkbox" id="drawer" autocomplete="off">
<label for="drawer">Menu</label>
</body>
</html>
"""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A site with a fault of stock Material (its drawer is such a checkbox), and one in each kind of file."""
    site = tmp_path / "site"
    (site / "a page").mkdir(parents=True)
    (site / "a page/index.html").write_text(PAGE, encoding="utf-8")
    (site / "site.css").write_text("p { color: red }\np { margin: 1px 2px 3px 4px 5px }\n", encoding="utf-8")
    (site / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<recto/>\n</svg>\n', encoding="utf-8")
    return site


@pytest.mark.slow
def test_every_page_is_valid_html(site: Path) -> None:
    assert nu.faults(site) == []


@pytest.mark.slow
def test_planted_faults_are_told_with_file_and_line(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nu.main(str(planted)) == 1
    told = capsys.readouterr().err
    assert f"{planted}/a page/index.html:4: CSS: “colour”: Property “colour” doesn't exist." in told
    assert f"{planted}/a page/index.html:6: Attribute “autocomplete” is only allowed when the input type is" in told
    assert f"{planted}/site.css:2: CSS: “margin”" in told
    assert f"{planted}/mark.svg:2: Element “recto” not allowed" in told


@pytest.mark.slow
def test_an_exception_lets_its_message_pass_and_is_told_when_nothing_needs_it(planted: Path, tmp_path: Path) -> None:
    allowed = tmp_path / "exceptions.txt"
    allowed.write_text("# A heading.\n\n“colour”  # a planted fault\nno such message  # a planted exception\n", encoding="utf-8")
    told = nu.faults(planted, allowed)
    assert not [line for line in told if "colour" in line] and [line for line in told if "autocomplete" in line]
    assert told[-1] == "exceptions.txt:4: nothing needs this exception any more. Take it out."


def test_an_exception_needs_its_reason(tmp_path: Path) -> None:
    allowed = tmp_path / "exceptions.txt"
    allowed.write_text("# A heading.\nProperty “colour”  # \n", encoding="utf-8")
    with pytest.raises(nu.CannotRun, match=r"^exceptions.txt:2: an exception without its reason\."):
        nu.exceptions(allowed)


def test_the_exceptions_of_the_site_have_their_reasons() -> None:
    nu.exceptions()


@pytest.mark.parametrize(("script", "said"), [
    (None, nu.NO_JAVA),
    ("echo 'java.lang.UnsupportedClassVersionError: class file version 61.0' >&2; exit 1", nu.NO_JAVA),
    ("echo Out of memory >&2; exit 3", "The Nu checker did not run: Out of memory"),
])
def test_a_java_that_cannot_run_it_is_told_in_a_sentence(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], script: str | None, said: str) -> None:
    shell = shutil.which("sh")
    tools = tmp_path / "bin"
    tools.mkdir()
    if script:
        (tools / "java").write_text(f"#!{shell}\n{script}\n", encoding="utf-8")
        (tools / "java").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(nu, "JAR", planted / "site.css")
    assert nu.main(str(planted)) == 1
    assert capsys.readouterr().err == f"{said}\n"


def test_a_checker_that_was_not_fetched_is_told(planted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(nu, "JAR", planted / "no.jar")
    assert nu.main(str(planted)) == 1
    assert capsys.readouterr().err == f"{nu.NO_JAR}\n"


def test_a_folder_without_pages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nu.main(str(tmp_path)) == 1
    assert "there is no page here. Build the site first: make build" in capsys.readouterr().err
