"""Another site, of another origin, that shows pages of ours; and what a reader sees of them there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from playwright.sync_api import BrowserContext, Frame, Page, Request

from tests.browser.local import Silent, listening


class Elsewhere:
    """Serves whatever page it was given last, at any address."""

    def __init__(self) -> None:
        self.address = ""
        self.html = ""

    @contextmanager
    def open(self) -> Iterator[Elsewhere]:
        site = self

        class Handler(Silent, BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.html.encode("utf-8")
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        with listening(Handler) as self.address:
            yield self

    def show(self, page: Page, body: str, head: str = "") -> Page:
        """Open a page of this site that holds ``body``."""
        self.html = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title>{head}</head><body>{body}</body></html>'
        page.goto(self.address)
        return page


HOSTILE = """<style>
  knee-leaflet, knee-leaflet *, iframe + *, section, .warnings, .warning, h1, h2, p, ul, li, a, strong {
    display: none !important; visibility: hidden !important; opacity: 0 !important; position: absolute !important; left: -9999px !important;
    width: 0 !important; height: 0 !important; max-height: 0 !important; overflow: hidden !important; transform: scale(0) !important; clip-path: inset(50%) !important;
    font-size: 0 !important; color: transparent !important; content-visibility: hidden !important; filter: opacity(0) !important; pointer-events: none !important;
  }
  * { font-size: 2px !important; color: #fff !important; background: #fff !important; line-height: 0 !important; }
</style>"""
"""A stylesheet that hides whatever it can reach of ours, by name and by kind."""

SEEN = """() => {
  const box = document.querySelector("main > .warnings > .warning");
  const level = box.querySelector(".level"), words = box.querySelector("li");
  const faults = [];
  for (const part of [box, level, words]) {
    const at = part.getBoundingClientRect(), style = getComputedStyle(part);
    if (!part.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) faults.push(`${part.className || part.localName} is hidden`);
    if (at.width < 20 || at.height < 12) faults.push(`${part.className || part.localName} measures ${at.width} by ${at.height}`);
    if (at.left < 0 || at.right > document.documentElement.clientWidth + 1) faults.push(`${part.className || part.localName} is cut off at the side`);
    if (parseFloat(style.fontSize) < 12) faults.push(`letters of ${style.fontSize}`);
  }
  if (level.getBoundingClientRect().bottom > 200) faults.push("the level stands below what the lowest frame shows");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const first = [];
  for (let node = walker.nextNode(); node && !box.contains(node); node = walker.nextNode()) if (node.data.trim() && !node.parentElement.closest("script, style")) first.push(node.data.trim());
  if (first.join() !== document.querySelector("h1").textContent.trim()) faults.push(`before the warning stands: ${first.join(" / ")}`);
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push("it is wider than its frame");
  return faults;
}"""


def frame_of(page: Page, part: str = "/embed/") -> Frame:
    """Give the frame of ours in a page; waits until its document is there."""
    page.wait_for_function("() => document.querySelector('iframe, knee-leaflet')")
    for _ in range(100):
        for frame in page.frames[1:]:
            if part in frame.url and frame.evaluate("document.readyState") == "complete":
                return frame
        page.wait_for_timeout(30)
    raise AssertionError(f"no frame of ours has loaded: {[frame.url for frame in page.frames]}")


def height_of(frame: Frame) -> int:
    """Give how high the document in a frame is, in CSS pixels, as its own layout says."""
    height: int = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    return height


class Watched:
    """All that a window asks for, save the icon that a browser looks for by itself."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        context.on("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.url.endswith("favicon.ico"):
            self.asked.append(request.url)
