"""The answers of oEmbed 1.0 (https://oembed.com): what a site shows when someone pastes the address of one of our pages.

Each is a file, found by the link in the head of its page. A file cannot read ``maxwidth`` and ``maxheight``: the frame fits
itself to any width from 280 px instead.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from carebook.article import Article
from carebook.embedded import HEIGHT, WIDTH, name_of, oembed_at, oembed_code
from carebook.library import Library

TYPE = "application/json+oembed"
A_DAY = 86_400
"""Seconds for which others may keep an answer."""


def write(library: Library, site: Path, article: Article, title: str) -> str:
    """Write the answer for a page, and give the page, which is not finished yet, with a link to it. The site has to know its address."""
    name = name_of(article.page)
    file = site / oembed_at(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(answer(library, name, title), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    link = f'<link rel="alternate" type="{TYPE}" href="{library.config.url}{oembed_at(name)}" title="{escape(title)}">'
    return article.html.replace("</head>", f"{link}\n</head>", 1)


def answer(library: Library, name: str, title: str) -> dict[str, object]:
    """Give the answer of type ``rich`` (section 2.3.4.4 of the specification) for a page."""
    home = library.config.url
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": library.config.name,
        "provider_url": home,
        "cache_age": A_DAY,
        "html": oembed_code(home, name, title),
        "width": WIDTH,
        "height": HEIGHT,
    }
