"""``python -m carebook``: check the words, publish a built site, list what is due, write the schemas, show the figures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from carebook.checks import check, figures
from carebook.errors import ContentError, ContentErrors
from carebook.figures import colours, contact_sheet, emblem, raster
from carebook.publish import publish
from carebook.reading import read
from carebook.schema import front_matter_schemas
from carebook.sheet import long_date, today


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Gives the exit status: 0 when all is well, 1 when there is a fault."""
    parser = argparse.ArgumentParser(prog="carebook", description="Health pages that cannot contradict themselves.")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder of the pages (docs)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check every page; print each fault with file, line and what to write")
    one = commands.add_parser("publish", help="finish a built site")
    one.add_argument("site", type=Path)
    commands.add_parser("overdue", help="list the pages whose next check is late; never a fault")
    one = commands.add_parser("schema", help="write JSON Schemas of the front matter, for editors")
    one.add_argument("folder", type=Path)
    one = commands.add_parser("draw", help="draw the picture of one page or of one file in docs/figures/")
    one.add_argument("file", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True, help="an .svg or a .png file")
    one.add_argument("--dark", action="store_true", help="with the colours of a dark page")
    one = commands.add_parser("figures", help="draw all pictures, light and dark, on one sheet to look at")
    one.add_argument("file", type=Path, help="a .png file")
    given = parser.parse_args(arguments)
    if given.command == "publish":
        if not (given.site / "index.html").is_file():
            print(f"{given.site}: there is no built site here. Build it first: make build.", file=sys.stderr)
            return 1
        publish(given.docs, given.site)
        return 0
    if given.command == "overdue":
        return _overdue(given.docs)
    if given.command == "schema":
        given.folder.mkdir(parents=True, exist_ok=True)
        for name, schema in front_matter_schemas().items():
            (given.folder / f"{name}.schema.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        return 0
    if given.command == "draw":
        return _draw(given.docs, given.file, given.output, dark=given.dark)
    if given.command == "figures":
        return _figures(given.docs, given.file)
    try:
        errors = check(given.docs)
    except ContentErrors as found:
        errors = found.errors
    if errors:
        print(ContentErrors(errors), file=sys.stderr)
        return 1
    print("All pages are in order.")
    return 0


def _draw(docs: Path, file: Path, output: Path, *, dark: bool) -> int:
    library, errors = read(docs)
    shown = f"{docs.name}/{file.resolve().relative_to(docs.resolve()).as_posix()}" if file.resolve().is_relative_to(docs.resolve()) else str(file)
    own = [error for error in (*errors, *(figures.check(library, frozenset()) if library else ())) if error.path == shown]
    svg = emblem.of(shown.removeprefix(f"{docs.name}/"), library) if library and not own else None
    if svg is None:
        print(ContentErrors(own or [ContentError(shown, 1, "there is no picture here. Name a page with a 'pose', or a file of docs/figures/.")]), file=sys.stderr)
        return 1
    text = colours.alone(svg, docs / "assets" / "site.css", dark=dark)
    if output.suffix == ".png":
        output.write_bytes(raster.png(text))
    else:
        output.write_text(text + "\n", encoding="utf-8")
    print(f"Look at {output}")
    return 0


def _figures(docs: Path, file: Path) -> int:
    library, errors = read(docs)
    if library is None:
        print(ContentErrors(errors), file=sys.stderr)
        return 1
    contact_sheet.write(library, file)
    print(f"Look at {file}")
    return 0


def _overdue(docs: Path) -> int:
    library, _ = read(docs)
    late = [page for page in library.pages.values() if page.facts.overdue(today())] if library else []
    for page in late:
        print(f"{docs.name}/{page.path}:{page.line_of('next_check')}: the check was due by {long_date(page.facts.next_check)}.")
    print(f"{len(late)} of {len(library.pages) if library else 0} pages are past their check date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
