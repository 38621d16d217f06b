"""The API of the service as a page to read, made from its OpenAPI document.

`python -m tests.service.api_page --write` puts it into docs/http-api.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "http-api.md"

_HEAD = """\
# The API over HTTP

What `quotetrack serve` answers to programs ([how to run it, and who may reach it](service.md)).
This page is made from the OpenAPI document of the service, `/openapi/openapi.json`, by
`python -m tests.service.api_page --write`.

Bodies and answers are JSON. Besides the answers named here, any request may get 400 (a parameter,
key or value that is not known, named in `detail`), 401 (no token), 403 (another site), 413 (too
large), 429 or 503 (too much at once). A field is required unless a default stands beside it, or “or
null”.
"""


def document() -> Any:
    """Return the OpenAPI document of a service with an empty ledger."""
    from quotetrack import Ledger
    from tests.service.serving import client_of

    with Ledger(":memory:") as ledger, client_of(ledger) as client:
        return client.get("/openapi/openapi.json").json()


def page(api: Any) -> str:
    """Return the page as it should be."""
    operations = [
        (path, verb, operation)
        for path, verbs in api["paths"].items()
        for verb, operation in verbs.items()
    ]
    parts = [_HEAD]
    for tag in dict.fromkeys(_tag(operation) for _, _, operation in operations):
        parts.append(f"## {tag[0].upper()}{tag[1:]}\n")
        for path, verb, operation in operations:
            if _tag(operation) == tag:
                parts.extend(_operation(path, verb, operation))
    parts.append("## Records\n")
    for name, schema in sorted(api["components"]["schemas"].items()):
        if not name.startswith("Listing_"):
            parts.extend(_record(name, schema))
    return "\n".join(parts)


def _tag(operation: Any) -> str:
    return str(operation.get("tags", ["others"])[0])


def _operation(path: str, verb: str, operation: Any) -> Iterator[str]:
    yield f"### {verb.upper()} {path}\n"
    told = [operation.get("summary", "").rstrip("."), operation.get("description", "")]
    yield " ".join(f"{one.rstrip('.')}." for one in told if one) + "\n"
    parameters = operation.get("parameters", [])
    if parameters:
        yield "| parameter | form | |\n|---|---|---|"
        for one in parameters:
            place = " (in the path)" if one["in"] == "path" else ""
            form = _form(one["schema"])
            if not one["required"] and "or null" not in form and "default" not in form:
                form += ", may be left out"
            yield f"| `{one['name']}`{place} | {form} | {_cell(one.get('description', ''))} |"
        yield ""
    body = operation.get("requestBody", {}).get("content", {})
    for content in body.values():
        yield f"Takes {_form(content['schema'])}.\n"
    for code, answer in sorted(operation["responses"].items()):
        if code != "400":
            yield _answer(code, answer)
    yield ""


def _answer(code: str, answer: Any) -> str:
    forms = [
        _form(content["schema"]) if content.get("schema") else f"`{media}`"
        for media, content in answer.get("content", {}).items()
    ]
    told = "" if code.startswith("2") else f": {answer['description']}"
    return f"- **{code}** {'; '.join(forms)}{told}"


def _record(name: str, schema: Any) -> Iterator[str]:
    yield f"### {name}\n"
    if schema.get("description"):
        yield _cell(schema["description"]) + "\n"
    yield "| field | form | |\n|---|---|---|"
    needed = schema.get("required", [])
    for field, form in schema.get("properties", {}).items():
        shown = _form(form)
        if field not in needed and "or null" not in shown and "default" not in shown:
            shown += ", may be left out"
        yield f"| `{field}` | {shown} | {_cell(form.get('description', ''))} |"
    yield ""


def _form(schema: Any) -> str:
    """Return the form of a value in words: "text", "list of Quotation", "number from 0"."""
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    parts = schema.get("oneOf") or schema.get("anyOf")
    if parts:
        form = " or ".join(sorted({_form(part) for part in parts}, key=lambda one: one == "null"))
    elif "enum" in schema:
        form = " or ".join("null" if one is None else f"`{one}`" for one in schema["enum"])
    elif "const" in schema:
        form = f"`{schema['const']}`"
    elif schema.get("type") == "array":
        form = f"list of {_form(schema['items'])}" if schema.get("items") else "list"
    else:
        form = _type(schema)
    if schema.get("default") is not None:
        form += f", default `{schema['default']}`"
    return form


def _type(schema: Any) -> str:
    kinds = schema.get("type", "anything")
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    if schema.get("format") in ("date", "date-time"):
        words["string"] = {"date": "day, `2024-03-01`", "date-time": "moment, ISO 8601"}[
            schema["format"]
        ]
    names = [kinds] if isinstance(kinds, str) else sorted(kinds, key=lambda one: one == "null")
    form = " or ".join(words.get(name, name) for name in names)
    if "minimum" in schema and "maximum" in schema:
        form += f" from {schema['minimum']:,.0f} to {schema['maximum']:,.0f}"
    return form


def _named(record: str) -> str:
    if record.startswith("Listing_"):
        inner = record.removeprefix("Listing_").strip("_").rpartition(".")[2]
        return f"a list (`items`, `total`, `limit`, `offset`, `has_more`) of {_named(inner)}"
    return f"[{record}](#{record.lower()})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(document()), encoding="utf-8")
    else:
        print(page(document()))
