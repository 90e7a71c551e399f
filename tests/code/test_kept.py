"""What was made before is used again, whole, and only where nothing that it depends on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from carebook.publish import kept
from carebook.publish.kept import FOLDER, Kept


def test_the_same_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("a")
        return b"a card"

    assert [Kept(tmp_path / "docs", "cards").get("version 1, words", make) for _ in range(2)] == [b"a card"] * 2 and made == ["a"]
    assert Kept(tmp_path / "docs", "cards").get("version 2, words", lambda: b"another") == b"another"
    assert Kept(tmp_path / "docs", "leaflets").get("version 1, words", lambda: b"a leaflet") == b"a leaflet"


def test_what_could_not_be_made_is_not_kept(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no such letter")

    one = Kept(tmp_path / "docs", "leaflets")
    with pytest.raises(ValueError, match="no such letter"):
        one.get("words", fail)
    assert one.get("words", lambda: b"whole") == b"whole"
    assert [file.read_bytes() for file in (tmp_path / FOLDER / "leaflets").iterdir()] == [b"whole"], "nothing unfinished is left"


def test_old_files_do_not_gather_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for words in "abc":
        Kept(tmp_path / "docs", "cards").get(words, words.encode)
    assert Kept(tmp_path / "docs", "cards").get("a", lambda: b"anew") == b"anew"
    assert len([*(tmp_path / FOLDER / "cards").iterdir()]) == 1
