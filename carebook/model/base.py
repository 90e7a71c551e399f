"""The ground under every record: closed, frozen, and with errors that tell a writer what to write."""

from __future__ import annotations

import datetime
import re
from types import UnionType
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from carebook.errors import suggestion

WEB = r"^https?://[^\s\"'<>\\]+$"
"""How the address of a website looks: nothing in it ends an attribute."""

RAW = re.compile(r"<(?!https?://)[a-zA-Z/!?]")
"""How raw HTML begins, in Markdown as in a field. An address in pointed brackets is none."""


def _plain(text: str) -> str:
    if found := re.search(f"{RAW.pattern}[^ >]*", text):
        raise ValueError(f"'{found[0]}' is raw HTML. Write words")
    if "\n" in text:
        raise ValueError("the text has more than one line. Write it on one, or use '>-'")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


def _quoted_date(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass  # a day that no calendar has is told like any other text that is no date
    raise ValueError(f'"{value}" is not a date. Write it in quotes, as "2026-11-22"')


Day = Annotated[
    datetime.date,
    BeforeValidator(_quoted_date, json_schema_input_type=str),
    Field(description='A day, in quotes: "2026-11-22". Unquoted dates break other readers of YAML.'),
]


class Record(BaseModel):
    """A closed, frozen record: a field that is not named here is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def message(kind: type[BaseModel], error: Any) -> str:
    """Turn one pydantic error into a sentence for a writer.

    ``kind`` is the record that was read; ``error`` is one item of ``ValidationError.errors()``.
    """
    place = [step for step in error["loc"] if not (isinstance(step, str) and step.startswith("function-"))]
    field = str(place[-1]) if place else ""
    where = ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
    match error["type"]:
        case "extra_forbidden":
            known = _fields(kind, place[:-1])
            return f"'{field}' is not a field. " + suggestion(field, known, f"The fields are: {', '.join(known)}.")
        case "missing":
            return f"'{where}' is missing. Add it."
        case "string_type":
            return f"'{where}' must be text, not {_called(error['input'])}. Put it in quotes."
        case "string_too_short":
            return f"'{where}' is empty. Write it, or leave the field out if it may be left out."
        case "tuple_type":
            return f"'{where}' must be a list, not {_called(error['input'])}. Start each item with '- '."
        case "model_type" | "dict_type":
            if not where:
                return f"the file must hold fields, not {_called(error['input'])}."
            return f"'{where}' must have fields of its own, not {_called(error['input'])}."
        case "too_short" | "too_long":
            least = error["type"] == "too_short"
            count = error["ctx"]["min_length" if least else "max_length"]
            return f"'{where}' {'needs at least' if least else 'may have at most'} {count} {'item' if count == 1 else 'items'}."
        case "enum" | "literal_error":
            return f"'{where}' is '{error['input']}'. It must be one of: {error['ctx']['expected']}."
        case "string_pattern_mismatch" if error["ctx"]["pattern"] == WEB:
            return f"'{where}' is '{error['input']}'. Write the address of a website, with https:// and without spaces or quotes."
        case "string_pattern_mismatch":
            return f"'{where}' is '{error['input']}'. Use small letters, digits and hyphens only."
        case "value_error":
            return f"'{where}': {error['ctx']['error']}." if where else f"{error['ctx']['error']}."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"'{where}' must be a whole number, not {_called(error['input'])}."
        case "float_type":
            return f"'{where}' must be a number, not {_called(error['input'])}."
        case "bool_type":
            return f"'{where}' must be true or false, not {_called(error['input'])}."
        case _:
            return f"'{where}': {error['msg']}."


def _fields(kind: type[BaseModel], place: list[Any]) -> list[str]:
    """Give the fields that are allowed at ``place``, walking down through records, mappings and lists."""
    current: Any = kind
    for step in place:
        record = _record(current)
        if get_origin(current) in (dict, tuple):
            current = get_args(current)[1 if get_origin(current) is dict else 0]
        elif record:
            current = next((info.annotation for name, info in record.model_fields.items() if (info.alias or name) == step), None)
    record = _record(current)
    return [info.alias or name for name, info in record.model_fields.items()] if record else []


def _record(annotation: Any) -> type[BaseModel] | None:
    """Give the record an annotation stands for, also where it may be left out (``Dose | None``)."""
    parts = (annotation, *(get_args(annotation) if isinstance(annotation, UnionType) else ()))
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)


def _called(value: Any) -> str:
    names = {bool: "yes or no", int: "a number", float: "a broken number", str: "text", list: "a list", dict: "a group of fields"}
    return "nothing" if value is None else names.get(type(value), type(value).__name__)
