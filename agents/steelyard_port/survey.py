"""Runs a program and counts the calls of some functions: how often, from where, with which types, and how many elements cross."""
import atexit
import functools
import itertools
import json
import os
import sys
import threading
import time
import types

from steelyard_port import program, values
from steelyard_port.record import completer

EVERY_CALL = 200       # so many calls of a function are all looked at; later ones one in SPARSE
SPARSE = 101           # a prime, so that it falls in step with nothing
MOST_SHAPES = 256
MOST_CALLERS = 64
MOST_PATHS = 256
FOLLOWED = 40          # so many calls of a function are followed line by line
MOST_STEPS = 100_000   # steps of one call that are followed; what it reaches later is not known
MOST_OF_ALL = 5_000_000
MOST_ITEMS = 64        # items of one container that are looked at; the others are taken to be like them
INTERVAL = 1.0         # seconds between two writings of what is known so far


class Follower:
    """Says which lines of the chosen files a call reaches, itself and in what it calls."""

    def __init__(self, files):
        self.files, self.left = files, MOST_OF_ALL
        self.chosen = {}  # name of a file, as code knows it → whether it is chosen
        self.active = threading.local()

    def free(self):
        """Whether a call can be followed: there are steps left, and nobody else traces this thread."""
        return self.left > 0 and (sys.gettrace() is None or getattr(self.active, "lines", None) is not None)

    def follow(self, function, given, keywords):
        """Calls the function; its result and the lines. What a call inside it reaches, which is followed too, is reached by both."""
        active, outer, tracing = self.active, getattr(self.active, "lines", None), sys.gettrace()
        active.lines, left = set(), MOST_STEPS

        def step(frame, event, _):
            nonlocal left
            if event == "line":
                active.lines.add(frame.f_lineno)
                left -= 1
                if not left:
                    sys.settrace(None)
            return step

        def enter(frame, *_):
            name = frame.f_code.co_filename
            if name not in self.chosen:
                self.chosen[name] = os.path.realpath(name) in self.files
            return step if self.chosen[name] else None

        sys.settrace(enter)
        try:
            return function(*given, **keywords), active.lines
        finally:
            sys.settrace(tracing)
            self.left -= MOST_STEPS - left
            if outer is not None:
                outer |= active.lines
            active.lines = outer


class Counter:
    """The calls of one function."""

    def __init__(self, follower):
        self.follower = follower
        self.clear()

    def clear(self):
        """Nothing seen yet."""
        self.calls = self.seen = self.followed = 0
        self.shapes, self.results, self.callers, self.paths = {}, {}, {}, {}
        self.elements_in, self.elements_out = {}, {}

    def look(self, arguments, before, result, caller):
        self.seen += 1
        count(self.shapes, tuple(values.shape(x) for x in arguments), MOST_SHAPES)
        count(self.results, values.shape(result), MOST_SHAPES)
        count(self.callers, (caller.f_code.co_filename, getattr(caller.f_code, "co_qualname", caller.f_code.co_name)), MOST_CALLERS)
        for value, was in zip(arguments, before):
            elements(value, self.elements_in, 1.0, 6)
            # What a call changes goes back as well.
            if was is not None and (len(was) != len(value) or any(x is not y for x, y in zip(was, value))):
                elements(value, self.elements_out, 1.0, 6)
        elements(result, self.elements_out, 1.0, 6)

    def call(self, function, given, keywords):
        if self.followed >= FOLLOWED or not self.follower.free():
            return function(*given, **keywords)
        self.followed += 1
        result, lines = self.follower.follow(function, given, keywords)
        count(self.paths, tuple(sorted(lines)), MOST_PATHS)
        return result

    def wrap(self, function):
        """The function, counted. It keeps the globals of the original, so that nobody who looks for them is misled."""
        plain = getattr(function, "__wrapped__", function) if hasattr(function, "cache_parameters") else function
        complete = completer(plain) if isinstance(plain, types.FunctionType) else None
        if complete is None:
            return function
        counter, frame, held, every, sparse = self, sys._getframe, snapshot, EVERY_CALL, SPARSE

        def counted(*given, **keywords):
            counter.calls += 1
            if counter.calls > every and counter.calls % sparse:
                return function(*given, **keywords)
            arguments = complete(given, keywords)
            before = None if arguments is None else held(arguments)
            result = counter.call(function, given, keywords)
            if arguments is not None:
                counter.look(arguments, before, result, frame(1))
            return result

        scoped = types.FunctionType(counted.__code__, plain.__globals__, function.__name__, None, counted.__closure__)
        made = functools.update_wrapper(scoped, function)
        for name in ("cache_info", "cache_clear", "cache_parameters"):
            if hasattr(function, name):
                setattr(made, name, getattr(function, name))
        return made

    def summary(self):
        seen = max(1, self.seen)
        return {"calls": self.calls,
                "seen": self.seen,
                "shapes": [{"arguments": list(x), "count": n} for x, n in list(self.shapes.items())],
                "results": [{"shape": x, "count": n} for x, n in list(self.results.items())],
                "paths": [{"lines": list(x), "count": n} for x, n in list(self.paths.items())],
                "callers": [{"file": x[0], "name": x[1], "share": n / seen} for x, n in list(self.callers.items())],
                "in": {x: n / seen for x, n in list(self.elements_in.items())},
                "out": {x: n / seen for x, n in list(self.elements_out.items())}}


def snapshot(arguments):
    """The lists among the arguments as they are now."""
    return [value[:] if type(value) is list else None for value in arguments]


def count(table, key, most):
    if key in table or len(table) < most:
        table[key] = table.get(key, 0) + 1


def elements(value, counts, weight, depth):
    """Adds the elements of a value by type; containers by what is in them, an entry of a dict as one."""
    kind = type(value)
    if kind is dict:
        counts["dict"] = counts.get("dict", 0) + weight * len(value)
        return
    if kind in (list, tuple, set, frozenset) and depth:
        some = list(itertools.islice(value, MOST_ITEMS))
        for item in some:
            elements(item, counts, weight * len(value) / len(some), depth - 1)
        return
    fields = values.fields_of(value) if depth else None
    if fields is not None:
        for _, item in fields:
            elements(item, counts, weight, depth - 1)
    name = kind.__name__ if kind in (int, float, str, bool, bytes) else "None" if value is None else "object"
    counts[name] = counts.get(name, 0) + weight


def main(arguments):
    """survey CONFIG COMMAND..."""
    start(arguments[0])
    program.run(arguments[1:])
    return 0


def begin(path):
    """Counts in a process that multiprocessing has spawned."""
    start(path)
    program.watch_imports()


def start(path):
    """Counts in this process and in those that it starts through multiprocessing."""
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    program.follow("survey", path)
    counters, follower = {}, Follower({os.path.realpath(x["file"]) for x in config["files"]})
    for chosen in config["files"]:
        counters[chosen["file"]] = {name: Counter(follower) for name in chosen["functions"]}
        for name, x in counters[chosen["file"]].items():
            program.replace(os.path.realpath(chosen["file"]), name, x.wrap)
    output = Output(config["out"], counters)
    output.begin()
    atexit.register(output.write)
    os.register_at_fork(after_in_child=output.fork)


class Output:
    """Writes what one process has counted, now and then too: that outlives a program that is ended before its time."""

    def __init__(self, folder, counters):
        self.folder, self.counters = folder, counters

    def begin(self):
        self.writing = threading.Lock()
        threading.Thread(target=self.keep, daemon=True).start()

    def fork(self):
        """A forked child has its parent's calls, which the parent writes; its own begin here."""
        for functions in self.counters.values():
            for x in functions.values():
                x.clear()
        self.writing = threading.Lock()
        # multiprocessing ends its children without atexit, but runs its own finalizers, of which it forgets those from before the fork.
        util = sys.modules.get("multiprocessing.util")
        if util is not None:
            util.register_after_fork(self, lambda _: util.Finalize(None, self.write, exitpriority=-1000))

    def keep(self):
        while True:
            time.sleep(INTERVAL)
            self.write()

    def write(self):
        path = os.path.join(self.folder, "counts-%d.json" % os.getpid())
        text = json.dumps({"files": {file: {name: x.summary() for name, x in functions.items()} for file, functions in self.counters.items()}})
        with self.writing:
            with open(path + ".part", "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(path + ".part", path)
