"""From what a page says of a pose to complete stances: posture, then base, then end; and what lies between them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from carebook.figures.geometry import Point, mix
from carebook.figures.shapes import data
from carebook.model.pose import ArmPose, LegPose, Pose, Stance


@dataclass(frozen=True)
class FullLeg:
    """A leg with nothing left open: angles in degrees, or the place of its foot."""

    hip: float = 0
    knee: float = 0
    ankle: float = 0
    foot: Point | None = None
    tilt: float = 0


@dataclass(frozen=True)
class FullArm:
    """An arm with nothing left open."""

    shoulder: float = 0
    elbow: float = 0
    hand: Point | str | None = None
    grip: str = "rest"
    palm: float | None = None


@dataclass(frozen=True)
class Full:
    """A stance with nothing left open; ``point`` of the body is put ``at`` a place."""

    lean: float = 0
    head: float = 0
    pelvis: Point = (0, 0)
    near: FullLeg = FullLeg()
    far: FullLeg = FullLeg()
    near_arm: FullArm = FullArm()
    far_arm: FullArm = FullArm()
    point: str = "near.sole"
    at: Point = (0, 0)
    open: float = 0


@lru_cache(maxsize=1)
def postures() -> dict[str, Stance]:
    """Read the presets: the positions that many exercises start from."""
    return {name: Stance.model_validate(value) for name, value in data("postures.yml").items()}


def stages(pose: Pose) -> list[Full]:
    """Give the start, the position on the way if there is one, and the finish. Raises KeyError for an unknown posture."""
    start = over(over(Full(), postures()[pose.posture]), pose.base)
    return [start, *([over(start, pose.via)] if pose.via else []), over(start, pose.end)]


def leg_of_the_way(steps: list[Full], share: float) -> tuple[Full, Full, float]:
    """Give the two stages between which ``share`` (0 start, 1 finish) of the movement lies, and how far between (0 to 1)."""
    place = min(int(share * (len(steps) - 1)), len(steps) - 2)
    return steps[place], steps[place + 1], share * (len(steps) - 1) - place


def between(pose: Pose, share: float) -> Full:
    """Give the stance at ``share`` (0 start, 1 finish) of the movement."""
    return mixed(*leg_of_the_way(stages(pose), share))


def mixed(one: Full, two: Full, share: float) -> Full:
    """Give the stance that lies ``share`` of the way from one to another."""
    found: Full = _mixed(one, two, share)
    return found


def over(full: Full, stance: Stance) -> Full:
    """Put what a stance says over a complete one."""
    new: dict[str, Any] = {}
    for name in ("lean", "head", "pelvis", "open"):
        if (value := getattr(stance, name)) is not None:
            new[name] = value
    for name in ("near", "far", "near_arm", "far_arm"):
        if (limb := getattr(stance, name)) is not None:
            new[name] = _limb(getattr(full, name), limb)
    if stance.place:
        new.update(point=stance.place.point, at=stance.place.at)
    return replace(full, **new)


def _limb(old: Any, limb: LegPose | ArmPose) -> Any:
    """Put new values over a limb; angles let go of a planted foot or a held point."""
    given = {name: value for name, value in limb if value is not None}
    anchor = "foot" if isinstance(limb, LegPose) else "hand"
    if any(name in given for name in ("hip", "knee", "shoulder", "elbow")):
        given[anchor] = None
    return replace(old, **given)


def _mixed(a: Any, b: Any, share: float) -> Any:
    """Mix two stances of one kind, number by number; what is no number changes half way."""
    new: dict[str, Any] = {}
    for field in fields(a):
        one, two = getattr(a, field.name), getattr(b, field.name)
        if hasattr(one, "__dataclass_fields__"):
            new[field.name] = _mixed(one, two, share)
        elif isinstance(one, tuple) and isinstance(two, tuple):
            new[field.name] = tuple(mix(x, y, share) for x, y in zip(one, two, strict=True))
        elif isinstance(one, int | float) and isinstance(two, int | float):
            new[field.name] = mix(one, two, share)
        else:
            new[field.name] = one if share < 0.5 else two
    return replace(a, **new)
