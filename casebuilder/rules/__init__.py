"""The gate: plain rules that decide what is missing and what blocks. Pure; no model is asked."""
