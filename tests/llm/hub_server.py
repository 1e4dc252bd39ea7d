"""A server process that speaks the model hub's layout: resolve addresses that redirect to storage, ranges, failures."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

DATA = Path(sys.argv[2]).read_bytes()
COMMIT = "a" * 40
ETAG = "b" * 64
requests: list[str] = []


async def resolve(request: Request) -> Response:
    owner = request.path_params["owner"]
    headers = {"X-Repo-Commit": COMMIT, "X-Linked-Etag": f'"{ETAG}"', "X-Linked-Size": str(len(DATA))}
    if owner == "missing":
        return PlainTextResponse("Entry not found", 404)
    if owner == "down":
        return PlainTextResponse("down", 503)
    return RedirectResponse(f"/storage/{owner}", 302, headers)


async def storage(request: Request) -> Response:
    """The file or its asked-for end; owners that cut or damage it do so."""
    owner = request.path_params["owner"]
    wanted = request.headers.get("range", "")
    requests.append(wanted or "whole")
    start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
    body = DATA[start:]
    if owner == "damaged":
        body = bytes(len(body))
    headers = {"ETag": f'"{ETAG}"', "Accept-Ranges": "bytes", "Content-Length": str(len(body))}
    if wanted and owner != "norange":
        headers["Content-Range"] = f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"
        status = 206
    else:
        status, body = 200, (bytes(len(DATA)) if owner == "damaged" else DATA)
        headers["Content-Length"] = str(len(body))
    if owner == "flaky" and start == 0:
        # Promise everything, send half: the connection ends in the middle.
        async def half(scope, receive, send):  # noqa: ANN001, ANN202
            raw = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
            await send({"type": "http.response.start", "status": status, "headers": raw})
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            raise ConnectionError("cut")

        return half
    return Response(body, status, headers)


async def log(request: Request) -> Response:
    return PlainTextResponse("\n".join(requests))


routes = [
    Route("/{owner}/{name}/resolve/{revision}/{file}", resolve, methods=["GET", "HEAD"]),
    Route("/storage/{owner}", storage, methods=["GET", "HEAD"]),
    Route("/log", log),
]

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
