"""All exercises as data: dose, steps and fit, each with its warnings."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.dose import in_short
from carebook.library import Library, Page
from carebook.model import Exercise
from carebook.publish.data import exercise_model, model
from carebook.publish.data.pages import LICENCE, place
from carebook.publish.data.places import data_address


def exercises(library: Library) -> exercise_model.Exercises:
    """Give what holds for all exercises. Their list is still empty; they stand in the order of the navigation."""
    pain, stop = library.rules.rule("pain"), library.rules.rule("stop")
    return exercise_model.Exercises(
        pain_rule=tuple(exercise_model.PainLevel(from_=one.from_, to=one.to, word=one.word, text=one.text) for one in pain.levels),
        pain_rule_note=pain.fixed_line or "", stop_rule=stop.text, licence=LICENCE,
        exercises=(),
    )


def exercise(library: Library, page: Page, facts: Exercise, data: model.PageData) -> exercise_model.ExerciseData:
    """Give one exercise, from its facts and the data of its page."""
    return exercise_model.ExerciseData(
        warnings=data.warnings, check_first=library.rules.rule("do-not-start").text, slug=page.slug, title=data.title, other_names=facts.other_names,
        summary=data.summary, at=data.at, data=place(library, data_address(page.path)), trains=facts.trains,
        phase=exercise_model.Phase(id=facts.phase, text=library.rules.phases[facts.phase].text), position=facts.position, equipment=facts.needs,
        muscles=tuple(exercise_model.Muscle(plain=one.plain, medical=one.medical) for one in facts.muscles), dose=facts.dose, dose_in_words=in_short(facts.dose),
        bounds=facts.bounds, start=facts.start, steps=facts.steps, mistakes=facts.mistakes, easier=facts.easier.text, harder=facts.harder.text,
        move_on_when=facts.move_on_when.text, stop_if=tuple(one.text for one in facts.stop_if), conditions=tuple(_fits(library, facts)),
        pictures=data.pictures, checked=data.checked, next_check=data.next_check, review=data.review, version=data.version, sha256=data.sha256,
    )


def _fits(library: Library, facts: Exercise) -> Iterator[exercise_model.Fit]:
    for name, fit in facts.conditions.items():
        if condition := library.rules.conditions.get(name):
            label = library.rules.condition_values[fit.value].label
            yield exercise_model.Fit(
                id=name, name=condition.name, value=fit.value, label=label, reason=fit.reason, how=fit.how, when=fit.when,
                wear_type_tear=fit.wear_type_tear, knee_max_deg=fit.knee_max_deg,
            )
