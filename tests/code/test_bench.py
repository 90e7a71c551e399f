"""The benchmark's own sums: the line, the server, what is read from the browser, the words given to peers. No browser needed."""

from __future__ import annotations

import gzip
import http.client
import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from markdown import markdown as rendered

from tests.bench import Unmeasured, __main__, profile, report, search, sites, words
from tests.bench.line import Connection
from tests.bench.measure import Paints, View, paints
from tests.bench.profile import LINE, Line
from tests.bench.server import Server, answer
from tests.bench.sites import EMPTY, MATERIAL, OURS
from tests.conftest import url_of

WIDE = Line(down=1e12, up=1e12)
"""A line that only its round trips make slow."""


def arrivals(line: Line, size: int) -> list[tuple[float, int]]:
    connection = Connection(line)
    return connection.answered(connection.asked(100.0, 0), size)


def flights(line: Line, size: int) -> list[int]:
    """Give the bytes of each round trip."""
    found: dict[int, int] = {}
    came = arrivals(line, size)
    for there, part in came:
        flight = int((there - came[0][0] + 1e-6) / line.round_trip)
        found[flight] = found.get(flight, 0) + part
    return list(found.values())


def test_first_answer_carries_14600_bytes_and_each_round_trip_twice_as_many() -> None:
    assert flights(WIDE, 14_600) == [14_600]
    assert flights(WIDE, 14_601) == [14_600, 1]
    assert flights(WIDE, 120_000) == [14_600, 29_200, 58_400, 17_800]


def test_first_byte_waits_for_handshakes_and_the_way_there_and_back() -> None:
    assert arrivals(WIDE, 1)[0][0] == pytest.approx(100 + 3 * 0.150)


def test_narrow_line_holds_its_rate() -> None:
    first, last = arrivals(LINE, 14_600)[0][0], arrivals(LINE, 14_600)[-1][0]
    assert last - first == pytest.approx(9 * 1460 * 8 / 1_600_000)
    assert arrivals(LINE, 14_601)[-1][0] == pytest.approx(first + LINE.round_trip + 8 / 1_600_000)
    assert arrivals(LINE, 2_000_000)[-1][0] - first == pytest.approx(2_000_000 * 8 / 1_600_000, rel=0.02)


def test_answers_share_one_line_and_one_window() -> None:
    connection = Connection(WIDE)
    page = connection.answered(connection.asked(0.0, 0), 14_600)
    sheet = connection.answered(connection.asked(0.3, 0), 1_460)  # asked for while the page is on its way
    assert page[-1][0] == pytest.approx(0.45)
    assert sheet[0][0] == pytest.approx(0.60)


def ask(server: Server, path: str) -> tuple[http.client.HTTPResponse, bytes, float]:
    host = http.client.HTTPConnection(urlsplit(server.url).netloc)
    began = time.monotonic()
    host.request("GET", path)
    response = host.getresponse()
    body = response.read()
    host.close()
    return response, body, time.monotonic() - began


def test_server_packs_paces_and_writes_down(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Pain behind the knee.</p>" * 99, encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(bytes(14_600))
    line = Line(round_trip=0.04, down=1e9)
    with Server(tmp_path, line) as server:
        visit = server.visit()
        response, body, took = ask(server, "/")
        assert gzip.decompress(body) == (tmp_path / "index.html").read_bytes()
        assert (response.headers["Content-Encoding"], response.headers["Cache-Control"]) == ("gzip", "no-store")
        assert took >= 3 * line.round_trip, "handshakes, then there and back"
        cold = server.visit()
        response, body, took = ask(server, "/photo.png")
        assert body == bytes(14_600) and "Content-Encoding" not in response.headers
        assert took >= 4 * line.round_trip, "with its head it is more than the first window"
        assert ask(server, "/nothing/")[0].status == 404
    (path, size), = visit.answers
    assert path == "/" and size == sum(len(part) for part in answer(tmp_path, "/")[1:])
    assert cold.missing == ["/nothing/"] and cold.waiting == 0


def test_server_keeps_to_its_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    assert [answer(tmp_path / "site", path)[0] for path in ("/../secret.html", "/%2e%2e/secret.html")] == [404, 404]


def test_largest_paint_is_the_last_that_was_told() -> None:
    told = [
        {"name": "first-paint", "type": "paint", "at": 500}, {"name": "first-contentful-paint", "type": "paint", "at": 520},
        {"name": "", "type": "largest-contentful-paint", "at": 520}, {"name": "", "type": "largest-contentful-paint", "at": 700},
    ]
    assert paints(told) == Paints(520, 700)
    with pytest.raises(Unmeasured):
        paints(told[:1])


def row(site: str, page: str, gzipped: int, size: int, largest: float) -> report.Row:
    answers = ((f"/{page}", size - 1000), ("/search/search_index.json", 1000)) if site == MATERIAL else ((f"/{page}", size),)
    return report.row(site, page, gzipped, [View(Paints(largest - 1, largest), answers, ())] * 3)


@pytest.mark.parametrize(("gzipped", "limit"), [(14_600, 1.10), (14_601, 1.30)])
def test_promises_depend_on_what_fits_one_round_trip(gzipped: int, limit: float) -> None:
    def kept(largest: float, size: int) -> list[bool]:
        rows = [row(EMPTY, "", 185, 300, 1000), row(OURS, "a/", gzipped, size, largest), row(MATERIAL, "a/", 20_000, 100_000, 1500)]
        paint, weight = report.promises(rows)
        assert paint.limit == limit
        assert ("does not hold" in str(paint)) is not paint.holds
        return [paint.holds, weight.holds]

    assert kept(limit * 1000, 35_000) == [True, True]
    assert kept(limit * 1000 + 20, 36_000) == [False, False]


def test_table_has_a_row_for_each_page() -> None:
    rows = [row(EMPTY, "", 185, 300, 500), row(MATERIAL, "a/", 20_000, 100_000, 750)]
    lines = report.table(rows, {EMPTY: "empty page", MATERIAL: "Material"})
    assert lines[2:] == [
        "| empty page | home | 185 B | 300 B | 1 | none | 499 ms | 500 ms | 1.00 |",
        "| Material | a/ | 20,000 B | 100,000 B | 2 | none | 749 ms | 750 ms | 1.50 |",
    ]


def test_table_of_searches_has_a_row_for_each() -> None:
    assert search.table([search.Row("ours", 0.986, 1.0, 0.54, 2.3, 39.4, 48_025)])[2:] == ["| ours | 98.6% | 100.0% | 0.5 ms | 2.3 ms | 39 ms | 48,025 B |"]


@pytest.mark.parametrize("path", profile.PAGES)
def test_peers_get_the_words_of_our_pages(site: Path, tmp_path: Path, path: str) -> None:
    page = site / url_of(path) / "index.html"
    text, peer = words.markdown(page), tmp_path / "peer.html"
    peer.write_text(rendered(text), encoding="utf-8")
    assert sites.lost_words(page, peer) == []
    given, ours = (BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib") for file in (peer, page))
    said = [" ".join(sign.get_text(" ").split()) for sign in ours.main.select("p, li, h1, h2, h3, td") if not sign.find_parent("nav")]
    assert [line for line in said if line not in " ".join(given.get_text(" ").split())] == []
    assert [element.name for element in given.find_all(class_=True) if element.name != "svg" and not element.find_parent("svg")] == []


def test_bare_page_has_the_words_of_ours_and_nothing_else(site: Path, tmp_path: Path) -> None:
    page = site / "get-help/index.html"
    (tmp_path / "bare.html").write_text(sites.bare(page), encoding="utf-8")
    assert sites.lost_words(page, tmp_path / "bare.html") == []
    found = BeautifulSoup(sites.bare(page), "html5lib")
    assert not found.select("style, script, svg, img, [class], [style]") and len(found.select("h2")) > 5


def test_words_outside_of_any_box_are_kept_and_headings_are_markdown(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<main><nav>Home</nav><div class=a><h1>Knee</h1></div> Loose &lt;words&gt; <section><h2>Signs <b>now</b></h2><a href=x>Link</a><ul><li>One</ul></section></main>", encoding="utf-8")
    assert words.markdown(page) == '# Knee\n\nLoose &lt;words&gt;\n\n## Signs now\n\n<p><a href="x">Link</a></p>\n\n<ul><li>One</li></ul>\n'
    (tmp_path / "peer.html").write_text("<h1>Knee</h1><p>Loose signs", encoding="utf-8")
    assert sites.lost_words(page, tmp_path / "peer.html") == ["<words>", "Link", "One", "Signs", "now"]


def test_part_that_cannot_be_measured_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(folder: Path) -> tuple[dict[str, object], list[str]]:
        raise Unmeasured("There is no browser.")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(__main__, "PARTS", {"good": lambda folder: ({"figure": 1}, ["a line"]), "broken": broken})
    assert __main__.main(["good"]) == 0
    assert __main__.main([]) == 1
    said = capsys.readouterr()
    assert "## Good\n\na line\n" in said.out and said.err == "broken: There is no browser.\n"
    assert json.loads((tmp_path / ".build/bench.json").read_text(encoding="utf-8")) == {"good": {"figure": 1}}
    assert __main__.main(["goood"]) == 1
