"""The last step of every page: whole in one response, small, and with its policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import minify_html
import rcssmin

from carebook.publish import seen, styles
from carebook.publish.policy import with_policy
from carebook.publish.scripts import light

SHEET = "assets/site.css"

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
_SHUT = re.compile(r"(\")?></(?:path|circle|ellipse|rect|line)>")
"""Where an element that holds nothing, of a picture, ends: after a quote, or after a value without quotes, of which a stroke would be part."""
_NAMED = re.compile(r'id="(kx-[\w-]+)-title"')
"""Drawings name and describe themselves by ids that nothing else refers to: short ones do."""
_SECTION = re.compile(r'class="section ([\w-]+)"')
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


def finish(site: Path, *, secured: bool) -> None:
    """Finish every page of a built site in place. ``secured`` adds the policy, which a server with live reload would break.

    A site that was finished before is left as it is.
    """
    if not unfinished(site):
        return
    sheets = styles_in(site)
    scripts = {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in sorted((site / "assets").rglob("*.js"))}
    sheets = dict(zip(sheets, styles.named_short(list(sheets.values())), strict=True))
    for name, text in scripts.items():
        (site / name).write_text(light(text), encoding="utf-8")
    for name, text in sheets.items():
        (site / name).write_text(str(rcssmin.cssmin(text)), encoding="utf-8")
    for page in sorted(site.rglob("*.html")):
        html = whole(page.read_text(encoding="utf-8"), sheets, scripts)
        page.write_text(small(with_policy(html) if secured else html), encoding="utf-8")
    (site / SHEET).unlink()


def styles_in(site: Path) -> dict[str, str]:
    """Give the style sheets of a built site that is not finished yet, by their paths below it."""
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in sorted((site / "assets").rglob("*.css"))}


def whole(html: str, sheets: Mapping[str, str], scripts: Mapping[str, str]) -> str:
    """Put the styles a page needs into it, in the place of the link to each sheet for all media; sheets and scripts are texts by their paths below the site."""
    there = seen.seen_on(html, added(html, scripts))
    linked = "".join(sheets[name] for name in _LINK.findall(html))
    later = "".join(text for name, text in sheets.items() if name not in html and loaded(html, scripts))  # a script may ask for these
    inside = f"<style>{styles.needed(styles.read(linked), there, later)}</style>"
    return _LINK.sub("", _LINK.sub(lambda _: inside, html, count=1))


def added(html: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Give the names that the scripts of a page may add to it, its inline ones too."""
    return frozenset[str]().union(*map(seen.names_in, [*_INLINE.findall(html), *(scripts[name] for name in loaded(html, scripts))]))


def loaded(html: str, scripts: Mapping[str, str]) -> set[str]:
    """Give the scripts that run on a page: those whose paths stand in it, or in another that runs."""
    found: set[str] = set()
    texts = [html]
    while texts:
        text = texts.pop()
        new = {name for name in scripts if name not in found and name in text}
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
