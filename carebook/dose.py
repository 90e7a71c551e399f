"""Doses, in amounts and in words."""

from __future__ import annotations

from carebook.model import Dose, Exercise, Fit, Range

POSITIONS = {"lying": "Lying down", "sitting": "Sitting", "standing": "Standing"}


def amounts(dose: Dose) -> list[tuple[str, str, str]]:
    """Give the parts of a dose as (value, unit, icon), ready for the strip under the title."""
    how = {"each": ", each leg", "together": "", "sore": ", sore leg"}[dose.legs]
    parts = [
        (str(dose.sets), _plural(dose.sets, "set"), "layers"),
        (str(dose.reps), f"{_plural(dose.reps, 'time')}{how}", "loop"),
    ]
    if dose.hold_s:
        parts.append((str(dose.hold_s), "seconds hold", "stopwatch"))
    if dose.times_a_day:
        parts.append((str(dose.times_a_day), f"{_plural(dose.times_a_day, 'time')} a day", "calendar"))
    if dose.days_a_week:
        parts.append((str(dose.days_a_week), "days a week", "calendar"))
    return parts


def frequency(dose: Dose) -> str:
    """Give how often, in words."""
    if dose.times_a_day:
        return "once a day" if dose.times_a_day.to == 1 else f"{dose.times_a_day} times a day"
    return f"{dose.days_a_week} days a week"


def in_words(exercise: Exercise) -> str:
    """Give the dose as one line for a card, such as "Lying down. 10 times each leg, hold 5 to 6 seconds, 2 to 3 times a day."."""
    return f"{POSITIONS[exercise.position]}. {in_short(exercise.dose)}"


def in_short(dose: Dose) -> str:
    """Give the dose as one line, such as "10 times each leg, hold 5 to 6 seconds, 2 to 3 times a day."."""
    hold = f", hold {dose.hold_s} seconds" if dose.hold_s else ""
    sets = f"{dose.sets} sets of " if dose.sets.to > 1 else ""
    legs = {"each": " each leg", "together": "", "sore": " with the sore leg"}[dose.legs]
    return f"{sets}{dose.reps} times{legs}{hold}, {frequency(dose)}."


def instruction(dose: Dose) -> str:
    """Say what to do with the steps: how often, with which leg, how many sets, how many days."""
    said = {
        "each": f"Do this {dose.reps} times with one leg, then {dose.reps} times with the other",
        "together": f"Do this {dose.reps} times",
        "sore": f"Do this {dose.reps} times with the sore leg only",
    }[dose.legs]
    if dose.sets.to > 1:
        said += f": that is 1 set. Do {dose.sets} sets, and rest about {dose.rest_s} seconds between them"
    return f"{said}. Do it {frequency(dose)}."


def why(fit: Fit) -> str:
    """Say why an exercise suits a problem or does not, when it may be done and how: short sentences, how far the knee may bend last."""
    when = f"When: {fit.when[:1].lower()}{fit.when[1:]}" if fit.when else None
    return " ".join(part for part in (fit.reason, when, fit.how, _limit(fit)) if part)


def _limit(fit: Fit) -> str | None:
    """Say how far the knee may bend, where the words have not said it."""
    told = f"{fit.how or ''} {fit.reason}"
    if not fit.knee_max_deg or str(fit.knee_max_deg) in told or (fit.knee_max_deg == 90 and "right angle" in told):
        return None
    return f"Bend the knee no more than {fit.knee_max_deg} degrees."


def at_a_glance(exercise: Exercise, phase: str) -> str:
    """Give phase, position and needs as short sentences; ``phase`` tells when it is, such as "The first 1 to 2 weeks."."""
    later = [need.removesuffix(" (later)") for need in exercise.needs if need.endswith(" (later)")]
    now = [need for need in exercise.needs if not need.endswith(" (later)")]
    kit = f"You need: {_listed(now)}." if now else "You need nothing."
    kit += f" Later: {_listed(later)}." if later else ""
    return f"{exercise.phase.capitalize()}: {phase[:1].lower()}{phase[1:]} {POSITIONS[exercise.position]}. {kit}"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _plural(amount: Range, word: str) -> str:
    return word if amount.to == 1 else f"{word}s"
