"""The one module that knows which generator is running.

As a MkDocs hook (``hooks: [carebook/generator.py]``) it checks everything before a build and publishes after it.
ProperDocs runs the same hook. Zensical has no hooks: there, ``python -m carebook check`` runs before the build and
``python -m carebook publish site`` after it.
"""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown

_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)

log = logging.getLogger("mkdocs.plugins.carebook")


def current_page(md: Markdown, docs: Path) -> tuple[Path, str]:
    """Find the page being rendered: the docs folder and the page's path in it (empty where it cannot be told).

    ``docs`` is used where the generator does not say which folder it reads.
    """
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs
        file = md.treeprocessors["relpath"].file  # type: ignore[attr-defined]
        path: str = file.src_uri
        absolute = Path(file.abs_src_path) if file.abs_src_path else docs / path
        return absolute.parents[path.count("/")], path
    if "rendering_context" in md.preprocessors:  # Zensical
        return docs, str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined]
    return docs, ""


def made_later(md: Markdown, name: str) -> str:
    """Give the address by which raw HTML of a page links to a file ``name`` that is made after the build, beside the page's folder.

    MkDocs leaves such a link alone. Zensical takes it for one between Markdown files, which lie a folder higher than their pages.
    """
    return name if "rendering_context" in md.preprocessors else f"../{name}"


LOOK = 0.1
"""Seconds between two looks of the server at the files, each of which takes it a thousandth; MkDocs' own half a second is a good part of what a writer waits."""
KNOTS = 20_000
"""Objects that were made and not given back, after which Python looks for those that hold each other. Its own 700 is a sixth of the time of a build."""

_serving = False


def on_startup(command: str, **_: Any) -> None:
    """Note whether a writer is looking at pages as they change: then what nobody sees there is not made."""
    global _serving
    _serving = command == "serve"
    gc.set_threshold(KNOTS)


_wanted: Path | None = None
"""Where the site is to stand; it is built beside, and takes its place when all went well."""


def on_pre_build(config: Any) -> None:
    """Settle by which moment all is dated, then check everything; stop before anything is written when there is a fault.

    What is built goes beside the site until it is whole.
    """
    global _wanted
    from mkdocs.exceptions import Abort

    from carebook import moment, store
    from carebook.checks import check
    from carebook.errors import ContentErrors
    from carebook.publish import place

    store.forget()
    try:
        if not _serving:  # a writer sees the pages as they are today
            os.environ[moment.NAME] = moment.of(Path(config.docs_dir))
        errors = check(Path(config.docs_dir), ready=not _serving)
    except ContentErrors as found:
        errors = found.errors
    if not _serving and (fault := place.fault(Path(config.site_dir))):
        errors.append(fault)
    for error in errors:
        log.error(str(error))
    if errors:
        count = len(errors)
        raise Abort(f"{count} {'fault' if count == 1 else 'faults'} found. Nothing was built.")
    if not _serving:
        _wanted = Path(config.site_dir)
        config.site_dir = str(place.beside(_wanted))


def on_pre_page(page: Any, config: Any, files: Any) -> Any:
    """Let the generator take the article that was checked, instead of rendering the words a second time."""
    from carebook.rendered import rendered
    from carebook.rendering import as_published
    from carebook.store import current_library

    checked = rendered(current_library(Path(config.docs_dir))).get(page.file.src_uri)
    if checked is not None:

        def render(config: Any, files: Any) -> None:
            page.content = as_published(checked.html, page.file.src_uri, partial(_address, page, files))
            page.title = heading[1] if (heading := _HEADING.search(page.content)) else page.title
            page.toc, page.present_anchor_ids = [], set()  # our own list of contents stands in the article

        page.render = render
    return page


def _address(page: Any, files: Any, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return None if file is None else str(file.url_relative_to(page.file))


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Let the server see changes soon, and show the last good site while a page has faults; without this it would seem to hang."""
    from mkdocs.exceptions import Abort

    watched = [*_unwatched(server, (config.docs_dir, config.config_file_path, *config.theme.dirs))]
    server.observer = type(server.observer)(timeout=LOOK)
    for path in watched:
        server.watch(path)

    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except Abort as stop:
            log.error("%s The pages shown are the last good ones.", stop)

    server.builder = build_or_keep
    return server


def _unwatched(server: Any, paths: Iterable[str | None]) -> Iterator[str]:
    """Take from the server those of ``paths`` that it looks at, and give them."""
    for path in paths:
        if path:
            with suppress(KeyError):
                server.unwatch(path)
                yield path


def on_post_build(config: Any) -> None:
    """Publish what goes with the pages, put the site in its place, and tell where it would say more if it were dated by the clock."""
    from mkdocs.exceptions import Abort

    from carebook.publish import place, publish

    publish(Path(config.docs_dir), Path(config.site_dir), serving=_serving)
    _tell_what_is_late(Path(config.docs_dir))
    if _wanted is None:
        return
    made, config.site_dir = Path(config.site_dir), str(_wanted)
    # The generator counts its warnings in strict builds, and would stop only after this.
    if any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if hasattr(handler, "get_counts")):
        place.drop(made)
        raise Abort("There are warnings in a strict build. Nothing was built.")
    place.put(made, _wanted)


def _tell_what_is_late(docs: Path) -> None:
    from carebook.sheet import latest, long_date, today
    from carebook.store import current_library

    late = [page for page in current_library(docs).pages.values() if page.facts.overdue(latest()) and not page.facts.overdue(today())]
    if late:  # no warning: an old commit is not a fault, and a strict build would stop
        pages = "page" if len(late) == 1 else "pages"
        log.info("Dated %s, the site does not say of %d %s that the check is late by now. To say so: export SOURCE_DATE_EPOCH=$(date +%%s)", long_date(today()), len(late), pages)


def on_build_error(error: Exception) -> None:
    """Take away what was built so far, and tell in a line what a writer can mend; anything else is a fault of the program and keeps its traceback."""
    from mkdocs.exceptions import Abort

    from carebook.publish import place

    if _wanted is not None:
        place.drop(place.unfinished(_wanted))
    if lines := place.told(error, Path.cwd()):
        for line in lines:
            log.error(str(line))
        raise Abort("Nothing was built.") from None
