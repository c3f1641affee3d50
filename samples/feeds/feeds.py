"""Polls weather stations over the network and prints a summary.

    python3 feeds.py stations.csv [--workers 2] [--retries 2]

The stations are played by a server of this program on the loopback interface that answers each as late as the file says, so
that the program can be run anywhere. What it does is what such pollers do: connect, send a request, wait, read JSON, try again
after a failure, sum up. Nearly all of its time is waiting.
"""
import argparse
import csv
import json
import queue
import socket
import socketserver
import sys
import threading
import time


class Station(socketserver.StreamRequestHandler):
    """Answers one request for the readings of a station."""

    def handle(self):
        words = self.rfile.readline().decode("ascii", "replace").split()
        row = self.server.rows.get(words[1]) if len(words) == 2 and words[0] == "GET" else None
        if row is None:
            self.wfile.write(b'{"error": "no such station"}\n')
            return
        time.sleep(float(row["delay_ms"]) / 1000)
        with self.server.lock:
            self.server.asked[row["station"]] = asked = self.server.asked.get(row["station"], 0) + 1
        if row["fails"] == "1" and asked == 1:
            return
        self.wfile.write(json.dumps({"station": row["station"], "temperature": float(row["temperature"]), "wind": float(row["wind"])}).encode("ascii") + b"\n")


class Stations(socketserver.ThreadingTCPServer):
    """The network of stations, in this process."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, rows):
        super().__init__(("127.0.0.1", 0), Station)
        self.rows, self.asked, self.lock = {x["station"]: x for x in rows}, {}, threading.Lock()


def ask(address, station, patience):
    """One answer, or None when the connection ends without one."""
    with socket.create_connection(address, timeout=patience) as connection:
        connection.sendall(("GET %s\n" % station).encode("ascii"))
        with connection.makefile("r", encoding="ascii") as answer:
            line = answer.readline()
    return json.loads(line) if line else None


def poll(address, station, retries, patience=5.0):
    """An answer after as many attempts as are allowed: (answer or None, attempts)."""
    for attempt in range(1, retries + 2):
        try:
            answer = ask(address, station, patience)
        except OSError:
            answer = None
        if answer is not None and "error" not in answer:
            return answer, attempt
        time.sleep(0.01 * attempt)
    return None, retries + 1


def work(address, waiting, done, retries):
    """One worker: polls until nothing is waiting."""
    while True:
        try:
            station = waiting.get_nowait()
        except queue.Empty:
            return
        done.append((station, *poll(address, station, retries)))


def gather(address, stations, workers, retries):
    """The answers of all stations by name, with the attempts they took."""
    waiting, done = queue.Queue(), []
    for x in stations:
        waiting.put(x)
    threads = [threading.Thread(target=work, args=(address, waiting, done, retries)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {station: (answer, attempts) for station, answer, attempts in done}


def felt(temperature, wind):
    """Temperature as it is felt in wind (km/h), by the formula of 2001; the plain one where that does not hold."""
    if temperature > 10 or wind < 4.8:
        return temperature
    return 13.12 + 0.6215 * temperature - 11.37 * wind ** 0.16 + 0.3965 * temperature * wind ** 0.16


def report(answers):
    """The summary, line by line."""
    good = {k: v for k, (v, _) in answers.items() if v is not None}
    yield "%d stations, %d answered, %d attempts" % (len(answers), len(good), sum(n for _, n in answers.values()))
    cold = sorted((felt(x["temperature"], x["wind"]), k) for k, x in good.items())
    for value, name in cold[:5]:
        yield "  coldest  %s %6.1f" % (name, value)
    for value, name in cold[-5:]:
        yield "  warmest  %s %6.1f" % (name, value)
    if good:
        yield "  mean wind %.2f" % (sum(x["wind"] for _, x in sorted(good.items())) / len(good))


def main():
    parser = argparse.ArgumentParser(description="Polls weather stations and prints a summary.")
    parser.add_argument("stations")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--retries", type=int, default=2)
    options = parser.parse_args()
    with open(options.stations, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        sys.exit("feeds: %s names no stations" % options.stations)
    with Stations(rows) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        answers = gather(server.server_address, [x["station"] for x in rows], options.workers, options.retries)
        server.shutdown()
    for line in report(answers):
        print(line)


if __name__ == "__main__":
    main()
