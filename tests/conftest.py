"""What the tests share: the real project, one built site, one browser, and a tiny invented project."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock

from carebook import generator
from carebook.files import page_paths
from carebook.library import Library
from carebook.reading import read
from tests.record import pytest_addoption, pytest_collection_modifyitems, pytest_configure, pytest_runtest_logreport, pytest_sessionfinish  # noqa: F401 - pytest finds them here

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SITE_URL = os.environ.get("SERVED_AT") or "https://clinic.example/leaflets/knee/"
"""The site is built as if it lived two levels below a domain: that is where wrong paths show. `make test-served` sets other addresses."""
REPO_URL = "https://code.example/someone/knee"
SETTINGS = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "CONTACT_EMAIL": ""}

PAGES = page_paths(DOCS)

gc.set_threshold(generator.KNOTS)  # as builds do: an eighth of the time of tests that check and draw


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project as `mkdocs build --strict` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


def url_of(path: str) -> str:
    """Give the address of a page below the site's root: causes/bakers-cyst.md → causes/bakers-cyst/."""
    return path.removesuffix("index.md") if path.rsplit("/", 1)[-1] == "index.md" else path.removesuffix(".md") + "/"


@dataclass(frozen=True)
class Built:
    """One built page."""

    site: Path
    path: str

    @property
    def file(self) -> Path:
        return self.site / url_of(self.path) / "index.html"

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html5lib")


@pytest.fixture(scope="session")
def library() -> Library:
    """What the real site is built from, with the same settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        found, errors = read(DOCS)
    assert found is not None, errors
    return found


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give a folder that is made once a run: where several processes test, by the first that needs it."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            unfinished = factory.mktemp(name)
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once a run."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder, **SETTINGS)
        assert done.returncode == 0, done.stderr + done.stdout

    return made_once(tmp_path_factory, "site", make)


_BUILT: dict[tuple[Path, str], Built] = {}


@pytest.fixture(params=PAGES, ids=[path.removesuffix(".md") for path in PAGES])
def page(request: pytest.FixtureRequest, site: Path) -> Built:
    """Each page of the real site in turn."""
    return _BUILT.setdefault((site, request.param), Built(site, request.param))


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Built]:
    return [_BUILT.setdefault((site, path), Built(site, path)) for path in PAGES]


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it lies on a reader's disk, out of its zip."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(site / "pain-behind-the-knee.zip") as archive:
        archive.extractall(folder)
    return folder / "pain-behind-the-knee"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the tiny invented project, to change at will."""
    project = tmp_path / "sample"
    shutil.copytree(ROOT / "tests" / "sample", project)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copytree(DOCS / "assets", project / "docs" / "assets")
    (project / "carebook").symlink_to(ROOT / "carebook")
    return project


def with_pose(sample: Path, person: str = "ben") -> Path:
    """Give the exercise of the invented project a pose; gives its page."""
    page = sample / "docs/exercises/arm-bend.md"
    pose = f"pose: {{person: {person}, posture: standing, end: {{}}, shows: A man stands.}}"
    page.write_text(page.read_text(encoding="utf-8").replace('checked: "', f'{pose}\nchecked: "', 1), encoding="utf-8")
    return page


@pytest.fixture
def sample_library(sample: Path) -> Library:
    found, errors = read(sample / "docs")
    assert found is not None and not errors, errors
    return found
