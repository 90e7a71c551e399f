"""The Markdown extension: it knows the page, draws its blocks, and puts opening, contents and foot round the words.

In mkdocs.yml: ``markdown_extensions: [carebook.extension]``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from carebook import generator, layout
from carebook.blocks import BLOCKS
from carebook.blocks.your_address import known
from carebook.citations import Citation
from carebook.errors import ContentErrors
from carebook.html import Element, plain
from carebook.library import Library
from carebook.sheet import Sheet
from carebook.store import current_library


class CarebookExtension(BlocksExtension):
    """Registers the blocks, the citations and the layout."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"docs": ["docs", "Folder of the pages, from where the command runs."]}
        super().__init__(**settings)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - the library's name
        """Register everything on one converter."""
        for block in BLOCKS:
            block_mgr.register(block, {})
        md.preprocessors.register(_NewSheet(md, self.getConfig("docs")), "carebook-sheet", 1000)
        # Above links and references (170 and less), below code spans (190): code shows a citation as it is written.
        md.inlinePatterns.register(Citation(md), "carebook-citation", 175)
        md.treeprocessors.register(_Plain(md), "carebook-plain", 20.5)  # before inline (20)
        md.treeprocessors.register(_Plain(md), "carebook-plain-again", 6.5)  # before curly quotes (smarty, 6), which look at the line breaks of prettify (10) too
        # After headings have their ids (toc, 5) and the generator has found the title (1), before it makes links (0).
        md.treeprocessors.register(_Layout(md), "carebook-layout", 0.5)


class _NewSheet(Preprocessor):
    def __init__(self, md: Markdown, docs: str) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, lines: list[str]) -> list[str]:
        """Find out which page is being rendered, and fill in its numbers and the address of the site: a generator has read the Markdown for itself."""
        self.md.treeprocessors.deregister("indent-highlight", strict=False)  # pymdownx.highlight: it draws code of blocks anew, without what scripts find it by
        given: tuple[Library, str] | None = getattr(self.md, "carebook_given", None)
        if given:
            library, path = given
        else:
            docs, path = generator.current_page(self.md, Path(self.docs))
            try:
                library = current_library(docs)
            except ContentErrors as found:
                # Without a hook nobody else would catch it; the writer needs lines, not a traceback.
                raise SystemExit(str(found)) from None
        page = library.pages.get(path)
        self.md.carebook_sheet = Sheet(library, page)  # type: ignore[attr-defined]
        return [known(library.told.fill(line, page.front_matter.data if page else None), library.config.url) for line in lines]


class _Plain(Treeprocessor):
    def run(self, root: Element) -> None:
        """Mark the texts in which inline Markdown has nothing to read."""
        plain(root)


class _Layout(Treeprocessor):
    def run(self, root: Element) -> None:
        """Put opening, contents and foot round the words."""
        layout.lay_out(self.md, root)


def makeExtension(**settings: Any) -> CarebookExtension:  # noqa: N802 - the library's name
    """Make the extension, as Python-Markdown asks for it."""
    return CarebookExtension(**settings)
