"""Elements picked by plain names are those that CSS means, and a copy without them leaves the page as it was."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from carebook.article import ABOUT_THE_PAGE
from carebook.parsed import picked_by, without
from carebook.publish.data.words import DROPPED
from carebook.publish.typeset import LEFT_OUT
from carebook.words.pieces import pieces
from carebook.yamlfile import parse
from tests.conftest import Built


@pytest.mark.parametrize("names", [ABOUT_THE_PAGE, DROPPED, LEFT_OUT], ids=["article", "data", "paper"])
@pytest.mark.parametrize("path", ["causes/bakers-cyst.md", "exercises/heel-slide.md"])
def test_plain_names_mean_what_css_means(site, path: str, names: tuple[str, ...]) -> None:
    html = Built(site, path).html
    soup, other = (BeautifulSoup(html, "html.parser") for _ in range(2))
    made = without(soup.main, picked_by(names))
    for part in other.main.select(", ".join(names)):
        part.decompose()
    assert str(made) == str(other.main) != str(soup.main)
    assert str(soup) == str(BeautifulSoup(html, "html.parser")), "the page stays as it was"


@pytest.mark.parametrize("name", ["sup.cite", "main > p", "#id", "[aria-hidden=true]", "p:first-child"])
def test_another_selector_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no plain name"):
        picked_by([name])


def test_shapes_are_passed_over_and_words_in_a_drawing_are_not() -> None:
    drawing = '<svg><title>Knee</title><g class="a"><path d="M0 0H9" /><circle r="2"></circle></g><desc>It bends.</desc><line x2="1"/></svg>'
    found = [(one.tag, one.text) for one in pieces(f"<p>Before</p>{drawing}<p>A line <b>and</b> a path.</p>")]
    assert found == [("p", "Before"), ("title", "Knee"), ("desc", "It bends."), ("p", "A line and a path.")]


def test_yaml_read_twice_gives_each_reader_its_own() -> None:
    first, second = parse("a: [1]\nb: 2\n"), parse("a: [1]\nb: 2\n")
    first.data["a"].append(3)
    assert second.data == {"a": [1], "b": 2} and second.line(["b"]) == 2
    assert parse("").data is None
