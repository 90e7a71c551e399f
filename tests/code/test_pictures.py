"""The pictures of docs/figures/: small, plain, clear to read, in every scheme and with red-green blindness."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import combinations
from math import dist
from pathlib import Path
from xml.etree import ElementTree

import pytest

from carebook.checks import check
from carebook.figures import colours, drawing, emblem, plate, plate_checks
from carebook.figures.plate import RADIUS
from carebook.library import Library
from carebook.model import Exercise
from carebook.model.picture import Part
from carebook.reading import read
from tests.conftest import DOCS

FOUND, _ = read(DOCS)
assert FOUND is not None
PICTURES = FOUND.pictures
SHEET = DOCS / "assets/site.css"
KNOWN = colours.colours(DOCS)
LARGEST = 2200
"""Bytes of one picture, packed, its words included."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@pytest.fixture(params=list(PICTURES))
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def svg(slug: str) -> str:
    return emblem.picture(slug, FOUND) or ""


@pytest.fixture
def root(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project


# What stands in a drawing is read from the drawing itself, not from the data: so the two cannot agree on a mistake.


def frame(root: ElementTree.Element) -> tuple[float, float]:
    left, top, wide, high = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    return wide, high


def drawn(root: ElementTree.Element, name: str) -> list[list[float]]:
    """Give the pieces of the one path of a class, each as its numbers."""
    paths = [node.attrib["d"] for node in root.iter("path") if node.get("class") == name]
    assert len(paths) <= 1, f"the {name} of all labels are one path"
    return [[float(value) for value in re.findall(r"-?[\d.]+", piece)] for path in paths for piece in path.split("M")[1:]]


def circles(root: ElementTree.Element) -> list[Point]:
    assert drawn(root, "k-discs") == drawn(root, "k-discs-halo")
    return [(x, y) for x, y, _ in drawn(root, "k-discs")]


def leads(root: ElementTree.Element) -> list[tuple[Point, Point]]:
    found = [((a, b), (c, d)) for a, b, c, d in drawn(root, "k-lead")]
    assert [end for _, end in found] == [(x, y) for x, y, _ in drawn(root, "k-end")], "each line ends at a dot"
    return found


def words(root: ElementTree.Element) -> Iterator[tuple[str, Box]]:
    """Lettering and the box it takes: about 6.6 units a letter at 12 units."""
    for node in root.iter("text"):
        if node.get("class") != "k-digit":
            text, x, y = node.text or "", float(node.attrib["x"]), float(node.attrib["y"])
            wide = 6.6 * len(text)
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
            yield text, (left, y - 9.5, left + wide, y + 3)


def test_no_fault(slug: str) -> None:
    assert plate_checks.faults(slug, PICTURES[slug], FOUND.poses_in(PICTURES[slug]), DOCS) == []


def test_each_has_a_name_and_a_description(slug: str, root: ElementTree.Element) -> None:
    title, said = root.find("title"), root.find("desc")
    assert root.get("role") == "img" and title is not None and said is not None
    assert root.get("aria-labelledby") == title.get("id") and root.get("aria-describedby") == said.get("id")
    assert title.text == PICTURES[slug].title and said.text == PICTURES[slug].shows
    assert all(slug in name for node in root.iter() if (name := node.get("id")))


def test_ids_are_unique_over_all_figures_and_exercises() -> None:
    drawn = [emblem.picture(slug, FOUND) or "" for slug in PICTURES]
    drawn += [drawing.figure(page.slug, page.title, exercise.pose) for page, exercise in FOUND.of(Exercise) if exercise.pose]
    ids = [found for svg in drawn for found in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids)) == 2 * len(drawn)


def test_each_is_small_and_plain(slug: str, svg: str) -> None:
    assert len(gzip.compress(svg.encode(), mtime=0)) <= (plate_checks.LARGEST if PICTURES[slug].people else LARGEST)
    assert not re.search(r"\sstyle=|url\(|<script|<style|<image|<foreignObject", svg)
    assert not any(re.search(r"\.\d\d", value) for value in re.findall(r'\b(?:d|cx|cy|r|x|y|viewBox)="([^"]*)"', svg)), "more than one decimal"


def test_colours_are_names_of_the_style_sheet(svg: str, root: ElementTree.Element) -> None:
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb|hsl|\b(?:fill|stroke)=", svg)
    known = {*KNOWN.classes, *KNOWN.people, *(outer for outer, _ in KNOWN.within), "kx"}
    assert {name for node in root.iter() for name in node.get("class", "").split()} <= known


@pytest.fixture(scope="module")
def again() -> Library:
    """The same pages, read once more."""
    library, _ = read(DOCS)
    assert library is not None
    return library


def test_drawn_twice_is_the_same(slug: str, svg: str, again: Library) -> None:
    drawing.picture.cache_clear()
    assert (emblem.picture(slug, again) or "").encode() == svg.encode()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_stands_alone(svg: str, dark: bool) -> None:
    text = colours.alone(svg, DOCS, dark=dark)
    assert "var(" not in text and "class=" not in text
    assert not re.search(r'(?:fill|stroke)=""', text), "a colour is missing"


def test_a_part_in_a_mirror_has_the_outline_of_its_twin() -> None:
    one = Part.model_validate({"fill": "bone", "points": [[10, 10], [30, 10], [20, 40]]})
    twin = one.model_copy(update={"mirror": 50.0})
    assert plate.outlines([one, twin]) == '<g class="k-bone k-edged"><path d="M15 25q-5-15 5-15t5 15-10 0z"/><path d="M15 25q-5-15 5-15t5 15-10 0z" transform="matrix(-1 0 0 1 100 0)"/></g>'
    lines = [Part.model_validate({"fill": "fibre", "line": True, "points": [[x, 0], [x, 9]]}) for x in (3, 6)]
    assert plate.outlines(lines) == '<path class="k-fibre" d="M3 0v9M6 0v9"/>'


def test_circles_are_inside_the_frame_and_apart(root: ElementTree.Element) -> None:
    wide, high = frame(root)
    for x, y in circles(root):
        assert RADIUS + 2 <= x <= wide - RADIUS - 2 and RADIUS + 2 <= y <= high - RADIUS - 2
    for one, other in combinations(circles(root), 2):
        assert dist(one, other) >= 2 * RADIUS + 3


def test_every_label_has_its_number(slug: str, root: ElementTree.Element) -> None:
    digits = [node for node in root.iter("text") if node.get("class") == "k-digit"]
    assert "".join(node.text or "" for node in digits) == "".join(str(count) for count, _ in enumerate(PICTURES[slug].labels, 1))
    for node in digits:
        assert list(zip(*(map(float, node.attrib[side].split()) for side in ("x", "y")), strict=True)) == circles(root) == [label.at for label in PICTURES[slug].labels]


def test_lines_meet_nothing(root: ElementTree.Element) -> None:
    paths = [[(a + (c - a) * step / 60, b + (d - b) * step / 60) for step in range(61)] for (a, b), (c, d) in leads(root)]
    for one, other in combinations(paths, 2):
        assert min(dist(a, b) for a in one for b in other) > 2, f"{one[0]}-{one[-1]} meets {other[0]}-{other[-1]}"
    for path in paths:
        own = min(circles(root), key=lambda at: dist(at, path[0]))
        for at in circles(root):
            assert at == own or min(dist(at, point) for point in path) > RADIUS + 1, f"{path[0]}-{path[-1]} runs into {at}"
        for text, (left, top, right, low) in words(root):
            assert not any(left < x < right and top < y < low for x, y in path), f"{path[0]}-{path[-1]} runs through {text}"


def test_lettering_is_inside_the_frame_and_free(root: ElementTree.Element) -> None:
    wide, high = frame(root)
    for text, (left, top, right, low) in words(root):
        assert left >= 0 and right <= wide and top >= 0 and low <= high, text
        for x, y in circles(root):
            assert dist((x, y), (min(max(x, left), right), min(max(y, top), low))) > RADIUS, f"{text} is under a circle"


# ---- Colours ------------------------------------------------------------------------------------------------------

RGB = tuple[float, float, float]
Scheme = tuple[bool, str]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009,
# doi 10.1109/TVCG.2009.113), the authors' tables at severity 1.0, for linear RGB.
SEEN_BY = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
SCHEMES = [pytest.param(False, id="light"), pytest.param(True, id="dark")]
TONES = ["", *sorted(name for name in KNOWN.people if name.startswith("k-s-"))]
CLOTHES = ["", *sorted(name for name in KNOWN.people if name.startswith("k-l-"))]

TOLD_APART = 15
"""Least difference (CIE 1976) of two grounds: about seven times what an eye just sees; each has a dark outline as well."""


def colour(name: str, dark: bool, person: str = "") -> RGB:
    """A colour of the figures as linear RGB, as the style sheet gives it in one scheme."""
    declared = KNOWN.classes.get(f"k-{name}", KNOWN.tags.get(name, {}))
    text = declared["fill"] if declared.get("fill", "none") != "none" else declared["stroke"]
    return value(text, dark, person)


def value(text: str, dark: bool, person: str = "") -> RGB:
    known = {**KNOWN.light, **(KNOWN.dark if dark else {}), **KNOWN.people.get(person, {})}
    while match := re.search(r"var\((--[\w-]+)(?:,\s*([^()]*))?\)", text):
        text = text.replace(match[0], known.get(match[1], match[2] or ""))
    assert re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", text), text
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def light(rgb: RGB) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one: RGB, other: RGB) -> float:
    dim, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dim + 0.05)


def seen(rgb: RGB, by: str) -> RGB:
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0.0), 1.0) for row in SEEN_BY[by])
    return red, green, blue


def difference(one: RGB, other: RGB) -> float:
    return dist(_lab(one), _lab(other))


def _lab(rgb: RGB) -> RGB:
    rows = ((0.4124, 0.3576, 0.1805, 0.95047), (0.2126, 0.7152, 0.0722, 1.0), (0.0193, 0.1192, 0.9505, 1.08883))
    x, y, z = (sum(a * b for a, b in zip(row[:3], rgb, strict=True)) / row[3] for row in rows)
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_simulation_leaves_greys_alone() -> None:
    for by in SEEN_BY:
        assert all(abs(sum(row) - 1) < 2e-6 for row in SEEN_BY[by])
        assert seen((0.5, 0.5, 0.5), by) == pytest.approx((0.5, 0.5, 0.5), abs=1e-5)
    red, green = (0.35, 0.05, 0.05), (0.05, 0.14, 0.05)
    assert difference(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < difference(red, green) / 2


def test_both_dark_blocks_are_the_same() -> None:
    text = SHEET.read_text(encoding="utf-8")
    blocks = [re.search(rf"{re.escape(head)} \{{(.*?)\}}", text, re.DOTALL) for head in (':root:not([data-scheme="light"])', ':root[data-scheme="dark"]')]
    device, own = (re.findall(r"(--[\w-]+): *([^;]+);", block[1]) for block in blocks if block)
    assert device == own and len(own) > 30


@pytest.mark.parametrize("dark", SCHEMES)
def test_numbers_lines_and_letters_can_be_read(dark: bool) -> None:
    ground = value("var(--kx-bg)", dark)
    # A rule for "text.k-digit" stands in the sheet under its class.
    assert contrast(colour("digit", dark), colour("disc", dark)) >= 7
    assert contrast(colour("disc", dark), ground) >= 3
    assert contrast(colour("lead", dark), ground) >= 4.5
    assert contrast(colour("text", dark), ground) >= 4.5
    assert contrast(colour("lead", dark), value(KNOWN.classes["k-lead-halo"]["stroke"], dark)) >= 4.5


@pytest.mark.parametrize("dark", SCHEMES)
@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize(("one", "other"), [
    ("muscle", "bone"), ("ligament", "bone"), ("meniscus", "cartilage"), ("meniscus", "bone"), ("cartilage", "bone"),
    ("fluid", "muscle"), ("fluid", "cartilage"), ("fluid", "flesh"), ("fluid", "meniscus"), ("muscle", "flesh"), ("tendon", "muscle"),
    ("artery", "vein"), ("artery", "flesh"), ("vein", "flesh"), ("artery", "nerve"), ("vein", "nerve"),
])
def test_parts_are_told_apart(one: str, other: str, by: str, dark: bool) -> None:
    pair = colour(one, dark), colour(other, dark)
    assert difference(*pair) >= TOLD_APART
    assert difference(*(seen(part, by) for part in pair)) >= TOLD_APART


@pytest.mark.parametrize("dark", SCHEMES)
@pytest.mark.parametrize("mark", ["work", "sore", "tear"])
def test_red_marks_stand_out(mark: str, dark: bool) -> None:
    """A red mark has a pale edge; one of the two differs from whatever lies beside them, by lightness alone."""
    inner, edge, ground = colour(mark, dark), colour("tear-halo", dark), value("var(--kx-bg)", dark)
    assert contrast(inner, edge) >= 3
    assert contrast(inner, ground) >= 3, "the mark on the ground of the picture"
    if mark == "tear":
        assert max(contrast(inner, colour("meniscus", dark)), contrast(edge, colour("meniscus", dark))) >= 3
    else:
        assert colour(mark, dark) != edge and value(KNOWN.classes[f"k-{mark}"]["stroke"], dark) == edge


@pytest.mark.parametrize("dark", SCHEMES)
@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize(("mark", "beside", "person"), [
    *((mark, "skin", tone) for mark in ("work", "sore") for tone in TONES),
    *(("work", "low", cloth) for cloth in CLOTHES),
])
def test_red_marks_are_seen_on_people(mark: str, beside: str, person: str, by: str, dark: bool) -> None:
    """On pale skin the red stands out, on dark skin its pale edge does: with red-green blindness too."""
    inner, edge, under = (seen(part, by) for part in (colour(mark, dark), colour("tear-halo", dark), colour(beside, dark, person)))
    assert contrast(inner, edge) >= 3
    assert difference(inner, under) >= TOLD_APART or contrast(edge, under) >= 3


# ---- Faults a writer can make ---------------------------------------------------------------------------------------

GOOD = """\
title: An elbow
shows: An elbow, drawn as one box.
height: 120
labels:
  - {name: Elbow, at: [20, 30], to: [100, 30]}
  - {name: Arm, at: [20, 80], to: [100, 80]}
lettering:
  - {text: Front, at: [200, 20]}
parts:
  - {fill: bone, points: [[80, 20], [140, 20], [140, 100], [80, 100]]}
"""
MANY = "".join(f"  - {{fill: bone, points: [[{place * 37 % 241}, {place * 91 % 119}], [{place * 53 % 239}.5, {place * 71 % 113}.3]]}}\n" for place in range(900))


def shown(sample: Path, text: str) -> list[str]:
    """Put a picture on the home page of the invented project; gives what the checks say."""
    docs = sample / "docs"
    (docs / "figures").mkdir()
    (docs / "figures/elbow.yml").write_text(text)
    page = docs / "index.md"
    page.write_text(page.read_text().replace("## More", "/// figure | elbow\n///\n\n## More"))
    return [str(error) for error in check(docs)]


def test_a_good_picture_has_no_fault(sample: Path) -> None:
    assert shown(sample, GOOD) == []


@pytest.mark.parametrize(("old", "new", "line", "message"), [
    ("fill: bone", "fill: bonee", 10, "'bonee' is not a colour of the style sheet. Did you mean 'bone'?"),
    ("fill: bone", "fill: zzzz", 10, "'zzzz' is not a colour of the style sheet. Use one of: "),
    ("height: 120\n", "height: 120\nuses: [no-such-thing]\n", 4, "'no-such-thing' is not an outline of anatomy.yml."),
    ("fill: bone", "line: true, mirror: 9, fill: bone", 10, "'mirror' is for a filled outline, not for a 'line'."),
    ("title: An elbow\n", "title: An elbow\nsources: [atlsa]\n", 2, "'atlsa' is not a source. Did you mean 'atlas'?"),
    ("at: [20, 30]", "at: [8, 30]", 5, "circle 1 leaves the picture. Keep its middle within 11.5 to 228.5 across and 11.5 to 108.5 down."),
    ("at: [20, 80]", "at: [20, 110]", 6, "circle 2 leaves the picture."),
    ("at: [20, 80]", "at: [20, 51]", 6, "circles 1 and 2 are too close. Keep their middles 22 units apart."),
    ("to: [100, 80]", "to: [100, 130]", 6, "the line of circle 2 ends outside the picture. It is 240 wide and 120 high."),
    ("to: [100, 80]", "to: [90, 20]", 6, "the lines of circles 1 and 2 meet."),
    ("to: [100, 80]", "to: [100, 31]", 6, "the lines of circles 1 and 2 meet."),
    ("at: [20, 80]", "at: [60, 36]", 5, "the line of circle 1 runs into circle 2."),
    ("at: [200, 20]", "at: [230, 20]", 8, "'Front' leaves the picture: it takes about 33 units. Move it in."),
    ("at: [200, 20]", "at: [200, 4]", 8, "'Front' leaves the picture"),
    ("at: [200, 20]", "at: [35, 30]", 8, "'Front' lies under circle 1. Move one of them."),
    ("parts:\n", "parts:\n" + MANY, 9, "bytes long when packed. At most 6144 are allowed"),
])
def test_faults_are_told_where_they_stand(sample: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    found = shown(sample, GOOD.replace(old, new, 1))
    assert any(text.startswith(f"docs/figures/elbow.yml:{line}: ") and message in text for text in found), found
    assert all(text.startswith("docs/figures/elbow.yml:") for text in found)


def test_a_picture_nobody_sees_is_told(sample: Path) -> None:
    found = shown(sample, GOOD)
    page = sample / "docs/index.md"
    page.write_text(page.read_text().replace("/// figure | elbow\n///\n", ""))
    found = [str(error) for error in check(sample / "docs")]
    assert found == ["docs/figures/elbow.yml:1: the picture 'elbow' is not shown on any page. Show it with '/// figure | elbow', or take the file out."]
    page.write_text(page.read_text().replace("## More", "```\n/// figure | elbow\n///\n```\n\n## More"))
    assert any("is not shown on any page" in str(error) for error in check(sample / "docs")), "an example of the block shows nothing"


def test_a_page_with_faults_of_its_own_may_show_any_picture(sample: Path) -> None:
    shown(sample, GOOD)
    page = sample / "docs/index.md"
    page.write_text(page.read_text().replace("---\n", "", 1))
    assert not any("is not shown on any page" in str(error) for error in check(sample / "docs"))


@pytest.mark.parametrize("name", ["Elbow.yml", "el bow.yml", "el_bow.yml", "elbow.yaml", "elbow.YML", "elbow.svg", "arm/elbow.yml"])
def test_a_file_that_is_no_picture_by_its_name_is_told(sample: Path, name: str) -> None:
    file = sample / "docs/figures" / name
    file.parent.mkdir(parents=True)
    file.write_text(GOOD)
    assert [str(error).partition(" pictures lie in docs/figures/ itself, ")[0] for error in check(sample / "docs")] == [f"docs/figures/{name}:1:"]


def test_hidden_files_among_the_pictures_are_left_alone(sample: Path) -> None:
    shown(sample, GOOD)
    (sample / "docs/figures/.yml").write_text(GOOD)
    (sample / "docs/figures/.elbow.yml.swp").write_text("")
    assert check(sample / "docs") == []


def test_a_picture_with_faults_of_its_own_is_no_unknown_one(sample: Path) -> None:
    page = sample / "docs/treatments/cool-cloth.md"
    page.write_text(page.read_text().replace("exercises:", "picture: elbow\nexercises:", 1))
    assert [text.partition(": ")[2] for text in shown(sample, GOOD.replace("height: 120", "height: low"))] == ["'height' must be a whole number, not text."]


def test_a_page_with_faults_of_its_own_may_be_what_a_picture_names(sample: Path) -> None:
    page, other = sample / "docs/treatments/cool-cloth.md", sample / "docs/exercises/arm-bend.md"
    page.write_text(page.read_text().replace("exercises:", "picture: arm-bend\nexercises:", 1))
    other.write_text(other.read_text().replace("phase: early", "phase: soon"))
    found = shown(sample, GOOD + "people: [{exercise: arm-bend, at: [60, 90]}]\n")
    assert len(found) == 1 and found[0].startswith("docs/exercises/arm-bend.md:6: 'phase' is 'soon'."), found


def test_a_picture_shown_twice_is_told_as_such(sample: Path) -> None:
    shown(sample, GOOD)
    page = sample / "docs/index.md"
    page.write_text(page.read_text() + "\n/// figure | elbow\n///\n")
    found = [str(error) for error in check(sample / "docs")]
    assert len(found) == 1 and found[0].endswith(": the picture 'elbow' stands twice on the page. Keep one."), found


def test_a_picture_named_as_a_page_with_a_picture_is_told(sample: Path) -> None:
    page = sample / "docs/causes/red-elbow.md"
    page.write_text(page.read_text().replace("first_step: Look at it.", "first_step: Look at it.\nspot: [120, 150]"))
    shown(sample, GOOD)
    (sample / "docs/figures/elbow.yml").rename(sample / "docs/figures/red-elbow.yml")
    home = sample / "docs/index.md"
    home.write_text(home.read_text().replace("| elbow", "| red-elbow"))
    assert [str(error) for error in check(sample / "docs")] == ["docs/figures/red-elbow.yml:1: a page with a picture of its own is named 'red-elbow' too. Rename this file."]


STAND = "title: A stand\nshows: Someone stands.\npose: {person: ben, posture: standing, end: {}, shows: He stands.}\n"


def test_words_beside_a_person_are_inside_the_frame(sample: Path) -> None:
    text = STAND + "lettering: [{text: A, at: [20, 20]}, {text: Nowhere, at: [230, 20]}]\nlabels: [{name: A, at: [20, 420]}]\n"
    assert [error.partition(": ")[2].partition(".")[0] for error in shown(sample, text)] == ["'Nowhere' leaves the picture: it takes about 46", "circle 1 leaves the picture"]


@pytest.mark.parametrize("extra", ["height: 100", "person: ben", "people: [{exercise: arm-bend, at: [1, 2]}]"])
def test_a_pose_takes_nothing_of_a_drawing(sample: Path, extra: str) -> None:
    found = shown(sample, f"{STAND}{extra}\n")
    assert found == [f"docs/figures/elbow.yml:1: '{extra.partition(':')[0]}' belongs to a drawing. A picture with a 'pose' has none."]


def test_an_unknown_name_in_a_pose_does_not_stop_the_checks(sample: Path) -> None:
    shown(sample, STAND.replace("ben", "nobody"))  # raises where a drawing that cannot be made stops the run
