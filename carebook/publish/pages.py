"""The last step of every page: whole in one response, small, and with its policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path

import minify_html
import rcssmin

from carebook.digests import Given, code, digest_of
from carebook.kept import Kept
from carebook.processes import batches
from carebook.publish import seen, styles
from carebook.publish.below import files
from carebook.publish.given import AT_ONCE
from carebook.publish.policy import with_policy
from carebook.publish.scripts import lightened

SHEET = "assets/site.css"

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
_SHUT = re.compile(r"(\")?></(?:path|circle|ellipse|rect|line)>")
"""Where an element that holds nothing, of a picture, ends: after a quote, or after a value without quotes, of which a stroke would be part."""
_NAMED = re.compile(r'id="(kx-[\w-]+)-title"')
"""Drawings name and describe themselves by ids that nothing else refers to: short ones do."""
_SECTION = re.compile(r'class="section ([\w-]+)"')
_SCRIPT = re.compile(r"assets/[^\s\"'<>,]+?\.js")
_LINK = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/[\w-]+\.css)">')

NAMED = frozenset({
    "all-sources", "check-first", "how-to-do-it", "key-points", "make-it-easier-or-harder", "pain-rule", "print-this-page", "related-pages",
    "sources-and-dates", "start-position", "steps", "what-we-are-not-sure-about", "where-it-is-used",
    "where-the-numbers-come-from", "words-explained",
})
"""Sections whose id stays a class as well, since a style sheet names it, or who reads the words of a finished page. For the rest it would be weight on every page."""


def unfinished(site: Path) -> bool:
    """Tell whether the pages are still as they were built: a finished site has no style sheet."""
    return (site / SHEET).is_file()


class Finisher:
    """Finishes the pages of one built site, whose style sheets and scripts it has read. What was finished before with the same ones is not finished again."""

    def __init__(self, site: Path, store: Kept, *, secured: bool) -> None:
        """Read what the pages of a site share. ``secured`` adds the policy to each, which a server with live reload would break."""
        self._site, self._store, self._secured = site, store, secured
        sheets = styles_in(site)
        self._sheets = dict(zip(sheets, styles.named_short(list(sheets.values())), strict=True))
        self._scripts = {name: (site / name).read_text(encoding="utf-8") for name in files(site, "assets", ".js")}

    def given(self, html: str) -> list[Given]:
        """Give all that a finished page is made from: its text, the sheets, and the scripts that run on it. Others change with the words of each page, as the index of search does."""
        return [self._shared, html, *(part for name in sorted(loaded(html, self._scripts)) for part in (name, self._digests[name]))]

    @cached_property
    def _shared(self) -> bytes:
        return digest_of(code(), str(self._secured), *(part for name, text in self._sheets.items() for part in (name, text)))

    @cached_property
    def _digests(self) -> dict[str, bytes]:
        return {name: digest_of(text) for name, text in self._scripts.items()}

    def finished(self, html: str) -> str:
        """Give a page as it is sent."""
        return self._store.get("finished", self.given(html), partial(self._finished, html))

    def _finished(self, html: str) -> str:
        html = whole(html, self._sheets, self._scripts)
        return small(with_policy(html) if self._secured else html)

    def finish(self, texts: Mapping[str, str]) -> None:
        """Finish every page in place, and the style sheets and scripts; ``texts`` are pages that have changed since they were built, by their paths below the site."""
        for name, text in self._scripts.items():
            (self._site / name).write_text(lightened(text, self._store), encoding="utf-8")
        for name, text in self._sheets.items():
            (self._site / name).write_text(str(rcssmin.cssmin(text)), encoding="utf-8")
        for names in batches(files(self._site, ending=".html"), AT_ONCE):
            built = {name: texts.get(name) or (self._site / name).read_text(encoding="utf-8") for name in names}
            given = {name: self.given(html) for name, html in built.items()}
            for name, html in self._store.each("finished", given, lambda name, built=built: self._finished(built[name])).items():  # type: ignore[misc]  # mypy cannot type the default
                (self._site / name).write_text(html, encoding="utf-8")
        (self._site / SHEET).unlink()


def styles_in(site: Path) -> dict[str, str]:
    """Give the style sheets of a built site that is not finished yet, by their paths below it."""
    return {name: (site / name).read_text(encoding="utf-8") for name in files(site, "assets", ".css")}


def whole(html: str, sheets: Mapping[str, str], scripts: Mapping[str, str]) -> str:
    """Put the styles a page needs into it, in the place of the link to each sheet for all media; sheets and scripts are texts by their paths below the site."""
    running = loaded(html, scripts)
    there = seen.seen_on(html, _added(html, scripts, running))
    linked = "".join(sheets[name] for name in _LINK.findall(html))
    later = "".join(text for name, text in sheets.items() if name not in html and running)  # a script may ask for these
    inside = f"<style>{styles.needed(styles.read(linked), there, later)}</style>"
    return _LINK.sub("", _LINK.sub(lambda _: inside, html, count=1))


def added(html: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Give the names that the scripts of a page may add to it, its inline ones too."""
    return _added(html, scripts, loaded(html, scripts))


def _added(html: str, scripts: Mapping[str, str], running: set[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(seen.names_in, [*_INLINE.findall(html), *(scripts[name] for name in running)]))


def loaded(html: str, scripts: Mapping[str, str]) -> set[str]:
    """Give the scripts that run on a page: those whose paths stand in it, or in another that runs."""
    found: set[str] = set()
    texts = [html]
    while texts:
        new = (scripts.keys() & _SCRIPT.findall(texts.pop())) - found
        texts += [scripts[name] for name in new]
        found |= new
    return found


def small(html: str) -> str:
    """Leave out what only a writer reads: space between elements, quotes and tags that HTML lets one leave out. The page stays valid."""
    for place, name in enumerate(dict.fromkeys(_NAMED.findall(html))):
        html = re.sub(rf"\b{name}-(t|d)(?:itle|esc)\b", rf"k{place}\1", html)
    html = _SECTION.sub(lambda found: found[0] if found[1] in NAMED else 'class="section"', html)
    # An svg inside HTML needs no namespace.
    made = minify_html.minify(html.replace(' xmlns="http://www.w3.org/2000/svg"', ""), keep_html_and_head_opening_tags=True)
    if "<form" not in made:
        made = made.replace(" type=button", "")  # a button that stands in no form sends nothing, whatever its type
    return _SHUT.sub(lambda found: '"/>' if found[1] else " />", made)
