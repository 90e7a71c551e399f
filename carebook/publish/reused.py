"""The article of a page as other sites show it: warnings first, nothing to press, and links that lead to the full site."""

from __future__ import annotations

from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from carebook.article import Article
from carebook.parsed import without

LEFT_OUT = frozenset({
    "crumbs", "contents", "buttons", "emblem", "print-this-page", "related-pages", "words-explained", "sources-and-dates", "overdue", "paper", "cite",
})
"""Classes of what leads elsewhere, is for other media, or stands again in the credit at the end. Numbers of sources lead to lists of the site."""
TO_PRESS = frozenset({"button", "script"})
_HERE = "https://here.invalid/"
_OUTSIDE = ("tel:", "mailto:")


def reused(article: Article, root: str) -> BeautifulSoup:
    """Give the content of an article, ready to be put into another document.

    The title stands first, then the warnings, then all else in its order. Every link into the site begins with ``root``: the
    address of the site, or the way up to it. An anchor within the page leads to the same place of the full page: the frame
    is as high as its content, so nothing in it could scroll.
    """
    soup = BeautifulSoup("", "html.parser")
    soup.extend(list(without(article.main, _left_out).children))
    for link in soup.find_all("a", href=True):
        if "word" in classes(link):
            link.unwrap()
        else:
            link["href"] = leads_to(str(link["href"]), article.address, root)
    _warnings_first(soup)
    return soup


def classes(tag: Tag) -> list[str]:
    """Give the classes of an element."""
    return list(tag.get_attribute_list("class")) if tag.has_attr("class") else []


def leads_to(href: str, address: str, root: str) -> str:
    """Give a link of the page at ``address`` (below the site's root) as another document has to write it."""
    if href.startswith(_OUTSIDE):
        return href
    whole = urljoin(_HERE + address, href)
    return root + whole.removeprefix(_HERE) if whole.startswith(_HERE) else whole


def _left_out(tag: Tag) -> bool:
    return tag.name in TO_PRESS or tag.has_attr("hidden") or not LEFT_OUT.isdisjoint(classes(tag))


def _warnings_first(soup: BeautifulSoup) -> None:
    """Put the warnings directly under the title.

    On an exercise they close the page, within a section; there each heading is one level lower than under the title.
    """
    title, boxes, opening = soup.h1, soup.find(class_="warnings"), soup.find(class_="opening")
    if title is None:
        return
    soup.insert(0, title.extract())
    if isinstance(boxes, Tag):
        section = boxes.find_parent("section")
        title.insert_after(boxes.extract())
        if section is not None:
            for head in boxes.find_all(["h3", "h4"]):
                head.name = f"h{int(head.name[1]) - 1}"
            if not section.find(["p", "ul", "ol"]):
                section.extract()
    if isinstance(opening, Tag):
        inner = opening.find(class_="opening-inner")
        if isinstance(inner, Tag):
            inner.unwrap()
        opening.unwrap()
