"""Every page keeps the promise: on a phone and on a desktop, in light and dark, and in every state of promise.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.promise import AXE_BESIDE, AXE_IN_SHORT, BARE, DESKTOP, MORE, PHONE, PLACES, SCRIPTLESS, STATES, ZOOMED, View, report

NAMES = [path.removesuffix(".md") for path in PLACES]


@pytest.fixture(scope="module")
def views(browser: Browser) -> Iterator[dict[str, View]]:
    """Give the windows of this file by name; each is made when it is first asked for, and closed at the end."""
    made = Views(browser)
    yield made
    for view in made.values():
        view.close()


class Views(dict[str, View]):
    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def __missing__(self, name: str) -> View:
        size, _, scheme = name.partition(", ")
        self[name] = View(self.browser, name, DESKTOP if size == "desktop" else PHONE, "dark" if scheme == "dark" else "light", script=size != "no script")
        return self[name]


@pytest.mark.parametrize("path", PLACES, ids=NAMES)
def test_the_promise_is_kept(views: dict[str, View], address: str, path: str) -> None:
    phone, desktop, bare = views["phone, light"], views["desktop, dark"], views["no script"]
    faults = [*phone.open(address, path), *desktop.open(address, path), *bare.open(address, path)]
    # Two windows, two processors: while axe reads the one, the probes look at the other.
    desktop.start_axe(AXE_BESIDE)
    faults += phone.look(*STATES, *MORE)
    faults += desktop.axe()
    phone.start_axe(AXE_IN_SHORT)
    faults += desktop.look(*STATES)
    faults += bare.look(SCRIPTLESS)
    faults += phone.axe()
    if (whole := phone.page.evaluate("probes.words()")) != (left := bare.page.evaluate("probes.words()")):
        faults.append(f"no script: these words are not the same with script: {sorted(set(whole) ^ set(left)) or 'their order'}")
    faults += phone.look(BARE)
    assert not faults, report(path, faults)


@pytest.mark.slow
@pytest.mark.parametrize("path", PLACES, ids=NAMES)
def test_the_promise_is_kept_in_the_other_schemes_and_magnified(views: dict[str, View], address: str, path: str) -> None:
    phone, desktop = views["phone, dark"], views["desktop, light"]
    faults = [*phone.open(address, path), *desktop.open(address, path)]
    desktop.start_axe()
    faults += phone.look(*STATES, *MORE, ZOOMED)
    faults += desktop.axe()
    phone.start_axe()
    faults += desktop.look(*STATES, *(state for state in MORE if not state.size and not state.css))  # the others are a phone's
    faults += phone.axe()
    faults += desktop.look(BARE)
    assert not faults, report(path, faults)
