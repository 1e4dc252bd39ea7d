"""Where the sponsor's words go, by the settings: what is said in the greeting and on the first page must be true."""

from urllib.parse import urlsplit

from casebuilder.settings import Settings


def servers(settings: Settings) -> tuple[str, ...]:
    """Return the servers that words of the sponsor are sent to, each with its host; none if all stays here.

    Names and passwords that an address may carry are not shown.
    """
    found = [
        ("the model server", settings.llm.server_url),
        ("the database", settings.database_url),
        ("the search index", settings.retrieval.chroma_url),
    ]
    return tuple(f"{what} at {host}" for what, url in found if url and (host := _host(url)))


def _host(url: str) -> str:
    """Return the host of an address, with its port if it names one; nothing for a file."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return "an address that cannot be read"
    if parts.scheme.startswith("sqlite") or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port else host
