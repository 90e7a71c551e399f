"""Do the facts of the front matter and of the shared data files fit together?"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping

from carebook.citations import unknown_source
from carebook.errors import ContentError, suggestion
from carebook.library import FIGURES, Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Facts, Guide, Treatment
from carebook.model.rules import LATER
from carebook.model.shared import CLOT
from carebook.numbers import FILE as NUMBERS
from carebook.sheet import latest
from carebook.structure import CLOT_KINDS

YEAR = datetime.timedelta(days=366)
TOMORROW = datetime.timedelta(days=1)  # it may already be tomorrow where the writer is
FOLDERS: dict[str, type[Facts]] = {"causes": Cause, "treatments": Treatment, "exercises": Exercise}
SOURCED = ("sources", "basis", "instructions_from")
"""Fields that hold keys of sources; so does everything in ``dose_basis``."""

Place = tuple[str | int, ...]


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check names and dates. Pages in ``unread`` have faults of their own, so a link to one is let be."""
    slugs: dict[type[Facts], set[str]] = {kind: {page.slug for page, _ in library.of(kind)} for kind in (Cause, CauseGroup, Treatment, Exercise)}
    for path in unread:
        folder, _, name = path.rpartition("/")
        if folder in FOLDERS:
            slugs[FOLDERS[folder]].add(name.removesuffix(".md"))
    for page in library.pages.values():
        for place, text in (*_dates(page), *_warnings(library, page), *_links(page, slugs), *_sources(library, page), *_exercise(library, page)):
            yield ContentError(library.shown(page.path), page.line_of(*place), text)
    for name, place, text in _shared(library, slugs):
        yield ContentError(library.shown(name), library.data[name].line(place), text)


def _dates(page: Page) -> Iterator[tuple[Place, str]]:
    facts = page.facts
    if facts.checked > latest() + TOMORROW:
        yield ("checked",), "'checked' lies in the future. Write the day on which the page was checked."
    if facts.next_check <= facts.checked:
        yield ("next_check",), "'next_check' must be later than 'checked'."
    elif facts.next_check - facts.checked > YEAR:
        yield ("next_check",), "'next_check' is more than a year after 'checked'. A page is checked once a year."
    if facts.reviewer and facts.reviewer.date > latest() + TOMORROW:
        yield ("reviewer", "date"), "the review lies in the future. Write the day on which the page was reviewed."


def _warnings(library: Library, page: Page) -> Iterator[tuple[Place, str]]:
    names = page.facts.warnings
    for place, name in enumerate(names):
        if name not in library.warnings:
            yield ("warnings", place), unknown(name, "a warning", library.warnings, "docs/warnings.yml")
        elif name in names[:place]:
            yield ("warnings", place), f"'{name}' is named twice. Keep one."
    if isinstance(page.facts, CLOT_KINDS):
        for name in CLOT:
            if name not in names:
                yield ("warnings",), f"the warning '{name}' is missing. Every cause and treatment carries it: a website cannot tell a clot."


def _links(page: Page, slugs: Mapping[type[Facts], set[str]]) -> Iterator[tuple[Place, str]]:
    facts = page.facts
    if isinstance(facts, Cause | Treatment):
        field = "treatments" if isinstance(facts, Cause) else "choices"
        for place, row in enumerate(facts.treatments if isinstance(facts, Cause) else facts.choices):
            if row.page and row.page not in slugs[Treatment]:
                yield (field, place, "page"), unknown(row.page, "a treatment", slugs[Treatment], "docs/treatments/")
    if isinstance(facts, Cause | CauseGroup | Treatment):
        own = slugs[Treatment] if isinstance(facts, Treatment) else slugs[Cause] | slugs[CauseGroup]
        for place, slug in enumerate(facts.see_also):
            if slug == page.slug:
                yield ("see_also", place), "the page names itself. Take it out."
            elif slug not in own:
                yield ("see_also", place), unknown(slug, "a page of this kind", own, f"docs/{page.folder}/")
    if isinstance(facts, Treatment):
        for place, slug in enumerate(facts.exercises):
            if slug not in slugs[Exercise]:
                yield ("exercises", place), unknown(slug, "an exercise", slugs[Exercise], "docs/exercises/")


def _exercise(library: Library, page: Page) -> Iterator[tuple[Place, str]]:
    facts = page.facts
    if not isinstance(facts, Exercise):
        return
    for name, amount in facts.dose:
        if name == "legs" or amount is None:
            continue
        if not getattr(facts.dose_basis, name):
            yield ("dose_basis",), f"'dose_basis.{name}' is missing. Say where the number comes from: sources, a general rule, or expert."
        bound = getattr(facts.bounds, name, None)
        if name != "rest_s" and bound is None:
            yield ("bounds",), f"'bounds.{name}' is missing. Say the least and the most a reader may set."
        elif bound is not None and not bound.min <= amount.from_ <= amount.to <= bound.max:
            yield ("dose", name), f"dose.{name} {amount} is out of bounds ({bound.min} to {bound.max})."
    for place, need in enumerate(facts.needs):
        if not need.endswith(LATER) and not library.rules.equipment_for((need,)):
            yield ("needs", place), f"'{need}' is none of the equipment in docs/exercise-rules.yml. Add a word of it there, so that the filter of exercises finds it."
    conditions = library.rules.conditions
    for name in facts.conditions:
        if name not in conditions:
            yield ("conditions", name), unknown(name, "a condition", conditions, "docs/exercise-rules.yml")
    for name in conditions:
        if name not in facts.conditions:
            yield ("conditions",), f"the condition '{name}' is missing. Say yes, small, later or ask, and why."


def source_fields(data: object) -> Iterator[tuple[Place, str]]:
    """Find every key of a source in front matter or a data file, with its place."""
    stack: list[tuple[Place, object]] = [((), data)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*place, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            sourced = bool(place) and (place[-1] in SOURCED or "dose_basis" in place)
            for number, inner in enumerate(value):
                if sourced and isinstance(inner, str):
                    yield (*place, number), inner
                else:
                    stack.append(((*place, number), inner))


def _sources(library: Library, page: Page) -> Iterator[tuple[Place, str]]:
    rules = {f"general-rule:{rule.id}" for rule in library.rules.rules}
    for place, key in source_fields(page.front_matter.data):
        if key not in library.sources and not (place[-2] != "sources" and (key == "expert" or key in rules)):
            yield place, unknown_source(key, library)


def _shared(library: Library, slugs: Mapping[type[Facts], set[str]]) -> Iterator[tuple[str, Place, str]]:
    """Check the shared data files: file, place and message."""
    for name in (NUMBERS, "warnings.yml", "exercise-rules.yml", *(f"{FIGURES}/{slug}.yml" for slug in library.pictures)):
        for place, key in source_fields(library.data[name].data):
            if key not in library.sources:
                yield name, place, unknown_source(key, library)
    for key, source in library.sources.items():
        lists = [page.path for page, guide in library.of(Guide) if source.kind in guide.source_kinds]
        if not lists:
            yield "sources.yml", ("sources", key, "kind"), f"no page lists sources of the kind '{source.kind}'. Mend the kind, or add it to 'source_kinds' of a page with the block all-sources."
        elif len(lists) > 1:
            yield "sources.yml", ("sources", key, "kind"), f"two pages list sources of the kind '{source.kind}': {' and '.join(lists)}. Take it out of 'source_kinds' of one."
    for key in library.unverified:
        if key in library.sources:
            yield "sources.yml", ("unverified", key), f"'{key}' stands among the sources too. It was read or it was not: keep one."
    forms = Counter(form.lower() for word in library.words for form in {word.word, *word.also})
    for number, word in enumerate(library.words):
        for form in (word.word, *word.also):
            if forms[form.lower()] > 1:
                yield "glossary.yml", ("words", number), f"'{form}' stands under more than one word. Keep one."
    rules = "exercise-rules.yml"
    for number, warning in enumerate(library.rules.warnings):
        if warning not in library.warnings:
            yield rules, ("warnings", number), unknown(warning, "a warning", library.warnings, "docs/warnings.yml")
    for key, condition in library.rules.conditions.items():
        if condition.cause and condition.cause not in slugs[Cause] | slugs[CauseGroup]:
            yield rules, ("conditions", key, "cause"), unknown(condition.cause, "a cause", slugs[Cause], "docs/causes/")


def unknown(name: str, what: str, known: Mapping[str, object] | set[str], home: str) -> str:
    """Say that a name is unknown, and what to do about it."""
    return f"'{name}' is not {what}. {suggestion(name, known, f'Add it to {home}, or take it out.')}"
