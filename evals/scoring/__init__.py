"""Deterministic scorers: from what the product did to numbers and failures. Pure functions."""
