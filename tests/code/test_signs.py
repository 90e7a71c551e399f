"""Signs side by side: every sign of every cause stands in its row, which ends in what to do."""

from __future__ import annotations

import dataclasses

from bs4 import BeautifulSoup

from carebook.blocks.signs import SIGNS
from carebook.library import Library
from carebook.model import Signs
from carebook.rendering import Rendered, render

LINES = "\n".join(f"{sign} | About {sign} | clot-in-lung lump" for sign in SIGNS)


def rendered(library: Library, lines: str) -> Rendered:
    return render(library, dataclasses.replace(library.pages["index.md"], body=f"# Title\n\n## A\n\nWords.[@atlas]\n\n/// signs-compared\n{lines}\n///\n"))


def with_sign(library: Library, **signs: str) -> Library:
    page = library.pages["causes/red-elbow.md"]
    changed = page.facts.model_copy(update={"signs": page.facts.signs.model_copy(update=signs)})  # type: ignore[attr-defined]
    return dataclasses.replace(library, pages={**library.pages, page.path: dataclasses.replace(page, facts=changed)})


def test_what_does_not_belong_is_told_from_what_does() -> None:
    signs = Signs(began="Fast.", place="x", lump="Not a usual sign.", swelling="Not a usual sign. It may be a clot.", locking="Not a sign of a clot.", giving_way="Not a usual complaint.", calf="x", age="x", sources=("atlas",))
    told = [signs.told(name) for name in ("began", "lump", "swelling", "locking", "giving_way")]
    assert told == [(True, "Fast."), (False, ""), (False, "It may be a clot."), (False, ""), (True, "Not a usual complaint.")]


def test_each_row_holds_the_causes_and_ends_in_what_to_do(sample_library: Library) -> None:
    soup = BeautifulSoup(rendered(with_sign(sample_library, lump="Not a usual sign. Show it."), LINES).html, "html5lib")
    rows = soup.select("table")[0].select("tbody tr")
    assert [row["id"] for row in rows] == [link["href"][1:] for link in soup.select(".jump a")] == [f"sign-{sign.replace('_', '-')}" for sign in SIGNS]
    began, lump = rows[SIGNS.index("began")], rows[SIGNS.index("lump")]
    assert began.select_one(".signs > li").get_text() == "Red elbow: In a moment." and began.select_one(".signs .box.paper")
    assert [item.get_text() for item in lump.select(".signs.unusual > li")] == ["Red elbow: Show it."] and not lump.select(".box")
    assert [p.get_text().strip() for p in began.select("td:last-child p")] == ["Call now. A swollen arm and short of breath.", "See a GP or physiotherapist. A new lump."]
    first = soup.select("table")[1].select_one("tbody tr")
    assert first.th.a["href"] == "causes/red-elbow.md" and first.td.get_text().startswith("What to do first")


def test_nothing_can_be_ticked_counted_or_sent_on_a_screen(sample_library: Library) -> None:
    soup = BeautifulSoup(rendered(sample_library, LINES).html, "html5lib")
    assert not soup.select("form, input, select, textarea") and [button["data-print"] for button in soup.select("button")] == [""]
    assert all("paper" in box["class"] for box in soup.select(".box"))
    assert "This sheet cannot tell you what you have." in soup.select_one(".one-sheet").get_text()


def test_a_faulty_line_is_told(sample_library: Library) -> None:
    for lines, wanted in (
        (LINES.replace("lump | About lump | clot-in-lung lump", "lump"), "write 'sign | what the reader calls it | names of warnings'."),
        (LINES.replace("\nlump |", "\nlumb |"), "'lumb' is not a sign. Did you mean 'lump'?"),
        (f"{LINES}\nage | Again | lump", "'age' stands here already."),
        (LINES.replace("lump | About lump | clot-in-lung lump", "lump | A lump | lumb"), "'lumb' is not a warning. Did you mean 'lump'?"),
        (LINES.partition("\n")[2], "the signs began have no line."),
    ):
        assert any(wanted in message for _, message in rendered(sample_library, lines).faults), wanted
