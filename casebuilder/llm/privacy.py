"""Keeping conversations on this machine: LangChain's tracing service is never used, whatever the environment says."""

import os


def no_tracing() -> None:
    """Turn LangSmith tracing off for this process; call it before the first model call."""
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        os.environ[name] = "false"
