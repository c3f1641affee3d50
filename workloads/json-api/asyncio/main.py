"""The shop over HTTP, on the streams of asyncio: main.py PORT."""

import asyncio
import json
import sys
from urllib.parse import parse_qs, urlsplit

import catalogue

REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found"}
visits = 0


def respond(method, target, body):
    """Status and content of the answer to one request."""
    global visits
    url = urlsplit(target)
    path = url.path
    try:
        if method == "GET" and path.startswith("/items/"):
            item = catalogue.item(path[len("/items/"):])
            return (404, {"error": "no such item"}) if item is None else (200, item)
        if method == "GET" and path == "/search":
            query = parse_qs(url.query)
            return 200, catalogue.search(query.get("below", [""])[0], query.get("limit", [""])[0])
        if method == "POST" and path == "/orders":
            return 200, catalogue.order(body)
        if path == "/count":
            # One event loop runs one handler at a time: no lock is needed.
            if method == "POST":
                visits += 1
            return 200, {"count": visits}
    except catalogue.Invalid as invalid:
        return 400, {"error": str(invalid)}
    return 404, {"error": "not found"}


async def serve(reader, writer):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = head[0].split(" ")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            status, content = respond(method, target, body)
            text = json.dumps(content, separators=(",", ":")).encode()
            start = f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
            writer.write(start.encode() + text)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main(port):
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1])))
