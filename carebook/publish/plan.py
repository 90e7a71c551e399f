"""What the page Plan loads when it is opened: the exercises as data, and their pictures, each a classic script, so that they work from a disk too.

``plan.js``           the scripts of docs/assets/plan, put together
``plan-data.js``      exercises with their steps, amounts and limits, and what each problem of the knee means for them
``plan-pictures.js``  start and finish of each exercise, small: loaded when the first exercise is chosen

The address of a plan is read and written by docs/assets/plan/1-link.js; the letters that stand there for names are made here.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from carebook.dose import in_words, why
from carebook.figures import cards, checks
from carebook.html import curled
from carebook.library import Library, Page
from carebook.model import Exercise
from carebook.model.base import Record
from carebook.model.exercise import Bound, Range
from carebook.plan import code, steps
from carebook.search.records import address_of

PAGE = "plan.md"
SCRIPTS = "assets/plan"
DATA, PICTURES = "assets/plan-data.js", "assets/plan-pictures.js"
EXPERT = "The limits of each exercise are expert practice, and no physiotherapist has signed them off."
AMOUNTS = ("sets", "reps", "hold_s", "times_a_day", "days_a_week")


class Fitting(Record):
    """What a problem means for an exercise: yes, small, later or ask, and why."""

    value: str
    why: str


class Amount(Record):
    """An amount of a plan: what it starts with, and from where to where it may go."""

    usual: int
    least: int
    most: int


class PlanExercise(Record):
    """An exercise as the builder shows it."""

    code: str
    title: str
    address: str
    phase: str
    told: str
    """The usual amount in words, for the list."""
    start: str
    steps: tuple[str, ...]
    stop: tuple[str, ...]
    legs: str
    rest: int
    spaced: bool
    """Whether a rest day belongs between two days of it."""
    amounts: dict[str, Amount]
    fits: dict[str, Fitting]
    """By the letters of the problem."""


class Problem(Record):
    """A problem of the knee that the clinician may tick."""

    code: str
    name: str
    text: str


class PlanData(Record):
    """All that the builder knows."""

    site: str
    most: int
    note: int
    weeks: tuple[int, ...]
    limits: dict[str, str]
    values: dict[str, str]
    phases: dict[str, str]
    problems: tuple[Problem, ...]
    exercises: tuple[PlanExercise, ...]
    formerly: dict[str, str]
    """Letters in links that are out there, and those that hold now; none where the thing is gone."""
    stop: str
    """The stop rule in one line, for reminders."""


def write(library: Library, site: Path) -> None:
    """Write all files into a built site. One without the page Plan gets none, and one that was published before is left as it is."""
    folder = site / SCRIPTS
    scripts = sorted(folder.glob("[0-9]-*.js"))
    together = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    for script in scripts:
        script.unlink()
    if scripts:
        folder.rmdir()
    if not scripts or PAGE not in library.pages:
        return
    folder.with_suffix(".js").write_text(together, encoding="utf-8")
    pictures = {code(page.slug): _picture(exercise) for page, exercise in library.of(Exercise)}
    _write(site / DATA, "data", curled(TypeAdapter(PlanData).dump_json(data(library)).decode()).encode())
    _write(site / PICTURES, "pictures", TypeAdapter(dict[str, str]).dump_json(pictures))


def data(library: Library) -> PlanData:
    """Give what the builder knows of the exercises, in the order of the navigation."""
    rules = library.rules
    return PlanData(
        site=library.config.name, most=rules.plan.most, note=rules.plan.note, weeks=rules.plan.weeks,
        limits={name: f"{limit.text} {EXPERT}" if limit.expert else limit.text for name, limit in rules.plan.limits},
        values={name: words.label for name, words in rules.condition_values.items()},
        phases={name: phase.title for name, phase in rules.phases.items()},
        problems=tuple(Problem(code=code(name), name=condition.name, text=condition.text) for name, condition in rules.conditions.items()),
        exercises=tuple(_exercise(library, page, exercise) for page, exercise in library.of(Exercise)),
        formerly={code(old): code(new) if new else "" for old, new in rules.plan.formerly.items()},
        stop=rules.rule("stop").line or "",
    )


def _exercise(library: Library, page: Page, exercise: Exercise) -> PlanExercise:
    return PlanExercise(
        code=code(page.slug), title=page.title, address=address_of(page.path), phase=exercise.phase, told=in_words(exercise),
        start=exercise.start, steps=steps(exercise), stop=tuple(rule.text for rule in exercise.stop_if),
        legs=exercise.dose.legs, rest=exercise.dose.rest_s, spaced=exercise.trains in ("strength", "balance"),
        amounts={name: _amount(usual, bound) for name in AMOUNTS if (usual := getattr(exercise.dose, name)) and (bound := getattr(exercise.bounds, name))},
        fits={code(name): Fitting(value=fit.value, why=why(fit)) for name, fit in exercise.conditions.items() if name in library.rules.conditions},
    )


def _amount(usual: Range, bound: Bound) -> Amount:
    """Give where an amount may go. A plan starts at the lower end of the usual amount: start with a few, and build up."""
    return Amount(usual=usual.from_, least=bound.min, most=bound.max)


def _picture(exercise: Exercise) -> str:
    """Draw start and finish with single quotes, so that the script needs no signs to tell quotes from ends; nothing where there is no pose."""
    return cards.pair(exercise.pose).replace('"', "'") if exercise.pose and checks.drawable(exercise.pose) else ""


def _write(file: Path, name: str, text: bytes) -> None:
    file.write_bytes(f'kneePlan.give("{name}",'.encode() + text + b")")
