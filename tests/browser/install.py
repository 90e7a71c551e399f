"""Make sure the browser tests have a browser: Playwright's own, or else the system's Chromium.

Exit status 1, with what to do, when neither can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM = ("chromium", "chromium-browser", "google-chrome")


def own() -> str | None:
    """Give the path of Playwright's own Chromium, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def system() -> str | None:
    """Give the path of a Chromium of the system, if there is one."""
    return next((path for name in SYSTEM if (path := shutil.which(name))), None)


def find() -> str | None:
    """Give the browser to use: Playwright's own before the system's."""
    return own() or system()


def main() -> int:
    if own():
        return 0
    download = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    if download.returncode == 0 and own():
        if sys.platform == "linux" and os.geteuid() == 0:
            subprocess.run([sys.executable, "-m", "playwright", "install-deps", "chromium"], check=False)
        return 0
    if not system() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, stdout=subprocess.DEVNULL)
    if not system():
        print("There is no browser for the tests. Install Chromium, then run this again.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
