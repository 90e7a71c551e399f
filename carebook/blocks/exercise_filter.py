"""The filter above the exercises: what a card can be chosen by, and the controls, which do nothing without script and stay hidden.

The script (docs/assets/exercises.js) compares the values of pressed buttons and of selects with the words in ``data-…`` of
each card. It knows no names of its own, so a new phase, muscle or piece of equipment needs no change there.
"""

from __future__ import annotations

from collections.abc import Sequence

from carebook.html import Element, element
from carebook.library import Library
from carebook.model import Exercise

PLACES = {"lying": ("bed", "Lying down"), "sitting": ("chair", "On a chair"), "standing": ("standing", "Standing")}
"""For each position: its word in the address of the page, and on the button."""
NOTHING = "nothing"
ANY = "Any"


def muscles(library: Library) -> dict[str, str]:
    """Give the plain name of each muscle by its medical one; the shortest stands for all of a muscle's."""
    plain: dict[str, str] = {}
    for _, exercise in library.of(Exercise):
        for muscle in exercise.muscles:
            plain[muscle.medical] = min(plain.get(muscle.medical, muscle.plain), muscle.plain, key=len)
    return {medical: f"{name[:1].upper()}{name[1:]}" for medical, name in plain.items()}


def mark(card: Element, exercise: Exercise, library: Library) -> Element:
    """Put on a card what it can be chosen by."""
    card.set("data-phase", exercise.phase)
    card.set("data-place", PLACES[exercise.position][0])
    card.set("data-muscle", " ".join(_word(muscle.medical) for muscle in exercise.muscles))
    card.set("data-equipment", " ".join(library.rules.equipment_for(exercise.needs)) or NOTHING)
    return card


def controls(library: Library) -> Element:
    """Draw the controls, hidden until the script has wired them."""
    count = len(list(library.of(Exercise)))
    phases = [(name, phase.title) for name, phase in library.rules.phases.items()]
    named = [(_word(medical), name) for medical, name in sorted(muscles(library).items(), key=lambda pair: pair[1])]
    equipment = [(NOTHING, "Nothing"), *((name, kind.name) for name, kind in library.rules.equipment.items())]
    selects = (_select("muscle", "Muscle or skill", named), _select("equipment", "Equipment", equipment))
    return element(
        "div",
        _buttons("phase", "Phase", phases),
        _buttons("place", "Place", list(PLACES.values())),
        element("fieldset", element("legend", "What it works, and what you need"), element("div", *selects, cls="chips")),
        element("p", f"{count} exercises", role="status"),
        element("button", f"Show all {count}", type="button", cls="button", data_all=""),
        cls="filter", data_filter="", hidden="",
    )


def _buttons(name: str, legend: str, values: Sequence[tuple[str, str]]) -> Element:
    chips = [element("button", words, type="button", cls="chip", name=name, value=value, aria_pressed="false") for value, words in values]
    return element("fieldset", element("legend", legend), element("div", *chips, cls="chips"))


def _select(name: str, label: str, values: list[tuple[str, str]]) -> Element:
    options = [element("option", words, value=value) for value, words in (("", ANY), *values)]
    return element("label", f"{label} ", element("select", *options, name=name, autocomplete="off"))


def _word(text: str) -> str:
    return text.replace(" ", "-")
