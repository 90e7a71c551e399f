"""Builds every contestant below one folder: an empty page, this site, and its peers with the same words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from mkdocs.utils import yaml_load

from tests.bench import Unmeasured, nhsuk, profile
from tests.bench.words import article, markdown, plain
from tests.conftest import PAGES, REPO_URL, ROOT, SITE_URL, build, url_of

EMPTY, OURS, BARE, MATERIAL, ZENSICAL, NHSUK = "empty", "ours", "bare", "material", "zensical", "nhsuk"
COMMANDS = {MATERIAL: ["mkdocs", "build", "--quiet"], ZENSICAL: ["zensical", "build"]}
HEAD = """<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Bench</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""
EMPTY_PAGE = f"{HEAD}<p>One line of text, and nothing else.\n"


def build_all(folder: Path) -> Path:
    """Build all contestants anew; gives the folder that holds a folder of each. Raises `Unmeasured` when a build fails."""
    shutil.rmtree(folder, ignore_errors=True)
    sites = folder / "sites"
    (sites / EMPTY).mkdir(parents=True)
    (sites / EMPTY / "index.html").write_text(EMPTY_PAGE, encoding="utf-8")
    ours(sites)
    for path in map(url_of, profile.PAGES):
        (sites / BARE / path).mkdir(parents=True, exist_ok=True)
        (sites / BARE / path / "index.html").write_text(bare(sites / OURS / path / "index.html"), encoding="utf-8")
    for name in COMMANDS:
        peer(folder, sites, name)
    one = url_of(profile.ONE_PAGE)
    nhsuk.build(ROOT / "tests/node/node_modules/nhsuk-frontend", sites / OURS / one / "index.html", one, sites / NHSUK)
    for name, paths in ((MATERIAL, [url_of(path) for path in profile.PAGES]), (ZENSICAL, [one]), (NHSUK, [one])):
        for path in paths:
            if lost := lost_words(sites / OURS / path / "index.html", sites / name / path / "index.html"):
                raise Unmeasured(f"{name}/{path} has not the words of our page. It lacks: {', '.join(lost)}")
    return sites


def ours(sites: Path) -> None:
    """Build this site into a folder of that one."""
    _done(build(ROOT, sites / OURS, SITE_URL=SITE_URL, REPO_URL=REPO_URL), OURS)  # with all that only a published page carries


def bare(page: Path) -> str:
    """Give the words of a built page and nothing else, no style, script or picture: what the page takes beyond these is its design."""
    main = plain(article(page))
    for picture in main.select("svg, img, style, script"):
        picture.extract()
    return f"{HEAD}{main.decode_contents()}\n"


def peer(folder: Path, sites: Path, name: str) -> None:
    """Build a peer that renders Markdown, with the words of our site, which is built."""
    project = _project(folder / name, sites / OURS)
    _done(subprocess.run(
        [sys.executable, "-m", *COMMANDS[name]], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    ), name)
    shutil.move(project / "site", sites / name)


def lost_words(ours: Path, peer: Path) -> list[str]:
    """Give the words of our built page that a peer's page with the same words lacks."""
    shown = BeautifulSoup(peer.read_text(encoding="utf-8"), "html5lib").body
    assert shown
    return sorted((Counter(article(ours).get_text(" ").split()) - Counter(shown.get_text(" ").split())).elements())


def _project(project: Path, ours: Path) -> Path:
    """Write a project with the words and the navigation of this site, the theme named and nothing else set."""
    for path in PAGES:
        file = project / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(ours / url_of(path) / "index.html"), encoding="utf-8")
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as config:
        real = yaml_load(config)
    stock = {"site_name": real["site_name"], "theme": {"name": "material"}, "nav": real["nav"]}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(stock, sort_keys=False), encoding="utf-8")
    return project


def _done(command: subprocess.CompletedProcess[str], name: str) -> None:
    if command.returncode:
        raise Unmeasured(f"The site '{name}' was not built:\n{command.stdout}{command.stderr}")
