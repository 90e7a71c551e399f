"""A page in the NHS design system: its sheet, its script, its markup. Needs what npm put into tests/node.

The markup of each component is an example that the package itself carries, filled with our words.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.bench import Unmeasured
from tests.bench.words import article, plain

CARDS = {"emergency": "emergency (red and black)", "same-day": "urgent (red)", "appointment": "non-urgent (blue)"}
"""Our warnings, and the care cards that are made for the same."""
LISTS = {"do": "default", "do-not": "(don't)", "fits": "default", "does-not-fit": "(don't)"}
"""Our pairs of lists, and the lists with ticks and crosses that are made for the same."""
CLASSES = {
    "h1": "nhsuk-heading-xl", "h2": "nhsuk-heading-l", "h3": "nhsuk-heading-m",
    "ul": "nhsuk-list nhsuk-list--bullet", "ol": "nhsuk-list nhsuk-list--number",
    "figure": "nhsuk-image", "figcaption": "nhsuk-image__caption",
    "table": "nhsuk-table", "caption": "nhsuk-table__caption", "thead": "nhsuk-table__head", "tbody": "nhsuk-table__body",
    "tr": "nhsuk-table__row", "th": "nhsuk-table__header", "td": "nhsuk-table__cell",
}
SECTIONS = ["Causes", "Treatments", "Exercises", "Get help"]
FILES = ["nhsuk-frontend.min.css", "nhsuk-frontend.min.js", "assets"]
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#005eb8">
<link rel="icon" href="{up}assets/images/favicon.svg" sizes="any" type="image/svg+xml">
<link rel="manifest" href="{up}assets/manifest.json">
<link rel="stylesheet" href="{up}nhsuk-frontend.min.css">
<script type="module">import {{ initAll }} from "{up}nhsuk-frontend.min.js"; initAll()</script>
</head>
<body>
<script>document.body.classList.add("js-enabled", "nhsuk-frontend-supported")</script>
{skip}
{header}
<div class="nhsuk-width-container">
{crumbs}
<main class="nhsuk-main-wrapper" id="maincontent">
{main}
</main>
</div>
{footer}
</body>
</html>
"""


def build(package: Path, page: Path, path: str, site: Path) -> None:
    """Write ``page``, a built page of ours, as ``path`` (such as causes/bakers-cyst/) of a site of its own."""
    dist = package / "dist/nhsuk"
    if not dist.is_dir():
        raise Unmeasured("nhsuk-frontend is not there. Run: make bench")
    (site / path).mkdir(parents=True)
    for name in FILES:
        (shutil.copytree if (dist / name).is_dir() else shutil.copy)(dist / name, site / name)
    components = _Components(dist / "components")
    main = _main(article(page), components)
    (site / path / "index.html").write_text(PAGE.format(
        title=main.h1.get_text() if main.h1 else "", up="../" * path.count("/"), main=main.decode_contents(),
        skip=components.example("skip-link", "default"), header=_header(components),
        crumbs=_crumbs(components), footer=components.example("footer", "with meta links"),
    ), encoding="utf-8")


class _Components:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def example(self, component: str, name: str) -> Tag:
        """Give the example of that name, to be filled."""
        fixtures = json.loads((self.folder / component / "fixtures.json").read_text(encoding="utf-8"))["fixtures"]
        for fixture in fixtures:
            if fixture["name"] == name:
                return next(child for child in BeautifulSoup(fixture["html"], "html.parser").children if isinstance(child, Tag))
        raise Unmeasured(f"nhsuk-frontend has no example '{name}' of '{component}' any more. Name another one in tests/bench/nhsuk.py.")


def _header(components: _Components) -> Tag:
    header = components.example("header", "with service name, search, account, navigation")
    _one(header, ".nhsuk-header__account").extract()
    _one(header, ".nhsuk-header__service-name").string = "Pain behind the knee"
    for link, name in zip(header.select(".nhsuk-header__navigation-link[href]"), SECTIONS, strict=True):
        link.string = name
    return header


def _crumbs(components: _Components) -> Tag:
    crumbs = components.example("breadcrumb", "default")
    items = crumbs.select(".nhsuk-breadcrumb__list-item")
    items[-1].extract()
    for item, name in zip(items, ("Home", "Causes"), strict=False):
        _one(item, "a").string = name
    back = _one(crumbs, ".nhsuk-back-link")
    hidden = _one(back, "span").extract()
    back.string = "Causes"
    back.insert(0, hidden)
    return crumbs


def _main(main: Tag, components: _Components) -> Tag:
    """Put on the words what the design system would: care cards for warnings, ticks and crosses for pairs of lists."""
    warnings = {name: main.select(f".warning.{name}") for name in CARDS}
    halves = {name: main.select(f".half.{name}") for name in LISTS}
    lead = _one(main, ".lead")
    plain(main)
    lead["class"] = "nhsuk-lede-text"
    for tag, classes in CLASSES.items():
        for element in main.find_all(tag):
            element["class"] = classes
    for name, found in warnings.items():
        for section in found:
            section.replace_with(_card(section, components.example("card", CARDS[name])))
    for name, found in halves.items():
        for half in found:
            half.replace_with(_list(half, components.example("do-dont-list", LISTS[name])))
    return main


def _card(section: Tag, card: Tag) -> Tag:
    said = _one(card, "[role=text]")
    hidden = _one(said, ".nhsuk-u-visually-hidden").extract()
    said.string = _one(section, "h2").extract().get_text(" ", strip=True)
    said.insert(0, hidden)
    _fill(_one(card, ".nhsuk-card__content"), section)
    return card


def _list(half: Tag, card: Tag) -> Tag:
    _one(card, "h3").string = _one(half, "h3").extract().get_text()
    items = _one(card, "ul")
    icon = str(_one(items, "svg"))
    _fill(items, _one(half, "ul"))
    for item in items.find_all("li", recursive=False):
        item.insert(0, BeautifulSoup(icon, "html.parser"))
    return card


def _fill(place: Tag, words: Tag) -> None:
    place.clear()
    place.extend(list(words.children))


def _one(element: Tag, selector: str) -> Tag:
    found = element.select_one(selector)
    if found is None:
        raise Unmeasured(f"tests/bench/nhsuk.py looks for '{selector}', which is not there any more: in <{element.name}>.")
    return found
