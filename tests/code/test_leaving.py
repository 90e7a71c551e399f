"""Pictures that leave the page: the draw command, social cards, icons, and where it hurts."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from carebook.__main__ import main
from carebook.checks import check, figures
from carebook.figures import colours, emblem, where
from carebook.library import Library
from carebook.model import Cause
from carebook.publish import pictures
from tests.conftest import DOCS, with_pose


def size_of(png: bytes) -> tuple[int, int]:
    """Give width and height, which a PNG file states in its first chunk."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


@pytest.mark.parametrize("path", ["exercises/heel-slide.md", "causes/bakers-cyst.md", "figures/rehabilitation-path.yml"])
@pytest.mark.parametrize("dark", [[], ["--dark"]])
def test_draw_writes_a_picture_that_stands_alone(path: str, dark: list[str], tmp_path: Path) -> None:
    svg, png = tmp_path / "out.svg", tmp_path / "out.png"
    assert main(["--docs", str(DOCS), "draw", str(DOCS / path), "-o", str(svg), *dark]) == 0
    text = svg.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - drawn by this project
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in text and "class=" not in text and "style" not in text
    ground = next(iter(root)).get("fill")
    assert ground == ("#1b2421" if dark else "#f1f5ee")
    assert main(["--docs", str(DOCS), "draw", str(DOCS / path), "-o", str(png), *dark]) == 0
    assert min(size_of(png.read_bytes())) > 200


@pytest.mark.parametrize("path", ["about/index.md", "figures/nothing.yml", "no/such/page.md"])
def test_draw_says_where_there_is_no_picture(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--docs", str(DOCS), "draw", str(DOCS / path), "-o", str(tmp_path / "out.svg")]) == 1
    said = capsys.readouterr().err
    assert f"docs/{path}:1: there is no picture here." in said and "Traceback" not in said
    assert not (tmp_path / "out.svg").exists()


def test_draw_says_what_is_wrong_with_a_pose(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = with_pose(sample, "nobody")
    assert main(["--docs", str(sample / "docs"), "draw", str(page), "-o", str(tmp_path / "out.svg")]) == 1
    assert "'nobody' is not a person of people.yml." in capsys.readouterr().err


def test_draw_shows_a_picture_with_faults_and_tells_them(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = sample / "docs/causes/red-elbow.md"
    page.write_text(page.read_text(encoding="utf-8").replace("first_step: Look at it.", "first_step: Look at it.\nspot: [10, 20]"), encoding="utf-8")
    assert main(["--docs", str(sample / "docs"), "draw", str(page), "-o", str(tmp_path / "new/out.png")]) == 1
    assert "the spot [10, 20] does not lie on the leg. 'python -m carebook draw' shows where it is." in capsys.readouterr().err
    assert size_of((tmp_path / "new/out.png").read_bytes())[0] > 100


@pytest.mark.parametrize(("file", "output", "message"), [
    ("mkdocs.yml", "out.svg", "mkdocs.yml:1: this is not in "),
    ("docs/index.md", "out.jpg", "out.jpg:1: a picture ends in .svg or .png."),
    ("docs/exercises/arm-bend.md", "mkdocs.yml/out.svg", "mkdocs.yml: File exists."),
    ("docs/exercises/arm-bend.md", "taken.svg", "taken.svg: Is a directory."),
])
def test_draw_says_what_it_cannot_read_or_write(sample: Path, file: str, output: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with_pose(sample)
    (sample / "taken.svg").mkdir()
    assert main(["--docs", str(sample / "docs"), "draw", str(sample / file), "-o", str(sample / output)]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", [["draw", "index.md", "-o", "out.svg"], ["figures", "out.png"], ["overdue"]])
def test_commands_say_what_keeps_the_docs_from_being_read(sample: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "docs/sources.yml").unlink()
    assert main(["--docs", str(sample / "docs"), *command]) == 1
    assert "docs/sources.yml:1: the file cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "content", "message"), [
    ("site.css", None, "the file cannot be read"),
    ("site.css", b"\xff", "the file is not UTF-8."),
    ("site.css", b"@media screen;", "'--band' is not set under ':root'."),
    ("site.css", b"a {", "'--band' is not set under ':root'."),
    ("favicon.svg", None, "the file cannot be read"),
    ("favicon.svg", b"", "this is not an SVG drawing."),
    ("favicon.svg", b"<p/>", "this is not an SVG drawing."),
])
def test_a_style_sheet_or_mark_that_cannot_be_used_is_told(sample: Path, name: str, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = sample / "docs/assets" / name
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    shown = f"docs/assets/{name}:1: {message}"
    assert any(str(error).startswith(shown) for error in check(sample / "docs"))
    (sample / "site").mkdir()
    (sample / "site/index.html").touch()
    assert main(["--docs", str(sample / "docs"), "publish", str(sample / "site")]) == 1
    assert shown in capsys.readouterr().err


def test_a_style_sheet_that_changes_is_read_again(sample: Path) -> None:
    sheet = sample / "docs/assets/site.css"
    assert "k-bone" in colours.colours(sample / "docs").classes
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(".k-bone ", ".k-stone "), encoding="utf-8")
    assert "k-bone" not in colours.colours(sample / "docs").classes


def test_every_page_has_a_social_card(site: Path, library: Library) -> None:
    for path in library.pages:
        card = (site / "assets/social" / pictures.social_name(path)).read_bytes()
        assert size_of(card) == (1200, 630), path
        assert len(card) < 200_000, f"{path}: networks give up on large cards"
    assert len(list((site / "assets/social").iterdir())) == len(library.pages)


def test_words_of_social_cards_fit(library: Library) -> None:
    for path, page in library.pages.items():
        root = ElementTree.fromstring(pictures.card(page, library))  # noqa: S314 - drawn by this project
        words = [node for node in root if node.tag.endswith("text")]
        assert all(pictures.width(node.text or "") * float(node.get("font-size", "0")) <= pictures.TEXT for node in words), path
        assert max(float(node.get("y", "0")) for node in words) < pictures.HIGH - 30, path
        said = " ".join(node.text or "" for node in words)
        assert page.title.replace("'", "’") in said and page.facts.summary.replace("**", "").replace("'", "’") in said, path


def test_icons_are_of_the_size_they_say(site: Path) -> None:
    assert {name: size_of((site / "assets" / name).read_bytes()) for name in pictures.ICONS} == {name: (side, side) for name, side in pictures.ICONS.items()}


def test_the_mark_is_one_drawing() -> None:
    """The icon and the mark in the header are two files, as one takes the page's colours; their bend is the same."""
    mark = (DOCS.parent / "overrides/partials/mark.html").read_text(encoding="utf-8")
    icon = (DOCS / "assets/favicon.svg").read_text(encoding="utf-8")
    for bend in ('d="M9 6.5 34 22"', 'd="M34.5 22.5 25.5 41h9"'):
        assert bend in mark and bend in icon


def test_every_cause_has_its_place(library: Library) -> None:
    for page, cause in library.of(Cause):
        assert cause.spot, f"{page.path}: say where it hurts in 'spot'"
        drawn = emblem.emblem(page, library) or ""
        assert drawn.count("k-sore") == 1 and 'aria-hidden="true"' in drawn


def test_tones_of_skin_differ(library: Library) -> None:
    drawn = [emblem.emblem(page, library) or "" for page, _ in library.of(Cause)]
    assert len({text.split("k-s-", 1)[1].split()[0] for text in drawn}) == len(drawn)


def test_spots_beside_the_leg_or_over_another_are_faults(library: Library) -> None:
    pages = dict(library.pages)
    for path, spot in (("causes/bakers-cyst.md", (10, 150)), ("causes/cartilage-tear.md", (141, 145))):
        page = pages[path]
        pages[path] = type(page)(**{**page.__dict__, "facts": page.facts.model_copy(update={"spot": spot})})
    moved = type(library)(**{**library.__dict__, "pages": pages})
    said = [str(fault) for fault in figures.check(moved, frozenset())]
    assert any("causes/bakers-cyst.md" in text and "the spot [10, 150] does not lie on the leg." in text for text in said)
    assert any("causes/cartilage-tear.md" in text and "lies on that of 'Knee ligament sprain'" in text for text in said)
    assert len(said) == 2


def test_an_unknown_picture_is_a_fault(sample: Path) -> None:
    page = sample / "docs/treatments/cool-cloth.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("exercises:", "picture: zebra\nexercises:", 1) + "\n/// figure | zebra\n///\n", encoding="utf-8")
    said = [str(error) for error in check(sample / "docs")]
    assert [text for text in said if "'zebra' is not a picture. Name a file of docs/figures/" in text]
    assert [text for text in said if "'zebra' is not a picture. Add it as docs/figures/NAME.yml." in text]


def test_the_map_has_a_name_and_a_description() -> None:
    root = ElementTree.fromstring(where.chart([where.Place((120, 150), "#a", "A")], "Where"))  # noqa: S314 - drawn by this project
    described = root.find("desc")
    assert root.get("aria-label") == "Where" and described is not None and described.text
    assert root.get("aria-describedby") == described.get("id")


def test_the_leg_is_told_from_what_is_beside_it() -> None:
    assert where.on_leg((120, 150)) and not where.on_leg((20, 150)) and not where.on_leg((220, 150))
    assert where.too_near((100, 100), (110, 100)) and not where.too_near((100, 100), (124, 100))
