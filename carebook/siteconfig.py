"""What carebook needs to know from mkdocs.yml: the navigation and the Markdown extensions.

Read as plain YAML, so that it works whichever generator builds the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

CONFIG = "mkdocs.yml"


class _Tolerant(yaml.SafeLoader):
    """Reads unknown tags as nothing: their values are the generator's business."""


_Tolerant.add_constructor("!ENV", construct_env_tag)
_Tolerant.add_multi_constructor("!", lambda loader, suffix, node: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class SiteConfig:
    """The parts of mkdocs.yml that carebook uses."""

    navigation: tuple[str, ...] = ()
    """Page paths in the order of the navigation, such as ``causes/bakers-cyst.md``."""
    extensions: tuple[str, ...] = ()
    extension_settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    repository: str = ""
    """Address of the repository, for feedback; empty where none is set."""
    email: str = ""
    """Address for feedback by e-mail; empty where none is set. None is made up."""
    error: tuple[int, str] | None = None
    """Line and message when mkdocs.yml itself cannot be read."""


def read(project: Path) -> SiteConfig:
    """Read ``project``/mkdocs.yml. A missing or broken file gives an empty configuration that says why."""
    try:
        data = yaml.load((project / CONFIG).read_text(encoding="utf-8"), _Tolerant) or {}  # noqa: S506 - a SafeLoader
    except FileNotFoundError:
        return SiteConfig(error=(1, "there is no mkdocs.yml beside docs/."))
    except UnicodeDecodeError:
        return SiteConfig(error=(1, "it is not UTF-8. Save it as UTF-8."))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return SiteConfig(error=(mark.line + 1 if mark else 1, f"this is not valid YAML: {getattr(error, 'problem', error)}."))
    if not isinstance(data, dict):
        return SiteConfig(error=(1, "it must be a mapping of settings."))
    names: list[str] = []
    settings: dict[str, dict[str, Any]] = {}
    for item in data.get("markdown_extensions") or []:
        name, options = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        names.append(name)
        settings[name] = options or {}
    extra = data.get("extra") or {}
    repository, email = data.get("repo_url") or "", extra.get("email") or "" if isinstance(extra, dict) else ""
    return SiteConfig(tuple(_paths(data.get("nav") or [])), tuple(names), settings, repository, email)


def _paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    items = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [path for item in items for path in _paths(item)]
