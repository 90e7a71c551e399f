"""The documentation is tested: every field, target and block has its heading, and the examples work as they stand."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from carebook.checks import check
from carebook.figures import checks, drawing
from carebook.model import Style
from carebook.model.accessibility import Promise, Shown, Statement, Tool
from carebook.model.news import News
from carebook.model.numbers import Number
from carebook.model.picture import Figurine, Label, Lettering, Part, Picture
from carebook.model.pose import Pose
from carebook.schema import KINDS
from carebook.words.rules import RULES
from tests.conftest import ROOT, SITE_URL, build

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


def test_the_picture_can_be_drawn_and_shown(copy: Path) -> None:
    (copy / "docs/figures/two-bones.yml").write_text(examples("Draw another picture")[0], encoding="utf-8")
    page = copy / "docs/causes/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n/// figure | two-bones\n///\n", encoding="utf-8")
    assert [str(error) for error in check(copy / "docs")] == []
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    figure = built(copy, "causes").select_one("figure:has(#kx-two-bones-title)")
    assert [item.get_text() for item in figure.select("ol > li")] == ["Thigh bone (femur)", "Shin bone (tibia): It carries most of your weight."]


@pytest.mark.parametrize("field", sorted({*Picture.model_fields, *Part.model_fields, *Label.model_fields, *Lettering.model_fields, *Figurine.model_fields}))
def test_every_field_of_a_picture_is_explained(field: str) -> None:
    text = CONTRIBUTING.split("\n## Draw another picture\n", 1)[1].split("\n## ", 1)[0]
    assert re.search(rf"`{field}\b", text), field


@pytest.mark.parametrize("field", Number.model_fields)
def test_every_field_of_a_number_is_explained(field: str) -> None:
    assert f"`{field}" in CONTRIBUTING.split("\n## Use a number, or add one\n", 1)[1].split("\n## ", 1)[0] or f"  {field}:" in examples("Use a number, or add one")[0]


def test_new_number_as_documented(copy: Path) -> None:
    numbers, page, other = (copy / "docs" / name for name in ("numbers.yml", "get-help.md", "causes/index.md"))
    numbers.write_text(numbers.read_text(encoding="utf-8") + textwrap.indent(examples("Use a number, or add one")[0], "  "), encoding="utf-8")
    assert [str(error) for error in check(copy / "docs") if "'example-minutes' is not used" in str(error)]
    page.write_text(page.read_text(encoding="utf-8") + "\nTry the example, if you like it, for {=example-minutes} minutes.[@nhs-wales-bakers]\n", encoding="utf-8")
    other.write_text(other.read_text(encoding="utf-8") + "\nThat is {=example-minutes} minutes of an example, or an example for 5 minutes on a boat.[@nhs-wales-bakers]\n", encoding="utf-8")
    assert check(copy / "docs") == []
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    assert "That is 20 to 30 minutes of an example" in built(copy, "causes").get_text()


def test_news_is_told_and_a_promise_made_as_documented(copy: Path) -> None:
    file = copy / "docs/whats-new.yml"
    head, entries = file.read_text(encoding="utf-8").split("\nentries:\n")
    given = [textwrap.indent(text, "  ") for text in examples("Tell what is new")]
    file.write_text(f"{head}\nentries:\n{''.join(given)}{entries}", encoding="utf-8")
    file = copy / "docs/accessibility.yml"
    head, gaps = file.read_text(encoding="utf-8").split("\nnot_tested:\n")
    file.write_text(f"{head}\n{textwrap.indent(examples('Promise something about access')[0], '  ')}\nnot_tested:\n{gaps}", encoding="utf-8")
    assert [str(error) for error in check(copy / "docs")] == []


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


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real project, to follow the steps in."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "carebook").symlink_to(ROOT / "carebook")
    return project


def follow(project: Path, section: str, path: str, after: str) -> None:
    """Do what the steps of a section say: copy the page, add the line to the navigation."""
    (project / "docs" / path).write_text(example(section, "markdown"), encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    line = f"- {after}\n"
    assert line in text
    indent = text[: text.index(line)].rsplit("\n", 1)[1]
    config.write_text(text.replace(line, f"{line}{indent}- {path}\n"), encoding="utf-8")


def built(project: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((project / "site" / path / "index.html").read_text(encoding="utf-8"), "html5lib")


def leads_to(soup: BeautifulSoup, name: str) -> bool:
    return any(a["href"].rstrip("/").endswith(name) for a in soup.main.find_all("a", href=True))


def test_new_cause_shows_up_everywhere(copy: Path) -> None:
    follow(copy, "Add a cause", "causes/example-cause.md", "causes/bakers-cyst.md")
    done = build(copy, copy / "site", SITE_URL=SITE_URL)
    assert done.returncode == 0, done.stderr
    page = built(copy, "causes/example-cause")
    assert page.h1.get_text() == "Example cause"
    assert leads_to(page, "treatments/price") and leads_to(page, "bakers-cyst")
    for path, where in (("", "home"), ("causes", "list of causes"), ("treatments/price", "treatment"), ("causes/bakers-cyst", "cause to see too")):
        assert leads_to(built(copy, path), "example-cause"), where
    assert "Example cause" in [th.get_text() for th in built(copy, "causes").select("table th")]
    assert "Example cause" in [th.get_text() for th in built(copy, "treatments").select("table th")]
    assert f"{SITE_URL}causes/example-cause/" in (copy / "site/sitemap.xml").read_text(encoding="utf-8")


def test_new_treatment_shows_up_everywhere(copy: Path) -> None:
    follow(copy, "Add a treatment", "treatments/example-treatment.md", "treatments/price.md")
    cause = copy / "docs/causes/bakers-cyst.md"
    text = cause.read_text(encoding="utf-8")
    cause.write_text(text.replace("\nsee_also:", "\n  - name: Example\n    may_help: Something.\n    limits: Some.\n    evidence: E\n    page: example-treatment\nsee_also:", 1), encoding="utf-8")
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    page = built(copy, "treatments/example-treatment")
    assert leads_to(page, "causes/bakers-cyst") and leads_to(page, "exercises/thigh-squeeze") and leads_to(page, "price")
    for path in ("", "treatments", "causes/bakers-cyst", "exercises/thigh-squeeze", "treatments/price"):
        assert leads_to(built(copy, path), "example-treatment"), path


def test_new_exercise_shows_up_everywhere(copy: Path) -> None:
    follow(copy, "Add an exercise", "exercises/example-exercise.md", "exercises/thigh-squeeze.md")
    treatment = copy / "docs/treatments/price.md"
    text = treatment.read_text(encoding="utf-8")
    text = re.sub(r"^exercises: \[", "exercises: [example-exercise, ", text, count=1, flags=re.MULTILINE).replace("example-exercise, ]", "example-exercise]")
    treatment.write_text(text, encoding="utf-8")
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    page = built(copy, "exercises/example-exercise")
    assert leads_to(page, "treatments/price") and leads_to(page, "causes/bakers-cyst")
    for path in ("exercises", "treatments/price", "exercises/thigh-squeeze"):
        assert leads_to(built(copy, path), "example-exercise"), path
    tables = [table for table in built(copy, "causes/cartilage-tear").find_all("table") if table.thead.th.get_text() == "Exercise"]
    assert ["Example exercise" in [th.get_text() for th in table.find_all("th")] for table in tables] == [True]


def test_new_source_and_warning_as_documented(copy: Path) -> None:
    sources, warnings, page = (copy / "docs" / name for name in ("sources.yml", "warnings.yml", "get-help.md"))
    before, after = sources.read_text(encoding="utf-8").split("\nsources:\n")
    sources.write_text(f"{before}\nsources:\n{textwrap.indent(example('Add a source', 'yaml'), '  ')}{after}", encoding="utf-8")
    assert [str(error) for error in check(copy / "docs") if "example-source" in str(error)], "not cited yet: a fault"
    warnings.write_text(warnings.read_text(encoding="utf-8") + textwrap.indent(example("Add a warning", "yaml"), "  "), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"swollen-calf", "swollen-calf, example-warning" if "[" in text.split("warnings:")[1][:3] else "swollen-calf\n  - example-warning", text, count=1)
    page.write_text(text + "\nIt fades in a week.[@example-source]\n", encoding="utf-8")
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    box = built(copy, "get-help").find(class_="same-day").get_text(" ")
    assert "your example turns blue" in box and "An example that turns blue." in box and "Do not rub it." in box
