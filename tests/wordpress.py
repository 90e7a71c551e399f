"""The other side of oEmbed: how WordPress finds an answer, cleans it, and shows it. Written from what its source does.

Source: wp-includes/class-wp-oembed.php (discover), wp-includes/embed.php (wp_filter_oembed_result) and wp-includes/js/wp-embed.js
of github.com/WordPress/WordPress, read on 23 November 2026. No line of theirs is copied.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

TYPE = "application/json+oembed"
ALLOWED = {"a": {"href"}, "blockquote": set(), "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"}}
"""What wp_kses lets through of a provider that WordPress does not know."""
READ = 153_600
"""Bytes of a page that WordPress reads when it looks for an answer."""
LEAST, MOST = 200, 1000
"""Bounds of the height it gives a frame, in CSS pixels."""

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))(?=\s|$)""")


def discovered(html: str) -> str | None:
    """Give the address of the answer that a page names, as WordPress finds it: by patterns, in the head alone where that ends with a tag."""
    text = html.encode()[:READ].decode("utf-8", "ignore")
    end = text.lower().find("</head>")
    for link in re.findall(r"<link([^<>]+?)/?>", text[:end] if end > 0 else text, re.IGNORECASE):
        given = {name.lower(): next(value for value in values if value) for name, *values in _ATTRIBUTE.findall(link.strip()) if any(values)}
        if given.get("type") == TYPE and given.get("href"):
            return given["href"]
    return None


def filtered(html: str, secret: str) -> str | None:
    """Give the HTML of an answer as it stands in a post, or nothing where WordPress shows a plain link instead."""
    cleaned = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", _kses(html), re.DOTALL | re.MULTILINE)
    if not cleaned:
        return None
    quote, frame = cleaned[1] or "", cleaned[2]
    source = re.search(r" src=(['\"])(.*?)\1", frame)
    if source:
        frame = frame.replace(source[0], f' src="{source[2]}#?secret={secret}" data-secret="{secret}"')
    hidden = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" ' if quote else ""
    return quote + frame.replace("<iframe", f'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" {hidden}'.rstrip(), 1)


class _Kses(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ALLOWED:
            self.out += f"<{tag}" + "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if name in ALLOWED[tag]) + ">"

    def handle_endtag(self, tag: str) -> None:
        if tag in ALLOWED:
            self.out += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.out += data


def _kses(html: str) -> str:
    cleaner = _Kses()
    cleaner.feed(html)
    cleaner.close()
    return cleaner.out


SCRIPT = """
// Notes what it hears, and does with it what WordPress does.
window.heard = [];
addEventListener("message", (event) => {
  const { message, value, secret } = event.data || {};
  if (!(secret || message || value) || /[^a-zA-Z0-9]/.test(secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${secret}"]`)) {
    if (event.source !== frame.contentWindow) continue;
    heard.push([message, value, secret, event.origin]);
    frame.removeAttribute("style");
    if (message === "height") frame.height = Math.max(200, Math.min(1000, parseInt(value, 10) || 0));
    if (message === "link" && new URL(value).host === new URL(frame.src).host && document.activeElement === frame) top.location.href = value;
  }
});
addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
});
"""
