"""The JSON Schema of a case (contract, section 2)."""

from typing import Any

from casebuilder.case.model import SCHEMA_VERSION, Case

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """Return the schema, draft 2020-12; every field has a one-sentence description."""
    schema = Case.model_json_schema(mode="serialization")
    schema = {key: value for key, value in schema.items() if key != "required"}
    for definition in schema.get("$defs", {}).values():
        _only_what_has_no_default(definition)
    return {
        "$schema": DIALECT,
        "$id": f"urn:casebuilder:case:{SCHEMA_VERSION}",
        **{k: v for k, v in schema.items() if k != "title"},
        "title": "Business case",
    }


def _only_what_has_no_default(definition: dict[str, Any]) -> None:
    """Require what a file cannot do without, not what a written case always holds."""
    required = [
        name for name in definition.get("required", []) if "default" not in definition["properties"].get(name, {})
    ]
    definition.pop("required", None)
    if required:
        definition["required"] = required
