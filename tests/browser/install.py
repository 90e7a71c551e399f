"""Make sure the browser tests have a browser: Playwright's own, or else the system's Chromium.

With the argument ``firefox``: the system's Firefox, for the slow proofs. Playwright cannot drive it, WebDriver BiDi can.
With the argument ``nginx``: a real web server, for the slow proofs.
Exit status 1, with what to do, when none can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")


def own() -> str | None:
    """Give the path of Playwright's own Chromium, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def system() -> str | None:
    """Give the path of a Chromium of the system, if there is one."""
    return next((path for name in SYSTEM if (path := shutil.which(name))), None)


def firefox() -> str | None:
    """Give the path of a Firefox of the system, if there is one."""
    return next((path for name in FIREFOX if (path := shutil.which(name))), None)


def nginx() -> str | None:
    """Give the path of nginx, if there is one: it lies where only administrators look."""
    return shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"]))


def find() -> str | None:
    """Give the browser to use: Playwright's own before the system's."""
    return own() or system()


def fetch(package: str) -> bool:
    """Install a package of the system where that can be done; tells whether it was."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return False
    return all(subprocess.run(["apt-get", *words], check=False, stdout=subprocess.DEVNULL).returncode == 0 for words in (["update", "-qq"], ["install", "-y", "-qq", package]))


OTHERS = {"firefox": ("Firefox", firefox, "firefox-esr"), "nginx": ("nginx", nginx, "nginx-light")}
"""What is not the browser, by argument: its name, how it is found, and the package that holds it."""


def main(name: str = "chromium") -> int:
    if name in OTHERS:
        title, there, package = OTHERS[name]
        if there() or (fetch(package) and there()):
            return 0
        print(f"There is no {title} for the slow proofs. Install {title}, then run this again.", file=sys.stderr)
        return 1
    if own():
        return 0
    download = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    if download.returncode == 0 and own():
        if sys.platform == "linux" and os.geteuid() == 0:
            subprocess.run([sys.executable, "-m", "playwright", "install-deps", "chromium"], check=False)
        return 0
    if not system():
        fetch("chromium")
    if not system():
        print("There is no browser for the tests. Install Chromium, then run this again.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
