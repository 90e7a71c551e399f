"""The ground under every record: closed, frozen, and with errors that tell a writer what to write."""

from __future__ import annotations

import datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


def _quoted_date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        raise ValueError(f'put quotes round the date: "{value.isoformat()}"')
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f'"{value}" is not a date. Write it as "2026-11-22"') from None
    raise ValueError('a date is wanted, in quotes: "2026-11-22"')


Day = Annotated[
    datetime.date,
    BeforeValidator(_quoted_date, json_schema_input_type=str),
    Field(description='A day, in quotes: "2026-11-22". Unquoted dates break other readers of YAML.'),
]


class Record(BaseModel):
    """A closed, frozen record: a field that is not named here is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def message(kind: type[BaseModel], error: Any) -> str:
    """Turn one pydantic error into a sentence for a writer.

    ``kind`` is the record that was read; ``error`` is one item of ``ValidationError.errors()``.
    """
    place = [step for step in error["loc"] if not (isinstance(step, str) and step.startswith("function-"))]
    field = str(place[-1]) if place else ""
    where = ".".join(str(step) for step in place)
    match error["type"]:
        case "extra_forbidden":
            known = _fields(kind, place[:-1])
            close = get_close_matches(field, known, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"The fields are: {', '.join(known)}."
            return f"'{field}' is not a field. {hint}"
        case "missing":
            return f"'{where}' is missing. Add it."
        case "string_type":
            return f"'{where}' must be text, not {_called(error['input'])}. Put it in quotes."
        case "string_too_short":
            return f"'{where}' is empty. Write it, or leave the field out if it may be left out."
        case "tuple_type" | "list_type":
            return f"'{where}' must be a list, not {_called(error['input'])}. Start each item with '- '."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"'{where}' must have fields of its own, not {_called(error['input'])}."
        case "too_short" | "too_long":
            least = error["type"] == "too_short"
            count = error["ctx"]["min_length" if least else "max_length"]
            return f"'{where}' {'needs at least' if least else 'may have at most'} {count} {'item' if count == 1 else 'items'}."
        case "enum" | "literal_error":
            return f"'{where}' is '{error['input']}'. It must be one of: {error['ctx']['expected']}."
        case "string_pattern_mismatch":
            return f"'{where}' is '{error['input']}'. Use small letters, digits and hyphens only."
        case "value_error":
            return f"'{where}': {error['ctx']['error']}." if where else f"{error['ctx']['error']}."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"'{where}' must be a whole number, not {_called(error['input'])}."
        case _:
            return f"'{where}': {error['msg']}."


def _fields(kind: type[BaseModel], place: list[Any]) -> list[str]:
    """Give the fields that are allowed at ``place``, walking down through lists, unions and optional records."""
    current: Any = kind
    for step in place:
        if isinstance(current, type) and issubclass(current, BaseModel) and isinstance(step, str):
            info = _field(current, step)
            current = _record(info.annotation) if info else None
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [info.alias or name for name, info in current.model_fields.items()]
    return []


def _field(kind: type[BaseModel], name: str) -> Any:
    return next((info for field, info in kind.model_fields.items() if (info.alias or field) == name), None)


def _record(annotation: Any) -> type[BaseModel] | None:
    """Find the record inside an annotation such as ``tuple[Row, ...]`` or ``Dose | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _record(part))), None)


def _called(value: Any) -> str:
    names = {bool: "yes or no", int: "a number", float: "a number", str: "text", list: "a list", dict: "a group of fields"}
    return "nothing" if value is None else names.get(type(value), type(value).__name__)
