"""Links rewritten for a disk: folders get their index.html, and not one other byte changes."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

import pytest

from carebook.__main__ import main
from carebook.kept import Kept
from carebook.publish import disk

PATHS = ("index.html", "causes/index.html", "causes/red-elbow/index.html", "an elbow/index.html", "assets/site.css")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page in PATHS:
        (tmp_path / "built" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "built" / page).write_text("", encoding="utf-8")
    return tmp_path / "built"


@pytest.mark.parametrize(("address", "wanted"), [
    ("../", "../index.html"),
    ("..", "../index.html"),
    (".", "index.html"),
    ("./", "index.html"),
    ("../..", "../../index.html"),
    ("../../causes/", "../../causes/index.html"),
    ("../../causes", "../../causes/index.html"),
    ("../#all-causes", "../index.html#all-causes"),
    ("../?from=a/b#c", "../index.html?from=a/b#c"),
    ("../../an%20elbow/", "../../an elbow/index.html"),
    ("#here", "#here"), ("", ""), ("?q=1", "?q=1"),
    ("../index.html", "../index.html"),
    ("../../assets/site.css", "../../assets/site.css"),
    ("/causes/", "/causes/"), ("//other.example/causes/", "//other.example/causes/"),
    ("https://other.example/", "https://other.example/"), ("mailto:a@b.example", "mailto:a@b.example"),
])
def test_addresses(address: str, wanted: str) -> None:
    assert (disk.on_disk(address, PurePosixPath("causes/red-elbow"), PATHS) or "").replace("%20", " ") == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ('<a href="../">up</a>', '<a href="../index.html">up</a>'),
    ("<a class=x href=../>up</a>", "<a class=x href=../index.html>up</a>"),
    ("<A\n  HREF = '../'\tid=a >up</A>", "<A\n  HREF = '../index.html'\tid=a >up</A>"),
    ('<a class="x"href="../"hidden>', '<a class="x"href="../index.html"hidden>'),
    ('<a href="../?a=1&amp;b=2">', '<a href="../index.html?a=1&amp;b=2">'),
    ('<form action="../../"><input value="../">', '<form action="../../index.html"><input value="../">'),
    ('<svg><a href="../"/><use href="#x"/></svg>', '<svg><a href="../index.html"/><use href="#x"/></svg>'),
    ('<a class=x href=../../elbow.zip>all</a>', '<a class=x>all</a>'),
    ('<p title="see <a href=\'../\'>">é ’\n&rsquo; &amp; <b>x</b>', '<p title="see <a href=\'../\'>">é ’\n&rsquo; &amp; <b>x</b>'),
    ('<script>var a = \'<a href="../">\';</script><!-- <a href="../"> -->', '<script>var a = \'<a href="../">\';</script><!-- <a href="../"> -->'),
    ('<style>a { content: \'<a href="../">\' }</style>', '<style>a { content: \'<a href="../">\' }</style>'),
    ('<link rel="canonical" href="https://clinic.example/"><link rel="manifest" href="../m">x', '<link rel="canonical" href="https://clinic.example/">x'),
    ('<link href=../m rel=manifest>x', 'x'),
])
def test_tags(text: str, wanted: str) -> None:
    assert disk.rewritten(text, "causes/red-elbow/index.html", PATHS) == wanted


def test_times_order_and_rights_are_fixed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def entries() -> list[zipfile.ZipInfo]:
        disk.write(site, site / "out/elbow.zip", "Sore elbow", "", Kept(site.parent / "docs"))
        with zipfile.ZipFile(site / "out/elbow.zip") as archive:
            return archive.infolist()

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    names = [entry.filename for entry in entries()]
    assert names == sorted(names) and all(name.startswith("elbow/") for name in names)
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries()} == {((1980, 1, 1, 0, 0, 0), 0o100644)}
    first = (site / "out/elbow.zip").read_bytes()
    for page in sorted(site.rglob("*.html"), reverse=True):  # a later time, and rights of one's own
        page.touch()
        page.chmod(0o600)
    entries()
    assert (site / "out/elbow.zip").read_bytes() == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert {entry.date_time[:3] for entry in entries()} == {(2026, 11, 18)}


def test_the_zip_is_named_after_the_site(sample: Path, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(sample)
    assert main(["zip", str(site)]) == 0
    assert (sample / ".build/sore-elbow.zip").is_file() and "Look at .build/sore-elbow.zip" in capsys.readouterr().out


def test_zip_wants_a_built_site_and_a_place_to_write(sample: Path, tmp_path: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zip", str(sample / "docs")]) == 1
    assert "there is no built site here" in capsys.readouterr().err
    assert main(["--docs", str(sample / "docs"), "zip", str(site), "-o", str(sample / "mkdocs.yml/knee.zip")]) == 1
    said = capsys.readouterr().err
    assert "mkdocs.yml" in said and "Traceback" not in said
    (sample / "mkdocs.yml").unlink()
    assert main(["--docs", str(sample / "docs"), "zip", str(site)]) == 1
    assert "mkdocs.yml:1: there is no mkdocs.yml beside docs/." in capsys.readouterr().err
