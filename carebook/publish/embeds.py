"""Pages as other sites show them: ``embed/<kind>/<slug>/`` for a frame, beside it the HTML to copy, and the answer of oEmbed.

A frame is one response of at most 15,000 bytes as sent. Pictures from the end of the page are left out where it would be more.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from carebook import foot
from carebook.addresses import short_address
from carebook.article import Article
from carebook.embedded import copy_at, frame_at, is_embedded, name_of
from carebook.kept import Kept
from carebook.library import Library
from carebook.publish import oembed
from carebook.publish.copied import semantic
from carebook.publish.pages import Finisher
from carebook.publish.reused import reused
from carebook.publish.scripts import lightened
from carebook.sheet import today

MOST = 15_000
"""Bytes of a frame, as sent."""
FOR_SCRIPTS = frozenset({"data-moves", "data-m", "tabindex"})
"""Attributes that only the scripts of a full page read."""


@dataclass(frozen=True)
class Forms:
    """The forms of one page for other sites: its title, its frame, and its HTML to copy, empty where the site does not know its address."""

    title: str
    frame: str
    copied: str


@dataclass(frozen=True)
class Maker:
    """Makes the frame of a page and its HTML to copy."""

    library: Library
    shared: bytes
    """What all pages have in common (``given.shared``)."""
    finisher: Finisher
    store: Kept

    def write(self, site: Path, article: Article) -> str:
        """Write all forms of a page into a built site whose pages are not finished yet; give the page with a link to its answer of oEmbed.

        HTML to copy and answers of oEmbed hold whole addresses: a site that does not know its own has none.
        """
        name, forms = name_of(article.page), self.forms(article)
        if forms is None:
            return article.html
        _write(site / frame_at(name) / "index.html", forms.frame)
        if not self.library.config.url:
            return article.html
        _write(site / copy_at(name), forms.copied)
        return oembed.write(self.library, site, article, forms.title)

    def forms(self, article: Article) -> Forms | None:
        """Give all forms of a page; nothing where other sites may not show it."""
        if not is_embedded(article.page):
            return None
        late = article.page.facts.overdue(today())
        return self.store.get("embed", (self.shared, *self.finisher.given(article.html), article.given, str(late)), partial(self._forms, article))

    def _forms(self, article: Article) -> Forms:
        root = "../" * frame_at(name_of(article.page)).count("/")
        soup = reused(article, root)
        _note_when_late(soup, article)
        _open_beside(soup)
        frame = self.frame(article, soup, root)
        return Forms(title_of(article), frame, self.copied(article, soup, root) if self.library.config.url else "")

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
        html: str = self._templates.get_template(template).render(
            title=title_of(article), site=self.library.config.name, root=root, page=root + article.address, canonical=home and home + article.address, version=version,
            short=short_address(self.library, article.page.path, version), there=" and ".join(there), framed=template == "embed.html",
            dates=Markup(dates.decode_contents() if isinstance(dates, Tag) else ""),  # noqa: S704 - our own HTML
            article=Markup(content), script=Markup(self._script),  # noqa: S704 - our own HTML
        )
        return html

    def _sent(self, html: str) -> bytes:
        """Give a frame as it will be sent, to see what it weighs."""
        return gzip.compress(self.finisher.finished(html).encode("utf-8"), 6, mtime=0)

    @cached_property
    def _templates(self) -> Environment:
        folder = self.library.docs.parent / "overrides" / "standalone"
        return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    @cached_property
    def _script(self) -> str:
        text = Path(__file__).with_name("frame.js").read_text(encoding="utf-8")
        return lightened(text, self.store)


def title_of(article: Article) -> str:
    """Give the title as the page shows it, with curly quotes."""
    return article.main.h1.get_text(strip=True) if article.main.h1 else article.page.title


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
