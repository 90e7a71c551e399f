"""A site that is made with what was kept is the same, byte for byte, as one that is made anew, whatever has changed between the two.

This is health information: what is told of a page has to be what the page says now. So a change is planted in each kind of
thing that goes into a site, and then the next build is held against one with nothing kept.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from carebook.article import Article
from carebook.kept import FILE, Kept
from carebook.library import Library
from carebook.publish import embeds, given, pages, publish
from carebook.reading import read
from tests import machine
from tests.conftest import DOCS, ROOT, SETTINGS, build

BEFORE, LATER = "1795300000", "1830000000"
"""Days of November 2026 and of December 2027, when the pages of the sample are past their check."""
CODES = """systems:
  icd10:
    name: ICD-10
    oid: 2.16.840.1.113883.6.3
    uri: http://hl7.org/fhir/sid/icd-10
    codes: {M71.2: causes/red-elbow.md}
"""


@dataclass(frozen=True)
class Change:
    """Replace ``old`` by ``new`` in a file, and say which file of the site must differ then; nothing to replace puts it at the end."""

    name: str
    file: str
    old: str
    new: str
    shows: str
    shared: bool = True
    """Whether it changes what is made of more than one page."""


CHANGES = [
    Change("style sheet", "docs/assets/site.css", "", "\np{letter-spacing:.01em}\n", "embed/causes/red-elbow/index.html"),
    Change("print sheet", "docs/assets/print.css", "", "\np{letter-spacing:.01em}\n", "assets/print.css"),
    Change("colour", "docs/assets/site.css", "--band: #0c3f38", "--band: #0c3f48", "assets/social/causes-red-elbow.png"),
    Change("script", "docs/assets/site.js", "", '\ndocument.documentElement.setAttribute("data-new", "menu");\n', "assets/site.js"),
    Change("mark", "docs/assets/favicon.svg", "</svg>", '<path d="M0 0h9v9z"/></svg>', "leaflets/red-elbow-a4.pdf"),
    Change("document", "overrides/base.html", "</body>", "<p>All.</p></body>", "causes/red-elbow/index.html"),
    Change("template of frames", "overrides/standalone/embed.html", "</body>", "<p>All.</p></body>", "embed/causes/red-elbow/index.html"),
    Change("template of copies", "overrides/standalone/copy.html", "", "<p>All.</p>", "embed/causes/red-elbow/copy.txt"),
    Change("template of leaflets", "overrides/standalone/leaflet.typ", '#let pine = rgb("#0f4a41")', '#let pine = rgb("#0f4a51")', "leaflets/red-elbow-a4.pdf"),
    Change("source", "docs/sources.yml", "year: 2020", "year: 2021", "api/v1/pages/causes/red-elbow.json"),
    Change("warning", "docs/warnings.yml", "you have a new lump", "you have a large lump", "api/v1/code/icd10/M71.2.json"),
    Change("what to do", "docs/warnings.yml", "note: Do not massage it.", "note: Do not rub it.", "leaflets/red-elbow-a4.pdf"),
    Change("code", "docs/codes.yml", "M71.2:", "M71.3:", "causes/red-elbow/index.html"),
    Change("news", "docs/whats-new.yml", "kind: new\n    title: All of it\n    changed: The elbow is here.", "kind: correction\n    title: All of it\n    wrong: It was blue.\n    right: It is red.", "api/v1/pages/causes/red-elbow.json"),
    Change("rule", "docs/exercise-rules.yml", "text: Stop and get help.", "text: Stop now and get help.", "api/v1/exercises.json"),
    Change("name of the site", "mkdocs.yml", "site_name: Sore elbow", "site_name: Sore arm", "oembed/causes/red-elbow.json"),
    Change("address of the site", "mkdocs.yml", 'site_url: !ENV [SITE_URL, ""]', "site_url: https://other.example/", "embed/causes/red-elbow/copy.txt"),
    Change("order of pages", "mkdocs.yml", "  - treatments/index.md\n  - treatments/cool-cloth.md\n  - exercises/index.md\n", "  - exercises/index.md\n  - treatments/index.md\n  - treatments/cool-cloth.md\n", "api/v1/index.json"),
    Change("title of a page", "docs/treatments/cool-cloth.md", "# Cool cloth", "# Cold cloth", "treatments/index.html"),
    Change("summary of a page", "docs/causes/red-elbow.md", "is an elbow that is red.", "is a red elbow.", "assets/social/causes-red-elbow.png", shared=False),
    Change("words of a page", "docs/causes/red-elbow.md", "Another bursa too.", "Another bursa is red too.", "leaflets/red-elbow-large.pdf", shared=False),
    Change("day of the next check", "docs/causes/red-elbow.md", 'next_check: "2027-11-22"', 'next_check: "2027-11-20"', "api/v1/index.json", shared=False),
    Change("dose", "docs/exercises/arm-bend.md", "rest_s: 30", "rest_s: 20", "leaflets/exercise-booklet-a4.pdf", shared=False),
]


def plant(project: Path, change: Change) -> None:
    file = project / change.file
    text = file.read_text(encoding="utf-8")
    assert change.old in text, f"{change.file} no longer holds what this change replaces: {change.old!r}"
    file.write_text(text.replace(change.old, change.new, 1) if change.old else text + change.new, encoding="utf-8")


def known(project: Path) -> Library:
    found, errors = read(project / "docs")
    assert found is not None and not errors, errors
    return found


@pytest.fixture
def project(sample: Path) -> Path:
    (sample / "docs/codes.yml").write_text(CODES, encoding="utf-8")
    return sample


@pytest.mark.parametrize("change", CHANGES, ids=[change.name for change in CHANGES])
def test_a_change_is_known_from_what_it_changes(project: Path, change: Change) -> None:
    path = change.file.removeprefix("docs/")
    before, page = given.shared(known(project)), known(project).pages.get(path)
    assert given.shared(known(project)) == before, "nothing has changed yet"
    plant(project, change)
    assert (given.shared(known(project)) != before) == change.shared
    if page and "words" not in change.name:
        assert Article(known(project).pages[path], "", "<main></main>").given != Article(page, "", "<main></main>").given
    assert Article(known(project).pages["index.md"], "", "<main>a</main>").given != Article(known(project).pages["index.md"], "", "<main>b</main>").given


def test_a_page_is_finished_again_when_a_script_that_runs_on_it_has_changed(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name, text in {"site.css": "p{color:red}", "print.css": "", "one.js": 'load("assets/two.js")', "two.js": "1", "index.js": "1"}.items():
        (tmp_path / "assets" / name).write_text(text, encoding="utf-8")
    store, page, other = Kept(tmp_path / "docs"), '<script src="../assets/one.js"></script>', "<p>None.</p>"

    def state(html: str, *, secured: bool = True) -> list[str | bytes]:
        return pages.Finisher(tmp_path, store, secured=secured).given(html)

    first, second = state(page), state(other)
    assert state(page) == first != state(page, secured=False) and state(page + " ") != first
    (tmp_path / "assets/index.js").write_text("2", encoding="utf-8")
    assert state(page) == first, "as the index of search, which changes with each page, it does not run here"
    (tmp_path / "assets/two.js").write_text("2", encoding="utf-8")
    assert state(page) != first and state(other) == second
    (tmp_path / "assets/print.css").write_text("p{}", encoding="utf-8")
    assert state(other) != second


def test_a_frame_says_that_its_page_is_late_from_that_day_on(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DOCS / "assets", project / "site/assets")
    library, store = known(project), Kept(project / "docs")
    article = Article(library.pages["causes/red-elbow.md"], "causes/red-elbow/", "<main><h1>Red elbow</h1></main>", store)
    maker = embeds.Maker(library, given.shared(library), pages.Finisher(project / "site", store, secured=True), store)
    frames = []
    for moment in (BEFORE, LATER, BEFORE):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        maker.write(project / "site", article)
        frames.append((project / "site/embed/causes/red-elbow/index.html").read_text(encoding="utf-8"))
    assert frames[0] == frames[2] and ' hidden=""' in frames[0] and frames[1] == frames[0].replace(' hidden=""', "", 1)


def test_what_changes_while_a_site_is_built_leaves_nothing_behind(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "site").mkdir()
    store = Kept(project / "docs")
    monkeypatch.setattr("carebook.publish.kept", lambda docs: store)
    states = iter([b"before", b"after"])
    monkeypatch.setattr("carebook.publish.shared", lambda library: next(states))
    publish(project / "docs", project / "site", serving=True)
    store.close()
    again: list[str] = []
    store = Kept(project / "docs")
    monkeypatch.setattr("carebook.publish.shared", given.shared)
    monkeypatch.setattr("carebook.figures.raster.png", lambda *_, **__: again.append("icon") or b"")
    publish(project / "docs", project / "site", serving=True)
    assert again, "they are made anew, since they may be of what was there before"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built once with nothing kept."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "tests/sample", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(DOCS / "assets", folder / "docs/assets")
    (folder / "carebook").symlink_to(ROOT / "carebook")
    (folder / "docs/codes.yml").write_text(CODES, encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [carebook/generator.py]\n")
    site(folder)
    return folder


def site(project: Path, moment: str = BEFORE) -> dict[str, bytes]:
    done = build(project, project / "site", **SETTINGS, SOURCE_DATE_EPOCH=moment)
    assert done.returncode == 0, done.stdout + done.stderr
    return machine.files(project / "site")


def both(project: Path, moment: str = BEFORE) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build with what is kept, then with nothing."""
    assert (project / FILE).stat().st_size > 100_000, "something is kept"
    with_kept = site(project, moment)
    (project / FILE).unlink()
    return with_kept, site(project, moment)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES, ids=[change.name for change in CHANGES])
def test_after_a_change_a_site_is_as_if_made_anew(made: Path, tmp_path: Path, change: Change) -> None:
    shutil.copytree(made, tmp_path / "project", symlinks=True)
    plant(tmp_path / "project", change)
    before = machine.files(tmp_path / "project/site")
    with_kept, anew = both(tmp_path / "project")
    assert [name for name in sorted(with_kept.keys() | anew.keys()) if with_kept.get(name) != anew.get(name)] == []
    assert before.get(change.shows) != anew.get(change.shows), f"{change.name}: it does not show in {change.shows}, so this proves nothing"


@pytest.mark.slow
def test_on_a_later_day_a_site_is_as_if_made_anew(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "project", symlinks=True)
    before = machine.files(tmp_path / "project/site")
    with_kept, anew = both(tmp_path / "project", LATER)
    assert with_kept == anew and before["causes/red-elbow/index.html"] != anew["causes/red-elbow/index.html"]
    assert site(tmp_path / "project") == before, "and as it was, when the clock is put back"
