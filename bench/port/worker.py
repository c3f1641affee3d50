"""Calls the programs of one peer, inside that peer's interpreter: a request per line on stdin, an answer per line on stdout.

worker.py PEER_FOLDER. Runs on every interpreter that is compared, PyPy included; imports nothing of this folder.
"""
import copy
import gc
import hashlib
import importlib
import importlib.util
import json
import os
import sys
import time

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
WARM_SECONDS = 0.4


class Program:
    """One program: the plain file for its inputs, the peer's module for its function."""

    def __init__(self, name, size, seed):
        spec = importlib.util.spec_from_file_location("plain_" + name, os.path.join(PROGRAMS, name + ".py"))
        plain = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(plain)
        self.function = getattr(importlib.import_module(name), name)
        self.changes = getattr(plain, "CHANGES", False)
        self.given = plain.inputs(seed, size)

    def arguments(self, calls):
        """Fresh arguments for each call where calls change them."""
        return [copy.deepcopy(self.given) if self.changes else self.given for _ in range(calls)]

    def seconds(self, calls):
        """Wall time of so many calls, conversions included."""
        function, arguments = self.function, self.arguments(calls)
        gc.disable()
        start = time.perf_counter()
        for given in arguments:
            function(*given)
        elapsed = time.perf_counter() - start
        gc.enable()
        return elapsed

    def check(self):
        """Digest of result and arguments after a call, and the time of one call once warm."""
        given, = self.arguments(1)
        result = self.function(*given)
        text = repr((result, given)).encode("utf-8")
        calls, spent = 1, 0.0
        while spent < WARM_SECONDS:
            last = self.seconds(calls)
            spent += last
            seconds = last / calls
            calls = min(2 * calls, 1000)
        return {"digest": hashlib.sha256(text).hexdigest(), "result": repr(result)[:200], "seconds": seconds}


def main():
    # What a program prints must not mix with answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    sys.path.insert(0, sys.argv[1])
    programs = {}
    for line in sys.stdin:
        request = json.loads(line)
        name = request["program"]
        try:
            if name not in programs:
                programs[name] = Program(name, request["size"], request["seed"])
            program = programs[name]
            answer = {"seconds": program.seconds(request["calls"])} if "calls" in request else program.check()
        except Exception as error:
            answer = {"error": "%s: %s" % (type(error).__name__, str(error).strip().split("\n")[0][:160])}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
