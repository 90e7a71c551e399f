"""Saving the site on the reader's own device, and the zip for those who cannot."""

from __future__ import annotations

from collections.abc import Iterator

from carebook.blocks.base import Drawn
from carebook.html import Element, element
from carebook.library import Page
from carebook.model import Facts
from carebook.sheet import Sheet

SAID = {
    "busy": "Saving. This may take a minute. Please keep this page open.",
    "done": "Saved. You can now read every page without internet.",
    "gone": "Removed. The saved copy is no longer on this device.",
    "lost": "Not saved, and nothing was kept. The internet was lost on the way, or the site is being renewed just now. Please try again in a few minutes.",
    "full": "Not saved, and nothing was kept. There is too little room on this device, or this is a private window.",
    "refused": "Not saved. This browser does not let the site save anything here. Please use one of the other ways on this page.",
    "stuck": "The copy could not be removed. You can remove it in the settings of your browser: clear the data of this site.",
}
"""What the script (docs/assets/offline.js) says after a tap, by its name there."""


class Offline(Drawn):
    """The button that saves every page on the reader's device, and the one that removes them; where neither can work, what to do instead."""

    NAME = "offline"

    def draw(self, sheet: Sheet, page: Page, facts: Facts) -> Iterator[Element]:
        """Draw each state of the block. The script shows the one that fits; without script the first stands."""
        yield element(
            "div",
            _when("barred", element("p", "This browser cannot save the whole site by itself. Script may be off, or this window private. Please use one of the other ways on this page.")),
            _when("open", element("p", "This loads at most 1 megabyte, about as much as one photo."), _button("save", "Save for reading offline")),
            _when("kept", element("p", "All pages are saved on this device."), _button("remove", "Remove the saved copy")),
            _when("framed", element("p", "Another website shows you this page inside its own. To save the site, open this page by itself first.")),
            _when("disk", element("p", "You are reading a copy of the site on a disk. It needs no internet, so there is nothing more to save.")),
            element("p", role="status", data_status=""),
            *(element("p", words, hidden="", data_say=name) for name, words in SAID.items()),
            cls="offline", data_offline="",
        )
        config = sheet.library.config
        if config.url:
            file = element("a", "all pages as one zip file", href=f"{config.url}{config.zip}")
            yield element("p", "For a computer, you can also load ", file, ". Unpack it, then open the file ", element("code", "index.html"), " in it. It is at most 1 megabyte too.")


def _when(name: str, *content: Element) -> Element:
    return element("div", *content, data_when=name, hidden=None if name == "barred" else "")


def _button(name: str, words: str) -> Element:
    return element("button", words, type="button", cls="button", **{f"data_{name}": ""})
