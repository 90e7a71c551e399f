"""The picture machine: skeleton, drawing, and the checks that hold poses to a body."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from cmath import rect
from itertools import accumulate
from math import isclose, radians
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError

from carebook import angles
from carebook.blocks.figures import caption
from carebook.checks import check
from carebook.figures import arrows, checks, colours, contact_sheet, drawing, emblem, motion, movement, oblique, panel, space
from carebook.figures.balance import centre_of_mass
from carebook.figures.body import Body
from carebook.figures.geometry import add, distance, minus, turned, two_bone
from carebook.figures.limbs import FOREARM, HEEL, SHANK, THIGH, TRUNK, UPPER_ARM
from carebook.figures.outline import Frame, Shape, number, numbers, path
from carebook.figures.scene import skeleton
from carebook.figures.shapes import people, shapes, things
from carebook.figures.stance import postures
from carebook.library import Library
from carebook.model import Exercise
from carebook.model.pose import Arrow, Pose
from carebook.reading import read
from tests.conftest import DOCS, ROOT, with_pose

FOUND, _ = read(DOCS)
assert FOUND is not None
PICTURES = dict(FOUND.pictures)
PERSONS = {slug: picture.pose for slug, picture in PICTURES.items() if picture.pose}
POSES = {page.slug: (page.title, exercise.pose) for page, exercise in FOUND.of(Exercise) if exercise.pose}
SHARES = [step / 10 for step in range(11)]
LARGEST = 2800
"""Bytes of one exercise, packed: its movement, name and description included."""
CSS = (DOCS / "assets/site.css").read_text(encoding="utf-8")


@pytest.fixture(params=list(POSES), ids=list(POSES))
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def svg(slug: str) -> str:
    return drawing.figure(slug, *POSES[slug])


def pose(**changes: object) -> Pose:
    return Pose.model_validate({"person": "ben", "posture": "standing", "end": {}, "shows": "Someone stands.", **changes})


def test_every_exercise_is_drawn() -> None:
    assert [page.slug for page, exercise in FOUND.of(Exercise) if exercise.pose is None] == []


def test_poses_hold(slug: str) -> None:
    assert checks.faults(POSES[slug][1]) == []


def test_poses_of_pictures_hold() -> None:
    assert {slug: faults for slug, given in PERSONS.items() if (faults := checks.faults(given))} == {}


def test_the_raised_leg_is_higher_than_the_heart() -> None:
    given = PERSONS["price-elevate"]
    body = skeleton(given, 0)
    heart = [y for group in Body(people()[given.person], body).worn("heart", "near") for shape in group for _, y in shape.points]
    for place in (body.near.knee, body.near.ankle, body.near.sole(HEEL)):
        assert place[1] > max(heart) + 5
    assert min(heart) < next(prop.at[1] for prop in given.props if prop.name == "level") < max(heart)


def test_arrows_may_have_two_heads() -> None:
    frame = Frame((0, 100), 1)
    one, two = (arrows.drawn(Arrow(at=(0, 0), to=(0, 40), both=both), ((0, 0), (0, 40)), frame) for both in (False, True))
    assert one.count("z") == 2 and two.count("z") == 4, "each head is drawn twice, once as halo"
    assert arrows.drawn(None, (), frame) == ""


def test_limbs_keep_their_lengths(slug: str) -> None:
    if POSES[slug][1].posture == oblique.POSTURE:
        return
    for share in SHARES:
        body = skeleton(POSES[slug][1], share)
        assert isclose(distance(body.shoulder, body.hip), TRUNK, abs_tol=0.01)
        for leg in (body.near, body.far):
            assert isclose(distance(leg.hip, leg.knee), THIGH, abs_tol=0.01)
            assert isclose(distance(leg.knee, leg.ankle), SHANK, abs_tol=0.01)
        for arm in (body.near_arm, body.far_arm):
            assert isclose(distance(arm.shoulder, arm.elbow), UPPER_ARM, abs_tol=0.01)
            assert isclose(distance(arm.elbow, arm.hand), FOREARM, abs_tol=0.01)


def test_the_knee_limit_of_the_page_is_kept(slug: str) -> None:
    """No picture of a standing exercise bends a loaded knee past 60 degrees or so: never a deep squat."""
    _, given = POSES[slug]
    if given.posture == "standing":
        body = skeleton(given, 1)
        loaded = [leg for leg in (body.near, body.far) if abs(leg.foot) < 2 and leg.sole(0)[1] < 16]
        assert all(leg.angles[1] <= 60 for leg in loaded)


def test_standing_people_hold_on(slug: str) -> None:
    _, given = POSES[slug]
    if given.posture == "standing":
        arms = [given.base.near_arm, given.base.far_arm]
        assert any(arm and isinstance(arm.hand, str) for arm in arms), "draw the wall, chair, worktop or rail, with a hand on it"


def test_pictures_have_a_name_and_a_description(slug: str, svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    assert root.get("role") == "img"
    title, words = root.find("title"), root.find("desc")
    assert title is not None and words is not None
    assert root.get("aria-labelledby") == title.get("id") and root.get("aria-describedby") == words.get("id")
    assert (title.text or "").startswith(POSES[slug][0]) and words.text == POSES[slug][1].shows
    assert all(slug in (node.get("id") or slug) for node in root.iter())
    assert [node.text for node in root.iter("text")] == ["Start", "Finish"]


def test_pictures_are_small_and_plain(slug: str, svg: str) -> None:
    assert len(gzip.compress(svg.encode(), mtime=0)) <= LARGEST
    assert "style" not in svg and "url(" not in svg and "<script" not in svg
    assert not re.search(r"\.\d\d", re.sub(r"scale\([\d.]+\)", "", svg)), "more than one decimal"


def test_what_keeps_still_is_drawn_alike_twice(slug: str, svg: str) -> None:
    """Packing knows a shape again only where its text is the same: near and far, start and finish, edge and fill."""
    outlines = [node.get("d") or "" for node in ElementTree.fromstring(svg).iter("path") if len(node.get("d") or "") > 60]  # noqa: S314 - drawn by this project
    assert POSES[slug][1].posture == oblique.POSTURE or len(outlines) > 3 * len(set(outlines))


def test_widths_of_lines_are_those_of_the_style_sheet() -> None:
    """Large persons have them as attributes, whatever their size."""
    known = colours.colours(DOCS).classes
    assert {name: known[f"k-{name}"]["stroke-width"] for name in panel.WIDTHS if name != "line"} == {name: f"{number(wide)}px" for name, wide in panel.WIDTHS.items() if name != "line"}
    assert {known[f"k-{name}"]["stroke-width"] for name in ("skin", "top", "low")} == {f"{number(panel.HAIR)}px"}
    for slug, (title, given) in POSES.items():
        for shape in drawn(ElementTree.fromstring(drawing.figure(slug, title, given))):  # noqa: S314 - drawn by this project
            if shape.wide and "k-outline" in shape.names:
                assert shape.wide * abs(shape.outer[0] * shape.inner[0]) == pytest.approx(panel.WIDTHS["line"], abs=0.08), slug


def test_colours_come_from_the_style_sheet(svg: str) -> None:
    assert not re.search(r"#[0-9a-f]{3}|rgb|fill=|stroke=", svg)
    for name in {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split()}:
        assert re.search(rf"\.{name}\b", CSS), f"site.css has no .{name}"


Place = tuple[complex, complex]
"""Turn and size, and shift: takes a point p (x + y i, y down) to turn times p plus shift."""


class Drawn(NamedTuple):
    """A path: its own class and those round it, what it follows, the places of what follows (inner) and of what is round that (outer)."""

    node: ElementTree.Element
    names: tuple[str, ...]
    motion: int | None
    outer: Place
    inner: Place
    wide: float

    def dots(self, row: list | None = None, sample: float = 0, rows: list | None = None) -> list[complex]:
        """Give the places in the picture that the path goes through, moved as a row of numbers says."""
        found = [within(self.inner, dot) for dot in dots(self.node)]
        return [within(self.outer, moved(row, sample, dot, rows or []) if row else dot) for dot in found]


def within(place: Place, point: complex) -> complex:
    return place[0] * point + place[1]


def placed(node: ElementTree.Element) -> Place:
    """Read the transform of a node."""
    place: Place = (1, 0)
    for name, text in re.findall(r"([a-z]+)\(([^)]*)\)", node.get("transform") or ""):
        values = numbers_in(text)
        one: Place = {"translate": (1, complex(*values)), "rotate": (rect(1, radians(values[0])), 0), "scale": (values[0], 0)}[name]
        place = place[0] * one[0], within(place, one[1])
    return place


def drawn(root: ElementTree.Element) -> list[Drawn]:
    """Give every path of a picture."""
    found: list[Drawn] = []

    def look(node: ElementTree.Element, names: tuple[str, ...], motion: int | None, outer: Place, inner: Place, wide: float) -> None:
        names = (*(node.get("class") or "").split(), *names)
        wide = float(node.get("stroke-width") or wide)
        if node.get("data-m"):
            motion, outer, inner = int(node.get("data-m") or 0), (outer[0] * inner[0], within(outer, inner[1])), (1, 0)
        own = placed(node)
        inner = inner[0] * own[0], within(inner, own[1])
        if node.tag == "path":
            found.append(Drawn(node, names, motion, outer, inner, wide))
        for part in node:
            look(part, names, motion, outer, inner, wide)

    look(root, (), None, (1, 0), (1, 0), 0)
    return found


def written_at(root: ElementTree.Element) -> list[complex]:
    """Give the places of the words in a picture."""
    around = {part: node for node in root.iter() for part in node}
    found = []
    for node in root.iter("text"):
        at = complex(float(node.get("x") or 0), float(node.get("y") or 0))
        while node is not None:
            at, node = within(placed(node), at), around.get(node)
        found.append(at)
    return found


def test_labels_and_arrows_are_inside_the_frame(svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    wide, high = (float(value) for value in (root.get("viewBox") or "").split()[2:])
    assert wide == drawing.WIDE
    seen = 0
    for shape in drawn(root):
        if {"k-tip", "k-outline", "k-work"} & {*shape.names}:
            seen += 1
            assert all(0 <= dot.real <= wide and 0 <= dot.imag <= high for dot in shape.dots())
    assert seen > 20


def played(row: list, sample: float) -> tuple[float, float, float, float]:
    """Do what site.js does: sum each list up twice, mix two samples. Gives degrees clockwise, shift x, shift y, size."""
    values = []
    for changes in row[3:]:
        sums = [0, *accumulate(accumulate(changes))]
        first = min(int(sample), len(sums) - 2)
        values.append(sums[first] + (sums[first + 1] - sums[first]) * (sample - first))
    angle, x, y, size = (*values, 0, 0, 0)[:4]
    return angle / 10, x / 10, y / 10, 1 + size / 1000


def moved(row: list, sample: float, point: complex, rows: list) -> complex:
    angle, x, y, size = played(row, sample)
    pivot = complex(*row[1:3])
    found = pivot + complex(x, y) + rect(size, radians(angle)) * (point - pivot)
    return moved(rows[row[0]], sample, found, rows) if row[0] >= 0 else found


def dots(node: ElementTree.Element) -> list[complex]:
    """Give the places that a path as this project writes it goes through (M, then h, v, l, q and t, which are relative)."""
    found: list[complex] = []
    here = 0j
    for letter, pairs in commands(node):
        for x, y in pairs[1:] if letter == "q" else pairs:
            here = complex(x, y) + (here if letter != "M" else 0)
            found.append(here)
    return found


def commands(node: ElementTree.Element) -> list[tuple[str, list[tuple[float, float]]]]:
    """Give the letters of a path, each with its pairs of numbers."""
    found = []
    for letter, text in re.findall(r"([Mhvlqtz])([^Mhvlqtz]*)", node.get("d") or ""):
        values = numbers_in(text)
        values = [values[0], 0.0] if letter == "h" else [0.0, values[0]] if letter == "v" else values
        found.append((letter, list(zip(values[::2], values[1::2], strict=True))))
    return found


def numbers_in(text: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]


def test_the_movement_ends_at_the_finish(slug: str, svg: str) -> None:
    """The start, moved by the numbers that the page holds, lies where the finish is drawn."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    start, finish = written_at(root)
    rows = json.loads(root.get("data-moves") or "")
    shapes = [shape for shape in drawn(root) if "k-outline" not in shape.names]
    assert rows and {shape.motion for shape in drawn(root)} - {None} == set(range(len(rows)))
    assert all(row[0] < place for place, row in enumerate(rows)), "a motion hangs on an earlier one"
    ends = {name: [dot for shape in shapes if shape.motion is None and shape.names[0] == name for dot in shape.dots()] for name in {shape.names[0] for shape in shapes}}
    hull = POSES[slug][1].posture == oblique.POSTURE  # its outlines have other points at the finish
    for shape in shapes:
        if shape.motion is not None and not hull:
            row = rows[shape.motion]
            for dot in shape.dots(row, len(row[3]), rows):
                assert min(abs(dot + finish - start - end) for end in ends[shape.names[0]]) < 0.7, f"{shape.names} ends elsewhere"


def test_joints_hold_together_between_samples(slug: str) -> None:
    found = movement.movement(POSES[slug][1])
    assert found.steps >= 8 and not found.broken
    assert max(found.gaps.values()) < movement.GAP
    assert max(found.jumps.values()) < movement.JUMP


def test_too_few_samples_would_be_noticed() -> None:
    given = POSES["sit-to-stand"][1]
    assert max(movement.sampled(given, 2).gaps.values()) > movement.GAP
    assert max(movement.sampled(given, 4).jumps.values()) > movement.JUMP


def test_rigid_motions_are_found_again() -> None:
    start = [(3.0, 1.0), (9.0, 2.0), (5.0, 7.0)]
    samples = [[add((20 + 3 * k, 4), turned(minus(point, (20, 4)), 40 * k)) for point in start] for k in range(8)]
    found = motion.fitted(samples, sized=False)
    assert found.turns[-1].angle == pytest.approx(280), "runs on past half a turn"
    assert all(found.moved(a, k) == pytest.approx(b) for k, points in enumerate(samples) for a, b in zip(start, points, strict=True))
    about = motion.fitted([[add((20, 4), turned(minus(point, (20, 4)), 10 * k)) for point in start] for k in range(8)], sized=False)
    assert about.pivot == pytest.approx((20, 4), abs=0.1), "the point that keeps still"


def test_numbers_are_written_as_changes_of_changes() -> None:
    assert movement.bends([0, 3, 6, 10]) == [3, 0, 1]
    assert [*accumulate(accumulate([3, 0, 1]))] == [3, 6, 10]


def test_split_feet_look_like_whole_ones() -> None:
    """The two parts of a foot lie within the whole one, and leave none of it out."""
    frame = Frame((0, 0), 10)
    for name, whole in shapes().feet.items():
        parts = shapes().bent_feet[name]
        wanted, heel, toes = (curve(Shape(outline, name), frame) for outline in (whole, parts.heel, parts.toes))
        for x in range(-60, 195, 3):
            for y in range(-20, 88, 3):
                split = inside((x, y), heel) or inside((x, y), toes)
                if inside((x, y), wanted) != split:
                    assert min(distance((x, y), point) for point in wanted) < 3, f"{name} differs at {x / 10}, {y / 10}"


def curve(shape: Shape, frame: Frame) -> list[tuple[float, float]]:
    """Give the outline of a smooth closed shape as many points."""
    (_, [here]), (_, [pull, end]), *more = commands(ElementTree.Element("path", d=path(shape, frame)))
    points = [here]
    for step in (end, *(pair for letter, pairs in more if letter == "t" for pair in pairs)):
        points += [(here[0] + 2 * t * (1 - t) * pull[0] + t * t * step[0], here[1] + 2 * t * (1 - t) * pull[1] + t * t * step[1]) for t in (n / 20 for n in range(1, 21))]
        here, pull = points[-1], (step[0] - pull[0], step[1] - pull[1])  # t mirrors the last pull
    return points


def inside(point: tuple[float, float], outline: list[tuple[float, float]]) -> bool:
    """Say whether a point lies within a closed outline: a ray to the right crosses it an odd number of times."""
    x, y = point
    crossed = [a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) > x for a, b in zip(outline, [*outline[1:], outline[0]], strict=True) if (a[1] > y) != (b[1] > y)]
    return sum(crossed) % 2 == 1


LETTER, RISE = 7.6, 10.0
"""Widest letter of a label in units (bold, 12 high), and how far it rises above its line."""


def overlaps(svg: str) -> list[str]:
    """Name what lies over a label: the person at rest or moving, or the arrow, each with the half width of its line."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    rows = json.loads(root.get("data-moves") or "[]")
    words = ((node.text or "").replace("Start", "Movement") for node in root.iter("text"))  # its name while it moves
    boxes = [(at.real, at.imag - RISE, at.real + LETTER * len(word), at.imag) for at, word in zip(written_at(root), words, strict=True)]
    found = []
    for shape in drawn(root):
        name = shape.names[0]
        if ("k-outline" in shape.names and shape.motion is None) or name in ("k-wall", "k-wood", "k-cupboard", "k-edge", "k-seat", "k-ground", "k-mat", "k-step", "k-cloth", "k-towel", "k-seam"):
            continue  # outlines lie round what they outline
        row = rows[shape.motion] if shape.motion is not None else None
        edge = 3.0 if name == "k-halo" else 0.0
        for sample in range(len(row[3]) + 1) if row else [0]:
            for dot in shape.dots(row, sample, rows):
                found += [name for left, top, right, bottom in boxes if left - edge < dot.real < right + edge and top - edge < dot.imag < bottom + edge]
    return sorted(set(found))


def test_nothing_lies_over_a_label(svg: str) -> None:
    assert overlaps(svg) == []


def test_something_over_a_label_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    title, given = POSES["calf-raise"]
    arrow = given.model_copy(update={"arrow": Arrow(at=(-20, 150), to=(-20, 168))})
    assert overlaps(drawing.figure("x", title, arrow)) == []
    monkeypatch.setattr(drawing, "LABEL", 2.0)
    drawing.figure.cache_clear()
    assert "k-hair" in overlaps(drawing.figure("x", title, given))
    raised = given.model_copy(update={"arrow": Arrow(at=(-24, 160), to=(-24, 195))})
    assert {"k-halo", "k-tip"} <= set(overlaps(drawing.figure("x", title, raised)))
    drawing.figure.cache_clear()


@pytest.mark.slow
def test_another_process_draws_the_same_bytes(tmp_path: Path) -> None:
    sheets = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.png"
        subprocess.run([sys.executable, "-m", "carebook", "figures", str(file)], cwd=ROOT, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
        sheets.append(file.read_bytes())
    assert sheets[0] == sheets[1]


def test_drawing_twice_gives_equal_bytes(slug: str, svg: str) -> None:
    drawing.figure.cache_clear()
    assert drawing.figure(slug, *POSES[slug]) == svg


def test_contact_sheet_shows_all_pictures_light_and_dark(library: Library) -> None:
    text = contact_sheet.sheet(library)
    assert all(text.count(f'id="kx-{slug}-title"') == 2 for slug in (*POSES, *library.pictures))
    assert "var(" not in text and "class=" not in text


def test_two_bones_reach_or_say_by_how_much_they_do_not() -> None:
    assert two_bone((0, 0), (5, 0), 3, 4, 1)[2] == pytest.approx(0)
    first, second, short = two_bone((0, 0), (9, 0), 3, 4, 1)
    assert short == pytest.approx(2) and first == pytest.approx(0, abs=0.1) and second == pytest.approx(0, abs=0.1)
    right = two_bone((0, 0), (5, 0), 3, 4, -1)
    assert right[0] == pytest.approx(-two_bone((0, 0), (5, 0), 3, 4, 1)[0]), "the other side"


def test_angles_in_are_angles_out() -> None:
    body = skeleton(pose(base={"lean": 20, "near": {"hip": 50, "knee": 45, "ankle": 15}}), 0)
    planted = skeleton(pose(base={"lean": 20, "near": {"foot": list(body.near.sole(0))}, "place": {"point": "hip", "at": list(body.hip)}}), 0)
    assert planted.near.angles == pytest.approx((50, 45, 15), abs=0.1)


def test_flat_feet_obey_the_rule_of_the_drawing_guide() -> None:
    for title, given in POSES.values():
        if given.posture == "standing":
            body = skeleton(given, 1)
            for leg in (body.near, body.far):
                hip, knee, ankle = leg.angles
                if abs(leg.foot) < 0.01:
                    assert hip == pytest.approx(knee - ankle - 90 - body.trunk, abs=0.1), title


def test_an_upright_body_has_its_weight_over_its_feet() -> None:
    body = skeleton(pose(), 0)
    assert -5 < centre_of_mass(body)[0] < 15 and 90 < centre_of_mass(body)[1] < 115


@pytest.mark.parametrize(("changes", "wanted"), [
    ({"person": "bem"}, "Did you mean 'ben'?"),
    ({"posture": "standin"}, "Did you mean 'standing'?"),
    ({"props": [{"name": "chairs"}]}, "Did you mean 'chair'?"),
    ({"muscles": ["near.quad"]}, "Did you mean 'near.quads'?"),
    ({"muscles": ["quads"]}, "'quads' is not a muscle of shapes.yml on a side. Did you mean"),
    ({"base": {"place": {"point": "zebra", "at": [0, 0]}}}, "'zebra' is not a point of the body. Use one of: ankle,"),
    ({"via": {"place": {"point": "near.so", "at": [0, 0]}}}, "'so' is not a point of the body. Did you mean 'sole'?"),
    ({"end": {"place": {"point": "zebra.toe", "at": [0, 0]}}}, "'zebra.toe' is not a point of the body."),
    ({"via": {"near_arm": {"hand": "far.knees"}}}, "'knees' is not a point of the body or of a prop that is there. Did you mean 'knee'?"),
    ({"props": [{"name": "chair"}], "base": {"place": {"point": "chair.back", "at": [0, 0]}}}, "'chair.back' is not a point of the body."),
    ({"arrow": {"follow": "zebra.toe"}}, "'zebra.toe' is not a point of the body."),
    ({"worn": [{"name": "icy"}]}, "Did you mean 'ice'?"),
    ({"arrow": {"follow": "near.toes"}}, "Did you mean 'toe'?"),
    ({"base": {"near_arm": {"hand": "wall.hand"}}}, "'wall.hand' is not a point"),
    ({"end": {"near": {"knee": 150}}}, "150 degrees"),
    ({"end": {"near": {"hip": 60}, "far": {"hip": 60}}}, "no foot is on the floor"),
    ({"end": {"far": {"foot": [90, 0]}}}, "out of reach"),
    ({"end": {"near": {"ankle": -20}}}, "below the floor"),
    ({"end": {"lean": -40, "near": {"hip": -40}}}, "would fall"),
    ({"end": {"lean": 30, "near": {"hip": 55, "knee": 60, "ankle": 35}}}, "past the toes"),
    ({"base": {"near_arm": {"hand": [90, 100]}}}, "away from what it holds"),
    ({"posture": "supine", "props": [{"name": "roll", "at": [40, 0], "size": 1}], "end": {"near": {"hip": 20, "knee": 0}}}, "above the roll"),
    ({"posture": "side-lying", "end": {"open": 80}}, "lifted by 80 degrees"),
    ({"posture": "side-lying", "end": {"open": -60}}, "cm below the mat"),
    ({"base": {"near_arm": {"hand": [40, 140]}}, "end": {"near_arm": {"hand": [-40, 140]}}}, "the near elbow jumps by 18 cm"),
    ({"base": {"near_arm": {"grip": "rest"}}, "end": {"near_arm": {"grip": "fist"}}}, "drawn in another way"),
    ({"posture": "sitting", "props": [{"name": "chair"}], "base": {"place": {"point": "hip", "at": [0, 60]}}}, "seat is missed"),
])
def test_faults_are_named(changes: dict[str, object], wanted: str) -> None:
    assert any(wanted in text for _, text in checks.faults(pose(**changes))), checks.faults(pose(**changes))


@pytest.mark.parametrize("changes", [
    {"end": {"near": {"foot": [0, 0], "knee": 10}}},
    {"end": {"near_arm": {"hand": [0, 0], "elbow": 10}}},
    {"arrow": {"follow": "near.toe", "at": [0, 0], "to": [1, 1]}},
    {"arrow": {"at": [0, 0]}},
    {"colour": "red"},
])
def test_poses_are_closed(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        pose(**changes)


def test_the_feet_stay_together_in_the_clamshell() -> None:
    for opened in (0, 20, 35):
        knee, _, _ = space.knee_of(oblique.TOP_HIP, oblique.TOP_ANKLE, THIGH, SHANK, opened)
        lengths = [sum((a - b) ** 2 for a, b in zip(knee, end, strict=True)) ** 0.5 for end in (oblique.TOP_HIP, oblique.TOP_ANKLE)]
        assert lengths == pytest.approx([THIGH, SHANK])
    assert oblique.top_knee(35)[1] > oblique.top_knee(0)[1] + 10


@pytest.mark.parametrize(("name", "place", "wanted"), [
    ("TOP_ANKLE", (58, 22, 0), "the feet are"),
    ("TOP_ANKLE", (10, 20, 0), "the top knee stands at"),
    ("TOP_SHOULDER", (45, 26, 0), "the top hip stands at"),
    ("LOW_ANKLE", (58, 1, 0), "below the mat"),
])
def test_faults_of_lying_on_the_side_are_named(monkeypatch: pytest.MonkeyPatch, name: str, place: tuple[float, float, float], wanted: str) -> None:
    given = pose(posture="side-lying", end={"open": 35})
    assert checks.faults(given) == []
    movement.movement.cache_clear()
    monkeypatch.setattr(oblique, name, place)
    found = checks.faults(given)
    movement.movement.cache_clear()
    assert any(wanted in text for _, text in found), found


def test_stretched_bones_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    true = space.knee_of

    def stretched(*given: object) -> object:
        knee, axis, out = true(*given)
        return space.plus(knee, (out, 3)), axis, out

    monkeypatch.setattr(space, "knee_of", stretched)
    found = [text for _, text in checks.faults(pose(posture="side-lying", end={"open": 35}))]
    assert any("the top thigh is 44.1 cm long, not 42" in text for text in found) and any("the top shin is" in text for text in found), found


def test_numbers_are_short() -> None:
    assert [number(value) for value in (0, -0.04, 0.5, -0.5, 12, 3.14)] == ["0", "0", ".5", "-.5", "12", "3.1"]
    assert numbers((1, -2, 0.5)) == "1-2 .5"


def test_the_people_differ() -> None:
    drawn = [people()[given.person] for _, given in POSES.values()]
    # The five of PRICE stand on one page: five people.
    price = [given.person for slug, given in PERSONS.items() if slug.startswith("price-")]
    price += [picture.person for slug, picture in PICTURES.items() if slug.startswith("price-") and picture.person]
    assert len(price) == len({people()[name].skin for name in price}) == 5
    assert len({person.skin for person in drawn}) >= 5 and len({person.hair_colour for person in drawn}) >= 4
    assert {given.person for _, given in POSES.values()} == set(people()), "somebody is never drawn"


def test_no_drawing_data_is_unused() -> None:
    poses = [*(given for _, given in POSES.values()), *PERSONS.values()]
    assert {prop.name for given in poses for prop in given.props} == set(things())
    assert {one.name for given in poses for one in given.worn} == set(shapes().worn)
    small = {one.pose.posture for picture in FOUND.pictures.values() for one in picture.people if one.pose}
    assert {given.posture for given in poses} | small == set(postures())
    assert {name.partition(".")[2] for _, given in POSES.values() for name in given.muscles} == set(shapes().muscles)


def test_angles_in_words_come_from_the_pose() -> None:
    assert [angles.words(degrees) for degrees in (0, 41.9, 42.6, -35, 84, 84.4, 85, 90, 95, 96)] == [
        "about 0 degrees", "about 40 degrees", "about 45 degrees", "about 35 degrees", "about 85 degrees", "about 85 degrees", *["about a right angle"] * 3, "about 95 degrees",
    ]
    _, exercise = next(FOUND.of(Exercise))
    given = pose(end={"near": {"hip": 60, "knee": 90}}, shows="From {start.near.knee} to {near.knee}.", base={"near_arm": {"hand": [30, 120]}, "far": {"foot": [2, 0]}, "place": {"point": "far.sole", "at": [2, 0]}})
    assert checks.faults(given) == []
    full = angles.filled(exercise.model_copy(update={"pose": given, "start": "Bend {far.hip}, {finish.near.hip}.", "steps": ("Bend to {near.knee}.", "As {start.near.hip}.", "Not {near.toe}.")}))
    assert full.start.endswith(", about 60 degrees.") and full.pose and full.pose.shows == "From about 0 degrees to about a right angle."
    assert full.steps == ("Bend to about a right angle.", "As about 0 degrees.", "Not {near.toe}.")
    assert [place for place, _ in angles.faults(full)] == [("steps", 2)]


def test_the_pages_say_what_their_pictures_show() -> None:
    """Change a pose, and its words change with it."""
    exercise = next(exercise for page, exercise in FOUND.of(Exercise) if page.slug == "mini-squat")
    assert exercise.steps[1].endswith("half a right angle at most. The picture shows about 40 degrees.")
    assert not [text for _, exercise in FOUND.of(Exercise) for text in (exercise.start, *exercise.steps, exercise.pose.shows if exercise.pose else "") if "{" in text]


def test_captions_say_what_the_signs_mean() -> None:
    assert caption(pose(muscles=["near.quads"], arrow={"follow": "near.toe"})) == "The arrow shows which way to move. The marked patch shows the muscle that works: front of the thigh."
    assert caption(pose()) == "Someone stands."


WAY = """title: A way
shows: A way with two people.
labels: [{name: A start, at: [20, 20]}]
height: 100
parts: [{fill: way, line: true, points: [[0, 90], [240, 90]]}]
people:
  - {exercise: arm-bend, at: [60, 90]}
  - {pose: {person: david, posture: running, end: {}, shows: A man jogs.}, at: [150, 90]}
"""


def way(sample: Path, label: str = "", **changes: str) -> list[str]:
    """Put a picture with small persons onto the sample's home page, and tell the faults."""
    with_pose(sample)
    text = WAY.replace("name: A start,", f"name: A start, {label}")
    for old, new in changes.items():
        text = text.replace(old, new)
    (sample / "docs/figures").mkdir()
    (sample / "docs/figures/way.yml").write_text(text, encoding="utf-8")
    home = sample / "docs/index.md"
    home.write_text(home.read_text(encoding="utf-8").replace("## More\n", "/// figure | way\n///\n\n## More\n\n### A start\n\nIt takes a **week**.[@atlas] Then [go on](index.md).\nThis sentence is longer, so that nothing here is choppy.\n"), encoding="utf-8")
    return [str(error) for error in check(sample / "docs")]


def test_small_persons_stand_in_a_drawing(sample: Path) -> None:
    assert way(sample) == []
    found, _ = read(sample / "docs")
    assert found is not None
    svg = emblem.of("figures/way.yml", found)
    assert svg is not None and [svg.count(f'<g class="kx k-s-{skin} ') for skin in ("pale", "dark")] == [1, 1]
    alone = colours.alone(svg, DOCS)
    assert "#f3c9a9" in alone and "#865231" in alone, "each person keeps their own colours"
    assert len(gzip.compress(svg.encode(), mtime=0)) < 1500


@pytest.mark.parametrize(("old", "new", "line", "message"), [
    ("arm-bend", "arm-bent", 7, "'arm-bent' is not an exercise with a pose. Did you mean 'arm-bend'?"),
    ("david", "davit", 8, "'davit' is not a person of people.yml. Did you mean 'david'?"),
    ("exercise: arm-bend, at", "at", 7, "'people.1': give a small person either an 'exercise' or a 'pose'."),
])
def test_faults_of_small_persons_are_told_where_they_stand(sample: Path, old: str, new: str, line: int, message: str) -> None:
    found = way(sample, **{old: new})
    assert any(text.startswith(f"docs/figures/way.yml:{line}: {message}") for text in found), found


@pytest.mark.parametrize(("label", "wanted"), [
    ("section: a-start", ""),
    ("section: a-start, says: 'It takes a week. After that: then go on.'", ""),
    ("section: a-start, says: 'It takes a day.'", "the picture says 'It takes a day', but the section '#a-start' does not."),
    ("section: a-stat", "the picture leads to '#a-stat', which is not on this page. Did you mean '#a-start'?"),
])
def test_a_label_says_what_its_section_says(sample: Path, label: str, wanted: str) -> None:
    found = way(sample, f"{label}," if label else "")
    assert any(wanted in text and text.startswith("docs/index.md:") for text in found) if wanted else found == [], found


def test_a_curve_passes_where_its_points_pull() -> None:
    """The short form of a curve mirrors the last pull; with points on the grain, that is the next point itself."""
    corners = Shape(((0, 0), (10, 0), (10, -10), (0, -10)), "bone")
    assert path(corners, Frame((0, 0), 1)) == "M0 5q0-5 5-5t5 5-5 5-5-5z"
    assert path(Shape(corners.points, "thin", closed=False), Frame((0, 0), 1)) == "M0 0q10 0 10 5t-10 5z".removesuffix("z")
