"""Four hundred connections to an echo server that waits and computes, a thread on either side of each: main.py REQUESTS."""

import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from socketserver import StreamRequestHandler, ThreadingTCPServer

from echo import CONNECTIONS, compute, requests


class Echo(StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            wait, steps, number = map(int, line.split())
            time.sleep(wait / 1000)
            self.wfile.write(b"%d\n" % compute(steps, number))


class Server(ThreadingTCPServer):
    request_queue_size = 1024
    daemon_threads = True


def ask(address, questions):
    with socket.create_connection(address) as connection, connection.makefile("rb") as lines:
        answers = []
        for question in questions:
            connection.sendall(b"%d %d %d\n" % question)
            answers.append(int(lines.readline()))
        return answers


def main(file):
    questions = requests(file)
    connections = min(CONNECTIONS, len(questions))
    answers = [0] * len(questions)
    with Server(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with ThreadPoolExecutor(max(1, connections)) as pool:
            shares = pool.map(lambda i: ask(server.server_address, questions[i::connections]), range(connections))
            for i, share in enumerate(shares):
                answers[i::connections] = share
        server.shutdown()
    print("\n".join(map(str, answers)))


main(sys.argv[1])
