"""What can be wrong with a pose: names that do not exist, joints that no body has, feet that float, hands that miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import acos, degrees, dist

from carebook.errors import suggestion
from carebook.figures import arrows, oblique, props, space
from carebook.figures.balance import centre_of_mass
from carebook.figures.body import Body, Group
from carebook.figures.geometry import mix
from carebook.figures.limbs import BALL, HEEL, SHANK, THIGH, TOE, Leg
from carebook.figures.movement import GAP, JUMP, movement
from carebook.figures.scene import skeleton
from carebook.figures.shapes import people, shapes, things
from carebook.figures.skeleton import POINTS, Skeleton
from carebook.figures.stance import between, postures, stages
from carebook.model.pose import Pose

SAMPLES = 11
REACH = 1.0
"""cm by which a foot or hand may miss its place."""

LIMITS = {"hip": (-25, 125), "knee": (-3, 140), "ankle": (-52, 35)}
"""Degrees that a picture may show."""

OPEN = (0, 60)
"""Degrees by which the top knee may be lifted in a picture of someone who lies on the side."""

STRETCHED = 0.1
"""cm by which a bone may differ from its length."""

PRESSED = 4.0
"""cm by which a leg may press a roll or pillow flatter."""

DEEPEST = 1.0
"""cm that a body may sink into a floor or mat."""

Fault = tuple[str, str]
"""The field of the pose, and what is wrong with it."""


def faults(pose: Pose) -> list[Fault]:
    """Give every fault of a pose, names first: a pose with unknown names cannot be solved."""
    found = list(_names(pose))
    if not found:
        for sample in range(SAMPLES):
            share = sample / (SAMPLES - 1)
            field = "end" if share > 0.5 else "base"
            if pose.posture == oblique.POSTURE:
                found += ((field, text) for text in _on_the_side(between(pose, share).open))
            else:
                found += _position(pose, skeleton(pose, share), field, kept=share in (0, 1))
        found += _moves(pose)
    return list(dict.fromkeys(found))


def drawable(pose: Pose) -> bool:
    """Say whether every name in a pose is known: what is not cannot be drawn, and its fault is told elsewhere."""
    return not any(_names(pose))


def _names(pose: Pose) -> Iterator[Fault]:
    yield from _known("person", [pose.person], people(), "a person of people.yml")
    yield from _known("posture", [pose.posture], postures(), "a posture of postures.yml")
    yield from _known("props", [prop.name for prop in pose.props], things(), "a thing of props.yml")
    yield from _known("worn", [one.name for one in pose.worn], shapes().worn, "worn by anybody in shapes.yml")
    yield from _known("muscles", pose.muscles, [f"{side}.{name}" for side in ("near", "far") for name in shapes().muscles], "a muscle of shapes.yml on a side")
    stances = [(field, stance) for field, stance in (("base", pose.base), ("via", pose.via), ("end", pose.end)) if stance]
    if all(prop.name in things() for prop in pose.props):
        places = [*props.spots(pose.props), *POINTS]
        for field, stance in stances:
            hands = [_sideless(arm.hand) for arm in (stance.near_arm, stance.far_arm) if arm and isinstance(arm.hand, str)]
            yield from _known(field, hands, places, "a point of the body or of a prop that is there")
    for field, stance in stances:
        if stance.open and pose.posture != oblique.POSTURE:
            yield field, f"'open' belongs to the posture {oblique.POSTURE}. Take it out, or change the posture."
        yield from _known(field, [_sideless(stance.place.point)] if stance.place else [], POINTS, "a point of the body")
    yield from _known("arrow", [_sideless(pose.arrow.follow)] if pose.arrow and pose.arrow.follow else [], POINTS, "a point of the body")


def _sideless(point: str) -> str:
    """Give the name of a point of the body without its side."""
    return point.removeprefix("near.").removeprefix("far.")


def _known(field: str, names: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield field, f"'{name}' is not {what}. {suggestion(name, known)}"


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
    # A pale leg shows where the leg may go: off its cushion, too.
    if kept and not (pose.ghost and field == "end"):
        yield from _carried(pose, body, field)
    if pose.posture == "standing" and kept:
        yield from _standing(pose, body, field)
    if "chair" in {prop.name for prop in pose.props} and pose.posture == "sitting" and kept and field == "base" and abs(body.hip[1] - 8 - 42) > REACH:
        yield field, f"the seat is missed by {abs(body.hip[1] - 50):.1f} cm. The hip joint of a sitting person is at 50 cm."


def _on_the_side(opened: float) -> Iterator[str]:
    """Check one moment of lying on the side, with the top knee lifted by ``opened`` degrees: limbs, joints, mat, and the feet together."""
    if not OPEN[0] <= round(opened) <= OPEN[1]:
        yield f"the top knee is lifted by {opened:.0f} degrees. A picture shows {OPEN[0]} to {OPEN[1]}."
    knee, _, _ = space.knee_of(oblique.TOP_HIP, oblique.TOP_ANKLE, THIGH, SHANK, opened)
    for name, wanted, (a, b) in (("thigh", THIGH, (oblique.TOP_HIP, knee)), ("shin", SHANK, (knee, oblique.TOP_ANKLE))):
        if abs(dist(a, b) - wanted) > STRETCHED:
            yield f"the top {name} is {dist(a, b):.1f} cm long, not {wanted:.0f}."
    thigh = space.unit(oblique.TOP_HIP, knee)
    for joint, bone in (("hip", space.unit(oblique.TOP_SHOULDER, oblique.TOP_HIP)), ("knee", space.unit(knee, oblique.TOP_ANKLE))):
        angle = degrees(acos(sum(x * y for x, y in zip(thigh, bone, strict=True))))
        least, most = LIMITS[joint]
        if not least <= round(angle) <= most:
            yield f"the top {joint} stands at {angle:.0f} degrees. A picture shows {least} to {most}."
    top, low = oblique.leg(oblique.TOP_HIP, oblique.TOP_ANKLE, opened), oblique.leg(oblique.LOW_HIP, oblique.LOW_ANKLE, 0)
    lowest = min(centre[1] - radius for _, balls in (*top, *low) for centre, radius in balls)
    if lowest < -DEEPEST:
        yield f"a leg is {-lowest:.1f} cm below the mat."
    apart = min(dist(a, b) - r - s for a, r in top[oblique.FOOT][1] for b, s in low[oblique.FOOT][1])
    if apart > REACH:
        yield f"the feet are {apart:.1f} cm apart. They stay together."


def _moves(pose: Pose) -> Iterator[Fault]:
    """Check that the picture can move: shapes keep their form, and joints hold together midway between samples too."""
    if pose.arrow and pose.arrow.follow and all(dist(a, b) < STRETCHED for a, b in pairwise(arrows.way(pose))):
        yield "arrow", f"'{pose.arrow.follow}' does not move, so no arrow can follow it. Name a point that moves, or write 'at' and 'to'."
    found = movement(pose)
    if found.broken:
        yield "end", "a hand is drawn in another way at the finish, so the picture cannot move. Give 'grip' in 'base' only."
    for joint, gap in found.gaps.items():
        if gap >= GAP:
            yield "end", f"the {joint} comes apart by {gap:.1f} cm when the picture moves. Move less, or give a position on the way as 'via'."
    for joint, off in sorted(found.jumps.items(), key=lambda one: -one[1])[:1]:
        if off >= JUMP:
            yield "end", f"the {joint} jumps by {off:.0f} cm when the picture moves. Move less, or give a position on the way as 'via'."


def _carried(pose: Pose, body: Skeleton, field: str) -> Iterator[Fault]:
    """Check that rolls, seats and pillows carry the leg: they may be pressed flatter, but no air may show above them."""
    leg = Body(people()[pose.person], body, pose.feet).near_leg()
    for prop in pose.props:
        for spot in things()[prop.name].carries if not prop.turn else ():
            x, top = props.placed(prop, spot)
            under = lowest_at(leg, x)
            if not -PRESSED <= under - top <= REACH:
                yield field, f"the leg is {under - top:.1f} cm above the {prop.name} at {x:.0f}. Give it another 'size' or place."


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
