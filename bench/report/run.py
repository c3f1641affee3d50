#!/usr/bin/env python3
"""How long people wait for what they look at: the report, `decide`, and the pages of the dashboard.

    python3 bench/report/run.py [--trials 1000000] [--repeats 5]

One real study is weighed; its rows are then multiplied in the store, with their times scattered by 2%: one study of 8 candidates x 200
trials x 3 sizes, and so many studies of 3 candidates that the store holds a million trials. Times are medians, the start of the
process included where a command is timed. The dashboard has three seconds to itself before the first request, as it has while somebody
opens a browser; the first answer of a page, before anything of it is kept, stands beside the later ones.
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LARGE = "20261201-000000-1a26"


def steelyard(options, folder, *arguments):
    """Seconds and standard output of one call."""
    started = time.perf_counter()
    done = subprocess.run([options.tool, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"steelyard {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return time.perf_counter() - started, done.stdout


class Store:
    """The tables of a store, filled from what one real study left there."""

    def __init__(self, path):
        self.database = sqlite3.connect(path)
        self.study = self.database.execute("SELECT workload, title, plan, machine, candidates, inputs FROM study").fetchone()
        self.conclusion = self.database.execute("SELECT verdict, choice, priorities, limits, document FROM conclusion").fetchone()
        columns = [x[1] for x in self.database.execute("PRAGMA table_info(trial)")]
        self.columns = columns
        self.trial = dict(zip(columns, self.database.execute("SELECT * FROM trial WHERE phase = 'main' LIMIT 1").fetchone()))
        self.lot = random.Random(1)

    def add(self, identity, started, names, sizes, blocks, conclude):
        """A study of these candidates, finished."""
        workload, title, plan, machine, candidates, inputs = self.study
        model = json.loads(candidates)[0]
        plan = {**json.loads(plan), "sizes": sizes, "main_size": sizes[-1]}
        candidates = [{**model, "name": name, "language": language} for name, language in names]
        inputs = [{**json.loads(inputs)[0], "name": size, "n": 1000 * 4 ** i} for i, size in enumerate(sizes)]
        key = self.database.execute(
            "INSERT INTO study (id, workload, title, started, status, plan, machine, candidates, inputs) VALUES (?, ?, ?, ?, 'finished', ?, ?, ?, ?)",
            (identity, workload, title, started, json.dumps(plan), machine, json.dumps(candidates), json.dumps(inputs))).lastrowid
        self.database.executemany(
            f"INSERT INTO trial ({', '.join(self.columns)}) VALUES ({', '.join('?' * len(self.columns))})", self.trials(key, names, sizes, blocks))
        if conclude:
            verdict, choice, priorities, limits, document = self.conclusion
            document = json.loads(document)
            document["id"], document["started"] = identity, started[:19] + "+00:00"
            self.database.execute("INSERT INTO conclusion (study, at, verdict, choice, priorities, limits, document) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                  (key, started, verdict, choice, priorities, limits, json.dumps(document)))

    def trials(self, key, names, sizes, blocks):
        """One trial per size, block and candidate."""
        number = 0
        for place, size in enumerate(sizes):
            phase = "main" if place == len(sizes) - 1 else "startup" if place == 0 else "growth"
            for block in range(blocks):
                for index, (name, _) in enumerate(names):
                    wall = 0.4 / (1 + index) / 4 ** (len(sizes) - 1 - place) * (1 + 0.02 * self.lot.random())
                    row = {**self.trial, "study": key, "number": number, "candidate": name, "size": size, "phase": phase, "block": block, "position": index,
                           "wall": wall, "user": wall * 0.9, "system": wall * 0.05, "peak_memory": int(8e6 * (1 + index) * (1 + self.lot.random() / 50))}
                    number += 1
                    yield [row[x] for x in self.columns]

    def fill(self, trials):
        """The large study, then small ones."""
        self.add(LARGE, "2026-12-01T00:00:00.0000000Z", [(f"candidate-{i}", "python" if i < 4 else "rust") for i in range(8)], ["tiny", "small", "medium"], 200, False)
        names, sizes, blocks = [("python", "python"), ("rust", "rust"), ("c", "c")], ["tiny", "small", "medium"], 60
        each = len(names) * len(sizes) * blocks
        for i in range(max(0, trials - 4800) // each):
            self.add(f"20261130-{i:06}-0000", f"2026-11-{1 + i // 100 % 28:02}T{i // 60 % 24:02}:{i % 60:02}:00.0000000Z", names, sizes, blocks, True)
        self.database.commit()
        return self.database.execute("SELECT count(*), count(DISTINCT study) FROM trial").fetchone()


def median(options, folder, *arguments):
    """Median seconds of a command."""
    return statistics.median(steelyard(options, folder, *arguments)[0] for _ in range(options.repeats))


def pages(options, folder, paths):
    """Per page: first answer, median of later ones, bytes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # The wrapper becomes the tool, so that the signal reaches it.
    with subprocess.Popen([options.tool, "serve", "--port", str(port)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        server.stdout.readline()
        time.sleep(3)
        try:
            for path in paths:
                times = []
                for _ in range(options.repeats + 1):
                    connection = http.client.HTTPConnection("127.0.0.1", port)
                    started = time.perf_counter()
                    connection.request("GET", path)
                    response = connection.getresponse()
                    size = len(response.read())
                    times.append(time.perf_counter() - started)
                    if response.status != 200:
                        sys.exit(f"{path}: {response.status}")
                yield path, times[0], statistics.median(times[1:]), size
        finally:
            server.send_signal(signal.SIGINT)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--tool", default=os.path.join(HOME, "steelyard"), help="the program to run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        steelyard(options, folder, "weigh", os.path.join(HOME, "tests", "fixtures", "workloads", "agree"), "--candidates", "python,c", "--budget", "1s", "--quiet")
        store = os.path.join(folder, ".steelyard", "evidence.db")
        trials, studies = Store(store).fill(options.trials)
        print(f"A store of {trials} trials in {studies} studies, {os.path.getsize(store) / 1e6:.0f} MB.\n")
        print("| command | median, ms |\n|---|---|")
        print(f"| steelyard --version | {1e3 * median(options, folder, '--version'):.0f} |")
        print(f"| report of 8 candidates x 200 trials x 3 sizes | {1e3 * median(options, folder, 'report', LARGE, '--out', 'r.html'):.0f} |")
        print(f"| decide, a study of 540 trials | {1e3 * median(options, folder, 'decide', '20261130-000007-0000'):.0f} |")
        print(f"| decide, the study of 4800 trials | {1e3 * median(options, folder, 'decide', LARGE):.0f} |")
        print(f"| history | {1e3 * median(options, folder, 'history', '--json'):.0f} |")
        print(f"\nThe report has {os.path.getsize(os.path.join(folder, 'r.html')) / 1e3:.0f} kB.\n")
        print("| page | first, ms | later, ms | kB |\n|---|---|---|---|")
        small = "/studies/20261130-000007-0000"
        for path, first, later, size in pages(options, folder, [
                "/", "/?q=0007&page=1", small, f"{small}/decide", f"{small}/decide?w.wall=9&w.source_size=4&l.wall=70&soon=1",
                f"{small}/decide?w.wall=9&w.source_size=4&l.wall=70", f"/studies/{LARGE}", f"/studies/{LARGE}/trials",
                f"/studies/{LARGE}/decide?w.wall=5&w.peak_memory=7&soon=1", f"/studies/{LARGE}/decide?w.wall=5&w.peak_memory=7", "/trend", "/trend?workload=agree&aspect=peak_memory", f"/compare?before=20261130-000006-0000&after=20261130-000007-0000"]):
            print(f"| {path} | {1e3 * first:.0f} | {1e3 * later:.0f} | {size / 1e3:.0f} |")


if __name__ == "__main__":
    main()
