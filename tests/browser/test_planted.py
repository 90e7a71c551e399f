"""Each probe sees the fault it is made for: one sound page, and one fault at a time planted in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.browser.promise import BARE, MORE, PHONE, SCRIPTLESS, SOURCE, STATES, ZOOMED, State, View

CSS = """
body { margin: 0; background: #fff; color: #111; font: 1rem/1.6 sans-serif } html { font-size: 112.5% } main { padding: 0 16px 16px }
h1, h2 { font-size: 1rem } .skip { margin: 9px }
a, button { display: inline-block; padding: 4px 8px; border: 0; background: none; color: #003; font: inherit }
:focus-visible { outline: 3px solid #000; outline-offset: 2px }
.warning { padding: 8px; border: 2px solid #900; border-left-width: 14px } .tile { padding: 8px; background: #eef; border: 1px solid }
@media print { button, nav, header, .skip { display: none } .warning { border-color: #000 } a, h1 { color: #000 } body { color: #000 } .tile { background: none } }
"""
MAIN = """
<h1>A knee</h1>
<section class="warning emergency" aria-labelledby="now"><h2 id="now">Emergency</h2><p>Call now.</p></section>
<section class="section"><h2>What it is</h2><p>It is a <a href="x">knee</a> that hurts.</p>
<svg role="img" aria-label="A knee" width="90" height="40"><desc>It bends.</desc><path d="M0 0H90V40H0Z" fill="#003"/><text x="20" y="25" fill="#fff">Knee</text></svg>
<div class="tile"><p>A tile.</p></div></section>
"""
FRAME = """<!doctype html><html lang="en"><title>A knee</title><style>{css}</style>
<body><a class="skip" href="#content">Skip</a>
<header><a href="#all">Menu</a> <button aria-expanded="false" aria-controls="panel">More</button><div id="panel" hidden><a href="x">Inside</a></div></header>
<main id="content">{main}</main>
<footer><nav id="all" aria-label="All pages"><ul><li><a href="a">First</a><li><a href="b">Second</a><li><a href="c">Third</a><li><a href="d">Fourth</a></ul></nav></footer>"""

PRINTED = next(state for state in MORE if state.name == "printed")
CALM = next(state for state in MORE if state.name == "motion is not wanted")
SPACED = next(state for state in STATES if "spacing" in state.name)
LARGE = next(state for state in STATES if state.letters != 16)
TOLD_NOTHING = next(state for state in MORE if "not told" in state.name)
NARROW = next(state for state in MORE if state.size == (320, 640))
FORCED = next(state for state in STATES if state.name == "forced colours")
DARK = next(state for state in MORE if state.name == "dark")


def at(probe: str) -> State:
    return State("as it is", (probe,))


PLANTED = [
    # what is planted: (state, style added, words of the page changed to, what the fault has to say)
    (at("structure"), "", ("</section>\n", "</section><main>Two</main>"), "2 main landmarks"),
    (at("structure"), "", ("<h2>What", "<h4>What"), "a level is skipped"),
    (at("structure"), "", ("<h1>A knee</h1>", "<h1>A knee</h1><h1>A knee</h1>"), "2 h1, not one"),
    (at("structure"), "", ("<p>Call", "<nav><a href=x>Up</a></nav><p>Call"), "has no name"),
    (at("structure"), "", ('<h2 id="now">Emergency</h2><p>Call now.</p>', '<p>Call now.</p><h2 id="now">Emergency</h2>'), "does not begin with its heading"),
    (at("structure"), "", ('role="img" aria-label="A knee"', 'role="img"'), "has no name"),
    (at("structure"), "", ("<desc>It bends.</desc>", ""), "has no description"),
    (at("structure"), "", ('role="img" ', ""), "neither a picture with a role nor hidden"),
    (at("structure"), "", ('<div class="tile">', '<div class="tile" onclick="go()">'), "acts like a control"),
    (at("structure"), "", ('<div class="tile">', '<div class="tile" id="deaf"><script>document.getElementById("deaf").addEventListener("click", () => 0)</script>'), "acts like a control"),
    (at("structure"), "", ('<a href="x">knee', '<a href="x" tabindex="1">knee'), "positive tabindex"),
    (at("structure"), "", ('<a href="x">knee', '<a href="x" aria-expanded="false">knee'), "says it opens something"),
    (at("structure"), "", ('<a href="x">knee', '<a href="x" aria-controls="gone">knee'), "controls #gone"),
    (at("targets"), ".tile a { padding: 0; font-size: 12px }", ("A tile.", '<a href="x">Go</a>'), "less than 24 × 24"),
    (at("targets"), ".cite a { display: inline; padding: 0 }", ("A tile.", 'Words before it.<sup class="cite"><a href="x">1</a></sup>'), "less than 24 × 24"),
    (at("order"), "header { display: flex; flex-direction: row-reverse }", None, "is seen before"),
    (at("order"), "h1 { position: relative; top: 300px }", None, "is seen before"),
    (at("layout"), ".tile { width: 500px }", None, "px too wide"),
    (at("layout"), ".tile { height: 20px; overflow: hidden }", None, "is cut off"),
    (at("layout"), ".tile { height: 12px }", None, "runs out of its box"),
    (at("layout"), ".warning p { margin-top: -40px }", None, "lie on one another"),
    (SPACED, ".tile { height: 40px; overflow: hidden } .tile p { line-height: 1 }", ("A tile.", "A tile of many words that need a line or two more"), "is cut off"),
    (LARGE, ".tile { min-width: 15rem }", None, "px too wide"),
    (TOLD_NOTHING, ".tile { display: inline-flex }", ("A tile.", "Incomprehensibilities"), "px too wide"),
    (NARROW, ".tile { width: 310px }", None, "px too wide"),
    (replace(ZOOMED, probes=("keyboard",)), "header { position: fixed; bottom: 0; width: 100%; height: 190px; background: #fff }", None, "is covered by"),
    (at("contrast"), ".tile p { color: #767676 }", None, "less than 7:1"),
    (at("contrast"), ".tile { opacity: .6 }", None, "less than 7:1"),
    (at("contrast"), ".tile { background-image: linear-gradient(#fff, #000) }", None, "a picture or a gradient"),
    (at("contrast"), ".tile::before { content: '1'; background: #ccc; color: #555 }", None, "::before"),
    (at("contrast"), ".tile::before { content: ''; display: block; width: 9px; border: 2px solid #ddd }", None, "less than 3:1"),
    (at("contrast"), "button { border: 2px solid #ddd }", None, "the edge of"),
    (at("contrast"), "", ('fill="#fff"', 'fill="#447"'), "less than 7:1"),
    (at("contrast"), "", ('x="20" y="25" fill="#fff">Knee', 'x="20 120" y="25" fill="#fff">12'), "#ffffff on #ffffff"),
    (at("contrast"), "", ("A tile.", '<svg class="icon" aria-hidden="true" width="24" height="24"><path d="M0 0H9V9Z" fill="#ccd"/></svg> A tile.'), "icon"),
    (DARK, "@media (prefers-color-scheme: dark) { .tile { color: #777 } }", None, "dark, contrast"),
    (DARK, "@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #ddd } }", None, "has a focus ring of"),
    (at("keyboard"), ":focus-visible { outline: none }", None, "shows no sign of the focus"),
    (at("keyboard"), ":focus-visible { outline-color: #ccc }", None, "has a focus ring of"),
    (at("keyboard"), ":focus-visible { outline-width: 1px }", None, "of what is needed is seen"),
    (at("keyboard"), ".tile { overflow: hidden; padding: 0 } .tile p { margin: 0 }", ("A tile.", '<a href="x">Go on to the next page of it</a>'), "of what is needed is seen"),
    (at("keyboard"), "nav a { position: fixed; left: -900px }", None, "0% on the screen"),
    (at("keyboard"), "header > a { opacity: 0 }", None, "no box"),
    (at("keyboard"), "header { position: relative } header::after { content: ''; position: absolute; inset: 0 } .tile { position: fixed; inset: 0 }", None, "is covered by"),
    (at("keyboard"), "nav ul { display: flex; flex-direction: column-reverse }", None, "is seen before"),
    (at("shut"), "#panel { display: block !important; height: 0; overflow: hidden }", None, "can be reached"),
    (FORCED, ".tile { border: 0 }", None, "had only a ground"),
    (FORCED, ".warning { border-left-width: 0 }", None, "has lost its solid edge"),
    (FORCED, ".warning { forced-color-adjust: none; border-color: #eee }", None, "cannot be seen"),
    (FORCED, ":focus-visible { outline: none; background: #ff0 }", None, "shows no sign of the focus"),
    (FORCED, "[aria-pressed] { background: none }", ("A tile.", '<button aria-pressed="true">Pressed</button>'), "does not look it"),
    (FORCED, "nav a { border-bottom: 2px solid transparent } [aria-current] { border-color: #900 }", ('<a href="a">', '<a href="a" aria-current="page">'), "does not look it"),
    (FORCED, "svg :is(path, text) { fill: #fefefe }", ('<svg role="img"', '<svg class="kx" role="img"'), "no line that stands out"),
    (CALM, ".tile { transition: opacity .2s }", None, "transitionDuration"),
    (CALM, "html { scroll-behavior: smooth }", None, "scrolls smoothly"),
    (PRINTED, ".tile p { color: #900 !important }", None, "printed in the colour"),
    (PRINTED, "@media print { .tile { background: #ccc !important } }", None, "is printed"),
    (PRINTED, "@media print { header, button { display: block !important } }", None, "nobody can press it"),
    (PRINTED, "@media print { .warning { border-left-style: dotted !important } }", None, "has lost its solid edge on paper"),
    (PRINTED, "", ('<div class="tile">', '<ul class="source-list"><li><a href="https://a.example">A source</a></ul><div class="tile">'), "without its address"),
    (SCRIPTLESS, "", None, "can do nothing without script"),
    (SCRIPTLESS, "", ("</main>", "<details><summary>More</summary>Words</details></main>"), "is shut"),
    (BARE, "[hidden] { display: block !important }", ("<p>A tile.", "<p hidden>A tile."), "is gone"),
    (BARE, ".icon { width: 24px }", ("<p>A tile.", '<p><svg class="icon" aria-hidden="true" viewBox="0 0 9 9"></svg>A tile.'), "its icon is"),
    (BARE, "", ("<h1>A knee</h1>", '<h1>A knee</h1><section class="section"><h2>First</h2></section>'), "stands after"),
    (BARE, "", ('<a class="skip" href="#content">Skip</a>', '<a href="x">Home</a><a class="skip" href="#content">Skip</a>'), "the skip link is not the first link"),
]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[View]:
    view = View(browser, "phone", PHONE)
    view.page.goto("about:blank")
    yield view
    view.close()


def shown(window: View, css: str = "", change: tuple[str, str] | None = None) -> None:
    html = FRAME.format(css=CSS + css, main=MAIN)
    if change:
        assert change[0] in html, change
        html = html.replace(change[0], change[1], 1)
    window.page.emulate_media(media="screen", forced_colors="none", reduced_motion="no-preference", color_scheme="light")
    window.page.set_viewport_size({"width": 360, "height": 740})
    window.page.set_content(html)
    window.page.evaluate(SOURCE)


def test_a_sound_page_has_no_fault(window: View) -> None:
    shown(window)
    assert window.look(*STATES, *MORE, ZOOMED) == []
    assert window.look(BARE) == []


@pytest.mark.parametrize(("state", "css", "change", "said"), PLANTED, ids=[f"{one[0].probes[0]}-{place}" for place, one in enumerate(PLANTED)])
def test_a_planted_fault_is_found(window: View, state: State, css: str, change: tuple[str, str] | None, said: str) -> None:
    shown(window, css, change)
    found = window.look(state)
    assert any(said in fault for fault in found), found or "nothing was found"


def test_a_trap_for_the_keyboard_is_found(window: View) -> None:
    shown(window, "", ("A tile.", 'A <a href="x">tile</a>.<script>document.currentScript.previousElementSibling.addEventListener("keydown", (event) => event.preventDefault())</script>'))
    for _ in range(window.page.evaluate("probes.keyboard_start()")):
        window.page.keyboard.press("Tab")
    assert any("should be" in fault for fault in window.page.evaluate("probes.keyboard_finish()"))


def test_axe_runs_every_rule(window: View) -> None:
    shown(window, ".tile p { color: #666 }", ("A tile.", 'A tile.<img src="x">'))
    window.start_axe()
    found = window.axe()
    assert any("image-alt" in fault for fault in found) and any("color-contrast-enhanced" in fault for fault in found), found
