"""Bad inputs, made by generators: each has a name that says the fault, plants it in the invented project, and says what has to be told.

``python -m tests.hard "name of an input" FOLDER`` makes the project of one of them, to look at.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import yaml

CAUSE, EXERCISE, TREATMENT, HOME = "docs/causes/red-elbow.md", "docs/exercises/arm-bend.md", "docs/treatments/cool-cloth.md", "docs/index.md"
CONFIG, CSS, SCRIPT, BASE = "mkdocs.yml", "docs/assets/site.css", "docs/assets/site.js", "overrides/base.html"
FIGURE, CODES, ADDRESSES = "docs/figures/elbow.yml", "docs/codes.yml", "docs/addresses.yml"
NEEDED = tuple(f"docs/{name}.yml" for name in ("numbers", "exercise-rules", "warnings", "sources", "glossary", "style", "whats-new", "accessibility", "tested", "search"))

POSE = "pose: {person: ben, posture: standing, end: {near: {hip: 30}}, shows: A man stands.}\n"
DRAWN = """title: An elbow
shows: An elbow.
height: 100
labels: [{name: One, at: [20, 20], to: [60, 60]}, {name: Two, at: [200, 20], to: [160, 60]}]
parts: [{fill: bone, points: [[50, 50], [70, 50], [70, 70]]}]
"""
SYSTEMS = "systems:\n  icd: {name: ICD, oid: 2.16.840, uri: 'https://icd.example/', codes: {M71.2: causes/red-elbow.md}}\n"
LISTED = "codes: {'2222': /}\nmoved: {/old/: index.md}\naddresses:\n  /: []\n"

Damage = Callable[[Path], None]


@dataclass(frozen=True)
class Bad:
    """One bad input: ``damage`` plants it in a project; then ``file`` must be named, with words of the cause."""

    name: str
    damage: Damage
    file: str
    says: str = ""
    harmless: bool = False
    """Strange, and yet a site can be built of it: then it has to be."""
    only_built: bool = False
    """Seen by the generator alone, once it builds, and told in its own way; ``says`` is somewhere in it."""


def _write(file: str, content: str | bytes, project: Path) -> None:
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def _swap(file: str, old: str, new: str, project: Path) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert old in text, f"{file} of the sample no longer holds {old!r}"
    _write(file, text.replace(old, new, 1), project)


def whole(name: str, file: str, content: str | bytes, says: str, shown: str = "") -> Bad:
    """Put something else into a file, or make a new one."""
    return Bad(name, partial(_write, file, content), shown or file, says)


def swap(name: str, file: str, old: str, new: str, says: str, shown: str = "") -> Bad:
    """Put other words into the place of some."""
    return Bad(name, partial(_swap, file, old, new), shown or file, says)


def act(name: str, file: str, damage: Damage, says: str) -> Bad:
    """Do something to the project's folders that is no change of text."""
    return Bad(name, damage, file, says)


def field(name: str, value: str, says: str) -> Bad:
    """Give the field ``first_step`` of the cause another value."""
    return swap(f"field: {name}", CAUSE, "first_step: Look at it.", f"first_step: {value}", says)


def words(name: str, text: str, says: str) -> Bad:
    """Put words into the body of the first page."""
    return swap(f"words: {name}", HOME, "## More", f"{text}\n\n## More", says)


def encodings() -> Iterator[Bad]:
    """Bytes that are no UTF-8, and letters that nobody sees: in a page, in a data file and in the settings."""
    broken = {
        "UTF-16": lambda raw: raw.decode().encode("utf-16"),
        "UTF-16 without its mark": lambda raw: raw.decode().encode("utf-16-le"),
        "UTF-32": lambda raw: raw.decode().encode("utf-32"),
        "Latin-1": lambda raw: raw + "é".encode("latin-1"),
        "quotes of Windows": lambda raw: raw + b"\x93x\x94",
        "half a surrogate": lambda raw: raw + "\ud800".encode("utf-8", "surrogatepass"),
        "letter cut in two": lambda raw: raw + "é".encode()[:1],
        "overlong slash": lambda raw: raw + b"\xc0\xaf",
        "NUL": lambda raw: raw + b"\0",
    }
    for name, change in broken.items():
        for file in (CAUSE, "docs/warnings.yml", CONFIG):
            def damage(project: Path, file: str = file, change: Callable[[bytes], bytes] = change) -> None:
                _write(file, change((project / file).read_bytes()), project)

            yield act(f"{name} in {file}", file, damage, "U+0000" if name == "NUL" or "without" in name else "not UTF-8")
    unseen = {
        "right-to-left override": "\u202e", "isolate": "\u2066", "zero-width space": "\u200b", "byte-order mark inside": "\ufeff", "line separator": "\u2028",
        "next line": "\x85", "word joiner": "\u2060", "escape": "\x1b", "private use": "\ue000", "tag letter": "\U000e0041", "no character": "\ufffe", "soft hyphen": "\xad",
    }
    for name, letter in unseen.items():
        yield swap(f"{name} in words", HOME, "They are known.", f"They {letter}are known.", f"U+{ord(letter):04X}")
    for name in ("right-to-left override", "line separator", "escape"):
        yield field(f"{name} written out", f'"Look {unseen[name].encode("unicode_escape").decode()}at it."', f"U+{ord(unseen[name]):04X}")
        yield swap(f"{name} in the settings", CONFIG, "site_name: Sore elbow", f"site_name: Sore {unseen[name]}elbow", f"U+{ord(unseen[name]):04X}")


def shapes() -> Iterator[Bad]:
    """Every field of every page and of every data file, with a value of a shape that it never has, and left out."""
    here = Path(__file__).parent.parent / "sample"
    for file in (CAUSE, TREATMENT, EXERCISE, HOME):
        text = (here / file).read_text(encoding="utf-8")
        head = text.split("---\n")[1]
        for key in yaml.safe_load(head):
            for what, value in (("a group nobody knows", {"zebra": 1}), ("a number", 7.5)):
                def damage(project: Path, file: str = file, head: str = head, key: str = key, value: object = value) -> None:
                    data = {**yaml.safe_load(head), key: value}
                    _swap(file, head, yaml.safe_dump(data, sort_keys=False, allow_unicode=True), project)

                yield act(f"{what} as {key} of {Path(file).stem}", file, damage, key)
    for file in NEEDED:
        for key in yaml.safe_load((here / file).read_text(encoding="utf-8")):
            def damage(project: Path, file: str = file, key: str = key) -> None:
                _write(file, yaml.safe_dump({**yaml.safe_load((project / file).read_text(encoding="utf-8")), key: [[[]]]}), project)

            yield act(f"brackets as {key} of {Path(file).stem}", file, damage, key)
        yield whole(f"list instead of {Path(file).stem}", file, "- a\n- b\n", "must hold fields, not a list")
        yield whole(f"nothing in {Path(file).stem}", file, "", "must hold fields, not nothing")


def notation() -> Iterator[Bad]:
    """YAML that is broken, clever or a bomb."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    yield whole("bomb of aliases in warnings", "docs/warnings.yml", bomb, "aliases (& and *) are not used")
    yield swap("bomb of aliases in the settings", CONFIG, "site_name:", bomb.replace("a29:", "nav2:") + "site_name:", "aliases (& and *) are not used")
    yield swap("bomb as navigation", CONFIG, "nav:\n", bomb + "nav:\n  - *a29\n", "aliases (& and *) are not used")
    yield whole("navigation that holds itself", CONFIG, "nav: &a [*a]\n", "aliases (& and *) are not used")
    yield whole("list that holds itself", "docs/sources.yml", "sources: &a {x: *a}\n", "aliases (& and *) are not used")
    yield field("merge of another group", "{<<: {a: b}}", "'<<' is not text")
    for name, tag in (("object", "!!python/object/apply:os.system [exit]"), ("name", "!!python/name:os.system x"), ("bytes", "!!binary aGk="), ("environment", "!ENV [HOME, x]"), ("set", "!!set {a}"), ("local", "!x y"), ("text", "!!str y")):
        yield field(f"tag of {name}", tag, "tags (!) are not used")
    yield swap("tag of object in the settings", CONFIG, "extra:", "extra2: !!python/object/apply:os.system ['touch pwned']\nextra:", "not valid YAML")
    for name, value in (
        ("unclosed quote", '"Look'), ("unclosed group", "{a: b"), ("two documents", "a\n--- b"), ("directive", "a\n%YAML 9.9\n---\n"), ("percent", "%a"), ("at sign", "@a"), ("backtick", "`a`"),
        ("unclosed block", "|9\n Look"), ("wrong escape", '"\\q"'), ("half a surrogate written out", '"\\ud800"'), ("comma", ", a"), ("question", "? a"),
    ):
        yield field(name, value, "not valid YAML")
    for name, value, says in (
        ("nothing", "", "must be text, not nothing"), ("null", "~", "must be text, not nothing"), ("yes", "yes", "must be text, not yes or no"), ("number", "7", "must be text, not a number"),
        ("infinity", ".inf", "must be text, not a broken number"), ("sixty-based number", "1:30", "must be text, not a number"), ("equals sign", "=", ""), ("time", "2026-11-22T10:00:00Z", "put quotes round the date"),
        ("empty text", "''", "is empty"), ("spaces", "'   '", "is empty"), ("number of 9,000 digits", "9" * 9000, "longer than"), ("deep groups", "{a: " * 400, "nested more than 20 levels"),
        ("nested lists", "[" * 30 + "]" * 30, "nested more than 20 levels"), ("complex key", "{[a]: b}", "is not text"), ("number as key", "{1: b}", "'1' is not text"), ("doubled key", "{a: 1, a: 2}", "stands here twice"),
    ):
        yield field(name, value, says)
    yield field("deep lines", "".join(f"\n{' ' * n}a:" for n in range(1, 60)), "nested more than 20 levels")
    yield field("ten thousand fields", "".join(f"\n  a{n}: b" for n in range(5000)), "must be text")
    yield swap("front matter not closed", HOME, 'next_check: "2027-11-22"\n---\n', 'next_check: "2027-11-22"\n', "the front matter is missing")
    yield swap("front matter closed by dots", HOME, 'next_check: "2027-11-22"\n---\n', 'next_check: "2027-11-22"\n...\n', "the front matter is missing")
    yield swap("line before the front matter", HOME, "---\nsummary", "\n---\nsummary", "the front matter is missing")
    yield swap("front matter that is text", HOME, "---\nsummary", "---\nelbow\n---\nsummary", "no fields")
    yield swap("field of the theme", HOME, "---\nsummary", "---\ntemplate: ../../etc/passwd\nsummary", "'template' is not a field")
    yield swap("field twice, far apart", CAUSE, 'checked: "', 'summary: Again.\nchecked: "', "'summary' stands here twice")


def markdown() -> Iterator[Bad]:
    """Words that nest, run on, or carry what a page must not hold."""
    for name, text in (
        ("quotes in quotes", "> " * 600 + "x"), ("lists in lists", "\n".join("    " * n + "- x" for n in range(300))), ("boxes in boxes", "\n".join([*("/" * n + " caution" for n in range(200, 2, -1)), "x", *("/" * n for n in range(3, 201))])),
        ("images in images", "![a" * 900 + "](x)" * 900), ("links in links", "[a" * 1500 + "](x)" * 1500),
    ):
        yield words(name, text, "")
    for name, letter in (("brackets", "["), ("stars", "*a"), ("lines", "_a "), ("back ticks", "`a``"), ("exclamation", "!["), ("angles", "<a "), ("ampersands", "&#"), ("backslashes", "\\"), ("braces", "{: "), ("bars", "| "), ("closing", "]("), ("citations", "[@")):
        yield words(f"a line of 90,000 {name}", letter * (90_000 // len(letter)), "longer than")
        yield words(f"200 KB of {name}", "\n\n".join([letter * (400 // len(letter))] * 500), "larger than")
        many = words(f"many lines of {name}", "\n".join([letter * (400 // len(letter))] * 40), "")
        yield replace(many, harmless=True) if letter in ("&#", "\\", "{: ", "](") else many
    yield words("heading of spaces", "## a" + " " * 90_000 + "b", "longer than")
    yield words("90 KB of sentences", "It is red.\n\n" * 7_500, "is choppy")
    yield words("a table of 3,000 columns", "|".join("a" * 3000) + "\n" + "|".join("-" * 3000) + "\n", "longer than")
    yield words("half a megabyte of sentences", "It is red.\n\n" * 45_000, "")
    for name, address in (
        ("script", "javascript:alert(1)"), ("script in capitals", "JaVaScRiPt:alert(1)"), ("script written out", "&#106;avascript:alert(1)"), ("script after a control", "&#1;javascript:alert(1)"), ("script with a tab", "java&#9;script:alert(1)"), ("data", "data:text/html,x"), ("old script", "vbscript:x"),
        ("file", "file:///etc/passwd"), ("no scheme", "//evil.example/"), ("back slashes", "\\\\\\\\evil.example"), ("root", "/etc/passwd"), ("above the site", "../../../etc/passwd"), ("above, written out", "%2e%2e/%2e%2e/x"),
        ("above and back", "../docs/causes/red-elbow.md"), ("case", "causes/Red-Elbow.md"), ("built address", "causes/red-elbow/"), ("space", "<causes/red elbow.md>"), ("query", "causes/red-elbow.md?x=1"), ("data file", "warnings.yml"), ("settings", "../mkdocs.yml"), ("doubled anchor", "causes/red-elbow.md#why-it-happens#x"),
        ("folder", "causes"), ("folder with a slash", "causes/"), ("hidden file", ".hidden"),
    ):
        yield words(f"link to {name}", f"[A place]({address})", "link")
    yield words("link by itself", "<javascript:alert(1)>", "")
    yield words("reference to script", "[A place][x]\n\n[x]: javascript:alert(1)", "link")
    yield words("picture of data", "![An elbow](data:image/svg+xml,x)", "picture")
    yield words("picture above the site", "![An elbow](../../x.png)", "leads nowhere")
    for name, text in (
        ("script", "<script>alert(1)</script>"), ("script in capitals", "<SCRIPT SRC=//evil.example>"), ("script not closed", "<script"), ("picture that acts", "<img src=x onerror=alert(1)>"), ("drawing that acts", "<svg/onload=alert(1)>"), ("frame", "<iframe src=x></iframe>"),
        ("form", "<form action=//evil.example><input>"), ("comment", "<!-- x -->"), ("document type", "<!DOCTYPE x>"), ("instruction", "<?php x ?>"), ("section", "<![CDATA[x]]>"), ("closing tag", "</main>"), ("entity of XML", '<!ENTITY x "y">'), ("style", "<style>x{}</style>"), ("base", "<base href=//evil.example>"),
    ):
        yield words(f"raw {name}", text, "")
    for name, attributes in (("act", 'onclick="alert(1)"'), ("style", 'style="position:fixed"'), ("id of the page", "#content"), ("old link", 'href="javascript:alert(1)"'), ("source", 'src="//evil.example/x"')):
        yield words(f"attribute: {name}", f"A word.\n{{ {attributes} }}", "")
    yield words("attribute of a link", "[A place](causes/red-elbow.md){ href=javascript:alert(1) }", "")
    yield words("attribute of a heading", "### A head { onclick=alert(1) }", "")
    for text in ("/// ../../etc/passwd\n///", "/// figure | ../../etc/passwd\n///", "/// embed | ../../x\n///", "/// cards | \n///", "/// figure | elbow\n///", "/// warnings | " + "x " * 200 + "\n///", "/// exercises-for | ../x\n///", "////// \n", "/// | |\n///", "/// do\n    attrs: {onclick: x}\n\n- x\n///", "/// caution\n    !!python/object:x\n\n- x\n///"):
        yield words(f"block {text.splitlines()[0][:30]!r}{' with options' if '    ' in text else ''}", text, "")
    for text in ("[@]", "[@;]", "[@atlas;]", "[@../x]", "[@atlas; @atlas; @@]", "[@" + "a" * 400 + "]", "[@atlas\nx]"):
        yield words(f"citation {text[:20]!r}", f"A word.{text}", "")
    for text in ("{=}", "{= }", "{={=hold}}", "{=../../x}", "{=cloth-hours", "{=" + "x" * 400 + "}", "{=hold}"):
        yield words(f"number {text[:20]!r}", f"A word {text} here.[@atlas]", "")


def data() -> Iterator[Bad]:
    """Warnings, sources, doses, codes, addresses, numbers, search data and news with values that fit their shape and nothing else."""
    for name, old, new, says in (
        ("sources above the site", "sources: [atlas]\n  swollen", "sources: [../atlas]\n  swollen", "sources"), ("level in capitals", "level: emergency", "level: EMERGENCY", "must be one of"), ("empty trigger", "trigger: you have a new lump", "trigger: ' '", "is empty"),
        ("script as trigger", "trigger: you have a new lump", "trigger: you <script>alert(1)</script> lump", ""), ("block as trigger", "trigger: you have a new lump", 'trigger: "lump\\n\\n/// do\\n- x\\n///"', ""),
        ("name with a space", "  lump:", "  a lump:", ""), ("name above the site", "  lump:", "  ../lump:", ""), ("number that is no text", 'number: "999"', "number: 999", "must be text"),
    ):
        yield swap(f"warning: {name}", "docs/warnings.yml", old, new, says)
    for name, old, new, says in (
        ("script as address", "https://atlas.example/", "javascript:alert(1)", "url"), ("space in the address", "https://atlas.example/", "https://a b/", "url"), ("quote in the address", "https://atlas.example/", "https://a\"onclick=x/", "url"), ("year of no calendar", "year: 2020", "year: 20200", "year"),
        ("year as text", "year: 2020", 'year: "2020"', "year"), ("key with capitals", "  atlas:\n", "  Atlas:\n", "Atlas"), ("key above the site", "  atlas:\n", "  ../atlas:\n", "../atlas"), ("key of nothing", "  atlas:\n", "  '':\n", ""), ("script as title", "title: Atlas of elbows", "title: <script>alert(1)</script>", ""),
    ):
        yield swap(f"source: {name}", "docs/sources.yml", old, new, says)
    for name, old, new in (
        ("negative", "sets: {from: 2, to: 3}", "sets: {from: -2, to: 3}"), ("nought", "sets: {from: 2, to: 3}", "sets: {from: 0, to: 0}"), ("without end", "sets: {from: 2, to: 3}", "sets: {from: 2, to: .inf}"), ("no number", "sets: {from: 2, to: 3}", "sets: {from: .nan, to: 3}"),
        ("of 1,500 digits", "sets: {from: 2, to: 3}", f"sets: {{from: 2, to: {'9' * 1500}}}"), ("yes", "sets: {from: 2, to: 3}", "sets: {from: yes, to: yes}"), ("half", "sets: {from: 2, to: 3}", "sets: {from: 2.5, to: 3}"), ("text", "sets: {from: 2, to: 3}", 'sets: {from: "2", to: 3}'), ("letters", "sets: {from: 2, to: 3}", "sets: 2 to 3"),
        ("backwards", "sets: {from: 2, to: 3}", "sets: {from: 3, to: 2}"), ("a billion", "rest_s: 30", "rest_s: 1000000000"), ("rest below nought", "rest_s: 30", "rest_s: -1"), ("of no legs", "legs: each", "legs: three"),
        ("bounds without end", "sets: {min: 1, max: 3}", "sets: {min: 1, max: .inf}"), ("bounds of nothing", "sets: {min: 1, max: 3}", "sets: {}"),
    ):
        yield swap(f"dose: {name}", EXERCISE, old, new, "sets" if "sets" in old else old.split(":")[0])
    for name, old, new, says in (
        ("file of the system", "causes/red-elbow.md", "../../etc/passwd", "is not the path of a page"), ("absolute page", "causes/red-elbow.md", "/causes/red-elbow.md", ""), ("no page", "causes/red-elbow.md", "causes/blue.md", "is not a page"), ("code with a slash", "M71.2:", "M71/2:", "is not a code"),
        ("code of spaces", "M71.2:", "'   ':", "is not a code"), ("script as address", "https://icd.example/", "javascript:x", "uri"), ("name above the site", "  icd:", "  ../icd:", ""), ("anchor of nothing", "causes/red-elbow.md", "causes/red-elbow.md#zebra", "is not a heading"), ("page as list", "causes/red-elbow.md", "[a]", "must be text"),
    ):
        yield whole(f"code: {name}", CODES, SYSTEMS.replace(old, new), says)
    for name, old, new, says in (
        ("above the site", "/: []", "/../../etc/: []", "is not an address"), ("without its slash", "/: []", "causes: []", "is not an address"), ("of another site", "/: []", "//evil.example/: []", "is not an address"), ("script", "/: []", "'javascript:x': []", "is not an address"), ("with a space", "/: []", "/a b/: []", "is not an address"),
        ("moved to itself", "/old/: index.md", "/: index.md", ""), ("moved to nothing", "/old/: index.md", "/old/: causes/blue.md", "is not a page"), ("moved above the site", "/old/: index.md", "/old/: ../../x.md", "is not the path"), ("moved onto a file of the site", "/old/: index.md", "/assets/site.css: index.md", "is a file of the site"),
        ("codes a slip apart", "'2222': /", "'2222': /\n  '2223': /old/".replace("\n  ", ", "), "differ by one slip"), ("code of letters", "'2222'", "'abcd'", "is not a short code"), ("dots", "/: []", "/./: []", ""), ("gone", "/: []", "/gone/: []", "no such page any more"),
    ):
        yield whole(f"address: {name}", ADDRESSES, LISTED.replace(old, new), says)
    for name, old, new, says in (
        ("way of no digit", "rules: phases.early.weeks.to", "rules: plan.weeks.²", "rules"), ("way into letters", "rules: phases.early.weeks.to", "rules: plan.most.x.y", "has no number at"), ("way of dots", "rules: phases.early.weeks.to", "rules: ...", "rules"), ("empty way", "rules: phases.early.weeks.to", "rules: ''", ""),
        ("text that fills itself", '    text: "8"', '    text: "{=cloth-hours}"', ""), ("phrase of a pattern", "sleeve after N hours]", "(((N+)+)+]", "the phrase"), ("phrase of dots", "sleeve after N hours]", "... N ...]", ""), ("text without a number", '    text: "8"', '    text: "none"', "is not a number"),
    ):
        yield swap(f"number: {name}", "docs/numbers.yml", old, new, says)
    for name, old, new, says in (
        ("no words", "[[calf], [swollen, swelling]]", "[[]]", ""), ("no groups", "[[calf], [swollen, swelling]]", "[]", "at least 1 item"), ("word of marks", "ignored: [the, my]", "ignored: ['!!!']", "is not one word"), ("unknown warning", "warning: swollen-calf", "warning: ../calf", "is not a warning"),
        ("page above the site", "treatments/cool-cloth:", "../../etc/passwd:", "is not a page"), ("group of nothing", "[elbow, funny bone]", "[]", ""), ("meaning of marks", "banged: red", "banged: '???'", ""), ("said in marks", "banged: red", "'???': red", ""),
    ):
        yield swap(f"search: {name}", "docs/search.yml", old, new, says)
    for name, old, new, says in (("names of marks", "[red arm]", "['!!!']", ""), ("name in other letters", "[red arm]", "[膝の痛み]", ""), ("name of 'the'", "[red arm]", "[the]", "")):
        yield swap(name, CAUSE, old, new, says)
    yield swap("page of news above the site", "docs/whats-new.yml", "index.md,", "../../etc/passwd.md,", "is not the path of a page")
    for strange in (
        swap("news of no letters", "docs/whats-new.yml", "title: All of it", "title: '???'", ""), swap("word of 900 letters", "docs/search.yml", "banged: red", f"{'b' * 900}: red", ""), swap("group of one word", "docs/search.yml", "[elbow, funny bone]", "[elbow]", ""),
        swap("name of 900 letters", CAUSE, "[red arm]", f"[{'a b ' * 225}]", ""), whole("data file that nothing reads", "docs/extra.yml", "a: b\n", ""), whole("hidden page", "docs/causes/.md.md", "x", ""),
        whole("byte-order mark at the start", CAUSE, "\ufeff" + (Path(__file__).parent.parent / "sample" / CAUSE).read_text(encoding="utf-8"), ""), whole("line ends of Windows", CAUSE, (Path(__file__).parent.parent / "sample" / CAUSE).read_bytes().replace(b"\n", b"\r\n"), ""), field("tab before a text", "\tLook.", ""),
    ):
        yield replace(strange, harmless=True)
    yield swap("test above the tests", "docs/accessibility.yml", "site/test_pages.py::test_landmarks", "../../etc/passwd::x", "is not the name of a test")
    yield swap("picture above the site", CAUSE, "aliases: [red arm]\nwarnings: [clot-in-lung, swollen-calf, lump]", "aliases: [red arm]\nwarnings: [clot-in-lung, swollen-calf, lump]\npicture: ../../x", "picture")


def figures() -> Iterator[Bad]:
    """Poses that no body has, and drawings of nothing."""
    for name, pose in {
        "leg beyond reach": "end: {near: {foot: [300, 300]}}", "foot in the hip": "end: {near: {foot: [0, 88]}}", "hand in the shoulder": "end: {near_arm: {hand: near.shoulder}}", "no number": "end: {near: {hip: .nan}}", "without end": "end: {near: {hip: .inf}}", "hip behind the back": "end: {near: {hip: -180, knee: -180}}",
        "pelvis far away": "end: {pelvis: [300, -300]}", "placed far below": "end: {place: {point: hip, at: [0, -300]}}", "arrow of no length": "end: {}, arrow: {at: [0, 0], to: [0, 0]}", "arrow that follows nothing": "end: {}, arrow: {follow: near.tail}", "arrow that follows what stays": "end: {near_arm: {shoulder: 30}}, arrow: {follow: near.toe}",
        "thing of no place": "end: {}, props: [{name: ../../chair}]", "thing of no size": "end: {}, props: [{name: cushion, size: 0}]", "thing hardly there": "end: {}, props: [{name: cushion, size: 1.0e-300}]", "hundred chairs": f"end: {{}}, props: [{', '.join(['{name: chair}'] * 100)}]", "hand on a thing that is not there": "end: {near_arm: {hand: chair.back}}",
        "person above the folder": "person: ../../etc/passwd, end: {}", "posture of nobody": "posture: flying, end: {}", "turned round": "end: {lean: 180, head: -180}", "opened while standing": "end: {open: 170}", "place and angles": "end: {near: {foot: [0, 0], hip: 3}}", "worn by nobody": "end: {}, worn: [{name: crown}]", "muscle of nobody": "end: {}, muscles: [near.tail]",
        "side-lying, knee through": "posture: side-lying, end: {open: 180}", "straight leg bent back": "end: {near: {knee: -90}}", "way that jumps": "via: {near: {hip: 180}}, end: {near: {hip: -180}}", "arm of a list": "end: {near_arm: [1, 2]}",
    }.items():
        rest = ", ".join(part for part in ("person: ben", "posture: standing") if f"{part.split(':')[0]}:" not in pose)
        yield swap(f"pose: {name}", EXERCISE, 'checked: "', f'pose: {{{f"{rest}, " if rest else ""}{pose}, shows: A man stands.}}\nchecked: "', "")
    for name, old, new, says in (
        ("one point three times", "[[50, 50], [70, 50], [70, 70]]", "[[50, 50], [50, 50], [50, 50]]", ""), ("two points", "[[50, 50], [70, 50], [70, 70]]", "[[50, 50], [50, 50]]", ""), ("no point", "[[50, 50], [70, 50], [70, 70]]", "[]", "at least 2 items"), ("points of three", "[70, 70]", "[70, 70, 70]", "points"),
        ("point that is no number", "[70, 70]", "[.nan, 70]", "points"), ("20,000 points", "[[50, 50]", f"[{'[50, 50], [51, 51], ' * 9000}[50, 50]", ""), ("colour of nothing", "fill: bone", "fill: zebra", "is not a colour"), ("colour with marks", "fill: bone", "fill: 'bone\"/><script>'", "fill"), ("circle on circle", "at: [200, 20], to: [160, 60]", "at: [20, 20], to: [20, 20]", "too close"),
        ("circle outside", "at: [200, 20]", "at: [800, 800]", "leaves the picture"), ("height of nothing", "height: 100", "height: 0", "height"), ("height without end", "height: 100", "height: .inf", "height"), ("outline of another file", "height: 100", "height: 100\nuses: [../../x]", "uses"), ("person of nobody", "height: 100", "height: 100\nperson: ../x", "person"),
        ("twelve labels", "labels: [", "labels: [" + "{name: A, at: [20, 20]}, " * 10, "at most 9 items"), ("words outside", "height: 100", "height: 100\nlettering: [{text: Front, at: [-400, 800]}]", "leaves the picture"), ("script as words", "height: 100", "height: 100\nlettering: [{text: <script>x, at: [100, 90]}]", ""),
        ("small person of no size", "height: 100", "height: 100\npeople: [{exercise: arm-bend, at: [9, 9], scale: 0}]", "scale"), ("small person of no exercise", "height: 100", "height: 100\npeople: [{exercise: nothing, at: [9, 9]}]", "is not an exercise"), ("nothing drawn", DRAWN.splitlines()[-1], "", "a picture needs"), ("section of nothing", "name: One", "name: One, section: zebra", ""),
    ):
        yield whole(f"figure: {name}", FIGURE, DRAWN.replace(old, new), says)
    yield whole("figure of random bytes", FIGURE, random.Random(7).randbytes(3000), "not UTF-8")  # noqa: S311 - the same bytes each time
    yield whole("figure named as no other", "docs/figures/El Bow.yml", DRAWN, "small letters")
    yield whole("drawing beside the figures", "docs/figures/elbow.svg", "<svg/>", "Rename")


def files() -> Iterator[Bad]:
    """Files that are too large, empty, folders, loops, pipes or not to be read; and names that trick a disk or a browser."""
    for file in (CAUSE, *NEEDED, CONFIG):
        yield act(f"folder instead of {file}", file, partial(_folder, file), "cannot be read" if file != CAUSE else "a folder with the name of a page")
        yield act(f"link to nothing instead of {file}", file, partial(_link, file, "nowhere"), "link to another place" if file != CONFIG else "cannot be read")
        yield act(f"link to itself instead of {file}", file, partial(_link, file, Path(file).name), "link to another place" if file != CONFIG else "cannot be read")
    for file in (CAUSE, "docs/sources.yml", CONFIG, CSS, BASE):
        yield act(f"unreadable {file}", file, partial(_chmod, file, 0), "cannot be read")
    yield act("unreadable folder of causes", "docs/causes", partial(_chmod, "docs/causes", 0), "cannot be read")
    for file in (CAUSE, "docs/sources.yml", CONFIG):
        yield act(f"pipe instead of {file}", file, partial(_pipe, file), "")
    for file in (HOME, "docs/style.yml", CONFIG, CSS, "docs/assets/favicon.svg"):
        yield act(f"30 MB in {file}", file, partial(_write, file, b"a: b\n" * 6_000_000), "larger than")
        yield whole(f"random bytes in {file}", file, random.Random(file).randbytes(5000), "not UTF-8")  # noqa: S311
    for folder, target in (("docs/loop", "."), ("docs/causes/up", ".."), ("docs/root", "/"), ("docs/dev", "/dev"), ("docs/a", "b")):
        yield act(f"linked folder {folder} to {target}", folder, partial(_link, folder, target), "link to another place")
    yield act("causes linked from elsewhere", "docs/causes", _moved_causes, "link to another place")
    page = (Path(__file__).parent.parent / "sample" / HOME).read_text(encoding="utf-8").replace("# Sore elbow", "# Other").replace("An invented elbow", "Another")
    for name in ("Red-Elbow.md", "red elbow.md", "red:elbow.md", "red\nelbow.md", "-red.md", "red..elbow.md", "réd.md", "red%2felbow.md", "red?.md", "red#x.md", "red\\elbow.md", "con|.md", "<script>.md", "a" * 200 + ".md", "red.elbow.md", "_red.md", "red_elbow.md", "\u202edm.md", "red.md.md"):
        yield whole(f"page named {ascii(name)[:40]}", f"docs/causes/{name}", page, "", shown="".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in f"docs/causes/{name}"))
    yield act("page named in bytes", "docs/causes/r\\udcffd.md", _named_in_bytes, "pages are named in small letters")
    for name, says in (
        ("docs/README.md", "takes this for index.md"), ("docs/causes.md", "has the same address"), ("docs/causes/README.md", "takes this for index.md"), ("docs/404.md", "navigation"), ("docs/index.html", ""), ("docs/causes/red-elbow/index.html", ""), ("docs/evil.html", ""), ("docs/evil.xhtml", ""), ("docs/evil.php", ""), ("docs/evil.svg", ""), ("docs/causes/notes.txt", ""), ("docs/causes/extra.yml", ""),
        ("docs/assets/evil.html", ""), ("docs/assets/evil.md", ""), ("docs/sitemap.xml", ""), ("docs/_headers", ""), ("docs/service.js", ""), ("docs/causes/red-elbow.MD", "pages end in"), ("docs/a/b/c/deep.md", "not deeper"),
    ):
        yield whole(f"stray {name}", name, page, says)
    yield act("page in a folder of two spellings", "docs/Causes", partial(_write, "docs/Causes/blue.md", page), "")
    yield act("four hundred folders in folders", "docs/d/d/d/d/d/d", _deep, "at most 5 deep")


def _folder(file: str, project: Path) -> None:
    (project / file).unlink()
    (project / file).mkdir()


def _link(file: str, target: str, project: Path) -> None:
    (project / file).unlink(missing_ok=True)
    (project / file).symlink_to(target)


def _pipe(file: str, project: Path) -> None:
    (project / file).unlink()
    os.mkfifo(project / file)


def _chmod(file: str, mode: int, project: Path) -> None:
    (project / file).chmod(mode)


def _moved_causes(project: Path) -> None:
    (project / "docs/causes").rename(project / "elsewhere")
    (project / "docs/causes").symlink_to("../elsewhere")


def _named_in_bytes(project: Path) -> None:
    with open(os.fsencode(project / "docs/causes") + b"/r\xffd.md", "wb") as file:  # noqa: PTH123 - a Path cannot hold it
        file.write((project / CAUSE).read_bytes())


def _deep(project: Path) -> None:
    here = os.open(project / "docs", os.O_RDONLY)
    for _ in range(400):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def settings() -> Iterator[Bad]:
    """mkdocs.yml, style sheets, scripts and templates."""
    for name, old, new, says in (
        ("option that is none", "  - carebook.extension\n", "  - carebook.extension: {dosc: docs}\n", "dosc"), ("option of a number", "  - carebook.extension\n", "  - carebook.extension: {docs: 7}\n", "Name the folder of the pages"), ("option of a list", "  - carebook.extension\n", "  - carebook.extension: [docs]\n", ""), ("option of text", "  - carebook.extension\n", "  - carebook.extension: docs\n", ""),
        ("folder elsewhere as option", "  - carebook.extension\n", "  - carebook.extension: {docs: /etc}\n", "Name the folder of the pages"), ("extension of nothing", "  - attr_list\n", "  -\n", ""), ("extension of a number", "  - attr_list\n", "  - 7\n", ""), ("extension of the system", "  - attr_list\n", "  - os\n", ""),
        ("extension with a wrong option", "  - tables\n", "  - tables: {zebra: 1}\n", ""), ("contents with a wrong option", "toc: {permalink: false}", "toc: {toc_depth: x}", ""), ("nothing as extensions", "markdown_extensions:\n", "markdown_extensions: ~\nextra2:\n", "must be a list"), ("text as extensions", "markdown_extensions:\n", "markdown_extensions: tables\nextra2:\n", ""),
        ("text as navigation", "nav:\n", "nav: index.md\nextra2:\n", ""), ("number in navigation", "nav:\n", "nav:\n  - 7\n", ""), ("page above in navigation", "nav:\n", "nav:\n  - ../../etc/passwd.md\n", "no such page"), ("absolute page in navigation", "nav:\n", "nav:\n  - /etc/passwd.md\n", "no such page"), ("folder in navigation", "nav:\n", "nav:\n  - causes/\n", ""), ("script in navigation", "nav:\n", "nav:\n  - Evil: 'javascript:alert(1)'\n", ""),
        ("outside link in navigation", "nav:\n", "nav:\n  - Evil: https://evil.example/\n", ""), ("two names in navigation", "nav:\n", "nav:\n  - {A: index.md, B: index.md}\n", ""), ("deep navigation", "nav:\n", "nav:\n  - " + "{a: [" * 150 + "x.md" + "]}" * 150 + "\n", "nested more than"), ("list in navigation", "nav:\n", "nav:\n  - [index.md]\n", ""), ("navigation of a name with marks", "nav:\n", "nav:\n  - '<script>alert(1)</script>': [index.md]\n", ""),
        ("no name", "site_name: Sore elbow\n", "", "site_name"), ("number as name", "site_name: Sore elbow", "site_name: 7", "site_name"), ("name of marks", "site_name: Sore elbow", "site_name: '???'", ""), ("script as name", "site_name: Sore elbow", "site_name: <script>alert(1)</script>", ""), ("list as name", "site_name: Sore elbow", "site_name: [a]", "site_name"),
        ("no address", 'site_url: !ENV [SITE_URL, ""]', "site_url: elbow", "site_url"), ("script as address", 'site_url: !ENV [SITE_URL, ""]', "site_url: 'javascript:alert(1)'", "site_url"), ("address with quotes", 'site_url: !ENV [SITE_URL, ""]', "site_url: 'https://a.example/\"><script>'", "site_url"), ("number as address", 'site_url: !ENV [SITE_URL, ""]', "site_url: 7", "site_url"), ("address with a query", 'site_url: !ENV [SITE_URL, ""]', "site_url: https://a.example/?x", "site_url"),
        ("script as repository", 'repo_url: !ENV [REPO_URL, ""]', "repo_url: 'javascript:alert(1)'", "repo_url"), ("list as repository", 'repo_url: !ENV [REPO_URL, ""]', "repo_url: [a]", "repo_url"), ("mail of no address", '{email: !ENV [CONTACT_EMAIL, ""]}', "{email: 'x?bcc=y@z'}", "email"), ("list as extra", 'extra: {email: !ENV [CONTACT_EMAIL, ""]}', "extra: [a]", ""), ("number as mail", '{email: !ENV [CONTACT_EMAIL, ""]}', "{email: 7}", "email"),
        ("pages with endings", "plugins: []", "plugins: []\nuse_directory_urls: false", "use_directory_urls"), ("doubled setting", "plugins: []", "plugins: []\nplugins: []", "stands here twice"), ("templates left out", "custom_dir: overrides, ", "", ""),
    ):
        yield swap(f"settings: {name}", CONFIG, old, new, says)
    for name, old, new, says in (
        ("plugin that is not there", "plugins: []", "plugins: [zebra]", "plugin is not installed"), ("hook that is not there", "carebook/generator.py", "zebra.py", "zebra.py"), ("theme that is not there", "name: material", "name: zebra", "zebra"), ("templates that are not there", "custom_dir: overrides", "custom_dir: zebra", "zebra"),
        ("site in the templates", "plugins: []", "plugins: []\nsite_dir: overrides", "holds something that is no site"), ("site in the project", "plugins: []", "plugins: []\nsite_dir: .", "site_dir"), ("site in the pages", "plugins: []", "plugins: []\nsite_dir: docs/x", "site_dir"), ("site in a file", "plugins: []", "plugins: []\nsite_dir: mkdocs.yml", "goes into a folder"),
        ("setting that is none", "plugins: []", "plugins: []\nzebra: 1", "zebra"), ("pages elsewhere", "plugins: []", "plugins: []\ndocs_dir: zebra", "zebra"), ("settings from elsewhere", "plugins: []", "plugins: []\nINHERIT: zebra.yml", "zebra"), ("plugin as a number", "plugins: []", "plugins: 7", "plugins"), ("extra template that is not there", "plugins: []", "plugins: []\nextra_templates: [zebra.html]", "There are warnings in a strict build. Nothing was built."),
    ):
        yield replace(swap(f"settings: {name}", CONFIG, old, new, says), only_built=True)
    for name, content in (("nothing", ""), ("a list", "- a"), ("text", "elbow"), ("a number", "7"), ("brackets", "[" * 9000), ("two documents", "a: b\n---\nc: d")):
        yield whole(f"settings: only {name}", CONFIG, content, "")
    for file in (CSS, SCRIPT, "docs/assets/favicon.svg", "docs/assets/print.css", "docs/assets/search/2-index.js", BASE, "overrides/partials/head.html", "overrides/standalone/embed.html", "overrides/standalone/leaflet.typ"):
        named_by = {SCRIPT: "overrides/partials/head.html", "docs/assets/print.css": "overrides/partials/head.html", "docs/assets/search/2-index.js": "docs/assets/search", "overrides/partials/head.html": BASE}
        yield act(f"missing {file}", named_by.get(file, file), partial(_missing, file), "")
        yield act(f"folder instead of {file}", named_by.get(file, file), partial(_folder, file), "")
        yield whole(f"UTF-16 in {file}", file, (Path(__file__).parents[2] / file).read_text(encoding="utf-8").encode("utf-16"), "not UTF-8")
    for name, file, content in (
        ("style sheet that does not end", CSS, "a { color: red"), ("style sheet of brackets", CSS, "{[(" * 3000), ("style sheet of another site", CSS, "@import url(https://evil.example/x.css);"), ("style sheet of marks", CSS, "</style><script>alert(1)</script>"), ("empty style sheet", CSS, ""),
        ("icon that is no drawing", "docs/assets/favicon.svg", "elbow"), ("icon with a script", "docs/assets/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), ("icon with an entity bomb", "docs/assets/favicon.svg", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>'),
        ("template that does not end", BASE, "{% if x %}"), ("template that names no other", BASE, '{% include "zebra.html" %}'), ("template without end", BASE, '{% include "base.html" %}'), ("template of a wrong filter", BASE, "{{ page | zebra }}"),
        ("frame template that does not end", "overrides/standalone/embed.html", "{% if x %}"),
    ):
        yield whole(name, file, content, "")
    yield replace(whole("template of nothing", BASE, "{{ zebra.zebra.zebra }}", "overrides/base.html:1: the template cannot be filled in"), only_built=True)
    yield replace(whole("frame template of nothing", "overrides/standalone/embed.html", "{{ zebra.zebra }}", "overrides/standalone/embed.html:1: the template cannot be filled in"), only_built=True)
    yield replace(whole("leaflet that is no Typst", "overrides/standalone/leaflet.typ", "#let x = (", "leaflet.typ:1: the template of leaflets is broken: unclosed delimiter."), only_built=True)


def _missing(file: str, project: Path) -> None:
    (project / file).unlink()


FAMILIES = (encodings, shapes, notation, markdown, data, figures, files, settings)
BATTERY = {bad.name: bad for family in FAMILIES for bad in family()}
