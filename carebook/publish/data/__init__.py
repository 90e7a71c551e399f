"""The site as data for other programs: ``/api/v1/``, with a JSON Schema for each kind of file.

Version 1 only grows: what has once been published keeps its name, its place and its meaning (tests/site/api-v1.yml). A change
that cannot keep to that becomes ``/api/v2/``, beside it. The files are written by carebook/publish/told.py.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from carebook.publish.data.exercise_model import Exercises
from carebook.publish.data.model import Index, PageData

SCHEMAS: dict[str, type[BaseModel]] = {"index": Index, "page": PageData, "exercises": Exercises}


def schema(kind: type[BaseModel]) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one kind of file. Fields that it does not name are allowed, since version 1 may grow."""
    made = kind.model_json_schema(by_alias=True, mode="serialization")
    for record in made["$defs"].values():
        if record.get("additionalProperties") is False:  # front matter is closed to slips of the writer; data are not
            del record["additionalProperties"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
