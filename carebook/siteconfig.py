"""What carebook needs to know from mkdocs.yml: the navigation and the Markdown extensions.

Read as plain YAML, so that it works whichever generator builds the site.
"""

from __future__ import annotations

import pydoc
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify
from yaml_env_tag import construct_env_tag

from carebook.yamlfile import line_of

CONFIG = "mkdocs.yml"
EXTENSION = "carebook.extension"


class _Tolerant(yaml.SafeLoader):
    """Reads unknown tags as nothing: their values are the generator's business."""


_Tolerant.add_constructor("!ENV", construct_env_tag)
_Tolerant.add_multi_constructor("!", lambda loader, suffix, node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: pydoc.locate(suffix))


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
    error: tuple[int, str] | None = None
    """Line and message when mkdocs.yml itself cannot be read."""

    @property
    def zip(self) -> str:
        """Name of the zip of the site: ``pain-behind-the-knee.zip``."""
        return f"{slugify(self.name, '-')}.zip"


def read(project: Path) -> SiteConfig:
    """Read ``project``/mkdocs.yml. A missing or broken file gives a configuration that says why."""
    try:
        data = yaml.load((project / CONFIG).read_text(encoding="utf-8"), _Tolerant)  # noqa: S506 - a SafeLoader
        nav = tuple(_paths(data.get("nav") or []))
        names, settings = _extensions(data.get("markdown_extensions") or [])
        extra = data.get("extra") or {}
        url = (data.get("site_url") or "").rstrip("/")
        found = SiteConfig(
            nav, names, settings, data.get("site_name") or "", f"{url}/" if url else "", data.get("repo_url") or "", extra.get("email") or "", extra.get("short_name") or "",
        )
    except FileNotFoundError:
        return SiteConfig(error=(1, "there is no mkdocs.yml beside docs/."))
    except yaml.MarkedYAMLError as error:
        return SiteConfig(error=(line_of(error), f"this is not valid YAML: {error.problem}."))
    except (yaml.YAMLError, OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        return SiteConfig(error=(1, f"it cannot be read as the settings of a site: {type(error).__name__}: {error}."))
    if EXTENSION not in found.extensions:
        return replace(found, error=(1, f"'{EXTENSION}' is missing under 'markdown_extensions'. Without it no page has its warnings."))
    return found


def _extensions(listed: list[Any]) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    names: list[str] = []
    settings: dict[str, dict[str, Any]] = {}
    for item in listed:
        name, options = next(iter(item.items()), ("", {})) if isinstance(item, dict) else (item, {})
        names.append(name)
        settings[name] = options or {}
    return tuple(names), settings


def _paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    items = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [path for item in items for path in _paths(item)]
