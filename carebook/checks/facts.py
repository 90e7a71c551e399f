"""Do the facts of the front matter and of the shared data files fit together?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from carebook.citations import unknown_source
from carebook.errors import ContentError
from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Evidence, Exercise, Facts, Treatment
from carebook.structure import CLOT, CLOT_KINDS

Place = tuple[str | int, ...]


def check(library: Library, unread: frozenset[str]) -> Iterator[ContentError]:
    """Check names and dates. Pages in ``unread`` have faults of their own, so a link to one is let be."""
    slugs: dict[type[Facts], set[str]] = {kind: {page.slug for page, _ in library.of(kind)} for kind in (Cause, CauseGroup, Treatment, Exercise)}
    for path in unread:
        folder, _, name = path.rpartition("/")
        for kind, of in ((Cause, "causes"), (Treatment, "treatments"), (Exercise, "exercises")):
            if folder == of:
                slugs[kind].add(name.removesuffix(".md"))
    for page in library.pages.values():
        shown = f"{library.docs.name}/{page.path}"
        for place, text in _faults(library, page, slugs):
            yield ContentError(shown, page.line_of(*place), text)
    yield from _shared(library, slugs)


def _faults(library: Library, page: Page, slugs: Mapping[type[Facts], set[str]]) -> Iterator[tuple[Place, str]]:
    facts = page.facts
    if facts.next_check <= facts.checked:
        yield ("next_check",), "'next_check' must be later than 'checked'."
    for place, name in enumerate(facts.warnings):
        if name not in library.warnings:
            yield ("warnings", place), unknown(name, "a warning", library.warnings, "docs/warnings.yml")
    if isinstance(facts, CLOT_KINDS):
        for name in CLOT:
            if name not in facts.warnings:
                yield ("warnings",), f"the warning '{name}' is missing. Every cause and treatment carries it: a website cannot tell a clot."
    yield from _sources(library, page)
    if isinstance(facts, Cause | Treatment):
        field = "treatments" if isinstance(facts, Cause) else "choices"
        for place, row in enumerate(facts.treatments if isinstance(facts, Cause) else facts.choices):
            if row.page and row.page not in slugs[Treatment]:
                yield (field, place, "page"), unknown(row.page, "a treatment", slugs[Treatment], "docs/treatments/")
    if isinstance(facts, Cause | CauseGroup | Treatment):
        own = slugs[Treatment] if isinstance(facts, Treatment) else slugs[Cause] | slugs[CauseGroup]
        for place, slug in enumerate(facts.see_also):
            if slug not in own:
                yield ("see_also", place), unknown(slug, "a page of this kind", own, f"docs/{page.folder}/")
    if isinstance(facts, Treatment):
        for place, slug in enumerate(facts.exercises):
            if slug not in slugs[Exercise]:
                yield ("exercises", place), unknown(slug, "an exercise", slugs[Exercise], "docs/exercises/")
    if isinstance(facts, Exercise):
        conditions = library.rules.conditions
        for name in facts.conditions:
            if name not in conditions:
                yield ("conditions", name), unknown(name, "a condition", conditions, "docs/exercise-rules.yml")
        for name in conditions:
            if name not in facts.conditions:
                yield ("conditions",), f"the condition '{name}' is missing. Say yes, small, later or ask, and why."


def _sources(library: Library, page: Page) -> Iterator[tuple[Place, str]]:
    """Find every ``sources``, ``basis`` and the like in the front matter, wherever it stands."""
    rules = {f"general-rule:{rule.id}" for rule in library.rules.rules}
    stack: list[tuple[Place, object]] = [((), page.front_matter.data)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*place, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            sourced = place and (place[-1] in ("sources", "basis", "instructions_from") or "dose_basis" in place)
            for number, inner in enumerate(value):
                if sourced and isinstance(inner, str):
                    known = inner in library.sources or (place[-1] != "sources" and (inner == "expert" or inner in rules))
                    if not known:
                        yield (*place, number), unknown_source(inner, library)
                else:
                    stack.append(((*place, number), inner))


def _shared(library: Library, slugs: Mapping[type[Facts], set[str]]) -> Iterator[ContentError]:
    """Check the shared data files; without a line of their own, faults point at the top of the file."""
    folder = library.docs.name
    for name, warning in library.warnings.items():
        for key in warning.sources:
            if key not in library.sources:
                yield ContentError(f"{folder}/warnings.yml", _line(library, "warnings.yml", name), unknown_source(key, library))
    for one in library.numbers:
        for key in one.sources:
            if key not in library.sources:
                yield ContentError(f"{folder}/warnings.yml", _line(library, "warnings.yml", one.place), unknown_source(key, library))
    rules, shown = library.rules, f"{folder}/exercise-rules.yml"
    for rule in rules.rules:
        if rule.evidence not in list(Evidence):
            yield ContentError(shown, _line(library, "exercise-rules.yml", rule.id), f"'{rule.evidence}' is not a strength. Use one of: {', '.join(Evidence)}.")
        for key in rule.sources:
            if key not in library.sources:
                yield ContentError(shown, _line(library, "exercise-rules.yml", rule.id), unknown_source(key, library))
    for name in rules.warnings:
        if name not in library.warnings:
            yield ContentError(shown, _line(library, "exercise-rules.yml", name), unknown(name, "a warning", library.warnings, "docs/warnings.yml"))
    for name, condition in rules.conditions.items():
        if condition.cause and condition.cause not in slugs[Cause] | slugs[CauseGroup]:
            yield ContentError(shown, _line(library, "exercise-rules.yml", name), unknown(condition.cause, "a cause", slugs[Cause], "docs/causes/"))


def _line(library: Library, file: str, needle: str) -> int:
    text = (library.docs / file).read_text(encoding="utf-8")
    place = text.find(needle)
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def unknown(name: str, what: str, known: Mapping[str, object] | set[str], home: str) -> str:
    """Say that a name is unknown, and what to do about it."""
    close = get_close_matches(name, known, 1)
    return f"'{name}' is not {what}. " + (f"Did you mean '{close[0]}'?" if close else f"Add it to {home}, or take it out.")
