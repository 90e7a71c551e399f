"""Sheets to fill in by hand: the diary, and the exercises of a phase with boxes to tick.

A sheet is one element, ``one-sheet``. In print only sheets are shown, each on one side of A4 or US Letter (print.css).
What stands in ``paper`` is for paper alone: on a screen nobody can tick it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carebook.blocks import figures
from carebook.blocks.base import Drawn, Lined
from carebook.blocks.boxes import print_button
from carebook.blocks.lists import pain_rule
from carebook.blocks.warnings import NO_DRIVING, NUMBERS
from carebook.citations import cite, sources_in
from carebook.dose import in_short
from carebook.html import Content, Element, element, icon, items, link, sentence
from carebook.library import Library, Page
from carebook.model import Exercise, Facts, Level
from carebook.sheet import Sheet, long_date, review
from carebook.tables import table

DAYS = 14
COLUMNS = 6
"""The most things a reader can write down in one row across a sheet."""
ROWS, SPARE = 9, 5
"""The most exercises a sheet has room for, and the most empty rows below them for a reader's own."""
NOTES = 1
"""Empty lines for notes below the diary, after the one that says so."""
ASK = ("ask", "later")

_BOX = re.compile(r"\[ \] *([^\[]+)")


class Diary(Lined):
    """A diary of two weeks. Each line is a column: ``name | what goes in | what it means``."""

    NAME = "diary"

    def build(self, sheet: Sheet, place: Element, lines: list[tuple[str, list[str]]]) -> None:
        """Draw the columns as a list to read, and the sheet to print."""
        columns: list[tuple[str, str, str]] = []
        for line, parts in lines:
            if len(parts) != 3 or not parts[0] or not parts[2]:
                sheet.fault(line, "write 'name | what goes in | what it means'. What goes in may be empty, '0 to 10' or '[ ] no [ ] yes'.")
            else:
                columns.append((parts[0], parts[1], parts[2]))
        if not 0 < len(lines) <= COLUMNS:
            sheet.fault("/// diary", f"the block 'diary' needs 1 to {COLUMNS} lines, one for each column. More leave no room to write.")
        elif sheet.page:
            place.append(element("dl", *(element("div", element("dt", name), element("dd", _told(how), means)) for name, how, means in columns), cls="rules"))
            notes = element("div", element("p", element("strong", "My notes and questions:")), *(element("p", cls="line") for _ in range(NOTES)), cls="paper")
            place.append(on_paper(sheet, sheet.page, sheet.page.title, element("div", *pain_rule(sheet), cls="paper"), _days(sheet.page.title, columns), notes))


def _told(how: str) -> str:
    """Say in words what goes into a column."""
    boxes = _BOX.findall(how)
    if boxes:
        *most, last = (box.strip() for box in boxes)
        return f"Tick {', '.join(most)} or {last}. " if most else f"Tick {last}. "
    return f"Write {how}. " if how else ""


def _days(title: str, columns: list[tuple[str, str, str]]) -> Element:
    """Draw a row for each day, with boxes where there is something to tick."""
    heads = [element("th", name, None if _BOX.search(how) or not how else element("span", f" {how}"), scope="col", cls=_width(how)) for name, how, _ in columns]
    rows = [
        element("tr", element("th", f"{day}", scope="row"), *(element("td", *_boxes(_BOX.findall(how)), cls=_width(how)) for _, how, _ in columns))
        for day in range(1, DAYS + 1)
    ]
    head = element("tr", element("th", "Day", element("span", " and date"), scope="col"), *heads)
    return element("table", element("caption", f"{title}: one row a day"), element("thead", head), element("tbody", *rows), cls="days paper")


def _width(how: str) -> str:
    return "ticks" if _BOX.search(how) else "number" if how else "words"


def _boxes(names: list[str]) -> list[Element]:
    return [element("span", element("span", cls="box"), f" {name.strip()}", cls="choice") for name in names]


class ExerciseSheet(Drawn):
    """The exercises of one phase, with boxes to tick for two weeks."""

    NAME = "exercise-sheet"
    ARGUMENT = True

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the sheet; on a screen it has a button, and no boxes."""
        library, name = sheet.library, self.argument.strip()
        phase = next((phase for key, phase in library.rules.phases.items() if key == name), None)
        if phase is None:
            sheet.fault(f"/// exercise-sheet | {name}", f"'{name}' is not a phase. The phases are: {', '.join(library.rules.phases)}.")
            return
        exercises = [(other, exercise) for other, exercise in library.of(Exercise) if exercise.phase == name]
        if len(exercises) > ROWS:
            sheet.fault(f"/// exercise-sheet | {name}", f"the phase '{name}' has {len(exercises)} exercises. More than {ROWS} do not fit on one sheet of paper. Move one to another phase.")
        rules = {key: library.rules.rule(key) for key in ("do-not-start", "pain", "stop")}
        opening = element(
            "div",
            element("p", rules["do-not-start"].text, " ", element("strong", f"{rules['pain'].title}:"), " ", rules["pain"].text, " ", rules["pain"].fixed_line),
            element("p", element("strong", rules["stop"].line), " Cross out what does not suit you. Tick a box on each day that you do it.", cls="stop"),
            cls="paper",
        )
        button = print_button(icon(library.docs, "print"), f"Print the {name} sheet", f"sheet-{name}")
        title = f"{page.title}: {phase.title.lower()}"
        yield element("p", phase.text)
        yield button
        yield on_paper(sheet, page, title, opening, _table(library, page, title, exercises), _ask(library, exercises), id_=f"sheet-{name}")


def _table(library: Library, page: Page, title: str, exercises: list[tuple[Page, Exercise]]) -> Element:
    rows: list[list[Content]] = []
    for other, exercise in exercises:
        named = element("div", figures.pair(exercise), element("div", link(page.path, other.path, other.title)), cls="pictured")
        stops = [element("p", element("strong", "Stop if: "), " ".join(sentence(rule.text) for rule in exercise.stop_if), cite(_sources(exercise, library), library))] if exercise.stop_if else []
        rows.append([named, element("div", element("p", in_short(exercise.dose)), *stops), _weeks()])
    for _ in range(min(ROWS - len(exercises), SPARE)):
        rows.append(["Another exercise:", "How much:", _weeks()])
    made = table(title, ["Exercise", "How much, and when to stop", "Tick each day"], rows)
    for row in list(made.iter("tr")):
        row[2].set("class", "paper")
    for row in list(made.iter("tr"))[len(exercises) + 1 :]:
        row.set("class", "paper")
    return made


def _sources(exercise: Exercise, library: Library) -> list[str]:
    return list(dict.fromkeys(key for rule in exercise.stop_if for key in sources_in(rule.basis, library)))


def _weeks() -> Element:
    """Draw 7 boxes for each of 2 weeks."""
    weeks = (element("span", f"Week {week}", *(element("span", cls="box") for _ in range(7)), cls="week", aria_hidden="true") for week in (1, 2))
    return element("div", *weeks, element("span", "14 empty boxes", cls="unseen"))


def _ask(library: Library, exercises: list[tuple[Page, Exercise]]) -> Element | None:
    """List by problem the exercises to ask about or wait with. After surgery that is all of them, which the words above say."""
    lines: list[Content] = []
    for name, condition in library.rules.conditions.items():
        titles = [page.title for page, exercise in exercises if condition.cause and name in exercise.conditions and exercise.conditions[name].value in ASK]
        if titles:
            listed = ", ".join([titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])])
            lines.append(element("span", element("strong", f"{condition.name}:"), f" {listed}."))
    return element("div", element("p", "If you have one of these problems, ask a physiotherapist before you do these:"), items("ul", lines), cls="ask") if lines else None


def on_paper(sheet: Sheet, page: Page, title: str, *content: Element | None, id_: str | None = None) -> Element:
    """Make a sheet of paper: title and warnings above its content, and below it who has checked it."""
    facts = page.facts
    checked = f"{sheet.library.config.name}. Checked on {long_date(facts.checked)}. Next check due by {long_date(facts.next_check)}. {review(facts)} Sources: on the web page."
    take = element("p", element("strong", "Take this sheet to your appointment."), " It needs no name. ", checked, cls="paper paper-foot")
    return element("div", element("h3", title, cls="paper"), _warnings(sheet.library, facts.warnings), *content, take, cls="one-sheet", id=id_)


def _warnings(library: Library, names: tuple[str, ...]) -> Element:
    """Draw the named warnings as small boxes, without the notes that the page gives."""
    boxes = element("div", cls="paper paper-warnings")
    for level in Level:
        triggers: list[Content] = [library.warnings[name].trigger for name in names if name in library.warnings and library.warnings[name].level is level]
        if triggers:
            more = element("p", f"{NUMBERS} {NO_DRIVING}") if level is Level.EMERGENCY else None
            boxes.append(element("div", element("p", element("strong", f"{level.label}. {level.action}")), items("ul", triggers), more, cls=level.value))
    return boxes
