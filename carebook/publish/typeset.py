"""A built article as data for paper: the same words, in a form that overrides/standalone/leaflet.typ sets.

Each part is a record with its kind under ``k``. Its words are texts, or ``{"b": […]}`` for those in bold. Typst sets them
as strings, never as markup: whatever sign a writer uses stays a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from carebook.article import ABOUT_THE_PAGE
from carebook.figures.colours import alone
from carebook.parsed import picked_by, without

Node = dict[str, Any]
Words = list[Any]

LEFT_OUT = (
    *ABOUT_THE_PAGE, ".emblem",
    ".cite",  # numbers of sources, which lead nowhere on paper
    ".in-short",  # each warning again as a sentence, for those who take the list away
    ".dots",  # said in words beside them
    ".print-this-page", ".where-it-is-used", ".where-the-numbers-come-from",  # ways on the site; the sources stand on the page
)
"""What a page shows and a sheet of paper leaves out."""
_left_out = picked_by(LEFT_OUT)
LED = frozenset({"ul", "ol", "table", "pain", "pair", "dose"})
"""What the paragraph before it leads to: the two stand on one page."""
FONT = "Source Sans Pro"
_BLOCKS = frozenset({"figcaption", "p", "ul", "ol", "dl", "div", "section", "figure", "table", "h1", "h2", "h3", "h4"})


class Typeset:
    """Turns the articles of a site into parts. ``deeper`` is added to the level of every heading, for a page that is a chapter."""

    def __init__(self, docs: Path, deeper: int = 0) -> None:
        self.docs, self.deeper = docs, deeper

    def page(self, main: Tag) -> tuple[list[Node], list[Node], list[Node]]:
        """Give what stands above the warnings of a page, its warnings, and all else. The article stays as it is."""
        main = without(main, _left_out)
        for part in main.find_all("p"):
            if part.a and part.get_text(strip=True) == part.a.get_text(strip=True):
                part.decompose()  # a way to another place, and nothing else
        boxes = [box.extract() for box in main.select(".warning")]
        for box in main.select(".warnings"):
            box.decompose()
        for section in main.select(".section"):
            if [part.name for part in section.find_all(True, recursive=False)] == ["h2"]:
                section.decompose()  # its heading stood above warnings, which stand first now
        top = main.select_one(".opening")
        opening = self.parts(top.extract()) if top else []
        return opening, [self.warning(box) for box in boxes], self.parts(main)

    def parts(self, around: Tag) -> list[Node]:
        """Give the parts inside an element, in order; loose words become paragraphs."""
        found: list[Node] = []
        loose: list[PageElement] = []
        for child in [*around.children, None]:
            if child is not None and not (isinstance(child, Tag) and child.name in _BLOCKS):
                loose.append(child)
                continue
            if words := words_of(loose):
                found.append({"k": "p", "c": words})
            loose = []
            if isinstance(child, Tag):
                found += self.part(child)
        for part, then in pairwise(found):
            if part["k"] == "p" and then["k"] in LED:
                part["k"] = "lead-in"  # never the last of its page
        return found

    def part(self, one: Tag) -> list[Node]:
        """Give the parts that one element becomes."""
        names = set(one.get_attribute_list("class"))
        match one.name:
            case "h1" | "h2" | "h3" | "h4":
                return [{"k": "h", "depth": int(one.name[1]) + self.deeper, "c": words_of(one.children)}]
            case "p":
                kind = "strip" if names & {"strip", "stop-line"} else "lead" if "lead" in names else "p"
                return [{"k": kind, "c": words_of(one.children)}] if words_of(one.children) else []
            case "ul" if "pain" in names:
                return [{"k": "pain", "rows": [[text_of(item.b), words_of(item.span.children)] for item in one.find_all("li") if item.b and item.span]}]
            case "ul" | "ol":
                return [{"k": one.name, "items": [self.item(item) for item in one.find_all("li", recursive=False)]}]
            case "dl" if "dose" in names:
                return [{"k": "dose", "items": [[text_of(amount.dt), text_of(amount.dd)] for amount in one.select(".amount")]}]
            case "dl":
                return [{"k": "p", "c": [{"b": words_of(term.children)}, ": ", *words_of(said.children)]} for term, said in zip(one.find_all("dt"), one.find_all("dd"), strict=True)]
            case "figure":
                return [self.figure(one)]
            case "table":
                return [table(one)]
        inside = self.parts(one)
        if "half" in names:
            return [{"k": "box", "heavy": "do-not" in names, "c": inside}]
        if "pair" in names and all(part["k"] == "box" for part in inside):
            return [{"k": "pair", "c": inside}]
        return inside

    def item(self, item: Tag) -> list[Node]:
        """Give the parts of an item of a list: words alone are no paragraph, so that a short list stays close."""
        parts = self.parts(item)
        return [{"k": "t", "c": parts[0]["c"]}] if len(parts) == 1 and parts[0]["k"] == "p" else parts

    def warning(self, box: Tag) -> Node:
        """Give a warning box, its heading on the second level wherever it stood."""
        (head,) = box.find_all(["h2", "h3"])
        icon, label, action = head.find("svg"), head.select_one(".level"), head.select_one(".action")
        level = next(name for name in box.get_attribute_list("class") if name != "warning")
        head.extract()
        return {"k": "warning", "level": level, "depth": 2, "label": text_of(label), "action": text_of(action), "icon": drawing(icon), "c": self.parts(box)}

    def figure(self, one: Tag) -> Node:
        """Give a picture with its colours written into it, its words for those who do not see it, and its legend and caption."""
        (picture,) = one.find_all("svg", recursive=False)
        alt = " ".join(f"{text_of(said).rstrip('.')}." for said in picture.find_all(["title", "desc"]))
        picture.extract()
        return {"k": "figure", **self.drawn(drawing(picture)), "alt": alt, "c": self.parts(one)}

    def drawn(self, svg: str) -> Node:
        """Give a drawing with its colours written into it, and its width and height in units of its own."""
        svg = alone(svg, self.docs)
        # The style sheet names letters that a device has; on paper there is one kind only.
        svg = re.sub(r'font-family="[^"]*"', f'font-family="{FONT}"', svg)
        wide, high = re.findall(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', svg)[0]
        return {"svg": svg, "wide": float(wide), "high": float(high)}


def table(one: Tag) -> Node:
    """Give a table with its caption; the labels that cells carry for narrow screens stand in its head."""
    for label in one.select(".cell-label"):
        label.decompose()
    head, *rows = one.find_all("tr")
    caption = one.find("caption")
    cells = [[words_of(cell.children) for cell in row.find_all(["th", "td"])] for row in (head, *rows)]
    return {"k": "table", "caption": words_of(caption.children) if caption else [], "head": cells[0], "rows": cells[1:]}


def words_of(children: Iterable[PageElement]) -> Words:
    """Give words with single spaces, and what is bold among them."""
    found: Words = []
    _gather(children, found)
    _trim(found)
    return found


def _gather(children: Iterable[PageElement], found: Words) -> None:
    for child in children:
        if isinstance(child, Tag):
            if child.name in ("strong", "b"):
                inside = words_of(child.children)
                found.extend([{"b": inside}] if inside else [])
            elif child.name not in ("svg", "button"):
                _gather(child.children, found)
                if child.name in _BLOCKS:
                    found.append(" ")
        elif type(child) is NavigableString:
            found.append(re.sub(r"\s+", " ", str(child)))


def _trim(found: Words) -> None:
    """Put texts that follow each other together, and leave no space at either end."""
    texts: Words = []
    for part in found:
        if isinstance(part, str) and texts and isinstance(texts[-1], str):
            texts[-1] = re.sub(" +", " ", texts[-1] + part)
        else:
            texts.append(part)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if texts and isinstance(texts[end], str):
            texts[end] = strip(texts[end])
    found[:] = [part for part in texts if part]


def text_of(one: Tag | None) -> str:
    """Give the plain words of an element."""
    return " ".join(one.get_text().split()) if one else ""


def drawing(svg: PageElement | None) -> str:
    """Give an inline drawing as a file of its own: HTML keeps no capitals in names and needs no namespace. Without one, nothing."""
    if not isinstance(svg, Tag):
        return ""
    text = str(svg).replace("viewbox=", "viewBox=").replace("currentColor", "#000")
    return text if 'class="kx' in text else text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
