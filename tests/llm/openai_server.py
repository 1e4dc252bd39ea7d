"""An OpenAI-compatible server process over the embedded model, with addresses that misbehave on purpose."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from casebuilder.llm.engine import LlamaEngine

NAME = "smollm2"
KEY = "secret"
engine = LlamaEngine(Path(sys.argv[2]), n_ctx=2048)


def failure(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": {"message": message, "type": "error", "code": status}}, status)


def usage(value: Any) -> dict[str, Any]:
    return {"prompt_tokens": value.input, "completion_tokens": value.output, "total_tokens": value.total}


def events(pieces: Iterator[Any]) -> Iterator[str]:
    head = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": NAME}
    for piece in pieces:
        choice = {"index": 0, "delta": {"content": piece.text}, "finish_reason": piece.finish_reason}
        yield f"data: {json.dumps({**head, 'choices': [choice]})}\n\n"
        if piece.usage is not None:
            yield f"data: {json.dumps({**head, 'choices': [], 'usage': usage(piece.usage)})}\n\n"
    yield "data: [DONE]\n\n"


async def chat(request: Request) -> Response:
    if request.headers.get("authorization") != f"Bearer {KEY}":
        return failure(401, "wrong key")
    body = await request.json()
    if body["model"] != NAME:
        return failure(404, "no such model")
    form = body.get("response_format") or {}
    options = {"max_tokens": body.get("max_completion_tokens") or body.get("max_tokens") or 64}
    if form.get("type") == "json_schema":
        options["schema"] = form["json_schema"]["schema"]
        assert form["json_schema"]["strict"] is True
    if body.get("stream"):
        return StreamingResponse(events(engine.stream(body["messages"], **options)), media_type="text/event-stream")
    answer = await asyncio.to_thread(engine.answer, body["messages"], **options)
    message = {"role": "assistant", "content": answer.text}
    choice = {"index": 0, "message": message, "finish_reason": answer.finish_reason}
    head = {"id": "c", "object": "chat.completion", "created": 0, "model": NAME}
    return JSONResponse({**head, "choices": [choice], "usage": usage(answer.usage)})


async def models(request: Request) -> Response:
    if request.headers.get("authorization") != f"Bearer {KEY}":
        return failure(401, "wrong key")
    return JSONResponse({"object": "list", "data": [{"id": NAME, "object": "model", "created": 0, "owned_by": "t"}]})


async def broken(request: Request) -> Response:
    return failure(500, "boom")


async def garbage(request: Request) -> Response:
    return PlainTextResponse("<html>hello</html>")


async def context(request: Request) -> Response:
    return failure(400, "the request exceeds the available context size")


async def slow(request: Request) -> Response:
    await asyncio.sleep(5)
    return failure(500, "late")


async def empty(request: Request) -> Response:
    return JSONResponse({"object": "list", "data": []})


routes = [
    Route("/v1/chat/completions", chat, methods=["POST"]),
    Route("/v1/models", models),
    Route("/broken/chat/completions", broken, methods=["POST"]),
    Route("/garbage/chat/completions", garbage, methods=["POST"]),
    Route("/garbage/models", garbage),
    Route("/context/chat/completions", context, methods=["POST"]),
    Route("/slow/chat/completions", slow, methods=["POST"]),
    Route("/empty/models", empty),
]

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
    engine.close()
