"""Each fault a writer can make is planted once, and told in a clear line at the right place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from carebook import generator
from carebook.checks import check
from tests.conftest import build

CAUSE, EXERCISE, TREATMENT, HOME = "causes/red-elbow.md", "exercises/arm-bend.md", "treatments/cool-cloth.md", "index.md"


@dataclass(frozen=True)
class Fault:
    """Replace ``old`` by ``new`` in one file; then ``line`` (found by its text, or a number) must say ``message``."""

    name: str
    file: str
    old: str
    new: str
    at: str | int
    message: str
    shown: str = ""


NEWS = '  - {date: "2026-11-22", kind: new, title: More, changed: More., pages: [index.md]}\n'
CORRECTION = '''  - date: "2026-11-22"
    kind: correction
    title: Elbows are red
    wrong: The page said that elbows are blue.
    right: It is red.
    pages: [causes/red-elbow.md]
'''

FAULTS = [
    Fault("unknown field", CAUSE, "first_step:", "first_stop: Look.\nfirst_step:", "first_stop:", "'first_stop' is not a field. Did you mean 'first_step'?"),
    Fault("unknown field far from any", CAUSE, "signs:\n", "zebra: 1\nsigns:\n", "zebra:", "'zebra' is not a field. The fields are:"),
    Fault("unknown nested field", CAUSE, "  lump: None.", "  lumps: None.\n  lump: None.", "  lumps:", "'lumps' is not a field. Did you mean 'lump'?"),
    Fault("unknown field of a warning", "warnings.yml", "    short: A new lump", "    shirt: A new lump", "    shirt:", "'shirt' is not a field. Did you mean 'short'?"),
    Fault("unknown field of a rule", EXERCISE, "  - {text: It locks., basis: [expert]}", "  - {test: It locks., basis: [expert]}", "  - {test", "'test' is not a field. Did you mean 'text'?"),
    Fault("unknown field of a number", EXERCISE, "reps: {from: 8, to: 10}", "reps: {form: 8, to: 10}", "  reps: {form", "'form' is not a field. Did you mean 'from'?"),
    Fault("missing field", CAUSE, "first_step: Look at it.\n", "", 2, "'first_step' is missing. Add it."),
    Fault("missing nested field", CAUSE, "  lump: None.\n", "", "signs:", "'signs.lump' is missing. Add it."),
    Fault("wrong type, text", CAUSE, "first_step: Look at it.", "first_step: [Look, at, it]", "first_step:", "'first_step' must be text, not a list."),
    Fault("wrong type, list", CAUSE, "aliases: [red arm]", "aliases: red arm", "aliases:", "'aliases' must be a list, not text."),
    Fault("wrong type, number", EXERCISE, "rest_s: 30", "rest_s: half a minute", "rest_s: half", "'dose.rest_s' must be a whole number, not text."),
    Fault("empty text", CAUSE, "first_step: Look at it.", 'first_step: ""', "first_step:", "'first_step' is empty."),
    Fault("not one of", EXERCISE, "phase: early", "phase: soon", "phase:", "'phase' is 'soon'. It must be one of: 'early', 'middle' or 'late'."),
    Fault("fields too early", CAUSE, "aliases: [red arm]\nwarnings: [clot-in-lung, swollen-calf, lump]", "warnings: [clot-in-lung, swollen-calf, lump]\naliases: [red arm]", "warnings:", "'warnings' stands too early."),
    Fault("unknown treatment", CAUSE, "page: cool-cloth", "page: cool-cloht", "page:", "'cool-cloht' is not a treatment. Did you mean 'cool-cloth'?"),
    Fault("unknown exercise", TREATMENT, "exercises: [arm-bend]", "exercises: [leg-bend]", "exercises:", "'leg-bend' is not an exercise. Did you mean 'arm-bend'?"),
    Fault("unknown page to see", CAUSE, 'checked: "', 'see_also: [blue-knee]\nchecked: "', "see_also:", "'blue-knee' is not a page of this kind."),
    Fault("equipment that the filter does not know", EXERCISE, "needs: [chair]", "needs: [hammock]", "needs:", "'hammock' is none of the equipment in docs/exercise-rules.yml."),
    Fault("unknown condition", EXERCISE, "  red-elbow: {value", "  blue-elbow: {value", "  blue-elbow:", "'blue-elbow' is not a condition. Did you mean 'red-elbow'?"),
    Fault("unknown source in words", CAUSE, "A week.[@atlas]", "A week.[@atlsa]", "A week.", "'atlsa' is not a source. Did you mean 'atlas'?"),
    Fault("unknown source in a field", CAUSE, "    sources: [trial]", "    sources: [trail]", "    sources: [trail]", "'trail' is not a source. Did you mean 'trial'?"),
    Fault("source that was not read", CAUSE, "A week.[@atlas]", "A week.[@hidden-book]", "A week.", "'hidden-book' was not read: Only its title was seen. Cite what was read, or read it first."),
    Fault("malformed citation", CAUSE, "A week.[@atlas]", "A week.[@Atlas, p. 3]", "A week.", "'[@Atlas, p. 3]' is not a citation."),
    Fault("kind of source that no page lists", "sources.yml", "kind: trial", "kind: rumour", "    kind: rumour", "no page lists sources of the kind 'rumour'."),
    Fault("kind of source that two pages list", "index.md", 'checked: "', 'source_kinds: [trial]\nchecked: "', 14, "two pages list sources of the kind 'trial': index.md and about/sources.md.", shown="docs/sources.yml"),
    Fault("unused source", "sources.yml", "sources:\n", "sources:\n  dust:\n    {title: Dust, publisher: Shelf, year: null, url: 'https://dust.example/', kind: textbook, seen: Nothing.}\n", "  dust:", "the source 'dust' is not used anywhere."),
    Fault("row without a source", CAUSE, "    evidence: N\n    sources: [atlas]", "    evidence: N", "  - name: Leave", "'Leave it alone' has no sources."),
    Fault("section without a citation", CAUSE, "It fades.[@atlas]", "It fades.", "## The next weeks", "the section 'The next weeks' cites no source."),
    Fault("section of a guide without a citation", HOME, "#why-it-happens).[@atlas]", "#why-it-happens).", "## More", "the section 'More' cites no source."),
    Fault("citation in a heading", CAUSE, "## Key points", "## Key points [@atlas]", "## Key points", "a heading cites a source."),
    Fault("unknown warning", CAUSE, "swollen-calf, lump]", "swollen-calf, lumb]", "warnings:", "'lumb' is not a warning. Did you mean 'lump'?"),
    Fault("clot warning missing", CAUSE, "[clot-in-lung, swollen-calf, lump]", "[clot-in-lung, lump]", "warnings:", "the warning 'swollen-calf' is missing."),
    Fault("warning without source", "warnings.yml", "    could_be: Usually nothing\n    sources: [atlas]", "    could_be: Usually nothing\n    sources: []", 25, "'warnings.lump.sources' needs at least 1 item."),
    Fault("unknown level", "warnings.yml", "level: appointment", "level: someday", "level: someday", "It must be one of: 'emergency', 'same-day' or 'appointment'."),
    Fault("unknown level in a block", HOME, "/// warnings | emergency", "/// warnings | urgent", "/// warnings | urgent", "'urgent' is not a level."),
    Fault("broken link", HOME, "(causes/red-elbow.md#why", "(causes/read-elbow.md#why", "Read about", "the link 'causes/read-elbow.md#why-it-happens' leads nowhere. Did you mean 'causes/red-elbow.md'?"),
    Fault("broken anchor", HOME, "#why-it-happens", "#why-it-hapens", "Read about", "names '#why-it-hapens', which is not on docs/causes/red-elbow.md. Did you mean '#why-it-happens'?"),
    Fault("link from the root", HOME, "(causes/red-elbow.md#why-it-happens)", "(/causes/red-elbow/)", "Read about", "starts at the root"),
    Fault("script in a link", HOME, "(causes/red-elbow.md#why-it-happens)", "(javascript:alert)", "Read about", "does not lead to a page"),
    Fault("missing section", CAUSE, "## How long it takes\n\nA week.[@atlas]\n", "", "# Red elbow", "the section '## How long it takes' is missing."),
    Fault("misordered section", CAUSE, "## Key points\n\n- It is red.\n", "", "## Key points", "'## Key points' stands too late."),
    Fault("unknown section", CAUSE, "## How long it takes", "## How long", "## How long", "'## How long' is not a section of a cause."),
    Fault("skipped level", HOME, "## More", "## More\n\n#### Deep", "#### Deep", "'Deep' skips a level. Use ### here."),
    Fault("empty heading", HOME, "## More", "## More\n\n### ", "### ", "the heading is empty."),
    Fault("question as heading", HOME, "## More", "## More?", "## More?", "'More?' is a question."),
    Fault("duplicate title", TREATMENT, "# Cool cloth", "# Red elbow", "# Red elbow", "the title 'Red elbow' stands on docs/causes/red-elbow.md too."),
    Fault("duplicate summary", TREATMENT, "summary: A cool cloth on the elbow.", "summary: A red elbow is an elbow that is red.", "summary:", "the summary 'A red elbow is an elbow that is red.' stands on"),
    Fault("not in the navigation", "../mkdocs.yml", "  - causes/red-elbow.md\n", "", 1, "the page is not in the navigation.", "docs/causes/red-elbow.md"),
    Fault("navigation without page", "../mkdocs.yml", "  - causes/red-elbow.md\n", "  - causes/red-elbow.md\n  - causes/blue.md\n", "  - causes/blue.md", "'causes/blue.md' is in the navigation, but there is no such page.", "mkdocs.yml"),
    Fault("twice in the navigation", "../mkdocs.yml", "  - causes/red-elbow.md\n", "  - causes/red-elbow.md\n  - causes/red-elbow.md\n", "  - causes/red-elbow.md", "is in the navigation 2 times.", "mkdocs.yml"),
    Fault("unquoted date", CAUSE, 'checked: "2026-11-22"', "checked: 2026-11-22", "checked:", 'put quotes round the date: "2026-11-22".'),
    Fault("no date", CAUSE, 'checked: "2026-11-22"', 'checked: "last week"', "checked:", '\'checked\': "last week" is not a date.'),
    Fault("dates reversed", CAUSE, 'next_check: "2027-11-22"', 'next_check: "2025-11-22"', "next_check:", "'next_check' must be later than 'checked'."),
    Fault("bad YAML", CAUSE, "first_step: Look at it.", "first_step: [Look at it", "first_step:", "this is not valid YAML"),
    Fault("colon in a text", CAUSE, "first_step: Look at it.", "first_step: Look: at it.", "first_step:", "A text with ': ' or '#' in it, or '{' at its start, needs quotes."),
    Fault("doubled field", CAUSE, "first_step: Look at it.", "first_step: Look at it.\nfirst_step: Again.", "first_step: Again.", "'first_step' stands here twice."),
    Fault("alias", CAUSE, "  - It is red.\n  - It is an elbow.", "  - &red It is red.\n  - *red", "  - &red It is red.", "aliases (& and *) are not used here."),
    Fault("front matter missing", HOME, "---\nsummary", "summary", 1, "the front matter is missing."),
    Fault("front matter empty", HOME, '---\nsummary: An invented elbow, for tests.\nwarnings: [clot-in-lung, swollen-calf, lump]\nchecked: "2026-11-22"\nnext_check: "2027-11-22"\n---', "---\n---", 1, "the front matter has no fields."),
    Fault("unknown block", HOME, "/// cards | causes", "/// card | causes", "/// card | causes", "'card' is not a block. Did you mean 'cards'?"),
    Fault("unclosed block", CAUSE, "- press on it.\n///\n", "- press on it.\n", "/// do-not", "the block 'do-not' is not closed."),
    Fault("stray end of block", HOME, "## More", "///\n\n## More", "///\n\n## More", "'///' closes a block, but none is open."),
    Fault("words in a drawn block", CAUSE, "/// treatments-compared\n", "/// treatments-compared\nMy own words.\n", "/// treatments-compared", "takes no words of its own."),
    Fault("misplaced block", HOME, "## More", "/// treatments-compared\n///\n\n## More", "/// treatments-compared", "belongs on the page of a cause."),
    Fault("unknown cards", HOME, "/// cards | causes", "/// cards | reasons", "/// cards | reasons", "'reasons' is not something to draw cards of."),
    Fault("bad amount", TREATMENT, "10 to 15 | minutes | stopwatch", "10 to 15 minutes", "10 to 15 minutes", "write 'amount | unit | icon'"),
    Fault("bad column of a diary", HOME, "## More", "/// diary\nPain | 0 to 10\n///\n\n## More", "Pain | 0", "write 'name | what goes in | what it means'."),
    Fault("diary without columns", HOME, "## More", "/// diary\n///\n\n## More", "/// diary", "needs 1 to 6 lines"),
    Fault("diary with too many columns", HOME, "## More", "/// diary\n" + "Pain | | How bad.\n" * 7 + "///\n\n## More", "/// diary", "needs 1 to 6 lines"),
    Fault("sheet of an unknown phase", HOME, "## More", "/// exercise-sheet | soon\n///\n\n## More", "/// exercise-sheet", "'soon' is not a phase. The phases are: early, middle, late."),
    Fault("do-not without a list", CAUSE, "- press on it.", "press on it.", "/// do-not", "needs a list and nothing else."),
    Fault("table block without a table", TREATMENT, "| Cloth | How cool |\n| --- | --- |\n| Blue | Very |", "Blue.", "/// table", "needs one Markdown table inside."),
    Fault("warnings not first", CAUSE, "/// warnings\n///\n", "Some words.\n\n/// warnings\n///\n", "Some words.", "'/// warnings' must stand directly under the title"),
    Fault("dose out of bounds", EXERCISE, "reps: {from: 8, to: 10}", "reps: {from: 8, to: 20}", "  reps: {from: 8", "dose.reps 8 to 20 is out of bounds (5 to 12)."),
    Fault("dose backwards", EXERCISE, "reps: {from: 8, to: 10}", "reps: {from: 10, to: 8}", "  reps: {from: 10", "from 10 to 8 runs backwards."),
    Fault("two frequencies", EXERCISE, "  days_a_week: {from: 3, to: 4}\n  legs", "  days_a_week: {from: 3, to: 4}\n  times_a_day: {from: 1, to: 2}\n  legs", "dose:", "give exactly one of times_a_day and days_a_week."),
    Fault("basis nobody has read", EXERCISE, "  sets: [expert]", "  sets: [hearsay]", "  sets: [hearsay]", "'hearsay' is not a source."),
    Fault("title missing", CAUSE, "# Red elbow\n", "", 35, "the title is missing."),
    Fault("title doubled", CAUSE, "# Red elbow\n", "# Red elbow\n\n# Red arm\n", "# Red arm", "'# Red arm' is a second title."),
    Fault("picture without text", HOME, "## More", "![](elbow.png)\n\n## More", "![](elbow.png)", "the picture 'elbow.png' has no text."),
    Fault("raw script", HOME, "## More", "<script>alert(1)</script>\n\n## More", "<script>", "<script> may not stand in a page."),
    Fault("event handler", HOME, "## More", '<p onclick="alert(1)">x</p>\n\n## More', "<p onclick", "'onclick' is an event handler."),
    Fault("style attribute", HOME, "## More", '<p style="color:red">x</p>\n\n## More', "<p style", "a style attribute may not stand in a page."),
    Fault("id twice", HOME, "## More", "One.\n{ #same }\n\nTwo.\n{ #same }\n\n## More", "{ #same }", "the id 'same' stands twice on the page."),
    Fault("bound over the limit of plans", EXERCISE, "  sets: {min: 1, max: 3}", "  sets: {min: 1, max: 9}", "  sets: {min: 1, max: 9}", "'bounds.sets' goes up to 9, and no plan may go over 3: Three sets are plenty."),
    Fault("hold that a plan cannot change", EXERCISE, '"Hold for {=hold} seconds."', "Stay there for 20 seconds.", "steps:", "a plan may change the hold, and this step would still say the old one."),
    Fault("hold that a plan cannot leave out", EXERCISE, '  hold_s: {min: 2, max: 10}\n  days_a_week: {min: 2, max: 4}\nstart: Sit down.\nsteps: [Bend the arm., Straighten the arm., "Hold for {=hold} seconds."]', '  hold_s: {min: 0, max: 10}\n  days_a_week: {min: 2, max: 4}\nstart: Sit down.\nsteps: [Bend the arm., "Stop, and hold for {=hold} seconds."]', "steps:", "a plan may leave out the hold, since 'bounds.hold_s' starts at 0."),
    Fault("limit of a plan without its reason", "exercise-rules.yml", "{most: 3, text: Three sets are plenty., expert: true}", "{most: 3, text: Three sets are plenty.}", "    sets: {most: 3", "say where the limit comes from: 'sources', or 'expert: true'."),
    Fault("limit of a plan with an unknown source", "exercise-rules.yml", "reps: {most: 15, text: So says the atlas., sources: [atlas]}", "reps: {most: 15, text: So says the atlas., sources: [atlsa]}", "    reps: {most: 15", "'atlsa' is not a source."),
    Fault("former name that is still used", "exercise-rules.yml", "  weeks: [2]", "  weeks: [2]\n  formerly: {arm-bend: null}", "  formerly:", "'arm-bend' is still called so. Take it out."),
    Fault("former name of nothing", "exercise-rules.yml", "  weeks: [2]", "  weeks: [2]\n  formerly: {elbow-bend: arm-bent}", "  formerly:", "'arm-bent' is not an exercise or a problem. Did you mean 'arm-bend'?"),
    Fault("plan that no paper holds", "exercise-rules.yml", "  most: 3\n  note", "  most: 30\n  note", "  most: 30", "'plan.most'"),
    Fault("rule missing", "exercise-rules.yml", "- {id: stop, ", "- {id: halt, ", 1, "the rule 'stop' must stand here once"),
    Fault("block with a broken option", HOME, "/// warnings | emergency\n", "/// warnings | emergency\n    grouped: maybe\n", "/// warnings | emergency", "'/// warnings | emergency' was not understood"),
    Fault("block with an argument it has not", CAUSE, "/// do-not\n", "/// do-not | x\n", "/// do-not | x", "'/// do-not | x' was not understood"),
    Fault("block without its argument", HOME, "/// cards | causes", "/// cards", "/// cards\n", "'/// cards' was not understood"),
    Fault("block closed by fewer slashes", CAUSE, "/// do-not\n", "//// do-not\n", "///\n\n## The next weeks", "Close it with as many."),
    Fault("citation not closed", CAUSE, "A week.[@atlas]", "A week.[@atlas and more", "A week.", "was not understood"),
    Fault("warnings named but not drawn", CAUSE, "/// warnings\n", "/// warnings | appointment\n", "/// warnings | appointment", "the page names warnings of the level 'emergency', but no"),
    Fault("warning named twice", CAUSE, "swollen-calf, lump]", "swollen-calf, lump, lump]", "warnings:", "'lump' is named twice."),
    Fault("exercises without the clot warning", "exercise-rules.yml", "warnings: [clot-in-lung, swollen-calf]", "warnings: [clot-in-lung]", 1, "'warnings' must name 'swollen-calf'"),
    Fault("stop rule without its line", "exercise-rules.yml", " line: Stop if it locks.,", "", 1, "the rule 'stop' needs its 'line'"),
    Fault("pain rule without its limit", "exercise-rules.yml", "    fixed_line: A sensible habit, not proven.\n", "", 1, "the rule 'pain' needs 'fixed_line'"),
    Fault("pain rule with a gap", "exercise-rules.yml", "{from: 4, to: 5,", "{from: 5, to: 5,", 1, "the rule 'pain' needs 'fixed_line' and 3 levels"),
    Fault("phase missing", "exercise-rules.yml", "  late: {title: Late, weeks: {from: 6, to: 12}, text: After 6 weeks.}\n", "", 1, "'phases' must hold early, middle, late"),
    Fault("check in many years", CAUSE, 'next_check: "2027-11-22"', 'next_check: "2099-11-22"', "next_check:", "'next_check' is more than a year after 'checked'."),
    Fault("check in the future", CAUSE, 'checked: "2026-11-22"\nnext_check: "2027-11-22"', 'checked: "2098-11-22"\nnext_check: "2099-11-22"', "checked:", "'checked' lies in the future."),
    Fault("date in another form", CAUSE, 'checked: "2026-11-22"', 'checked: "2026-W47-7"', "checked:", "is not a date."),
    Fault("day no calendar has", CAUSE, 'checked: "2026-11-22"', "checked: 2026-13-45", "checked:", "put quotes round the date"),
    Fault("key that is no text", CAUSE, "first_step: Look at it.", "yes: x\nfirst_step: Look at it.", "yes: x", "'yes' is not text."),
    Fault("brackets without end", CAUSE, "first_step: Look at it.", "first_step: " + "[" * 1900, "first_step:", "nested more than 20 levels deep"),
    Fault("raw HTML", HOME, "## More", '<div class="x">y</div>\n\n## More', "<div", "'<div' is raw HTML."),
    Fault("comment", HOME, "## More", "<!-- later -->\n\n## More", "<!--", "'<!--' is raw HTML."),
    Fault("heading without a space", HOME, "## More", "##More", "##More", "'##More' is no heading yet."),
    Fault("heading by underline", HOME, "## More", "Words\n-----\n\n## More", "-----", "this line turns the one above into a heading."),
    Fault("code block not closed", HOME, "## More", "## More\n\n```\nx", "```", "'```' was not understood"),
    Fault("table without a caption", HOME, "## More", "| A | B |\n| - | - |\n| 1 | 2 |\n\n## More", "/// warnings | emergency", "the table has no caption."),
    Fault("table too wide", TREATMENT, "| Cloth | How cool |\n| --- | --- |\n| Blue | Very |", "| A | B | C | D | E |\n| - | - | - | - | - |\n| 1 | 2 | 3 | 4 | 5 |", "/// table", "the table has more than 4 columns."),
    Fault("picture on another site", HOME, "## More", "![An elbow](https://x.example/e.png)\n\n## More", "![An elbow]", "lies on another site."),
    Fault("picture that is not there", HOME, "## More", "![An elbow](elbow.png)\n\n## More", "![An elbow]", "the link 'elbow.png' leads nowhere."),
    Fault("empty link", HOME, "(causes/red-elbow.md#why-it-happens)", "()", "Read about", "its address is empty."),
    Fault("link to a file that is not published", HOME, "(causes/red-elbow.md#why-it-happens)", "(sources.yml)", "Read about", "the link 'sources.yml' leads nowhere."),
    Fault("page that names itself", CAUSE, 'checked: "', 'see_also: [red-elbow]\nchecked: "', "see_also:", "the page names itself."),
    Fault("number without a basis", EXERCISE, "  reps: [atlas]", "  reps: []", "dose_basis:", "'dose_basis.reps' is missing."),
    Fault("number without bounds", EXERCISE, "  reps: {min: 5, max: 12}\n", "", "bounds:", "'bounds.reps' is missing."),
    Fault("bounds backwards", EXERCISE, "reps: {min: 5, max: 12}", "reps: {min: 12, max: 5}", "  reps: {min: 12", "min 12 is more than max 5."),
    Fault("word explained twice", "glossary.yml", "words:\n", "words:\n  - {word: sac, also: [Bursa], meaning: x.}\n", "  - {word: sac", "'Bursa' stands under more than one word."),
    Fault("page goes on after the safety block", EXERCISE, "/// exercise-safety\n///\n", "/// exercise-safety\n///\n\nOne more thing.\n", "One more thing.", "'/// exercise-safety' must close the page"),
    Fault("read and not read", "sources.yml", "  hidden-book:", "  atlas:", 18, "'atlas' stands among the sources too."),
    Fault("address that is none", "sources.yml", "url: https://atlas.example/", "url: atlas", "    url: atlas", "'sources.atlas.url'"),
    Fault("angle without a picture", EXERCISE, "steps: [Bend the arm., ", 'steps: ["Bend it to {near.knee}.", ', "steps:", "'{near.knee}' needs a picture: this page has no 'pose'."),
    Fault("angle of no joint", EXERCISE, 'checked: "2026-11-22"', 'pose:\n  person: ben\n  posture: standing\n  end: {}\n  shows: The knee is at {near.nee}.\nchecked: "2026-11-22"', "  shows:", "'{near.nee}' is not an angle of the picture. Did you mean '{near.knee}'?"),
    Fault("angle of another pose", EXERCISE, 'checked: "2026-11-22"', 'pose:\n  person: ben\n  posture: standing\n  end: {}\n  shows: "It is lifted {open}."\nchecked: "2026-11-22"', "  shows:", "'{open}' is not an angle of the picture. Use one of: {far.ankle}, {far.hip}"),
    Fault("angle where none is filled in", EXERCISE, "easier: {text: Bend less.,", 'easier: {text: "Bend {near.knee}.",', "easier:", "'{near.knee}' is not filled in here."),
    Fault("number unknown", TREATMENT, "- Keep the cloth on for {=cloth-hours}", "- Keep the cloth on for {=cloth-hour}", "- Keep the cloth", "'{=cloth-hour}' is not a number of docs/numbers.yml. Did you mean '{=cloth-hours}'?"),
    Fault("number unknown in a field", CAUSE, "first_step: Look at it.", "first_step: Look for {=zebra} days.", "first_step:", "'{=zebra}' is not a number of docs/numbers.yml. Add it to docs/numbers.yml, or type the number."),
    Fault("number unknown in a data file", "exercise-rules.yml", "{=early-end}", "{=early-ends}", "  early:", "'{=early-ends}' is not a number of docs/numbers.yml."),
    Fault("number in the summary", TREATMENT, "summary: A cool cloth on the elbow.", "summary: Keep the cloth on for {=cloth-hours} hours.", "summary:", "'{=cloth-hours}' would be shown as it stands: templates read this field from the file. Type '8'."),
    Fault("number in an alias", CAUSE, "aliases: [red arm]", 'aliases: ["{=cloth-hours} hours"]', "aliases:", "'{=cloth-hours}' would be shown as it stands"),
    Fault("another number in the summary", TREATMENT, "summary: A cool cloth on the elbow.", "summary: Keep the cloth on for 9 hours.", "summary:", "'the cloth on for 9 hours' is not what docs/numbers.yml says: 8 (hours with the cloth). Write the same here."),
    Fault("number typed by hand", TREATMENT, "It hurts.[@trial]", "Leave the cloth on for 8 hours.[@trial]", "Leave the cloth", "'the cloth on for 8 hours' is typed by hand, but has its home in docs/numbers.yml (hours with the cloth). Write 'the cloth on for {=cloth-hours} hours'."),
    Fault("another number typed by hand", CAUSE, "It fades.[@atlas]", "Leave the **cloth** on for 6 to 9 hours.[@atlas]", "Leave the", "Write 'the cloth on for {=cloth-hours} hours'."),
    Fault("number typed in a field", CAUSE, "first_step: Look at it.", "first_step: Put the cloth on for 8 hours.", "first_step:", "Write 'the cloth on for {=cloth-hours} hours'."),
    Fault("number typed in a data file", "warnings.yml", "note: Do not massage it.", "note: Leave the cloth on for 8 hours.", "    note:", "'the cloth on for 8 hours' is typed by hand"),
    Fault("number of the page typed by hand", EXERCISE, "Hold for {=hold} seconds.", "Hold for 5 seconds.", "steps:", "Write 'Hold for {=hold} seconds'."),
    Fault("number of a page on another page", CAUSE, "It fades.[@atlas]", "Hold for {=hold} seconds.[@atlas]", "Hold for", "'{=hold}' takes its number from 'dose.hold_s' of its page, which is not there."),
    Fault("number without a home in the rules", "numbers.yml", "rules: phases.early.weeks.to", "rules: phases.soon.weeks.to", "  early-end:", "'early-end' has no number at 'phases.soon.weeks.to' of docs/exercise-rules.yml."),
    Fault("number without use", "numbers.yml", "numbers:\n", "numbers:\n  dust: {text: '3', about: dust, phrases: [dust N]}\n", "  dust:", "'dust' is not used on any page. Write '{=dust}' where it belongs, or take it out."),
    Fault("number used once", TREATMENT, "limits: A wet sleeve after {=cloth-hours} hours.", "limits: A wet sleeve.", "  cloth-hours:", "'cloth-hours' is used in one place only. Type it there, and take it out here.", "docs/numbers.yml"),
    Fault("phrase nobody says", "numbers.yml", "sleeve after N hours]", "sleeve after N days]", "  cloth-hours:", "'cloth-hours' has the phrase 'sleeve after N days', which no line of docs/ needs."),
    Fault("exemption nobody needs", "numbers.yml", "      a towel:", "      a rag: a rag is no cloth\n      a towel:", "  cloth-hours:", "'cloth-hours' has the exemption 'a rag', which no line of docs/ needs."),
    Fault("number with two homes", "numbers.yml", '    text: "8"', '    text: "8"\n    page: dose.sets', "  cloth-hours:", "give exactly one of text, rules and page."),
    Fault("phrase without a number", "numbers.yml", "sleeve after N hours]", "sleeve after hours]", "  cloth-hours:", "the phrase 'sleeve after hours' needs exactly one N (any number) or = (this one)."),
    Fault("source of a number that is not there", "numbers.yml", "sources: [trial]", "sources: [trail]", "    sources:", "'trail' is not a source. Did you mean 'trial'?"),
    Fault("tag", CAUSE, "first_step: Look at it.", "first_step: !!timestamp soon", "first_step:", "tags (!) are not used here."),
    Fault("control character in the words", CAUSE, "# Red elbow", "# Red \x01 elbow", "# Red", "there is a control character (U+0001). Take it out."),
    Fault("control character written out", CAUSE, "first_step: Look at it.", 'first_step: "Look \\x0b at it."', "first_step:", "there is a control character (U+000B). Take it out."),
    Fault("place that is text", CAUSE, "first_step: Look at it.", "first_step: Look at it.\nspot: [left, 20]", "spot:", "'spot.1' must be a number, not text."),
    Fault("hand that is no place", EXERCISE, 'checked: "2026-11-22"', 'pose:\n  person: ben\n  posture: standing\n  base: {near_arm: {hand: [5]}}\n  end: {}\n  shows: He stands.\nchecked: "2026-11-22"', "  base:", "'pose.base.near_arm.hand.place.2' is missing. Add it."),
    Fault("neither true nor false", EXERCISE, 'checked: "2026-11-22"', 'pose:\n  person: ben\n  posture: standing\n  end: {}\n  ghost: pale\n  shows: He stands.\nchecked: "2026-11-22"', "  ghost:", "'pose.ghost' must be true or false, not text."),
    Fault("news of an unknown page", "whats-new.yml", "causes/red-elbow.md#", "causes/red-elbw.md#", "    pages:", "'causes/red-elbw.md' is not a page. Did you mean 'causes/red-elbow.md'?"),
    Fault("news of an unknown heading", "whats-new.yml", "#why-it-happens", "#why-it-hapens", "    pages:", "'#why-it-hapens' is not a heading of docs/causes/red-elbow.md. Did you mean '#why-it-happens'?"),
    Fault("news of a page without its ending", "whats-new.yml", "[index.md,", "[index,", "    pages:", "'entries.1.pages.1': 'index' is not the path of a page. Write it from docs/"),
    Fault("news of a page twice", "whats-new.yml", "[index.md,", "[index.md, index.md,", "    pages:", "'index.md' is named twice. Keep one."),
    Fault("news of no page", "whats-new.yml", "[index.md, causes/red-elbow.md#why-it-happens]", "[]", "    pages:", "'entries.1.pages' needs at least 1 item."),
    Fault("news of tomorrow", "whats-new.yml", '"2026-11-22"', '"2098-11-22"', '  - date: "2098', "'date' lies in the future."),
    Fault("news out of order", "whats-new.yml", "entries:\n", "entries:\n" + NEWS.replace("22", "21"), '  - date: "2026-11-22"', "2026-11-22 stands below 2026-11-21. The newest comes first"),
    Fault("news told twice", "whats-new.yml", "entries:\n", "entries:\n" + NEWS.replace("More", "All of it"), "    title: All of it\n    changed: The", "'All of it' stands twice on 2026-11-22."),
    Fault("news of an unknown kind", "whats-new.yml", "kind: new", "kind: fix", "    kind:", "It must be one of: 'new', 'change' or 'correction'."),
    Fault("news of nothing", "whats-new.yml", "    changed: The elbow is here.\n", "", "  - date:", "'changed' is missing. Say what changed."),
    Fault("correction without what is right", "whats-new.yml", "entries:\n", "entries:\n" + CORRECTION.replace("    right: It is red.\n", ""), "  - date:", "'right' is missing. A correction says what was 'wrong' and what is 'right'."),
    Fault("correction told as a change", "whats-new.yml", "entries:\n", "entries:\n" + CORRECTION + "    changed: It.\n", "  - date:", "'changed' does not belong here. A correction has 'wrong' and 'right' instead."),
    Fault("change told as a correction", "whats-new.yml", "    changed: The", "    wrong: It was blue.\n    changed: The", "  - date:", "'wrong' does not belong here. Only a correction has it"),
    Fault("promise without a test", "accessibility.yml", "    shown_by:\n      - {test: \"site/test_pages.py::test_landmarks\", tool: own, pages: every page, when: each change}\n", "    shown_by: []\n    shown:\n", "    shown:", "'shown' is not a field. Did you mean 'shown_by'?"),
    Fault("promise shown by no test", "accessibility.yml", "site/test_pages.py::test_landmarks", "site/test_pages.py", "      - {test: \"site", "'site/test_pages.py' is not the name of a test. Write its file, from tests/, and its function"),
    Fault("promise tested with an unknown tool", "accessibility.yml", "tool: own", "tool: eye", "      - {test: \"site", "'promises.1.shown_by.1.tool' is 'eye'. It must be one of: 'chromium', 'firefox', 'axe', 'nu' or 'own'."),
    Fault("promise tested at times", "accessibility.yml", "when: each week", "when: at times", "      - {test: \"browser", "It must be one of: 'each change' or 'each week'."),
    Fault("tests passed tomorrow", "tested.yml", "2026-11-22", "2098-11-22", "date:", "'date' lies in the future. The tests write this file: make tested."),
    Fault("version that is a number", "tested.yml", '"1.2"', "1.2", "versions:", "'versions.chromium' must be text, not a broken number. Put it in quotes."),
    Fault("news with Markdown", "whats-new.yml", "The elbow is here.", "The **elbow** is here.", "    changed:", "write plain words, without Markdown"),
    Fault("extension left out", "../mkdocs.yml", "  - carebook.extension\n", "", "markdown_extensions:", "'carebook.extension' is missing under 'markdown_extensions'.", "mkdocs.yml"),
    Fault("extension unknown", "../mkdocs.yml", "  - attr_list\n", "  - no_such_thing\n", 1, "a Markdown extension cannot be loaded", "mkdocs.yml"),
    Fault("settings that are no YAML", "../mkdocs.yml", "plugins: []", "plugins: [", 9, "this is not valid YAML", "mkdocs.yml"),
]


def plant(project: Path, fault: Fault) -> None:
    file = project / "docs" / fault.file
    text = file.read_text(encoding="utf-8")
    assert fault.old in text, f"the sample no longer holds what this fault replaces: {fault.old!r}"
    text = text.replace(fault.old, fault.new, 1)
    if fault.name == "misordered section":
        text += "\n## Key points\n\n- It is red.\n"
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_planted_fault_is_told_where_it_stands(sample: Path, fault: Fault) -> None:
    plant(sample, fault)
    shown = fault.shown or f"docs/{fault.file}"
    lines = (sample / shown).read_text(encoding="utf-8")
    line = fault.at if isinstance(fault.at, int) else lines.count("\n", 0, lines.index(fault.at)) + 1
    found = [str(error) for error in check(sample / "docs")]
    hits = [text for text in found if fault.message in text]
    assert hits, f"not reported; found: {found}"
    assert any(text.startswith(f"{shown}:{line}:") for text in hits), f"expected {shown}:{line}, found {hits}"
    assert all(text.startswith(("docs/", "mkdocs.yml:")) for text in found)


@pytest.mark.parametrize("name", ["place that is text", "hand that is no place"])
def test_one_mistake_is_told_once(sample: Path, name: str) -> None:
    plant(sample, next(fault for fault in FAULTS if fault.name == name))
    assert len(check(sample / "docs")) == 1


def test_sample_has_no_fault(sample: Path) -> None:
    assert check(sample / "docs") == []


def test_file_that_is_not_utf8(sample: Path) -> None:
    file = sample / "docs" / CAUSE
    file.write_bytes(file.read_bytes().replace(b"A week.", b"A week\xff."))
    line = file.read_bytes().count(b"\n", 0, file.read_bytes().index(b"\xff")) + 1
    assert f"docs/{CAUSE}:{line}: the file is not UTF-8. Save it as UTF-8." in map(str, check(sample / "docs"))


def test_empty_and_huge_files(sample: Path) -> None:
    (sample / "docs" / CAUSE).write_text("")
    (sample / "docs" / HOME).write_text("x" * 2_000_000)
    found = "\n".join(map(str, check(sample / "docs")))
    assert f"docs/{CAUSE}:1: the front matter is missing." in found
    assert f"docs/{HOME}:1: the file is larger than" in found


@pytest.mark.parametrize("name", ["warnings.yml", "sources.yml", "glossary.yml", "exercise-rules.yml", "numbers.yml", "whats-new.yml", "accessibility.yml", "tested.yml", "style.yml", "search.yml"])
def test_missing_data_file_is_said(sample: Path, name: str) -> None:
    (sample / "docs" / name).unlink()
    assert any(str(error).startswith(f"docs/{name}:1: the file cannot be read") for error in check(sample / "docs"))


def test_all_faults_in_one_run(sample: Path) -> None:
    chosen = [fault for fault in FAULTS if fault.name in ("broken link", "dose out of bounds", "unquoted date", "bad amount")]
    # Two of these make their page unreadable; the others must be reported all the same, and nothing else with them.
    for fault in chosen:
        plant(sample, fault)
    found = list(map(str, check(sample / "docs")))
    assert len(found) == len(chosen)
    for fault in chosen:
        assert any(fault.message in text for text in found)


def test_failed_build_leaves_the_site_as_it_was(sample: Path) -> None:
    site = sample / "site"
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [carebook/generator.py]\n")
    assert build(sample, site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    plant(sample, next(fault for fault in FAULTS if fault.name == "skipped level"))
    plant(sample, next(fault for fault in FAULTS if fault.name == "unknown field"))
    done = build(sample, site)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "docs/index.md:" in said and "'first_stop' is not a field" in said
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_command_prints_each_fault_and_exits_1(sample: Path) -> None:
    plant(sample, next(fault for fault in FAULTS if fault.name == "broken link"))
    done = subprocess.run([sys.executable, "-m", "carebook", "check"], cwd=sample, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "1 fault found. Nothing was built." in done.stderr


def copied(sample: Path, name: str) -> Path:
    target = sample / "docs" / name
    target.parent.mkdir(exist_ok=True)
    shutil.copy(sample / "docs" / CAUSE, target)
    return target


@pytest.mark.parametrize(("name", "message"), [
    ("causes/extra.markdown", "pages end in '.md'."),
    ("causes/EXTRA.MD", "pages end in '.md'."),
    ("causes/deep/page.md", "pages lie in one folder below docs/, not deeper."),
])
def test_files_that_would_be_built_unchecked(sample: Path, name: str, message: str) -> None:
    (sample / "docs/causes/deep").mkdir()
    copied(sample, name)
    assert any(str(error).startswith(f"docs/{name}:1: {message}") for error in check(sample / "docs"))


def test_links_and_folders_that_look_like_pages(sample: Path) -> None:
    (sample / "docs/causes/link.md").symlink_to(sample / "docs" / CAUSE)
    (sample / "docs/causes/gone.md").symlink_to(sample / "nowhere.md")
    (sample / "docs/causes/loop").symlink_to(sample / "docs/causes")
    (sample / "docs/causes/folder.md").mkdir()
    found = [str(error) for error in check(sample / "docs")]
    assert [text for text in found if "link to another place" in text] == [
        f"docs/causes/{name}:1: this is a link to another place. Put the file itself here." for name in ("gone.md", "link.md", "loop")
    ]
    assert any(text.startswith("docs/causes/folder.md:1: this is a folder with the name of a page.") for text in found)


def test_only_index_md_is_an_index(sample: Path) -> None:
    page = copied(sample, "causes/myindex.md")
    page.write_text(page.read_text().replace("# Red elbow", "# My elbow").replace("warnings: [clot-in-lung, swollen-calf, lump]", "warnings: [lump]"))
    assert any("docs/causes/myindex.md" in str(error) and "'clot-in-lung' is missing" in str(error) for error in check(sample / "docs"))


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"[]", b"nav: {a: {b: 1}}", b"markdown_extensions: [{}]", b"nav: [2026-13-40]", b"- a"])
def test_broken_settings_are_one_line_and_no_traceback(sample: Path, content: bytes | None) -> None:
    if content is None:
        (sample / "mkdocs.yml").unlink()
    else:
        (sample / "mkdocs.yml").write_bytes(content)
    assert [error for error in check(sample / "docs") if error.path == "mkdocs.yml"]


def test_brief_cause_needs_its_heading(sample: Path) -> None:
    text = (sample / "docs" / CAUSE).read_text()
    brief = "causes:\n  - id: sore-thumb\n    name: Sore thumb\n" + "".join(f"    {line}\n" for line in text[text.index("signs:") : text.index("treatments:")].splitlines())
    head = text[: text.index("other_names")] + "warnings: [clot-in-lung, swollen-calf]\n" + brief + text[text.index("checked:") : text.index("# Red elbow")]
    group = head.replace("A red elbow is an elbow that is red.", "Others.") + "# Others\n\n/// warnings\n///\n\n## Sore thumb { #sore-thumb .x }\n\nIt is sore.[@atlas]\n"
    (sample / "docs/causes/others.md").write_text(group)
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - causes/red-elbow.md\n", "  - causes/red-elbow.md\n  - causes/others.md\n"))
    assert check(sample / "docs") == []
    (sample / "docs/causes/others.md").write_text(group.replace("#sore-thumb .x", "#thumb"))
    line = group.split("\n").index("  - id: sore-thumb") + 1
    wanted = f"docs/causes/others.md:{line}: no heading has the id 'sore-thumb'. Write '## Sore thumb {{ #sore-thumb }}'."
    assert wanted in [str(error) for error in check(sample / "docs")]


def test_strict_builds_are_strict(sample: Path) -> None:
    """A warning of the generator's own stops the build: without this, --strict would be a word."""
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - treatments/cool-cloth.md\n", "  - treatments/cool-cloth.md\n  - gone.md\n"))
    assert build(sample, sample / "site").returncode == 1


def test_server_sees_changes_soon_and_keeps_the_last_good_site(sample: Path) -> None:
    from mkdocs.exceptions import Abort
    from mkdocs.livereload import LiveReloadServer

    def builder() -> None:
        raise Abort("1 fault found.")

    docs, config, theme = str(sample / "docs"), str(sample / "mkdocs.yml"), str(sample / "overrides")
    with LiveReloadServer(builder, "127.0.0.1", 0, str(sample)) as served:
        served.watch(docs)
        served.watch(config)
        settings = SimpleNamespace(docs_dir=docs, config_file_path=config, theme=SimpleNamespace(dirs=[theme]))
        server = generator.on_serve(served, settings, builder)
        server.builder()
        assert server.observer.timeout == generator.LOOK
        assert {emitter.watch.path for emitter in server.observer.emitters} == {docs, str(sample)}, "the pages and the folder of mkdocs.yml, and not the theme, which nobody asked to watch"


def test_wrong_build_time_is_told(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "carebook", "check"], cwd=sample, capture_output=True, text=True, check=False, env={**os.environ, "SOURCE_DATE_EPOCH": "soon"},
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "SOURCE_DATE_EPOCH:1: 'soon' is not a time in seconds." in done.stderr
