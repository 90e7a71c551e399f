"""``python -m carebook``: check the words, list their addresses, publish a built site or zip it, list what is due, score the pages, write the schemas, show the figures, tell what a release says."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from carebook import addresses, changelog, moment, siteconfig
from carebook.checks import check, figures
from carebook.errors import ContentError, ContentErrors
from carebook.figures import colours, contact_sheet, emblem, raster
from carebook.kept import kept
from carebook.library import Library
from carebook.publish import disk, publish
from carebook.reading import ADDRESSES, read
from carebook.rendering import extension_fault
from carebook.schema import front_matter_schemas
from carebook.scorecard.kept import scorecard_of
from carebook.scorecard.score import as_json
from carebook.sheet import long_date, today


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Gives the exit status: 0 when all is well, 1 when there is a fault."""
    parser = argparse.ArgumentParser(prog="carebook", description="Health pages that cannot contradict themselves.")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the pages (docs)")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("check", help="check every page; print each fault with file, line and what to write")
    one.add_argument("--settings", action="store_true", help="only mkdocs.yml, before a generator reads it and tells its faults in its own way")
    commands.add_parser("addresses", help="put new addresses and heading ids into docs/addresses.yml, where they stay for ever")
    one = commands.add_parser("publish", help="finish a built site")
    one.add_argument("site", type=Path)
    one = commands.add_parser("zip", help="write a built site as one zip that opens from a disk")
    one.add_argument("site", type=Path)
    one.add_argument("-o", "--output", type=Path, help="a .zip file (.build/ and the name of the site)")
    commands.add_parser("overdue", help="list the pages whose next check is late; never a fault")
    one = commands.add_parser("schema", help="write JSON Schemas of the front matter, for editors")
    one.add_argument("folder", type=Path)
    one = commands.add_parser("score", help="score every page against published checklists; print JSON, or write it")
    one.add_argument("-o", "--output", type=Path, help="a .json file")
    one = commands.add_parser("draw", help="draw the picture of one page or of one file in docs/figures/")
    one.add_argument("file", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True, help="an .svg or a .png file")
    one.add_argument("--dark", action="store_true", help="with the colours of a dark page")
    one = commands.add_parser("figures", help="draw all pictures, light and dark, on one sheet to look at")
    one.add_argument("file", type=Path, help="a .png file")
    one = commands.add_parser("notes", help="print what the changelog says of a release")
    one.add_argument("tag", help="as git has it: v1.2.0")
    given = parser.parse_args(arguments)
    try:
        return _run(given)
    except ContentErrors as found:
        print(found, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
    return 1


def _run(given: argparse.Namespace) -> int:
    if given.command in ("publish", "zip"):
        if not (given.site / "index.html").is_file():
            print(f"{given.site}: there is no built site here. Build it first: make build.", file=sys.stderr)
            return 1
        with moment.settled(given.docs):
            if given.command == "zip":
                return _zip(given.docs, given.site, given.output)
            publish(given.docs, given.site)
        return 0
    if given.command == "addresses":
        return _addresses(given.docs)
    if given.command == "overdue":
        return _overdue(given.docs)
    if given.command == "schema":
        given.folder.mkdir(parents=True, exist_ok=True)
        for name, schema in front_matter_schemas().items():
            (given.folder / f"{name}.schema.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        return 0
    if given.command == "score":
        return _score(given.docs, given.output)
    if given.command == "draw":
        return _draw(given.docs, given.file, given.output, dark=given.dark)
    if given.command == "figures":
        contact_sheet.write(_library(given.docs)[0], given.file)
        print(f"Look at {given.file}")
        return 0
    if given.command == "notes":
        print(changelog.notes(given.docs.resolve().parent, given.tag), end="")
        return 0
    if given.settings:
        _config(given.docs)
        return 0
    if errors := check(given.docs):
        raise ContentErrors(errors)
    print("All pages are in order.")
    return 0


def _library(docs: Path) -> tuple[Library, list[ContentError]]:
    library, errors = read(docs)
    if library is None:
        raise ContentErrors(errors)
    return library, errors


def _addresses(docs: Path) -> int:
    library, errors = _library(docs)
    if errors:
        raise ContentErrors(errors)
    new = addresses.append(library)
    print(f"Look at {docs / ADDRESSES}: new lines stand at the ends of its lists." if new else "Nothing is new.")
    return 0


def _config(docs: Path) -> siteconfig.SiteConfig:
    config = siteconfig.read(docs.resolve().parent)
    errors = config.errors or tuple((1, text) for text in [extension_fault(config)] if text)
    if errors:
        raise ContentErrors([ContentError(siteconfig.CONFIG, *error) for error in errors])
    return config


def _zip(docs: Path, site: Path, output: Path | None) -> int:
    config = _config(docs)
    output = output or Path(".build") / config.zip
    store = kept(docs)
    disk.write(site, output, config.name, config.url, store)
    store.save()
    print(f"Look at {output}")
    return 0


def _draw(docs: Path, file: Path, output: Path, *, dark: bool) -> int:
    """Draw what can be drawn, and tell the faults of the page too: a leg out of place is best mended with a look at it."""
    library, errors = _library(docs)
    if not file.resolve().is_relative_to(docs.resolve()):
        raise ContentErrors([ContentError(str(file), 1, f"this is not in {docs}. Name a page or a file of {docs}/figures/.")])
    if output.suffix not in (".svg", ".png"):
        raise ContentErrors([ContentError(str(output), 1, "a picture ends in .svg or .png. Name it so.")])
    path = file.resolve().relative_to(docs.resolve()).as_posix()
    own = [error for error in (*errors, *figures.check(library, frozenset())) if error.path == library.shown(path)]
    svg = emblem.of(path, library)
    if svg is None:
        raise ContentErrors(own or [ContentError(library.shown(path), 1, "there is no picture here. Name a page with a 'pose', or a file of docs/figures/.")])
    text = colours.alone(svg, docs, dark=dark)
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix == ".png":
        output.write_bytes(raster.png(text))
    else:
        output.write_text(text + "\n", encoding="utf-8")
    print(f"Look at {output}")
    for error in sorted(set(own)):
        print(error, file=sys.stderr)
    return 1 if own else 0


def _score(docs: Path, output: Path | None) -> int:
    library, errors = read(docs)
    if library is None or errors:
        print(ContentErrors(errors), file=sys.stderr)
        return 1
    text = as_json(scorecard_of(library))
    if output is None:
        print(text, end="")
        return 0
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
    print(f"Look at {output}")
    return 0


def _overdue(docs: Path) -> int:
    library, _ = _library(docs)
    late = [page for page in library.pages.values() if page.facts.overdue(today())]
    for page in late:
        print(f"{docs.name}/{page.path}:{page.line_of('next_check')}: the check was due by {long_date(page.facts.next_check)}.")
    print(f"{len(late)} of {len(library.pages)} pages are past their check date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
