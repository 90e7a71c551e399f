"""Doses, in amounts and in words."""

from __future__ import annotations

from carebook.model import Dose, Exercise, Range

LEGS = {"each": "each leg", "together": "both legs together", "sore": "the sore leg"}
POSITIONS = {"lying": "Lying down", "sitting": "Sitting", "standing": "Standing"}


def amounts(dose: Dose) -> list[tuple[str, str, str]]:
    """Give the parts of a dose as (value, unit, icon), ready for the strip under the title."""
    how = {"each": "each leg", "together": "", "sore": "sore leg"}[dose.legs]
    parts = [
        (str(dose.sets), _plural(dose.sets, "set"), "layers"),
        (str(dose.reps), " ".join(f"{_plural(dose.reps, 'time')} {how}".split()), "loop"),
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
    """Give the dose as one line for a card, such as "Lying down. 10 times, hold 5 to 6 seconds, 2 to 3 times a day."."""
    dose = exercise.dose
    hold = f", hold {dose.hold_s} seconds" if dose.hold_s else ""
    sets = f"{dose.sets} sets of " if dose.sets.to > 1 else ""
    return f"{POSITIONS[exercise.position]}. {sets}{dose.reps} times{hold}, {frequency(dose)}."


def at_a_glance(exercise: Exercise) -> str:
    """Give phase, position and needs as short sentences."""
    needs = exercise.needs
    listed = " and ".join([", ".join(needs[:-1]), needs[-1]] if len(needs) > 1 else list(needs))
    kit = f"You need: {listed}." if needs else "You need nothing."
    return f"{exercise.phase.capitalize()} exercise. {POSITIONS[exercise.position]}. {kit}"


def _plural(amount: Range, word: str) -> str:
    return word if amount.to == 1 else f"{word}s"
