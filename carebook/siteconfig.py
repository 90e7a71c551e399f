"""What carebook needs to know from mkdocs.yml: the navigation, the Markdown extensions, and what stands in every page's head.

Read as plain YAML, so that it works whichever generator builds the site.
"""

from __future__ import annotations

import os
import pydoc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from markdown.extensions.toc import slugify
from pydantic import AfterValidator, BaseModel, Field, ValidationError
from yaml_env_tag import construct_env_tag

from carebook.files import text_at
from carebook.model.base import RAW, Text, message
from carebook.yamlfile import YamlFault, parse

CONFIG = "mkdocs.yml"
EXTENSION = "carebook.extension"
_PAGE = re.compile(r"[^:]+\.md")


class _Tolerant(yaml.SafeLoader):
    """Reads unknown tags as nothing: their values are the generator's business."""


_Tolerant.add_constructor("!ENV", construct_env_tag)
_Tolerant.add_multi_constructor("!", lambda loader, suffix, node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: pydoc.locate(suffix))


def _named(text: str) -> str:
    if not slugify(text, "-"):
        raise ValueError(f"'{text}' has no letter a to z and no digit, so no file can be named after it")
    return text


def _web(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s\"'<>?#\\]+", text):
        raise ValueError(f"'{text}' is not the address of a website. Write it with https://, and without ? and #")
    return text


def _mail(text: str) -> str:
    if text and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text, re.ASCII):
        raise ValueError(f"'{text}' is not an e-mail address")
    return text


Web = Annotated[str, AfterValidator(_web)]


class _Extra(BaseModel):
    short_name: str | None = None
    email: Annotated[str, AfterValidator(_mail)] | None = None


class _Theme(BaseModel):
    custom_dir: Text = Field(description="Without it pages would have the theme's document, with scripts and sheets that this site does not send.")


class _Settings(BaseModel):
    """What must be as it is, or the site would be another; the rest is the generator's business."""

    site_name: Annotated[Text, AfterValidator(_named)]
    site_url: Web | None = None
    repo_url: Web | None = None
    extra: _Extra | None = None
    theme: _Theme
    use_directory_urls: Literal[True] = True
    markdown_extensions: tuple[str | dict[str, dict[str, Any] | None], ...] = ()
    nav: tuple[Any, ...] = Field(min_length=1)


@dataclass(frozen=True)
class SiteConfig:
    """The parts of mkdocs.yml that carebook uses."""

    navigation: tuple[str, ...] = ()
    """Page paths in the order of the navigation, such as ``causes/bakers-cyst.md``."""
    extensions: tuple[str, ...] = ()
    extension_settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    name: str = ""
    url: str = ""
    """Where the site will live, with a slash at its end; empty where it is not known."""
    repository: str = ""
    """Address of the repository, for feedback; empty where none is set."""
    email: str = ""
    """Address for feedback by e-mail; empty where none is set. None is made up."""
    short_name: str = ""
    """What stands below the icon on a home screen, where about 12 letters fit; empty where none is set."""
    templates: str = "overrides"
    """The folder of the site's own templates, beside mkdocs.yml."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line on which each page stands in the navigation."""
    errors: tuple[tuple[int, str], ...] = ()
    """Lines and messages where mkdocs.yml cannot be read, or would make another site of this."""

    @property
    def zip(self) -> str:
        """Name of the zip of the site: ``pain-behind-the-knee.zip``."""
        return f"{slugify(self.name, '-')}.zip"


def read(project: Path) -> SiteConfig:
    """Read ``project``/mkdocs.yml. A missing or broken file gives a configuration that says why."""
    if not os.path.lexists(project / CONFIG):
        return SiteConfig(errors=((1, "there is no mkdocs.yml beside docs/."),))
    text = text_at(project / CONFIG)
    if isinstance(text, tuple):
        return SiteConfig(errors=(text,))
    try:
        given = parse(text, _Tolerant, tags=True)
    except YamlFault as fault:
        return SiteConfig(errors=((fault.line, str(fault)),))
    try:
        found = _Settings.model_validate(given.data)
    except ValidationError as error:
        return SiteConfig(errors=tuple((given.line(fault["loc"]), message(_Settings, fault)) for fault in error.errors()))
    names, settings = _extensions(found.markdown_extensions)
    entries = list(_entries(found.nav, ("nav",)))
    faults = [(given.line(place), text) for place, text in entries if not _PAGE.fullmatch(text)]
    faults = [(line, f"'{text}' is no page. The navigation holds pages, '- causes/bakers-cyst.md', and named lists of pages.") for line, text in faults]
    folder = settings.get(EXTENSION, {}).get("docs", "docs")
    if not isinstance(folder, str) or "/" in folder or not (project / folder).is_dir():
        faults.append((given.line(["markdown_extensions"]), f"'docs' of '{EXTENSION}' is '{folder}'. Name the folder of the pages, beside mkdocs.yml, or leave it out."))
    if EXTENSION not in names:
        faults.append((given.line(["markdown_extensions"]), f"'{EXTENSION}' is missing under 'markdown_extensions'. Without it no page has its warnings."))
    extra, url = found.extra or _Extra(), (found.site_url or "").rstrip("/")
    return SiteConfig(
        tuple(text for _, text in entries if _PAGE.fullmatch(text)), names, settings, found.site_name, f"{url}/" if url else "", found.repo_url or "", extra.email or "", extra.short_name or "",
        found.theme.custom_dir, {text: given.line(place) for place, text in reversed(entries)}, tuple(faults),
    )


def _extensions(listed: tuple[str | dict[str, dict[str, Any] | None], ...]) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    settings = {name: options or {} for item in listed for name, options in (item.items() if isinstance(item, dict) else ((item, None),))}
    return tuple(settings), settings


def _entries(nav: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give every entry of the navigation as text, pages and what is none, with its place in the file."""
    for number, item in enumerate(nav):
        here: tuple[str | int, ...] = (*place, number)
        if isinstance(item, dict) and len(item) == 1:
            (name, item), = item.items()
            here = (*here, name)
            if isinstance(item, list) and not re.search(RAW, name):
                yield from _entries(item, here)
                continue
        yield here, item if isinstance(item, str) else f"{item}"
