"""What a page may do: its security policy, on every page, and nothing in it that the policy would have to forbid."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from carebook.publish import publish
from carebook.publish.policy import with_policy
from tests.conftest import build

FIXED = {
    "default-src": "'none'", "img-src": "'self'", "connect-src": "'self'", "manifest-src": "'self'", "worker-src": "'self'",
    "base-uri": "'none'", "form-action": "'none'",
}


def faults(html: str) -> list[str]:
    """Name what is wrong with the policy of a page, or against it."""
    soup = BeautifulSoup(html, "html5lib")
    metas = soup.find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
    if len(metas) != 1:
        return [f"{len(metas)} policies"]
    found = []
    first = next(node for node in soup.head.find_all(True) if node.name != "meta" or not node.has_attr("charset"))
    if first is not metas[0]:
        found.append(f"{first.name} stands before the policy")
    given = dict(one.split(" ", 1) for one in metas[0]["content"].split(";"))
    for kind in ("script", "style"):
        inline = [node.string for node in soup.find_all(kind) if not node.has_attr("src") and node.get("type") != "application/ld+json"]  # data, which no browser runs
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
        if given.pop(f"{kind}-src", "").split() != ["'self'", *hashes]:
            found.append(f"{kind}-src does not name the {kind} of the page")
    # A page that shows frames when asked may show those of this site, and no other page may show any.
    if given != FIXED | ({"frame-src": "'self'"} if soup.find(attrs={"data-live": True}) else {}):
        found.append(f"it allows {given}")
    for node in soup.find_all(True):
        found += [f"{node.name} has {name}" for name in node.attrs if name.startswith("on") or name == "style"]
        found += [f"{node.name} leads to {value}" for name, value in node.attrs.items() if name in ("href", "src", "action") and value.lower().lstrip().startswith(("javascript:", "data:", "//"))]
    return found + [f"there is a {node.name}" for node in soup.find_all(["base", "form"])]


def test_every_page_has_its_policy(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert site / "404.html" in pages
    found = {page.relative_to(site).as_posix(): faults(page.read_text(encoding="utf-8")) for page in pages}
    assert not {name: said for name, said in found.items() if said}


GOOD = with_policy('<!doctype html><html><head><meta charset="utf-8"><title>A</title><style>a{}</style><script>1</script></head><body><p>A</p></body></html>')


@pytest.mark.parametrize(("old", "new", "wanted"), [
    ("<p>A</p>", '<p onclick="x()">A</p>', "p has onclick"),
    ("<p>A</p>", '<p style="color:red">A</p>', "p has style"),
    ("<p>A</p>", '<a href="javascript:x()">A</a>', "a leads to javascript:x()"),
    ("<p>A</p>", "<script>2</script>", "script-src does not name the script of the page"),
    ("<p>A</p>", "<script type=module>2</script>", "script-src does not name the script of the page"),
    ("a{}", "b{}", "style-src does not name the style of the page"),
    ("connect-src 'self'", "connect-src *", "it allows {'default-src"),
    ('<meta charset="utf-8">', '<meta charset="utf-8"><script>1</script>', "script stands before the policy"),
    ("http-equiv", "name", "0 policies"),
    ("<p>A</p>", "<form></form>", "there is a form"),
    ("<p>A</p>", "<p data-live></p>", "it allows {'default-src"),
])
def test_a_hole_in_the_policy_is_told(old: str, new: str, wanted: str) -> None:
    assert faults(GOOD) == []
    assert any(said.startswith(wanted) for said in faults(GOOD.replace(old, new, 1)))


def test_hosts_that_read_headers_find_them(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    for line in ("/*", "  X-Content-Type-Options: nosniff", "  Referrer-Policy: no-referrer", "  Access-Control-Allow-Origin: *"):
        assert line in text.splitlines()


def test_a_site_is_finished_once(sample: Path) -> None:
    assert build(sample, sample / "site").returncode == 0
    publish(sample / "docs", sample / "site")
    before = (sample / "site/index.html").read_bytes()
    publish(sample / "docs", sample / "site")
    assert (sample / "site/index.html").read_bytes() == before
    assert faults(before.decode()) == []


def test_a_writers_server_leaves_the_policy_out(sample: Path) -> None:
    """Its live reload is an inline script."""
    assert build(sample, sample / "site").returncode == 0
    publish(sample / "docs", sample / "site", serving=True)
    html = (sample / "site/index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in html and "<style>" in html
    assert not (sample / "site/assets/social").exists()
