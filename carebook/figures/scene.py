"""One position of an exercise as layers of shapes, from the back to the front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from carebook.figures import oblique, props
from carebook.figures.body import Body, Group, thumb
from carebook.figures.outline import Shape
from carebook.figures.shapes import LAYERS, people, things
from carebook.figures.skeleton import Skeleton, alike, solve
from carebook.figures.stance import between, leg_of_the_way, mixed, stages
from carebook.model.pose import Pose

MOMENTS = 48
"""Moments at which a movement is looked at for toes that bend: close enough to miss no sample."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in cm."""


@dataclass(frozen=True)
class Scene:
    """The layers of one position, and the box (cm) that must be seen of it."""

    groups: tuple[Group, ...]
    box: Box
    pale: int = -1
    """Which group is drawn pale, as where a limb may go; -1 is none."""


def skeleton(pose: Pose, share: float) -> Skeleton:
    """Solve the position at ``share`` (0 start, 1 finish) of the movement."""
    spots = props.spots(pose.props)
    one, two, part = leg_of_the_way(stages(pose), share)
    # At the start and the finish the stances stay as they are written, or a hand out of reach would not be noticed.
    return solve(mixed(*alike(one, two, spots), part) if 0 < part < 1 else mixed(one, two, part), spots)


def scene(pose: Pose, share: float, *, working: bool) -> Scene:
    """Give the layers at ``share`` of the movement; ``working`` shows the working muscles."""
    if pose.posture == oblique.POSTURE:
        groups = oblique.groups(between(pose, share).open, working=working)
        return Scene(groups, box([shape for group in groups for shape in group]))
    person = people()[pose.person]
    body = Body(person, skeleton(pose, share), pose.feet, bending(pose))
    red = {side: [body.muscle(name) for name in pose.muscles if name.startswith(side)] if working else [] for side in ("near", "far")}
    worn = {side: [group for one in pose.worn if one.side == side for group in body.worn(one.name, side)] for side in ("near", "far")}
    far_arm, far_leg = body.far()
    layers: list[Group] = [[shape] for shape in props.parts(pose.props, "back")]
    pale = len(layers) if pose.ghost else -1
    layers += [Body(person, skeleton(pose, 1), pose.feet).near_leg()] if pose.ghost else []
    layers += [far_arm, far_leg, *([shape] for shape in red["far"]), *worn["far"], *([shape] for shape in props.parts(pose.props, "middle"))]
    layers += [*body.head(), body.trunk(), body.near_leg(), *([shape] for shape in red["near"]), *worn["near"]]
    layers += [*([shape] for shape in props.parts(pose.props, "hand")), body.near_arm(), [thumb(body.skeleton.near_arm)], *([shape] for shape in props.parts(pose.props, "front"))]
    seen = [shape for group in (far_arm, far_leg, body.near_leg(), body.near_arm(), body.trunk(), *body.head()) for shape in group]
    return Scene(tuple(layers), _with_props(box(seen), pose), pale)


@lru_cache(maxsize=256)
def bending(pose: Pose) -> frozenset[str]:
    """Give the sides (near, far) whose toes bend at any moment of the movement."""
    bodies = [skeleton(pose, moment / MOMENTS) for moment in range(MOMENTS + 1)]
    return frozenset(side for side in ("near", "far") if any(getattr(body, side).toes for body in bodies))


def box(shapes: list[Shape]) -> Box:
    """Give the box round shapes; smooth ones lie a little within their points."""
    xs = [point[0] for shape in shapes for point in shape.points]
    ys = [point[1] for shape in shapes for point in shape.points]
    return min(xs), min(ys), max(xs), max(ys)


def joined(a: Box, b: Box) -> Box:
    """Give the box round two boxes."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _with_props(seen: Box, pose: Pose) -> Box:
    for prop in pose.props:
        thing = things()[prop.name]
        if thing.shown:
            seen = joined(seen, (prop.at[0] + thing.shown[0], prop.at[1], prop.at[0] + thing.shown[1], prop.at[1]))
        if thing.whole:
            seen = joined(seen, box([shape for layer in LAYERS for shape in props.parts((prop,), layer)]))
    return seen


def within(group: Group, left: float, right: float) -> Group:
    """Cut props off at the sides of their panel (cm). Right for level and upright edges only, which long props have."""
    kept = [shape for shape in group if any(left < x < right for x, _ in shape.points) or _across(shape, left, right)]
    return [_cut(shape, left, right) for shape in kept]


def _cut(shape: Shape, left: float, right: float) -> Shape:
    if all(left <= x <= right for x, _ in shape.points):
        return shape
    return replace(shape, points=tuple((min(max(x, left), right), y) for x, y in shape.points), own=())


def _across(shape: Shape, left: float, right: float) -> bool:
    xs = [x for x, _ in shape.points]
    return min(xs) <= left and max(xs) >= right
