"""casebuilder: draft an AI business case in conversation with a local language model."""

__version__ = "0.1.0"
