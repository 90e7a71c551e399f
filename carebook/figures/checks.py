"""What can be wrong with a pose: names that do not exist, joints that no body has, feet that float, hands that miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from carebook.figures import oblique, props
from carebook.figures.balance import centre_of_mass
from carebook.figures.body import Body, Group
from carebook.figures.geometry import mix
from carebook.figures.scene import skeleton
from carebook.figures.shapes import people, shapes, things
from carebook.figures.skeleton import BALL, HEEL, POINTS, TOE, Leg, Skeleton
from carebook.figures.stance import postures, stages
from carebook.model.pose import Pose

SAMPLES = 11
REACH = 1.0
"""cm by which a foot or hand may miss its place."""

LIMITS = {"hip": (-25, 125), "knee": (-3, 140), "ankle": (-52, 35)}
"""Degrees that a picture may show."""

PRESSED = 4.0
"""cm by which a leg may press a roll flatter."""

DEEPEST = 1.0
"""cm that a body may sink into a floor or mat."""

Fault = tuple[str, str]
"""The field of the pose, and what is wrong with it."""


def faults(pose: Pose) -> list[Fault]:
    """Give every fault of a pose, names first: a pose with unknown names cannot be solved."""
    found = list(_names(pose))
    if not found and pose.posture != oblique.POSTURE:
        for sample in range(SAMPLES):
            share = sample / (SAMPLES - 1)
            found += _position(pose, skeleton(pose, share), "end" if share > 0.5 else "base", kept=share in (0, 1))
    return list(dict.fromkeys(found))


def drawable(pose: Pose) -> bool:
    """Say whether every name in a pose is known: what is not cannot be drawn, and its fault is told elsewhere."""
    return not any(_names(pose))


def _names(pose: Pose) -> Iterator[Fault]:
    yield from _known("person", [pose.person], people(), "a person of people.yml")
    yield from _known("posture", [pose.posture], postures(), "a posture of postures.yml")
    yield from _known("props", [prop.name for prop in pose.props], things(), "a thing of props.yml")
    yield from _known("muscles", [name.rpartition(".")[2] for name in pose.muscles], shapes().muscles, "a muscle of shapes.yml")
    if all(prop.name in things() for prop in pose.props):
        places = {*props.spots(pose.props), *POINTS}
        for field, stance in (("base", pose.base), ("via", pose.via), ("end", pose.end)):
            hands = [arm.hand for arm in (stance.near_arm, stance.far_arm) if arm and isinstance(arm.hand, str)] if stance else []
            held = [hand.removeprefix("near.").removeprefix("far.") for hand in hands]
            yield from _known(field, held, places, "a point of the body or of a prop that is there")
    points = [pose.arrow.follow] if pose.arrow and pose.arrow.follow else []
    yield from _known("arrow", [name.rpartition(".")[2] for name in points], POINTS, "a point of the body")


def _known(field: str, names: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            close = get_close_matches(name, list(known), 1)
            yield field, f"'{name}' is not {what}. " + (f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(sorted(known))}.")


def _position(pose: Pose, body: Skeleton, field: str, *, kept: bool) -> Iterator[Fault]:
    """Check one moment: the joints always, the rest where the moment is drawn (``kept``)."""
    for side, leg in (("near", body.near), ("far", body.far)):
        for (joint, (least, most)), angle in zip(LIMITS.items(), leg.angles, strict=True):
            if not least <= round(angle) <= most:
                yield field, f"the {side} {joint} stands at {angle:.0f} degrees. A picture shows {least} to {most}."
        if not kept:
            continue
        if leg.shortfall > REACH:
            yield field, f"the {side} foot is {leg.shortfall:.1f} cm out of reach. Put it nearer, or bend more."
        lowest = min(leg.sole(place)[1] for place in (HEEL, 0, BALL, TOE))
        if lowest < -DEEPEST:
            yield field, f"the {side} foot is {-lowest:.1f} cm below the floor."
        if "stand" in pose.posture and leg.knee[0] > leg.sole(TOE)[0] and leg.angles[1] > 10 and abs(leg.foot) < 1:
            yield field, f"the {side} knee is past the toes."
    for side, arm in (("near", body.near_arm), ("far", body.far_arm)):
        if kept and arm.shortfall > REACH:
            yield field, f"the {side} hand is {arm.shortfall:.1f} cm away from what it holds."
    if kept:
        yield from _rolls(pose, body, field)
    if pose.posture == "standing" and kept:
        yield from _standing(pose, body, field)
    if "chair" in {prop.name for prop in pose.props} and pose.posture == "sitting" and kept and field == "base" and abs(body.hip[1] - 8 - 42) > REACH:
        yield field, f"the seat is missed by {abs(body.hip[1] - 50):.1f} cm. The hip joint of a sitting person is at 50 cm."


def _rolls(pose: Pose, body: Skeleton, field: str) -> Iterator[Fault]:
    """Check that a roll carries the leg: it may be pressed flatter, but no air may show above it."""
    for prop in pose.props:
        if prop.name == "roll" and pose.person in people():
            top = prop.at[1] + (prop.size or things()["roll"].size or 0)
            under = lowest_at(Body(people()[pose.person], body, pose.feet).near_leg(), prop.at[0])
            if not -PRESSED <= under - top <= REACH:
                yield field, f"the leg is {under - top:.1f} cm above the roll. Give the roll another 'size' or place."


def lowest_at(group: Group, x: float) -> float:
    """Give the height of the lowest edge of shapes above a place of the floor (cm); 999 where there is none."""
    heights = [999.0]
    for shape in group:
        for (x1, y1), (x2, y2) in zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True):
            if min(x1, x2) <= x <= max(x1, x2) and x1 != x2:
                heights.append(mix(y1, y2, (x - x1) / (x2 - x1)))
    return min(heights)


def _standing(pose: Pose, body: Skeleton, field: str) -> Iterator[Fault]:
    floors = {0.0, *(prop.at[1] + (prop.size or things()[prop.name].size or 0) for prop in pose.props if prop.name == "step")}
    standing = [leg for leg in (body.near, body.far) if _touches(leg, floors)]
    if not standing:
        yield field, "no foot is on the floor."
        return
    held = [arm for arm, full in ((body.near_arm, stages(pose)[0].near_arm), (body.far_arm, stages(pose)[0].far_arm)) if full.hand]
    if held:
        return
    centre = centre_of_mass(body)[0]
    spots = [leg.sole(place)[0] for leg in standing for place in (HEEL, TOE)]
    if not min(spots) <= centre <= max(spots):
        yield field, "the body would fall: its centre of mass is not over the feet. Let it hold on."


def _touches(leg: Leg, floors: set[float]) -> bool:
    lowest = min(leg.sole(place)[1] for place in (HEEL, BALL, TOE))
    return any(abs(lowest - floor) <= REACH for floor in floors)
