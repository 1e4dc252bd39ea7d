"""Evals: is the conversation right, measured on sponsors who talk like people."""
