"""The documentation is tested: every field, target and block has its heading, and the examples work as they stand."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from carebook.__main__ import main
from carebook.checks import check
from carebook.figures import checks, drawing
from carebook.kept import FILE
from carebook.model import Style
from carebook.model.accessibility import Promise, Shown, Statement, Tool
from carebook.model.news import News
from carebook.model.numbers import Number
from carebook.model.picture import Figurine, Label, Lettering, Part, Picture
from carebook.model.pose import Pose
from carebook.schema import KINDS
from carebook.words.rules import RULES
from tests.conftest import ROOT, SITE_URL, build, made_once

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIELDS = sorted({info.alias or name for kind in KINDS.values() for name, info in kind.model_fields.items()})
TARGETS = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained(field: str) -> None:
    assert f"### `{field}`" in CONTRIBUTING


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_explained(target: str) -> None:
    assert f"### `make {target}`" in CONTRIBUTING


def test_every_rule_and_list_of_style_is_explained() -> None:
    text = CONTRIBUTING.split("\n## How words are checked\n", 1)[1].split("\n## ", 1)[0]
    for name in (*(rule.__name__ for rule in RULES), *Style.model_fields):
        assert f"`{name}`" in text, name


def test_nothing_is_explained_that_is_not_there() -> None:
    from carebook.blocks import BLOCKS

    known = {*FIELDS, *(block.NAME for block in BLOCKS), *(f"make {target}" for target in TARGETS)}
    assert set(re.findall(r"^### `([^`]+)`", CONTRIBUTING, re.MULTILINE)) == known


def test_readme_shows_the_two_commands_and_a_map() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for wanted in ("make serve", "make test", 'pip install -e ".[test]"', "mkdocs build --strict", "SITE_URL"):
        assert wanted in readme
    tracked = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")} - {"site"}
    for folder in tracked:
        if not folder.endswith(".egg-info"):
            assert f"{folder}/" in readme, f"the map in README.md leaves out {folder}/"


def examples(section: str) -> list[str]:
    """Give all YAML blocks of a section of CONTRIBUTING.md."""
    text = CONTRIBUTING.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    return [textwrap.dedent(found) for found in re.findall(r"^ *```yaml\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)]


def test_the_three_poses_can_be_drawn() -> None:
    given = [Pose.model_validate(yaml.safe_load(text)["pose"]) for text in examples("Draw an exercise")]
    assert {pose.posture for pose in given} == {"supine", "sitting", "standing"}
    for pose in given:
        assert checks.faults(pose) == []
        assert "<svg" in drawing.figure("example", "Example", pose)


@pytest.mark.parametrize("field", sorted({*Picture.model_fields, *Part.model_fields, *Label.model_fields, *Lettering.model_fields, *Figurine.model_fields}))
def test_every_field_of_a_picture_is_explained(field: str) -> None:
    text = CONTRIBUTING.split("\n## Draw another picture\n", 1)[1].split("\n## ", 1)[0]
    assert re.search(rf"`{field}\b", text), field


@pytest.mark.parametrize("field", Number.model_fields)
def test_every_field_of_a_number_is_explained(field: str) -> None:
    assert f"`{field}" in CONTRIBUTING.split("\n## Use a number, or add one\n", 1)[1].split("\n## ", 1)[0] or f"  {field}:" in examples("Use a number, or add one")[0]


@pytest.mark.parametrize("field", News.model_fields)
def test_every_field_of_news_is_explained(field: str) -> None:
    assert f"`{field}`" in CONTRIBUTING.split("\n## Tell what is new\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("name", sorted({*Promise.model_fields, *Shown.model_fields, *Statement.model_fields, *Tool} - {"promises"}))
def test_every_field_and_tool_of_a_promise_is_explained(name: str) -> None:
    text = CONTRIBUTING.split("\n## Promise something about access\n", 1)[1].split("\n## ", 1)[0]
    assert re.search(rf"`{name}`" if name not in list(Tool) else rf"\b{name}\b", text), name


def example(section: str, language: str) -> str:
    """Give the first code block of that language in a section of CONTRIBUTING.md."""
    text = CONTRIBUTING.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0] if language != "markdown" else CONTRIBUTING.split(f"\n## {section}\n", 1)[1]
    match = re.search(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    assert match, section
    return textwrap.dedent(match[1])


# ---- The steps, followed: all in one copy of the real project, which is built once ---------------------------------

OWN = {
    "Add a source": ("yaml", "example-source"), "Use a number, or add one": ("yaml", "example-minutes"), "Add a warning": ("yaml", "example-warning"),
    "Add a cause": ("markdown", "example-cause"), "Add a treatment": ("markdown", "example-treatment"), "Add an exercise": ("markdown", "example-exercise"),
}


@pytest.mark.parametrize("section", OWN)
def test_no_example_needs_another(section: str) -> None:
    """They are followed together below; a reader follows one alone."""
    language, own = OWN[section]
    assert set(re.findall(r"\bexample-[a-z-]+", example(section, language))) <= {own}


def copied(project: Path) -> Path:
    """Copy the real project, to follow the steps in. Gives its pages."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for folder in (ROOT, project):  # what is as it was is not made again, whichever build is first
        (folder / FILE).parent.mkdir(exist_ok=True)
    (project / FILE).symlink_to(ROOT / FILE)
    (project / "carebook").symlink_to(ROOT / "carebook")
    return project / "docs"


def put(file: Path, *changes: tuple[str, str], end: str = "") -> None:
    """Replace each text, which has to be there, once, and add to the end."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{file.name}: {old}"
        text = text.replace(old, new, 1)
    file.write_text(text + end, encoding="utf-8")


def indented(section: str, number: int = 0) -> str:
    return textwrap.indent(examples(section)[number], "  ")


def add_source_and_number(docs: Path) -> None:
    put(docs / "sources.yml", ("\nsources:\n", f"\nsources:\n{indented('Add a source')}"))
    put(docs / "numbers.yml", end=indented("Use a number, or add one"))


def add_page(docs: Path, section: str, path: str, after: str) -> None:
    """Copy the page, and add the line to the navigation."""
    (docs / path).write_text(example(section, "markdown"), encoding="utf-8")
    put(docs.parent / "mkdocs.yml", (f"      - {after}\n", f"      - {after}\n      - {path}\n"))


def follow_all(project: Path) -> None:
    """Follow the steps of every section, and build."""
    docs = copied(project)
    add_source_and_number(docs)
    put(docs / "warnings.yml", end=indented("Add a warning"))
    put(docs / "search.yml", end=indented("Help search to understand"))
    add_page(docs, "Add a cause", "causes/example-cause.md", "causes/bakers-cyst.md")
    add_page(docs, "Add a treatment", "treatments/example-treatment.md", "treatments/price.md")
    add_page(docs, "Add an exercise", "exercises/example-exercise.md", "exercises/thigh-squeeze.md")
    row = "  - name: Example\n    may_help: Something.\n    limits: Some.\n    evidence: E\n    page: example-treatment\n"
    put(docs / "causes/bakers-cyst.md", ("\nsee_also:", f"\n{row}see_also:"))
    put(docs / "treatments/price.md", ("\nexercises: [", "\nexercises: [example-exercise, "))
    (docs / "figures/two-bones.yml").write_text(examples("Draw another picture")[0], encoding="utf-8")
    newest = re.search(r'date: "[\d-]+"', (docs / "whats-new.yml").read_text(encoding="utf-8"))[0]  # what is told is told on the day, at the top
    told = "".join(textwrap.indent(re.sub(r'date: "[\d-]+"', newest, text), "  ") for text in examples("Tell what is new"))
    put(docs / "whats-new.yml", ("\nentries:\n", f"\nentries:\n{told}"))
    put(docs / "accessibility.yml", ("\nnot_tested:\n", f"\n{indented('Promise something about access')}\nnot_tested:\n"))
    said = "It fades in a week.[@example-source]\nTry the example, if you like it, for {=example-minutes} minutes.[@nhs-wales-bakers]"
    put(docs / "get-help.md", ("  - swollen-calf\n", "  - swollen-calf\n  - example-warning\n"), end=f"\n{said}\n")
    said = "That is {=example-minutes} minutes of an example, or an example for 5 minutes on a boat.[@nhs-wales-bakers]"
    put(docs / "causes/index.md", end=f"\n{said}\n\n/// figure | two-bones\n///\n")
    put(docs / "addresses.yml", ("\nmoved: {}\n", f"\n{examples('Keep addresses for ever')[0]}"), end="  /causes/example-old/: []\n")
    assert main(["--docs", str(docs), "addresses"]) == 0
    done = build(project, project / "site", SITE_URL=SITE_URL)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built after every section was followed."""
    return made_once(tmp_path_factory, "followed", follow_all) / "site"


def built(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html5lib")


def leads_to(soup: BeautifulSoup, name: str) -> bool:
    return any(a["href"].rstrip("/").endswith(name) for a in soup.main.find_all("a", href=True))


def test_a_source_and_a_number_that_nothing_uses_are_faults(tmp_path: Path) -> None:
    docs = copied(tmp_path)
    add_source_and_number(docs)
    said = [str(error) for error in check(docs)]
    assert [text for text in said if "example-source" in text], "not cited yet"
    assert [text for text in said if "'example-minutes' is not used" in text]


def test_new_number_as_documented(followed: Path) -> None:
    assert "That is 20 to 30 minutes of an example" in built(followed, "causes").get_text()


def test_the_picture_is_shown_as_documented(followed: Path) -> None:
    figure = next(one for one in built(followed, "causes").select("figure") if one.title and one.title.get_text() == "Two bones of the knee")
    assert [item.get_text() for item in figure.select("ol > li")] == ["Thigh bone (femur)", "Shin bone (tibia): It carries most of your weight."]


def test_news_is_told_and_a_promise_made_as_documented(followed: Path) -> None:
    told = built(followed, "about/whats-new").get_text()
    assert all(entry["title"].lower() in told.lower() for text in examples("Tell what is new") for entry in yaml.safe_load(text))
    assert "An example can be reached by keyboard." in built(followed, "about/accessibility").get_text()


def test_new_cause_shows_up_everywhere(followed: Path) -> None:
    page = built(followed, "causes/example-cause")
    assert page.h1.get_text() == "Example cause"
    assert leads_to(page, "treatments/price") and leads_to(page, "bakers-cyst")
    for path, where in (("", "home"), ("causes", "list of causes"), ("treatments/price", "treatment"), ("causes/bakers-cyst", "cause to see too")):
        assert leads_to(built(followed, path), "example-cause"), where
    assert "Example cause" in [th.get_text() for th in built(followed, "causes").select("table th")]
    assert "Example cause" in [th.get_text() for th in built(followed, "treatments").select("table th")]
    assert f"{SITE_URL}causes/example-cause/" in (followed / "sitemap.xml").read_text(encoding="utf-8")


def test_new_treatment_shows_up_everywhere(followed: Path) -> None:
    page = built(followed, "treatments/example-treatment")
    assert leads_to(page, "causes/bakers-cyst") and leads_to(page, "exercises/thigh-squeeze") and leads_to(page, "price")
    for path in ("", "treatments", "causes/bakers-cyst", "exercises/thigh-squeeze", "treatments/price"):
        assert leads_to(built(followed, path), "example-treatment"), path


def test_new_exercise_shows_up_everywhere(followed: Path) -> None:
    page = built(followed, "exercises/example-exercise")
    assert leads_to(page, "treatments/price") and leads_to(page, "causes/bakers-cyst")
    for path in ("exercises", "treatments/price", "exercises/thigh-squeeze"):
        assert leads_to(built(followed, path), "example-exercise"), path
    tables = [table for table in built(followed, "causes/cartilage-tear").find_all("table") if table.thead.th.get_text() == "Exercise"]
    assert ["Example exercise" in [th.get_text() for th in table.find_all("th")] for table in tables] == [True]


def test_an_old_address_leads_on_as_documented(followed: Path) -> None:
    page = built(followed, "causes/example-old")
    assert page.find("meta", attrs={"http-equiv": "refresh"})["content"] == "0; url=../../causes/bakers-cyst/"
    assert [a["href"] for a in page.main.find_all("a")] == ["../../causes/bakers-cyst/"]
    assert page.find("link", rel="canonical")["href"] == f"{SITE_URL}causes/bakers-cyst/"
    assert not page.find("meta", attrs={"name": "robots"}), "search engines follow it too"


def test_a_new_page_has_its_short_address(followed: Path) -> None:
    listed = yaml.safe_load((followed.parent / "docs/addresses.yml").read_text(encoding="utf-8"))
    (code,) = [code for code, address in listed["codes"].items() if address == "/causes/example-cause/"]
    assert leads_to(built(followed, f"s/{code}"), "causes/example-cause")


def test_new_source_and_warning_as_documented(followed: Path) -> None:
    page = built(followed, "get-help")
    box = page.find(class_="same-day").get_text(" ")
    assert "your example turns blue" in box and "An example that turns blue." in box and "Do not rub it." in box
    assert "It fades in a week." in page.get_text()
