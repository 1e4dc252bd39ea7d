"""The process environment: nothing that we load may phone home."""

import os

_PRIVATE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "ANONYMIZED_TELEMETRY": "False",
    "LANGGRAPH_STRICT_MSGPACK": "true",
    "TOKENIZERS_PARALLELISM": "false",
}


def make_private() -> None:
    """Switch telemetry and downloads off; must run before the libraries that read these variables are imported."""
    os.environ.update(_PRIVATE)
