"""The same words give the same bytes: on another machine, at another time, and by the heir of MkDocs.

ProperDocs (https://properdocs.org) goes on where MkDocs 1.6 ended. It reads the same mkdocs.yml, hook and all, and no page
names its generator, so nothing at all may differ. Zensical: tests/site/test_zensical.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carebook import moment
from tests import machine
from tests.conftest import DOCS, SETTINGS, build


def test_another_machine_and_the_heir_of_mkdocs_make_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    """The invented pages, in every run."""
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [carebook/generator.py]\n", encoding="utf-8")
    other = tmp_path / "another folder, é"
    shutil.copytree(sample, other, symlinks=True)
    done = build(sample, tmp_path / "one", **SETTINGS)
    assert done.returncode == 0, done.stderr
    machine.run(other, machine.PROPERDOCS, str(tmp_path / "two"), **SETTINGS, **machine.OTHER)
    kinds = {Path(name).suffix for name in machine.files(tmp_path / "one")}
    assert kinds >= {".html", ".pdf", ".png", ".zip", ".gz", ".json", ".xml", ".js"}, "a site of which little is made proves little"
    assert not (found := machine.differing(tmp_path / "one", tmp_path / "two")), f"not the same on another machine, by ProperDocs: {found}"


@pytest.mark.slow
@pytest.mark.parametrize("generator", [machine.MKDOCS, machine.PROPERDOCS], ids=lambda command: command[0])
def test_another_machine_makes_the_same_site(site: Path, tmp_path: Path, generator: tuple[str, ...]) -> None:
    """The real pages, with nothing kept from an earlier build: the copy has no .build folder."""
    other = machine.copy(tmp_path / "another folder, é")
    machine.run(other, generator, str(tmp_path / "site"), **SETTINGS, **machine.OTHER, SOURCE_DATE_EPOCH=moment.of(DOCS))
    assert not (found := machine.differing(site, tmp_path / "site")), f"not the same on another machine, by {generator[0]}: {found}"


def test_a_difference_is_told(tmp_path: Path) -> None:
    for folder, words in (("one", b"a"), ("two", b"b")):
        (tmp_path / folder / "same").mkdir(parents=True)
        (tmp_path / folder / "same/page").write_bytes(b"x")
        (tmp_path / folder / "page").write_bytes(words)
        (tmp_path / folder / f"only-{folder}").write_bytes(b"")
    assert machine.differing(tmp_path / "one", tmp_path / "two") == ["only-one", "only-two", "page"]
