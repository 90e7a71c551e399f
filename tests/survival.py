"""Do the warnings of a page live through whatever is done to its text?

A page is copied, read aloud, printed, pasted into a message or shown by a reader mode. What must come through each time:
every trigger the page carries (as in the list, or in short), under the words of its own level and action, and first.

First means: before any words of the page but its title, other names and summary. Two kinds of page differ:

- When to get help is made of warnings; there the emergency stands first and the other levels have sections of their own.
- On an exercise the reader is about to act, so the stop rule and "check first" stand before the start position; the
  boxes close the page.
"""

from __future__ import annotations

import re
import unicodedata

from carebook.library import Library
from carebook.model import Exercise, Level
from tests.conftest import Built

HELP = "get-help.md"


def squeezed(text: str) -> str:
    """Give the letters and digits alone: no copy keeps spaces, quotes, line ends or the letters of a font as they were."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def carried(path: str, library: Library) -> list[str]:
    """Give the names of the warnings on a page; an exercise has some that every exercise has."""
    facts = library.pages[path].facts
    return list(dict.fromkeys((*(library.rules.warnings if isinstance(facts, Exercise) else ()), *facts.warnings)))


def lost(text: str, page: Built, library: Library) -> list[str]:
    """Say what has not come through of the warnings of a page, given its text after all that was done to it."""
    names, facts = carried(page.path, library), library.pages[page.path].facts
    if not names:
        return []
    plain = squeezed(text)
    exercise = isinstance(facts, Exercise)
    # A sheet of paper repeats the warnings of its page: those are not where the page's own words start.
    own = [facts.start] if isinstance(facts, Exercise) else [part.get_text() for part in page.soup.select("main > .section :is(p, li), main > p, main > ul > li, main > div .signs > li") if not part.find_parent(class_=["warning", "paper-warnings"])]
    own = [words for part in own if len(words := squeezed(part)) > 30 and words not in squeezed(facts.summary)]
    first = min((place for words in own if (place := plain.find(words)) >= 0), default=-1)
    found = ["the words of the page are not there, so the test cannot tell what stands first"] if first < 0 else []
    levels = {level: squeezed(f"{level.label} {level.action}") for level in Level}
    marks = sorted((match.start(), level) for level, words in levels.items() for match in re.finditer(words, plain))
    for name in names:
        warning = library.warnings[name]
        forms = (squeezed(warning.trigger), squeezed(f"{warning.level.short_action} {warning.short}"), squeezed(warning.short))
        places = [match.start() for form in forms for match in re.finditer(form, plain)]
        right = [place for place in places if _level_at(place, marks) is warning.level]
        if not right:
            found.append(f"{name}: " + ("its level or action is gone" if places else "its trigger is gone"))
        elif not exercise and min(right) > first and not (page.path == HELP and warning.level is not Level.EMERGENCY):
            found.append(f"{name}: it stands after other words of the page")
    if exercise:
        for rule, said in (("stop", library.rules.rule("stop").line), ("do-not-start", library.rules.rule("do-not-start").text)):
            if not -1 < plain.find(squeezed(said)) < first:
                found.append(f"the rule '{rule}' does not stand before the start position")
    return found


def _level_at(place: int, marks: list[tuple[int, Level]]) -> Level | None:
    """Give the level whose words were the last before a place."""
    before = [level for mark, level in marks if mark < place]
    return before[-1] if before else None
