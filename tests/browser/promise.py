"""What every page promises to every reader, as data: the states a page is looked at in, and the probes that look at it.

The probes stand in probes/*.js. Each gives its faults as plain sentences. A page is loaded once for a size and a scheme, and
then put into one state after the other, since loading costs more than looking.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage

from tests.conftest import PAGES, url_of

PROBES = Path(__file__).parent / "probes"
FILES = sorted(PROBES.glob("*.js"), key=lambda file: (file.name != "common.js", file.name))
SOURCE = "(() => {\n" + "\n".join(file.read_text(encoding="utf-8") for file in FILES) + "\n})()"

NOT_FOUND = "404.html"
BESIDE = ["s/2288/", "go/"]
"""One of each kind of small page that stands beside those of the library."""
PLACES = [*PAGES, NOT_FOUND, *BESIDE]
"""Every page, the one that stands for those that are not there, and small ones."""

PHONE, DESKTOP = (360, 740), (1280, 900)

PLAIN = {"media": "screen", "forced_colors": "none", "reduced_motion": "no-preference"}
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"


@dataclass(frozen=True)
class State:
    """How a page is shown, and what is asked of it then."""

    name: str
    probes: tuple[str, ...]
    media: dict[str, str] = field(default_factory=dict)
    """As Playwright's emulate_media takes it."""
    size: tuple[int, int] | None = None
    """Width and height of the window in CSS pixels, where it is another than the view's own."""
    letters: int = 16
    """The size of letters the reader has set in the browser, in pixels. Widths in em answer to it."""
    css: str = ""
    """Style laid over the page's own."""


STATES = (
    State("as it is", ("structure", "targets", "order", "layout", "contrast", "keyboard", "shut")),
    State("forced colours", ("forced",), {"forced_colors": "active"}),
    State("WCAG's spacing of text", ("layout",), css=SPACING),
    State("letters twice as large", ("layout",), letters=32),
)
"""What can differ between a phone and a desktop, and is looked at on both in every run."""
MORE = (
    State("dark", ("contrast", "rings"), {"color_scheme": "dark"}),
    State("light", ("contrast", "rings"), {"color_scheme": "light"}),
    State("motion is not wanted", ("motion",), {"reduced_motion": "reduce"}),
    State("printed", ("print",), {"media": "print"}),
    State("768 px", ("layout", "order"), size=(768, 1024)),
    State("320 px", ("layout",), size=(320, 640)),
    # Android makes letters larger without telling the page, so the widths that styles ask for stay as they were.
    State("letters twice as large, and styles not told", ("layout",), css="html { font-size: 225% !important }"),
)
ZOOMED = State("400% of a window of 1280 × 900", ("layout", "order", "targets", "keyboard"), size=(320, 225))
SCRIPTLESS = State("without script", ("no_script",))
BARE = State("without styles", ("no_styles",), size=(320, 640))
"""The last: it takes the styles away for good."""

AXE_RULES = {
    "color-contrast": False,  # color-contrast-enhanced asks 7:1 of the same words
}
"""Every rule runs, those that axe leaves out by itself too (AAA, experimental, deprecated), save these, each with its reason."""
AXE_IN_SHORT = AXE_RULES | {
    "color-contrast-enhanced": False,  # more than half of axe's time; probes/contrast.js looks at every word in the same state, and the slow proofs run this rule in both windows
}
AXE_BESIDE = AXE_IN_SHORT | {
    "link-in-text-block": False,  # half of what is left; the other window asks it of the same page, and the slow proofs ask it in both
}


class View:
    """One window of the browser: a size, a scheme, with or without script. Pages are opened in it one after the other."""

    def __init__(self, browser: Browser, name: str, size: tuple[int, int], scheme: str = "light", script: bool = True) -> None:
        self.name, self.size, self.scheme = name, size, scheme
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, java_script_enabled=script)
        self.page = self.context.new_page()
        self.page.add_init_script(path=PROBES.parent / "listened.js")
        self._settings = self.context.new_cdp_session(self.page)
        self._said: list[str] = []
        self._asked: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self._said.append(f"the console says: {error}"))
        self.page.on("requestfailed", lambda request: self._said.append(f"this was asked for in vain: {request.url}"))
        self.page.on("request", lambda request: self._asked.append(request.url))

    def _note(self, message: ConsoleMessage) -> None:
        self._said.append(f"the console says: {message.text}")

    def open(self, address: str, path: str) -> list[str]:
        """Load a page; give what the console said, what was asked of others, what was stored."""
        self._said.clear()
        self._asked.clear()
        self.page.emulate_media(**PLAIN, color_scheme=self.scheme)
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        self.page.goto(address + (url_of(path) if path.endswith(".md") else path))
        self.page.evaluate(SOURCE)
        found = [*self._said, *(f"{url} was asked for" for url in self._asked if not url.startswith(address))]
        if self.context.cookies():
            found.append("a cookie was set")
        if self.page.evaluate("localStorage.length"):
            found.append("something was stored before the reader acted")
        return self._named("loading", found)

    def look(self, *states: State) -> list[str]:
        """Put the page into each state in turn, run its probes, and give all faults."""
        found = []
        for state in states:
            if "forced_colors" in state.media:
                self.page.evaluate("probes.forced_note()")
            with self._in(state):
                told = self.page.evaluate("names => names.map(name => probes.anew() || probes[name]())", list(state.probes))
            for probe, faults in zip(state.probes, told, strict=True):
                found += self._named(f"{state.name}, {probe}", faults)
        return found

    @contextmanager
    def _in(self, state: State) -> Iterator[None]:
        if state.media:
            self.page.emulate_media(**state.media)
        if state.size:
            self.page.set_viewport_size({"width": state.size[0], "height": state.size[1]})
        if state.letters != 16:
            self._settings.send("Page.setFontSizes", {"fontSizes": {"standard": state.letters, "fixed": state.letters}})
        if state.css:
            self.page.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", state.css)
        yield
        if state.css:
            self.page.evaluate("() => { document.adoptedStyleSheets = []; }")
        if state.letters != 16:
            self._settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        if state.size:
            self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        if state.media:
            self.page.emulate_media(**PLAIN, color_scheme=self.scheme)

    def start_axe(self, rules: dict[str, bool] = AXE_RULES) -> None:
        """Let axe run on its own, so that another window can be looked at in the meantime."""
        self.page.evaluate(AXE_SCRIPT)
        self.page.evaluate("""off => {
          const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: off[ruleId] ?? true }]));
          globalThis.axeDone = new Promise((done) => setTimeout(() => done(axe.run(document, { rules, resultTypes: ["violations"] }))));
        }""", rules)

    def axe(self) -> list[str]:
        """Wait for axe; give what it found."""
        found = self.page.evaluate("axeDone.then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${help} (${id}): ${target.join(' ')}`)))")
        return self._named("axe", found)

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def _named(self, where: str, faults: list[str]) -> list[str]:
        return [f"{self.name}, {where}: {fault}" for fault in dict.fromkeys(faults)]


def report(path: str, faults: list[str]) -> str:
    """Say what is wrong with a page: all of it up to a screenful."""
    return f"{path}: {len(faults)} faults\n" + "\n".join(f"  {fault}" for fault in faults[:40])
