"""Pages as other sites show them: ``embed/<kind>/<slug>/`` for a frame, beside it the HTML to copy, and the answer of oEmbed.

A frame is one response of at most 15,000 bytes as sent. Pictures from the end of the page are left out where it would be more.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from carebook import foot
from carebook.addresses import short_address
from carebook.article import Article
from carebook.embedded import copy_at, embedded, frame_at, name_of
from carebook.library import Library
from carebook.publish import oembed, pages
from carebook.publish.copied import semantic
from carebook.publish.policy import with_policy
from carebook.publish.reused import reused
from carebook.publish.scripts import light
from carebook.sheet import today

MOST = 15_000
"""Bytes of a frame, as sent."""
FOR_SCRIPTS = frozenset({"data-moves", "data-m", "tabindex"})
"""Attributes that only the scripts of a full page read."""


@dataclass(frozen=True)
class Maker:
    """Makes the frame of a page and its HTML to copy."""

    library: Library
    templates: Environment
    sheets: Mapping[str, str]
    """Style sheets by their paths below the site."""
    script: str

    def frame(self, article: Article, soup: BeautifulSoup, root: str) -> str:
        """Give the frame of a page; its styles and its policy are put in when all pages are finished."""
        pictures, more = soup.find_all("figure"), False
        while len(self._sent(html := self._document("embed.html", article, str(soup), root, pictures=more))) > MOST and pictures:
            pictures.pop().extract()
            more = True
        return html

    def copied(self, article: Article, soup: BeautifulSoup, root: str) -> str:
        """Give the HTML to copy, in ASCII: it stays whole in a page of any encoding. The site has to know its address."""
        home, pictured = self.library.config.url, article.main.find("figure") is not None
        for link in soup.find_all("a", href=True):
            if str(link["href"]).startswith(root):
                link["href"] = home + str(link["href"]).removeprefix(root)
        html = self._document("copy.html", article, semantic(soup), home, pictures=pictured)
        return html.encode("ascii", "xmlcharrefreplace").decode("ascii")

    def _document(self, template: str, article: Article, content: str, root: str, *, pictures: bool) -> str:
        dates = article.main.find(class_="dates")
        there = [name for name, is_there in (("pictures", pictures), ("sources", article.main.find(class_="cite"))) if is_there]
        home, version = self.library.config.url, article.version
        html: str = self.templates.get_template(template).render(
            title=title_of(article), site=self.library.config.name, root=root, page=root + article.address, canonical=home and home + article.address, version=version,
            short=short_address(self.library, article.page.path, version), there=" and ".join(there), framed=template == "embed.html",
            dates=Markup(dates.decode_contents() if isinstance(dates, Tag) else ""),  # noqa: S704 - our own HTML
            article=Markup(content), script=Markup(self.script),  # noqa: S704 - our own HTML
        )
        return html

    def _sent(self, html: str) -> bytes:
        """Give a frame as it will be sent, to see what it weighs."""
        return gzip.compress(pages.small(with_policy(pages.whole(html, self.sheets, {}))).encode("utf-8"), 6, mtime=0)


def write(library: Library, site: Path, articles: Mapping[str, Article]) -> None:
    """Write all of them into a built site whose pages are not finished yet, and link the answers of oEmbed from the pages.

    HTML to copy and answers of oEmbed hold whole addresses: a site that does not know its own has none.
    """
    maker = Maker(library, _templates(library), pages.styles_in(site), light(Path(__file__).with_name("frame.js").read_text(encoding="utf-8")))
    for page in embedded(library):
        name, article = name_of(page), articles[page.path]
        root = "../" * frame_at(name).count("/")
        soup = reused(article, root)
        _note_when_late(soup, article)
        _open_beside(soup)
        _write(site / frame_at(name) / "index.html", maker.frame(article, soup, root))
        if library.config.url:
            _write(site / copy_at(name), maker.copied(article, soup, root))
            oembed.write(library, site, article, title_of(article))


def title_of(article: Article) -> str:
    """Give the title as the page shows it, with curly quotes."""
    return article.main.h1.get_text(strip=True) if article.main.h1 else article.page.title


def _templates(library: Library) -> Environment:
    folder = library.docs.parent / "overrides" / "standalone"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _open_beside(soup: BeautifulSoup) -> None:
    """Let links open beside the other site, never inside the frame; take away what only scripts of a full page read."""
    for node in soup.find_all(True):
        for name in FOR_SCRIPTS.intersection(node.attrs):
            del node[name]
        if node.name == "a" and not str(node.get("href")).startswith("tel:"):
            node["target"], node["rel"] = "_blank", "noopener"


def _note_when_late(soup: BeautifulSoup, article: Article) -> None:
    """Put the note that the page is past its check under the warnings: hidden, unless it is late already. The script of the frame may show it."""
    facts = article.page.facts
    note = foot.late_note(article.page)
    note.set("data-due", f"{facts.next_check:%Y-%m-%d}")
    if not facts.overdue(today()):
        note.set("hidden", "")
    before = soup.find(class_="warnings") or soup.h1
    if isinstance(before, Tag):
        before.insert_after(BeautifulSoup(ElementTree.tostring(note, encoding="unicode", method="html"), "html.parser"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
