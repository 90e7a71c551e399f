"""What `make bench` says of sites of many pages: the pages it makes up, the builds it times, and what it makes of the figures."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.utils import yaml_load

from carebook.checks import check
from carebook.files import page_paths
from tests.bench import Unmeasured, growing, made_up, scale, served
from tests.bench.growing import CHANGED, COLD, KEPT, STOCK, Size
from tests.conftest import DOCS

MB = 1_000_000
SMALL = Size(100, 5, {COLD: 1.8, KEPT: 1.2, CHANGED: 1.3, STOCK: 1.5}, {COLD: 200 * MB, KEPT: 100 * MB, CHANGED: 110 * MB, STOCK: 50 * MB}, 11_000, 15_000, 20_000, {"first": 20_000, "part": 9_000, "query": 29_000})
LARGE = replace(SMALL, pages=2000, turns=2, seconds={COLD: 39.6, KEPT: 20.0, CHANGED: 21.0, STOCK: 80.0}, middle=11_220, heaviest=15_400, search={"first": 30_720, "part": 9_000, "query": 39_720})


def written(project: Path) -> dict[str, bytes]:
    files = (path for path in project.rglob("*") if path.is_file() and "assets" not in path.parts and "overrides" not in path.parts)
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files if "carebook" not in path.relative_to(project).parts}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made_up.write(tmp_path / "made", made_up.FEWEST)
    return tmp_path / "made"


def test_pages_are_made_up_alike_each_time(project: Path, tmp_path: Path) -> None:
    made_up.write(tmp_path / "again", made_up.FEWEST)
    assert written(project) == written(tmp_path / "again")
    pages = page_paths(project / "docs")
    assert len(pages) == made_up.FEWEST
    assert sorted(yaml_load((project / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]) == sorted(pages)


def test_page_links_to_others_of_each_kind_and_not_to_itself(project: Path) -> None:
    for folder in made_up.KINDS:
        made = [path for path in page_paths(project / "docs") if path.startswith(f"{folder}/") and path not in growing.LISTS and Path(path).stem not in made_up.KINDS.values()]
        assert len(made) == made_up.LINKS + 1
        for path in made:
            text = (project / "docs" / path).read_text(encoding="utf-8")
            assert [text.count(f"](../{kind}/") for kind in made_up.KINDS] == [made_up.LINKS] * 3
            assert f"](../{path})" not in text, path
            assert text.count("\npose:\n") == (folder == "exercises")


def test_too_few_pages_and_too_many_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="too few"):
        made_up.write(tmp_path / "few", made_up.FEWEST - 1)
    with pytest.raises(AssertionError, match="names for"):
        made_up.write(tmp_path / "many", 9_000)


def test_made_up_pages_have_no_fault_and_one_sentence_of_one_page_changes_each_turn(project: Path) -> None:
    seen = [written(project)]
    for turn in range(3):
        made_up.change(project, turn)
        seen.append(written(project))
        (name,) = (name for name in seen[-1] if seen[-1][name] != seen[-2][name])
        lines = [files[name].splitlines() for files in seen[-2:]]
        assert name.startswith("docs/causes/") and sum(before != after for before, after in zip(*lines, strict=True)) == 1
    assert [str(fault) for fault in check(project / "docs")] == []


def test_stock_material_gets_the_same_words_and_navigation_and_nothing_else(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    for path, page in (("docs/index.md", "site/index.html"), ("docs/causes/a.md", "site/causes/a/index.html")):
        for file in (ours / path, ours / page):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<main><h1>{path}</h1><p class=x>Words</p></main>", encoding="utf-8")
    (ours / "mkdocs.yml").write_text("site_name: Elbow\nsite_url: !ENV [SITE_URL, '']\nplugins: []\nnav: [index.md, causes/a.md]\n", encoding="utf-8")
    growing.as_stock(ours, tmp_path / "stock")
    assert yaml_load((tmp_path / "stock/mkdocs.yml").read_text(encoding="utf-8")) == {"site_name": "Elbow", "theme": {"name": "material"}, "nav": ["index.md", "causes/a.md"]}
    assert {path: (tmp_path / "stock/docs" / path).read_text(encoding="utf-8") for path in page_paths(tmp_path / "stock/docs")} == {
        "index.md": "# docs/index.md\n\n<p>Words</p>\n", "causes/a.md": "# docs/causes/a.md\n\n<p>Words</p>\n",
    }


def test_time_and_memory_of_a_command_are_its_own() -> None:
    held = bytearray(b"x") * (200 * MB)  # by this process, and none of the command's business
    run = growing.timed_run([sys.executable, "-c", f"import time; held = bytearray(b'x') * {60 * MB}; time.sleep(.2)"], Path.cwd())
    assert held and run.seconds >= 0.2
    assert 60 * MB < run.memory < 160 * MB


def test_build_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unmeasured, match=r"(?s)was not built.*no_such_command"):
        growing.timed_run([sys.executable, "-c", "no_such_command"], tmp_path)


def test_promises_hold_up_to_their_limits_and_no_further() -> None:
    limit = scale.promises([SMALL, LARGE], {"a word": [9.0, 2.0, 1.0]})
    assert [one.figure for one in limit] == pytest.approx([0.8, 0.25, 10 / 12, 1.2, 0.495, 1.1, 1.02, 15_400 / 15_000, 20_000 / 1024, 30.0, 2.0])
    assert [one.holds for one in limit] == [*[True] * 7, False, *[True] * 3]
    slower = replace(LARGE, seconds={**LARGE.seconds, COLD: 44.0, KEPT: 41.0}, middle=11_400, search={**LARGE.search, "first": 31_000})
    over = scale.promises([SMALL, slower], {"a word": [2.1, 2.1, 1.0]})
    assert [one.holds for one in over] == [True, False, False, True, False, False, False, False, True, False, False]
    assert str(over[1]) == "**does not hold**: 2,000 pages: a build after the first ÷ stock Material’s 0.51, at most 0.50 (41.0 s to 80.0 s)"
    assert str(limit[5]) == "holds: 2,000 pages: the first build, from nothing, with all PDFs and cards: seconds a page ÷ those of 100 pages 1.10, at most 1.10 (19.8 ms to 18.0 ms)"


def test_tables_have_a_row_for_each_size() -> None:
    rows = scale.table([SMALL, LARGE])
    assert len(rows) == 2 + 2 * 4
    assert rows[3] == "| 100 | this site, a build after the first, nothing changed | 5 | 1.2 s | 12.0 ms | 0.80 | 100 MB |"
    assert rows[9].endswith("| 2 | 80.0 s | 40.0 ms | 1.00 | 50 MB |") and "stock Material" in rows[9]
    assert scale.weights([LARGE])[2] == "| 2,000 | 11,220 B | 15,400 B | 20,000 B | 30,720 B | 9,000 B | 39,720 B |"
    assert served.told({"a word": [3.0, 1.0, 2.0]})[2] == "| a word | 3 | 2.00 | 1.00 | 3.00 |"
    assert {line.count("|") for line in rows} == {8}


def test_each_size_has_its_limit() -> None:
    assert scale.SIZES.keys() == scale.LIMITS.keys()


@pytest.mark.parametrize("change", served.CHANGES, ids=lambda change: change.page)
def test_page_that_changes_while_it_is_served_says_what_is_changed(change: served.Change) -> None:
    text = (DOCS / change.page).read_text(encoding="utf-8")
    assert text.count(change.written.format(*change.values[0])) == 1, "mend CHANGES in tests/bench/served.py"
    assert len(set(change.values)) == len(change.values) == 6
