"""What other sites may show inside their own pages: which pages, where each form of them lies, and the code that shows one."""

from __future__ import annotations

from html import escape

from carebook.library import Library, Page
from carebook.model import Cause, CauseGroup, Exercise, Treatment

HELP = "get-help.md"
ELEMENT = "knee-leaflet"
"""The name of the element that ``assets/embed.js`` brings to life."""
SCRIPT = "assets/embed.js"

WIDTH, HEIGHT = 600, 800
"""Of a frame, in CSS pixels, until it is told better: the first warnings fit in it. WordPress allows heights of 200 to 1000."""


def embedded(library: Library) -> list[Page]:
    """Give the pages that other sites may show, in the order of the navigation: causes, treatments, exercises, and When to get help."""
    return [page for page in library.pages.values() if is_embedded(page)]


def is_embedded(page: Page) -> bool:
    """Tell whether other sites may show a page."""
    return page.path == HELP or isinstance(page.facts, Cause | CauseGroup | Treatment | Exercise)


def name_of(page: Page) -> str:
    """Give the name of a page in all these addresses: ``causes/bakers-cyst``, or ``get-help``."""
    return page.path.removesuffix(".md")


def frame_at(name: str) -> str:
    """Give the address of the frame of a page, below the site's root."""
    return f"embed/{name}/"


def copy_at(name: str) -> str:
    """Give the address of the HTML to copy, below the site's root. Plain text: a browser shows the code itself."""
    return f"embed/{name}/copy.txt"


def oembed_at(name: str) -> str:
    """Give the address of the oEmbed answer, below the site's root."""
    return f"oembed/{name}.json"


def quoted(text: str) -> str:
    """Give a text as the value of an attribute in double quotes; a single quote stays readable."""
    return escape(text, quote=False).replace('"', "&quot;")


def frame_code(home: str, name: str, title: str) -> str:
    """Give a plain frame, as wide as its place; ``home`` is the address of the site."""
    return f'<iframe title="{quoted(title)}" src="{home}{frame_at(name)}" height="{HEIGHT}" loading="lazy" style="width:100%;border:0"></iframe>'


def oembed_code(home: str, name: str, title: str) -> str:
    """Give the frame of an oEmbed answer: the attributes that WordPress lets through, each in double quotes as it looks for them."""
    return f'<iframe title="{quoted(title)}" src="{home}{frame_at(name)}" width="{WIDTH}" height="{HEIGHT}"></iframe>'


def element_code(home: str, name: str, title: str) -> str:
    """Give the element and its script. The link inside is what readers get where the script does not run."""
    link = f'<a href="{home}{name}/">{escape(title, quote=False)}: warning signs and what to do</a>'
    return f'<{ELEMENT} page="{name}">{link}</{ELEMENT}>\n<script async src="{home}{SCRIPT}"></script>'
