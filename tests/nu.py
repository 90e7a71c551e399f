"""Is the built site valid HTML? Asks the Nu checker of the W3C's validator, which comes from npm and runs on Java.

``python -m tests.nu SITE`` checks every .html, .css and .svg below a folder. It prints each fault as ``file:line: …`` and
gives exit status 1 when there is one, or when the checker cannot run. Warnings count as faults.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

JAR = Path(__file__).parent / "node/node_modules/vnu-jar/build/dist/vnu.jar"
EXCEPTIONS = Path(__file__).parent / "nu-exceptions.txt"
NO_JAVA = "The Nu checker runs on Java. Install Java 17 or newer (on Debian and Ubuntu: apt-get install default-jre-headless), then run this again."
NO_JAR = "The Nu checker is not there. Run: make validate"
KINDS = {".html": "--html", ".css": "--css", ".svg": "--svg"}
"""One run for each kind: in a mixed run the checker counts the lines of a page from 0."""


class CannotRun(Exception):
    """The checker gave no verdict. Says in a sentence what to do."""


def java(*arguments: str) -> str:
    """Run the checker; gives what it printed. Raises CannotRun where there is no Java, or none that is new enough."""
    if not JAR.is_file():
        raise CannotRun(NO_JAR)
    found = shutil.which("java")
    if found is None:
        raise CannotRun(NO_JAVA)
    done = subprocess.run([found, "-jar", str(JAR), *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.stdout:
        return done.stdout
    if "UnsupportedClassVersionError" in done.stderr or "Unable to locate a Java" in done.stderr:  # the second is what macOS says without one
        raise CannotRun(NO_JAVA)
    raise CannotRun(f"The Nu checker did not run: {' '.join(done.stderr.split())[:300] or f'exit status {done.returncode}'}")


def version() -> str:
    """Give the version of the checker."""
    return java("--version").split()[0]


def exceptions(file: Path = EXCEPTIONS) -> dict[str, int]:
    """Read what is let pass: words of a message, with the line they stand on. Raises CannotRun for a line without its reason."""
    found = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        words, mark, reason = line.partition("  # ")
        if not line.strip() or line.startswith("#"):
            continue
        if not mark or not reason.strip():
            raise CannotRun(f"{file.name}:{number}: an exception without its reason. Write: words of the message, two spaces, '# ' and why it is let pass.")
        found[words.strip()] = number
    return found


def faults(site: Path, allowed: Path = EXCEPTIONS) -> list[str]:
    """Give every fault of a built site, one line each, and every exception that nothing needs. Raises CannotRun."""
    unneeded = exceptions(allowed)
    passed = dict(unneeded)
    told = []
    for message in _messages(site):
        extract = " ".join(message.get("extract", "").split())
        words = [words for words in passed if words in f"{message['message']} In: {extract}"]
        for one in words:
            unneeded.pop(one, None)
        if not words:
            path = Path(unquote(urlsplit(message["url"]).path))
            told.append((str(path.relative_to(site.resolve())), message.get("firstLine", message.get("lastLine", 1)), message["message"], extract))
    lines = [f"{site / path}:{line}: {said}{f' In: {near}' if near else ''}" for path, line, said, near in sorted(told)]
    return lines + [f"{allowed.name}:{number}: nothing needs this exception any more. Take it out." for number in unneeded.values()]


def _messages(site: Path) -> Iterator[dict]:
    pages = 0
    for ending, kind in KINDS.items():
        files = sorted(str(path.resolve()) for path in site.rglob(f"*{ending}"))
        pages += len(files)
        if files:
            yield from json.loads(java(kind, "--format", "json", "--exit-zero-always", "--stdout", *files))["messages"]
        elif ending == ".html":
            raise CannotRun(f"{site}: there is no page here. Build the site first: make build")


def main(site: str) -> int:
    try:
        found = faults(Path(site))
    except CannotRun as stop:
        print(stop, file=sys.stderr)
        return 1
    print("\n".join(found) or f"Every page of {site} is valid HTML.", file=sys.stderr if found else sys.stdout)
    if found:
        print(f"{len(found)} {'fault' if len(found) == 1 else 'faults'} found.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "site"))
