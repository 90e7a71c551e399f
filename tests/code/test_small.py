"""Small persons: light, plain, told apart, and bent as the pose says."""

from __future__ import annotations

import gzip
import re
from itertools import accumulate, combinations
from typing import Any

import pytest

from carebook.figures import cards, colours, drawing, oblique, small
from carebook.figures.geometry import Point, direction
from carebook.figures.outline import Shape
from carebook.figures.scene import skeleton
from carebook.figures.shapes import people, shapes
from carebook.figures.strokes import rough, soft, straight, thinned
from carebook.model import Exercise
from carebook.model.pose import Pose
from carebook.reading import read
from tests.conftest import DOCS

FOUND, _ = read(DOCS)
assert FOUND is not None
POSES = {page.slug: exercise.pose for page, exercise in FOUND.of(Exercise) if exercise.pose}
PICTURES = FOUND.pictures
DRAWN = {**POSES, **{slug: picture.pose for slug, picture in PICTURES.items() if picture.pose}}
SVGS = {f"{kind.__name__} {slug}": kind(pose) for kind in (cards.card, cards.pair) for slug, pose in DRAWN.items()}
ONE, CARDS, PAIRS, PATH = 740, 5.5 * 1024, 7.5 * 1024, 3 * 1024
"""Bytes, gzipped, of what is drawn; tests/site holds what that costs on a page."""


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6, mtime=0))


@pytest.mark.parametrize("slug", POSES)
def test_a_card_is_light(slug: str) -> None:
    assert packed(cards.card(POSES[slug])) <= ONE


def test_all_together_are_light() -> None:
    assert packed("".join(map(cards.card, POSES.values()))) <= CARDS
    assert packed("".join(map(cards.pair, POSES.values()))) <= PAIRS
    path = PICTURES["rehabilitation-path"]
    assert FOUND and packed(drawing.picture("rehabilitation-path", path, FOUND.poses_in(path))) <= PATH


def test_no_two_are_alike() -> None:
    assert len(set(SVGS.values())) == len(SVGS)


@pytest.mark.parametrize("name", SVGS)
def test_each_is_plain(name: str) -> None:
    svg = SVGS[name]
    assert not re.search(r"\sstyle=|\sid=|url\(|<use|#[0-9a-f]{3}|rgb|fill=|stroke=", svg)
    assert 'aria-hidden="true"' in svg and "<text" not in svg
    assert not re.search(r"\.(?!5(?!\d))", svg), "a number that is neither whole nor a half"
    known = colours.colours(DOCS)
    assert {one for names in re.findall(r'class="([^"]+)"', svg) for one in names.split()} <= {*known.classes, *known.people, "kx"}


@pytest.mark.parametrize("name", SVGS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_stands_alone(name: str, dark: bool) -> None:
    text = colours.alone(SVGS[name], DOCS, dark=dark)
    assert "var(" not in text and "class=" not in text and not re.search(r'(?:fill|stroke)=""', text)


def test_the_brush_is_as_wide_as_the_outlines_are_drawn_in() -> None:
    known = colours.colours(DOCS).classes
    brushes = {name: float(rules["stroke-width"].removesuffix("px")) for name, rules in known.items() if name.startswith("k-b-")}
    worn = {f"{name}{shade}" for name in ("skin", "top", "low", "sock", "shoe") for shade in ("", "2")}
    assert brushes == {f"k-b-{name}": 2 * small.BRUSH for name in worn}
    # A dark edge is as wide round a limb as round a head or a chair.
    rim, hem = (float(known[name]["stroke-width"].removesuffix("px")) for name in ("k-rim", "k-hem"))
    assert rim - 2 * small.BRUSH == hem


def outlines(text: str) -> list[list[Point]]:
    """Give the points of each closed outline of path data as this project writes it: M, l, h and v, and z goes back to the start."""
    found: list[list[Point]] = []
    start: Point = (0, 0)
    for outline in re.findall(r"[^z]+z", text):
        steps: list[Point] = []
        for letter, values in re.findall(r"([Mlhv])([^Mlhv]*)", outline):
            numbers = [float(value) for value in re.findall(r"-?[\d.]+", values)]
            if letter == "M":
                start = numbers[0], numbers[1]
            elif letter == "l":
                steps += zip(numbers[::2], numbers[1::2], strict=True)
            else:
                steps += [(value, 0.0) if letter == "h" else (0.0, value) for value in numbers]
        found.append(list(accumulate([start, *steps], lambda a, b: (a[0] + b[0], a[1] + b[1]))))
    return found


def middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


@pytest.mark.parametrize("slug", [slug for slug, pose in DRAWN.items() if pose.posture != oblique.POSTURE])
def test_knees_bend_as_the_pose_says(slug: str) -> None:
    for share in (0, 0.6, 1):
        body = skeleton(DRAWN[slug], share)
        for leg in (body.near, body.far):
            text = small.Side(body, leg, body.near_arm).limb("thigh", "shank")
            assert share != 1 or text in cards.card(DRAWN[slug])
            (back, front, *hip), shin = outlines(text)
            knee, ankle = middle(back, front), shin[2]
            bend = direction(knee, ankle) - direction(middle(*hip), knee)  # y down: the other way round
            assert abs((bend - leg.angles[1] + 180) % 360 - 180) <= 2, f"{share}: {bend:.1f}, not {leg.angles[1]:.1f} degrees"


def test_everybody_is_told_apart() -> None:
    pose = POSES["mini-squat"]
    assert len({cards.card(pose.model_copy(update={"person": name})) for name in people()}) == len(people())
    assert set(small.small().hair) == set(shapes().hair) == {person.hair for person in people().values()}
    assert set(small.small().muscles) == set(shapes().muscles)
    body = skeleton(pose, 1)
    side, ben = small.Side(body, body.near, body.near_arm), people()["ben"]

    def dressed(**changes: Any) -> tuple[object, ...]:
        other = ben.model_copy(update=changes)
        return small.chest(other, body), small.leg(other, side, "shoe", near=True), small.arm(other, side, near=True), other.classes

    looks = [{"hair": name} for name in shapes().hair if name != ben.hair]
    looks += [{"sleeves": "long-sleeve"}, {"legs": "leggings"}, {"belly": 4}, {"skin": "deep"}, {"hair_colour": "grey"}, {"top": "gold"}, {"low": "slate"}]
    for one, other in combinations([dressed(), *(dressed(**look) for look in looks)], 2):
        assert one != other


def pose(**changes: object) -> Pose:
    return Pose.model_validate({"person": "ben", "posture": "standing", "end": {}, "shows": "Someone stands.", **changes})


def test_a_pair_shows_what_works_at_the_finish_only() -> None:
    start, finish = re.split(r'<g transform="translate\(\d+ 0\)">', cards.pair(POSES["mini-squat"]))
    assert "k-work" not in start and "k-tip" not in start and "k-work" in finish and finish.count("k-tip") == 1
    assert "k-work" not in cards.moment(POSES["clamshell"], 1, (-99, 99), working=False)


def test_long_pairs_lie_one_above_the_other() -> None:
    for slug, lying in (("heel-slide", True), ("mini-squat", False)):
        svg = cards.pair(POSES[slug])
        assert (re.search(r'<g transform="translate\(0 \d+\)">', svg) is not None) is lying
        wide, high = map(int, svg.split('viewBox="')[1].split('"')[0].split()[2:])
        assert wide > high or not lying


def test_arrows_are_straight_or_bent_and_may_have_two_heads() -> None:
    straight_one = cards.arrow(pose(arrow={"at": [0, 100], "to": [0, 140]}))
    assert "Q" not in straight_one and 'transform="translate(0 -140)rotate(-90)"' in straight_one
    assert cards.arrow(pose(arrow={"at": [0, 100], "to": [0, 140], "both": True})).count("-9") == straight_one.count("-9") + 1
    assert "Q" in cards.arrow(POSES["seated-knee-straighten"]) and cards.arrow(pose()) == ""


def test_what_is_hidden_or_too_fine_is_not_drawn() -> None:
    both, one = (cards.card(pose(end={"far_arm": {"shoulder": angle, "elbow": 8}})) for angle in (60, 0))
    assert "k-b-top2" in both and "k-b-top2" not in one, "an arm right behind the other"
    assert rough(Shape(((0, 0), (4, 0), (4, 4)), "seam")) == "" and rough(Shape(((0, 0), (9, 0)), "seam", closed=False)) == "M0 0h9"
    assert "k-ground" not in cards.moment(pose(props=[{"name": "floor"}]), 1, (-99, 99), bare=True)


def test_a_ghost_is_a_pale_leg() -> None:
    assert cards.card(PICTURES["price-rest"].pose or pose()).count('<g class="k-ghost">') == 1


def test_path_data_is_short() -> None:
    assert straight([(0, 0), (4.4, 0), (4.4, -3), (9, -3), (9, -3.2)]) == "M0 0h4v3h5z"
    assert straight([(0, 0), (-3, 2), (-6, 9)], closed=False) == "M0 0l-3-2-3-7"
    assert thinned([(0, 0), (5, 1), (10, 0), (10, 10), (0, 10)]) == ((0, 0), (10, 0), (10, 10), (0, 10))
    assert thinned([(0, 0), (5, 1), (10, 0)], closed=False) == ((0, 0), (10, 0))
    assert thinned([(0, 0), (5, 1), (5, 1), (10, 0)], closed=False) == ((0, 0), (5, 1), (5, 1), (10, 0)), "a corner stays"
    board = ((0, 0), (0, 0), (9, 0), (9, 0), (9, 5), (9, 5), (0, 5), (0, 5))
    assert not soft(Shape(board, "wood")) and soft(Shape(board[::2], "wood")) and not soft(Shape(board[::2], "wood", smooth=False))
