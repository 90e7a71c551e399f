"""JSON Schemas of the front matter, made from the model, so that an editor can complete and check fields."""

from __future__ import annotations

from typing import Any

from carebook.model import Cause, CauseGroup, Exercise, Facts, Guide, Treatment

KINDS: dict[str, type[Facts]] = {
    "cause": Cause, "cause-group": CauseGroup, "treatment": Treatment, "exercise": Exercise, "guide": Guide,
}


def front_matter_schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON Schema (draft 2020-12) of each kind of front matter, by the kind's name."""
    schemas = {}
    for name, kind in KINDS.items():
        schema = kind.model_json_schema(by_alias=True)
        schemas[name] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return schemas
