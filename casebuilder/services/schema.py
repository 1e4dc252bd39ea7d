"""The JSON Schema of a case (contract, section 2)."""

from typing import Any

from casebuilder.case.model import SCHEMA_VERSION, Case

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KIND = "Which kind of source this is."


def case_schema() -> dict[str, Any]:
    """Return the schema, draft 2020-12; every field has a one-sentence description."""
    schema = Case.model_json_schema(mode="validation")
    definitions = schema["$defs"]
    for definition in (schema, *definitions.values()):
        for field in definition.get("properties", {}).values():
            if "$ref" in field:  # the generator leaves out a description that repeats the definition's own
                field.setdefault("description", definitions[field["$ref"].rsplit("/", 1)[1]].get("description", ""))
            elif "const" in field:
                field.setdefault("description", KIND)
    schema["title"] = "Business case"
    return {"$schema": DIALECT, "$id": f"urn:casebuilder:case:{SCHEMA_VERSION}", **schema}
