"""What was made before is used again, whole, and only where nothing that it depends on has changed."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from carebook import digests, kept
from carebook.digests import code, digest_of
from carebook.kept import FILE, Kept
from carebook.processes import spread
from tests.conftest import ROOT


def never() -> str:
    return pytest.fail("this was made before")


def fill(docs: Path, *words: str) -> None:
    store = Kept(docs)
    for one in words:
        store.get("words", [one], one.upper)
    store.save()
    store.close()


def held(docs: Path, *words: str) -> list[str]:
    """Give what is kept of these; what is not, is made in small letters."""
    store = Kept(docs)
    found = [one for one in words if store.get("words", [one], one.lower).isupper()]
    store.close()
    return found


def test_the_same_is_made_once(tmp_path: Path) -> None:
    store = Kept(tmp_path / "docs")
    assert store.get("card", ["version 1", "words"], lambda: "a card") == store.get("card", ["version 1", "words"], never) == "a card"
    store.save()
    assert Kept(tmp_path / "docs").get("card", ["version 1", "words"], never) == "a card", "in the next build too"
    assert store.get("card", ["version 2", "words"], lambda: "another") == "another"
    assert store.get("leaflet", ["version 1", "words"], lambda: "a leaflet") == "a leaflet"
    assert store.get("card", ["version 1words", ""], lambda: "apart") == "apart", "what is given is told from what follows"


def test_nothing_may_be_kept_too(tmp_path: Path) -> None:
    store = Kept(tmp_path / "docs")
    assert store.get("picture", ["words"], lambda: None) is None
    store.save()
    assert Kept(tmp_path / "docs").get("picture", ["words"], never) is None


def test_each_is_made_by_what_is_given_for_it(tmp_path: Path) -> None:
    store = Kept(tmp_path / "docs")
    assert store.each("words", {"a": ["x"], "b": ["y"], "c": ["x"]}, str.upper) == {"a": "A", "b": "B", "c": "A"}


def test_what_could_not_be_made_is_not_kept(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no such letter")

    one = Kept(tmp_path / "docs")
    with pytest.raises(ValueError, match="no such letter"):
        one.get("leaflet", ["words"], fail)
    one.save()
    assert one.get("leaflet", ["words"], lambda: b"whole") == b"whole"


def test_what_is_forgotten_is_not_written(tmp_path: Path) -> None:
    store = Kept(tmp_path / "docs")
    store.get("words", ["a"], lambda: "A")
    assert store.waiting > 0
    store.forget()
    store.save()
    assert store.waiting == 0 and not held(tmp_path / "docs", "a")


def test_what_nobody_asks_for_goes_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    fill(docs, "a", "b")
    clock = kept.time.time()
    monkeypatch.setattr(kept.time, "time", lambda: clock + 10 * 86_400)
    fill(docs, "a")
    monkeypatch.setattr(kept.time, "time", lambda: clock + 20 * 86_400)
    fill(docs)
    assert held(docs, "a", "b") == ["a"]


def test_a_file_that_grows_too_large_keeps_what_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    fill(docs, "a", "b")
    monkeypatch.setattr(kept, "MOST", 1)
    fill(docs, "b", "c")
    assert held(docs, "a", "b", "c") == ["b", "c"]


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"", "no database": lambda _: b"not a database, " * 500, "half": lambda whole: whole[: len(whole) // 2],
    "overwritten": lambda whole: whole[:5000] + bytes(range(256)) * ((len(whole) - 5000) // 256),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_begun_anew(tmp_path: Path, how: str) -> None:
    docs, words = tmp_path / "docs", [f"{number} {'x' * 900}" for number in range(40)]
    fill(docs, *words)
    with sqlite3.connect(tmp_path / FILE) as store:
        store.execute("PRAGMA journal_mode = DELETE")  # all of it in one file
    store.close()
    (tmp_path / FILE).write_bytes(BROKEN[how]((tmp_path / FILE).read_bytes()))
    for _ in range(3):
        assert set(held(docs, *words)) <= set(words), "what cannot be read is made"
        fill(docs, *words)
    assert held(docs, *words) == words, "and kept again"


def test_a_broken_piece_is_made_anew(tmp_path: Path) -> None:
    fill(tmp_path / "docs", "a", "b")
    with sqlite3.connect(tmp_path / FILE) as store:
        store.execute("UPDATE kept SET made = ? WHERE digest = ?", (b"half a pie", digest_of("words", "a")))
    store.close()
    assert held(tmp_path / "docs", "a", "b") == ["b"]


def test_a_file_that_another_holds_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    fill(docs, "a")
    monkeypatch.setattr(kept, "WAIT", 0.1)
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("BEGIN EXCLUSIVE")
        fill(docs, "b")
        assert held(docs, "a", "b") == ["a"]
    other.close()
    fill(docs, "b")
    assert held(docs, "a", "b") == ["a", "b"]


def test_two_may_write_at_once(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    one, other = Kept(docs), Kept(docs)
    for store, words in ((one, "a"), (other, "b"), (other, "a")):
        store.get("words", [words], words.upper)
    one.save()
    other.save()
    assert one.get("words", ["b"], never) == "B" and held(docs, "a", "b") == ["a", "b"]


def test_where_nothing_can_be_written_all_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.write_text("no folder")
    fill(tmp_path / "docs", "a")
    assert not held(tmp_path / "docs", "a")


def test_another_program_makes_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    code.cache_clear()
    before = code()
    code.cache_clear()
    monkeypatch.setattr(digests, "version", lambda name: "next")
    assert code() != before
    code.cache_clear()


def test_every_package_that_makes_something_is_known() -> None:
    wanted = {re.split(r"[<>=;\[ ]", line)[0] for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]}
    assert sorted(wanted - {*digests.MAKERS}) == []


def test_many_are_made_on_all_processors_with_all_that_is_made_on_the_way(tmp_path: Path) -> None:
    """In a process of its own: the tests may have threads, and then nothing is split."""
    program = """
import os, sys
from pathlib import Path
from carebook import kept, processes
from carebook.kept import Kept

store = Kept(Path("docs"))
store.get("before", ["x"], lambda: "X")
def make(number):
    if number == 7:
        raise ValueError("seven")
    store.get("on the way", [str(number)], lambda: f"way {number}")
    return number * 2, os.getpid()

given = {number: [str(number)] for number in range(40) if number != 7}
made = store.each("doubled", given, make)
assert [two for two, _ in made.values()] == [number * 2 for number in given]
assert store.get("on the way", ["5"], lambda: "again") == "way 5" and store.get("before", ["x"], lambda: "again") == "X"
assert store.each("doubled", given, lambda number: None) == made
try:
    store.each("doubled", {**given, **{number: [str(number)] for number in range(100, 120)}, 7: ["7"]}, make)
except ValueError as error:
    assert str(error) == "seven", "it is told where it is asked for"
else:
    raise AssertionError("a fault was lost")
store.save()
store.close()
assert Kept(Path("docs")).get("on the way", ["5"], lambda: "again") == "way 5"
print(len({pid for _, pid in made.values()} - {os.getpid()}))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= min(len(os.sched_getaffinity(0)), 2) - 1, "made by others than this"


def test_nothing_is_split_where_there_are_threads() -> None:
    ended = Event()
    other = Thread(target=ended.wait)
    other.start()
    try:
        assert not list(spread(str, range(20)))
    finally:
        ended.set()
        other.join()


def test_a_process_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    program = """
import os
from pathlib import Path
from carebook.kept import Kept

here = os.getpid()
given = {number: [str(number)] for number in range(40)}
assert Kept(Path("docs")).each("doubled", given, lambda number: number * 2 if os.getpid() == here else os._exit(3)) == {number: number * 2 for number in given}
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
