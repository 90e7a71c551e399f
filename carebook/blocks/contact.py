"""How to report a mistake."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet


class Contact(Drawn):
    """Ways to reach the people behind the site: an issue form and an e-mail address, where these are set."""

    NAME = "contact"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw the ways that exist; where none is set, say so."""
        config = sheet.library.config
        if config.repository:
            form = f"{config.repository.rstrip('/')}/issues/new?template=content.yml"
            yield element("p", element("a", "Report a mistake with the form on GitHub", href=form), ". You need a free account there.", cls="contact")
        if config.email:
            yield element("p", "Or write to ", element("a", config.email, href=f"mailto:{config.email}"), ".", cls="contact")
        if not config.repository and not config.email:
            yield element("p", "This copy of the site has no contact address set. Whoever gave you the link can pass on a mistake.", cls="contact")
