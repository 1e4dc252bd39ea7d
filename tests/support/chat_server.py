"""A model server on loopback that says what a test tells it to, or misbehaves: for the real server adapter."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NAME = "capable-8b"


@dataclass
class Script:
    """What the server answers with, and what it was asked."""

    text: Any = ""
    """The answer; a function of the request's messages makes one for each request."""
    finish: str | None = "stop"
    status: int = 200
    fault: str = ""
    """`garbage`, `drop` (after half of the text) or `hang`."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    script: Script

    def log_message(self, *_: object) -> None:
        pass

    def _json(self, value: object, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self._json({"object": "list", "data": [{"id": NAME, "object": "model", "created": 0, "owned_by": "t"}]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        script = self.script
        script.asked.append(body)
        if script.status != 200:
            self._json({"error": {"message": "no", "type": "error"}}, script.status)
        elif script.fault == "garbage":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")
        elif script.fault == "hang":
            script.over.wait(20)
        else:
            self._stream(script, script.text(body["messages"]) if callable(script.text) else script.text)

    def _stream(self, script: Script, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        head = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": NAME}
        try:
            for number, start in enumerate(range(0, len(text), 16)):
                if script.fault == "drop" and start > len(text) / 2:
                    self.close_connection = True
                    return
                self._event({**head, "choices": [self._choice(text[start : start + 16], None)]})
                time.sleep(0.002 if number < 50 else 0)
            self._event({**head, "choices": [self._choice("", script.finish)]})
            usage = {"prompt_tokens": 9, "completion_tokens": max(1, len(text) // 4), "total_tokens": 9}
            self._event({**head, "choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _choice(self, text: str, finish: str | None) -> dict[str, Any]:
        return {"index": 0, "delta": {"content": text}, "finish_reason": finish}

    def _event(self, value: object) -> None:
        self.wfile.write(f"data: {json.dumps(value)}\n\n".encode())
        self.wfile.flush()


@contextmanager
def chat_server() -> Iterator[tuple[str, Script]]:
    """Run the server; yield its address and its script, which may be changed between requests."""
    script = Script()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"script": script}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", script
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
