"""Four hundred connections to an echo server that waits and computes, on asyncio: main.py REQUESTS."""

import asyncio
import sys

from echo import CONNECTIONS, compute, requests


async def serve(reader, writer):
    while line := await reader.readline():
        wait, steps, number = map(int, line.split())
        await asyncio.sleep(wait / 1000)
        writer.write(b"%d\n" % compute(steps, number))
        await writer.drain()
    writer.close()


async def ask(port, questions):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for question in questions:
        writer.write(b"%d %d %d\n" % question)
        await writer.drain()
        answers.append(int(await reader.readline()))
    writer.close()
    return answers


async def main(file):
    questions = requests(file)
    connections = min(CONNECTIONS, len(questions))
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    shares = await asyncio.gather(*(ask(port, questions[i::connections]) for i in range(connections)))
    answers = [0] * len(questions)
    for i, share in enumerate(shares):
        answers[i::connections] = share
    print("\n".join(map(str, answers)))


asyncio.run(main(sys.argv[1]))
