"""Makes a project of as many pages as one likes: causes, treatments and exercises, linked with each other.

Each page is one of tests/sample under another name, with words of the real site in no order, as many as its pages have, and
the pictures of the real exercises in turn. The same number of pages gives the same bytes.
"""

from __future__ import annotations

import random
import re
import shutil
from functools import cache
from itertools import product
from pathlib import Path

from carebook.files import page_paths
from carebook.plan import code
from tests.conftest import DOCS, ROOT

KINDS = {"causes": "red-elbow", "treatments": "cool-cloth", "exercises": "arm-bend"}
"""Each folder, and the page of the sample that all others in it are made after."""
HOW = [
    "blue", "bright", "brown", "calm", "cold", "cool", "damp", "dark", "deep", "dry", "dull", "firm", "free", "fresh", "full", "green", "grey",
    "hard", "hot", "large", "late", "light", "long", "loose", "low", "mild", "new", "old", "open", "pale", "plain", "quick", "quiet", "raw", "red",
    "rich", "round", "short", "slow", "small", "soft", "steady", "stiff", "straight", "strong", "thick", "thin", "tight", "warm", "wet",
]
WHAT = {
    "causes": [
        "elbow", "ankle", "arm", "back", "bone", "calf", "chest", "finger", "foot", "hand", "head", "heel", "hip", "jaw", "joint", "leg", "muscle",
        "neck", "rib", "shin", "shoulder", "skin", "spine", "thumb", "toe", "wrist",
    ],
    "treatments": [
        "cloth", "bag", "bandage", "bath", "bed", "blanket", "bottle", "brace", "chair", "cream", "cushion", "drink", "glove", "jacket", "meal",
        "pack", "pad", "pillow", "shoe", "sleeve", "sock", "splint", "towel", "walk",
    ],
    "exercises": [
        "bend", "bow", "bridge", "circle", "climb", "curl", "dip", "drop", "hop", "jump", "kick", "lift", "march", "press", "pull", "push", "raise",
        "reach", "roll", "rock", "slide", "step", "stretch", "turn",
    ],
}
"""Pages are called "Blue elbow", "Bright elbow" and so on: plain words that the spelling of the sample knows."""
SENTENCES = 100
"""Below one heading of each page, of 8 words each: a page so has about 1,300 words, as the page in the middle of the real site has."""
LINKS = 2
"""From a page to others of each kind: those that come next."""
FEWEST = 8 + len(KINDS) * (LINKS + 1)
"""Pages: the 8 of the sample, and so many more that none links to itself."""

WORDS_OF = ("causes/bakers-cyst.md", "treatments/price.md")
"""Pages of the real site, of whose words the sentences are."""

# What stands on those pages and is not in a sentence, and words that the checks of the sample's words would stop: it does not know some, and numbers are numerals.
_NOT_SAID = re.compile(r"(?s)\A---\n.*?\n---\n|\[@[^\]]*\]|\]\([^)]*\)|\{[^}]*\}|///.*?\n|\b(?:tumour|cardio|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_WORD = re.compile(r"\b[a-z]{3,9}\b")
_HEADING = re.compile(r"(?m)^## Why it (?:happens|helps)\n|^## Who it is for\n")
_POSE = re.compile(r"(?ms)^pose:\n.*?(?=^\S)")


def write(project: Path, pages: int) -> None:
    """Write a project of that many pages, those of the sample counted, into a folder that is not there yet."""
    assert pages >= FEWEST, f"{pages} pages are too few: write at least {FEWEST}"
    shutil.copytree(ROOT / "tests/sample", project)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copytree(DOCS / "assets", project / "docs/assets")
    (project / "carebook").symlink_to(ROOT / "carebook")
    docs = project / "docs"
    poses = [pose[0] for file in sorted((DOCS / "exercises").glob("*.md")) for pose in _POSE.finditer(file.read_text(encoding="utf-8"))]
    more = pages - len(page_paths(docs))
    names = {folder: _names(folder, more // 3 + (place < more % 3)) for place, folder in enumerate(KINDS)}
    for folder, like in KINDS.items():
        text = (docs / folder / f"{like}.md").read_text(encoding="utf-8")
        for number, name in enumerate(names[folder]):
            near = {kind: [others[(number + step) % len(others)] for step in range(1, LINKS + 1)] for kind, others in names.items()}
            page = _page(text, folder, name, near, _said(f"{folder} {number}", SENTENCES))
            if folder == "exercises":
                page = page.replace("\nchecked: ", f"\n{poses[number % len(poses)]}checked: ", 1)
            (docs / folder / f"{_slug(name)}.md").write_text(page, encoding="utf-8")
    for section in ("index.md", *(f"{folder}/index.md" for folder in KINDS)):
        _without_lists(docs / section, keep=section.partition("/")[0])
    _navigate(project / "mkdocs.yml", [f"{folder}/{_slug(name)}.md" for folder in KINDS for name in names[folder]])


def change(project: Path, turn: int) -> None:
    """Say something else in one sentence in the body of one made-up cause, and something else again each turn."""
    file = next(file for file in sorted((project / "docs/causes").glob("*-*.md")) if file.stem != KINDS["causes"])
    before, heading, after = file.read_text(encoding="utf-8").partition("## Why it happens\n\n")
    file.write_text(f"{before}{heading}{_said(f'turn {turn}', 1)[0]}\n{after.partition(chr(10))[2]}", encoding="utf-8")


@cache
def _words() -> list[str]:
    texts = (_NOT_SAID.sub(" ", (DOCS / file).read_text(encoding="utf-8")) for file in WORDS_OF)
    return sorted({word for text in texts for word in _WORD.findall(text)})


def _said(about: str, count: int) -> list[str]:
    """Give sentences, the same for the same ``about``."""
    chance = random.Random(about)  # noqa: S311 - the same words each time
    return [f"{' '.join(chance.choices(_words(), k=8)).capitalize()}." for _ in range(count)]


def _names(folder: str, count: int) -> list[str]:
    """Give names, none of them that of the page they are made after."""
    taken = {code(slug) for slug in KINDS.values()}
    names: list[str] = []
    for what, how in product(WHAT[folder], HOW):
        name = f"{how} {what}".capitalize()
        if len(names) < count and (letters := code(_slug(name))) not in taken:  # in links to plans two exercises may not have the same
            taken.add(letters)
            names.append(name)
    assert len(names) == count, f"there are names for {len(names)} {folder} only, not for {count}"
    return names


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _page(text: str, folder: str, name: str, near: dict[str, list[str]], said: list[str]) -> str:
    """Give a page of a name after that of the sample, with links to those near it, and what it says."""
    facts, body = text.removeprefix("---\n").split("---\n", 1)
    title = re.search(r"(?m)^# (.*)", body)
    assert title, f"the page of the sample in {folder} has no title"
    facts = re.sub(r"(?m)^(other_names|aliases): .*\n", "", facts)
    match folder:
        case "causes":
            row = re.search(r"(?ms)^  - name: A cool cloth\n.*?page: cool-cloth\n", facts)
            assert row, "the cause of the sample links to no treatment"
            facts = facts.replace(row[0], "".join(row[0].replace("A cool cloth", other).replace("cool-cloth", _slug(other)) for other in near["treatments"]))
        case "treatments":
            facts = facts.replace("[arm-bend]", f"[{', '.join(map(_slug, near['exercises']))}]")
    facts = re.sub(r"(?m)^summary: .*", f"summary: What to know about the {name.lower()}.", facts)
    paragraphs = "\n\n".join("\n".join(said[start : start + 3]) for start in range(0, len(said), 3))
    links = "".join(f"- [{other}](../{kind}/{_slug(other)}.md)\n" for kind, others in near.items() for other in others)
    body = _HEADING.sub(lambda found: f"{found[0]}\n{paragraphs}[@atlas]\n\n{links}\n", body.replace(title[0], f"# {name}"))
    return f"---\n{facts}---\n{body}"


def _without_lists(file: Path, keep: str) -> None:
    """Leave on the page of a section the cards of its pages alone, and no list of all pages on the home page: those grow with the site."""
    text = re.sub(r"(?m)^/// (?!warnings|rules|exercise-rules)([\w-]+)(?: \| ([\w-]+))?\n///\n", lambda block: block[0] if block[1] == "cards" and block[2] == keep else "", file.read_text(encoding="utf-8"))
    if keep == "exercises":
        text += "\n## All\n\nAll of them.[@atlas]\n\n/// cards | exercises\n///\n"
    file.write_text(text, encoding="utf-8")


def _navigate(config: Path, paths: list[str]) -> None:
    """Put pages into the navigation, each behind the page its folder begins with."""
    lines = config.read_text(encoding="utf-8").splitlines()
    for folder, like in KINDS.items():
        place = lines.index(f"  - {folder}/{like}.md") + 1
        lines[place:place] = [f"  - {path}" for path in paths if path.startswith(f"{folder}/")]
    config.write_text("\n".join([*lines, "hooks: [carebook/generator.py]"]) + "\n", encoding="utf-8")
