"""The site as data for other programs: ``/api/v1/``, with a JSON Schema for each kind of file.

Version 1 only grows: what has once been published keeps its name, its place and its meaning (tests/site/api-v1.yml). A change
that cannot keep to that becomes ``/api/v2/``, beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from carebook.article import Article
from carebook.library import Library
from carebook.publish.data.exercise_model import Exercises
from carebook.publish.data.exercises import exercises
from carebook.publish.data.index import index
from carebook.publish.data.model import Index, PageData
from carebook.publish.data.pages import page_data
from carebook.publish.data.places import API, data_address

SCHEMAS: dict[str, type[BaseModel]] = {"index": Index, "page": PageData, "exercises": Exercises}


def write(library: Library, site: Path, articles: Mapping[str, Article]) -> None:
    """Write all files below ``site/api/v1/``. A site that does not know its address has them too: then ``url`` is null everywhere."""
    pages = {path: page_data(library, article) for path, article in articles.items()}
    for path, data in pages.items():
        _write(site / data_address(path), data)
    _write(site / API / "index.json", index(library, pages))
    _write(site / API / "exercises.json", exercises(library, pages))
    for name, kind in SCHEMAS.items():
        _save(site / API / "schema" / f"{name}.json", schema(kind))


def schema(kind: type[BaseModel]) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one kind of file. Fields that it does not name are allowed, since version 1 may grow."""
    made = kind.model_json_schema(by_alias=True, mode="serialization")
    for record in made["$defs"].values():
        if record.get("additionalProperties") is False:  # front matter is closed to slips of the writer; data are not
            del record["additionalProperties"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _write(file: Path, data: BaseModel) -> None:
    _save(file, data.model_dump(mode="json", by_alias=True))


def _save(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
