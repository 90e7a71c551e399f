"""The list of addresses: what is new is put in, what is gone is told, codes are apart, and old addresses lead on."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from carebook import addresses
from carebook.__main__ import main
from carebook.checks import check
from carebook.model.addresses import DIGITS, Addresses, alike
from carebook.reading import ADDRESSES, read
from tests.conftest import DOCS

CAUSE = "/causes/red-elbow/"


@pytest.fixture
def listed(sample: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The invented project with its list; gives the list."""
    assert main(["--docs", str(sample / "docs"), "addresses"]) == 0
    assert "Look at " in capsys.readouterr().out
    return sample / "docs/addresses.yml"


def faults(docs: Path) -> list[str]:
    return [str(error) for error in check(docs) if "address" in str(error)]


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_project_without_the_list_is_not_asked_for_it(sample: Path) -> None:
    assert check(sample / "docs") == []


def test_what_is_new_is_put_in_at_the_end_and_nothing_else_changes(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = listed.parent
    before = listed.read_text(encoding="utf-8")
    assert faults(docs) == [] and CAUSE in before
    assert main(["--docs", str(docs), "addresses"]) == 0
    assert listed.read_text(encoding="utf-8") == before and capsys.readouterr().out == "Nothing is new.\n"
    put(listed, "codes:", "# A comment stays.\n\ncodes:")
    put(docs / "causes/red-elbow.md", "## Why it happens", "## Why it happens { #why-so }")
    assert [text for text in faults(docs) if "the heading id '#why-so' is not in docs/addresses.yml. Run 'make addresses'" in text]
    assert main(["--docs", str(docs), "addresses"]) == 0
    after = listed.read_text(encoding="utf-8")
    assert after.startswith("# A comment stays.\n\ncodes:") and set(before.splitlines()) < set(after.splitlines()) and '- "why-so"' in after
    assert [text for text in faults(docs) if f"'{CAUSE}#why-it-happens' was published, but no heading there has that id any more." in text]


def test_a_writer_who_is_still_at_it_need_not_list_a_heading(listed: Path) -> None:
    put(listed.parent / "causes/red-elbow.md", "## Why", "## Why and")
    assert [error for error in check(listed.parent) if "address" in str(error)]
    assert not [error for error in check(listed.parent, ready=False) if "address" in str(error)]


def test_a_page_that_is_gone_and_one_that_is_new_are_told(listed: Path) -> None:
    put(listed, f"  {CAUSE}:", "  /causes/old-elbow/:")
    said = faults(listed.parent)
    assert [text for text in said if "docs/addresses.yml:" in text and "'/causes/old-elbow/' was published, but there is no such page any more. Say under 'moved'" in text]
    assert [text for text in said if text.startswith("docs/causes/red-elbow.md:1: the page is not in docs/addresses.yml.")]


@pytest.mark.parametrize(("old", "new", "wanted"), [
    ("moved: {}", "moved:\n  /causes/red-elbow/: index.md", "'/causes/red-elbow/' is a page again"),
    ("moved: {}", "moved:\n  /old/: causes/red-elbaw.md", "'causes/red-elbaw.md' is not a page. Did you mean 'causes/red-elbow.md'?"),
    ("moved: {}", "moved:\n  /old/: causes/red-elbow.md#nowhere", "'#nowhere' is not a heading of docs/causes/red-elbow.md."),
    ("moved: {}", "moved:\n  old/: causes/red-elbow.md", "'old/' is not an address of this site. Write it from its root"),
    ("moved: {}", "moved:\n  /../etc/: causes/red-elbow.md", "'/../etc/' is not an address of this site."),
    ("moved: {}", "moved:\n  /old/: https://evil.example/", "is not the path of a page"),
    ('"2233": ', '"2223": ', "the codes '2222' and '2223' differ by one slip."),
    ('"2233": ', '"2230": ', "'2230' is not a short code."),
    ('"2233": /', '"2233": /nowhere/', "is not under 'addresses'. A code leads to a page that was published."),
])
def test_what_is_wrong_in_the_list_is_told(listed: Path, old: str, new: str, wanted: str) -> None:
    put(listed, old, new)
    assert [error for error in check(listed.parent) if str(error).startswith("docs/addresses.yml:") and wanted in str(error)], check(listed.parent)


def test_no_slip_makes_one_code_of_another() -> None:
    given: list[str] = []
    for _ in range(150):
        given.append(addresses.next_code(given))
    assert set("".join(given)) <= set(DIGITS) and not set(DIGITS) & set("01")
    every = set(given)
    for code in given:
        slips = {code[:place] + digit + code[place + 1 :] for place in range(4) for digit in DIGITS}
        slips |= {code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(3)}
        assert slips & every == {code}
    assert alike("2345", "2354") and alike("2345", "2346") and not alike("2345", "5342")
    assert all(not alike(one, other) for one, other in itertools.combinations(given, 2))


def test_the_codes_that_were_given_stay_with_their_pages() -> None:
    first = addresses.with_new(Addresses(), {"index.md": [], "causes/a.md": ["b"]})
    assert first.codes == {"2222": "/", "2233": "/causes/a/"}
    gone = addresses.with_new(first, {"causes/c.md": [], "index.md": []})
    assert gone.codes == {**first.codes, "2244": "/causes/c/"} and gone.addresses["/causes/a/"] == ("b",)
    moved = addresses.with_new(first.model_copy(update={"moved": {"/causes/a/": "causes/c.md"}}), {"causes/c.md": ["b"], "index.md": []})
    assert moved.codes == first.codes, "a page that moved keeps its code"
    assert list(moved.pages(frozenset({"index.md", "causes/c.md"}))) == [("2222", "index.md"), ("2233", "causes/c.md")]
    assert list(addresses.with_new(Addresses(), {"causes/index.md": []}).pages(frozenset({"causes/index.md"}))) == [("2222", "causes/index.md")]


def test_short_addresses(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = read(listed.parent)[0]
    code = addresses.code_of(library, "causes/red-elbow.md")
    wanted = f"{library.config.url}s/{code}/#2026-11-22-1a2b3c4d" if library.config.url else ""
    assert code and addresses.short_address(library, "causes/red-elbow.md", "2026-11-22-1a2b3c4d") == wanted
    assert addresses.short_address(library, "causes/nobody.md", "2026-11-22-1a2b3c4d") == ""


def taken(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Name what stood in an older list of addresses and is not in a newer one, or means another page there."""
    told = []
    for address, ids in old["addresses"].items():
        there = new["addresses"].get(address)
        told += [address] if there is None else [f"{address}#{name}" for name in ids if name not in there]
    told += [f"the code {code}" for code, address in old["codes"].items() if new["codes"].get(code) != address]
    return told + [f"{address} under 'moved'" for address in old.get("moved") or {} if address not in (new.get("moved") or {})]


def test_nothing_is_ever_taken_out_of_the_list() -> None:
    """Held against the commit that the change stands on, and the one before it; a copy without history has nothing older."""
    now = yaml.safe_load((DOCS / ADDRESSES).read_text(encoding="utf-8"))
    for commit in ("HEAD", "HEAD^"):
        shown = subprocess.run(["git", "show", f"{commit}:./{ADDRESSES}"], cwd=DOCS, capture_output=True, text=True, check=False)
        assert shown.returncode or taken(yaml.safe_load(shown.stdout), now) == [], f"put back what stood in {commit}"


def test_what_is_taken_out_of_the_list_is_told() -> None:
    old = {"addresses": {"/": ["a", "b"], "/c/": [], "/d/": []}, "codes": {"2222": "/", "2233": "/c/"}, "moved": {"/d/": "c.md"}}
    assert taken(old, old) == [] and taken(old, {**old, "addresses": {**old["addresses"], "/e/": []}}) == []
    new = {"addresses": {"/": ["b"], "/d/": []}, "codes": {"2222": "/c/"}}
    assert taken(old, new) == ["/#a", "/c/", "the code 2222", "the code 2233", "/d/ under 'moved'"]
