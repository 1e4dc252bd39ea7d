"""What can be wrong with the form of a case file."""

from dataclasses import dataclass

SCHEMA_RULES = {
    "schema.document": "The file holds a case",
    "schema.version": "The file has a schema version that this program knows",
    "schema.type": "Every field holds the kind of value that belongs there",
    "schema.value": "Every value lies in the range or list that is allowed",
    "schema.required": "Every entry has the fields that it cannot do without",
    "schema.size": "Lists are of a size that a case can have",
    "schema.unknown": "Every field is known",
}
"""Id and title of each rule on the form of a case."""


@dataclass(frozen=True)
class Problem:
    """One place where a file does not have the form of a case."""

    rule: str
    path: str
    message: str
    fix: str
