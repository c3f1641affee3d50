"""Runs a program and keeps how it calls functions."""
import atexit
import functools
import inspect
import itertools
import json
import os
import random
import sys
import threading
import time
import types

from steelyard_port import examples, program, values

EVERY_CALL = 2_000       # so many calls of a function are all looked at, later ones less and less often
PER_SHAPE = 32           # kept calls of one combination of types
MOST_SHAPES = 64
MOST_COUNTED = 256
MOST_BYTES = 4 << 20     # of the kept calls of one function
MOST_OF_ALL = 64 << 20   # of the kept calls of all functions
LARGEST_CALL = 256 << 10
MOST_TIME = 0.3          # share of the program's time that looking may take; beyond, fewer calls are looked at
GENERATORS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


class Clock:
    """How long the program runs, how much of that is spent here, and how much is kept."""

    def __init__(self):
        self.start = time.perf_counter()
        self.spent = 0.0
        self.bytes = 0

    def elapsed(self):
        return time.perf_counter() - self.start

    def overdrawn(self):
        return self.spent > 1.0 and self.spent > MOST_TIME * self.elapsed()

    def slowdown(self):
        whole = self.elapsed()
        return whole / max(whole - self.spent, 1e-9)


CLOCK = Clock()
INSIDE = threading.local()  # writing a value may call the user's code, whose calls are no calls of the program


class Recorder:
    """The calls of one function."""

    def __init__(self, name, seed):
        self.name = name
        self.random = random.Random("%s/%s" % (seed, name))
        self.clear()

    def clear(self):
        """Nothing seen yet."""
        self.lock = threading.RLock()
        self.count = itertools.count(1)
        self.next = [0]      # number of the next call that is looked at
        self.shapes = {}
        self.results = {}
        self.kept = {}       # shape → calls
        self.known = set()   # arguments of the kept calls
        self.bytes = 0
        self.full = False    # only calls of new shapes are kept

    def seldom(self, number):
        """Chooses the next call to look at. Beyond the first ones the share that is looked at falls as their number grows."""
        step = 1 if number < EVERY_CALL else int(self.random.expovariate(EVERY_CALL / number)) + 1
        self.next[0] = number + (step if not CLOCK.overdrawn() else 50 * step)

    def before(self, arguments):
        """The shape of a call; where it may be kept, also what is written of it, and who is who among its containers."""
        try:
            shape = tuple([values.shape(x) for x in arguments])
        except (RecursionError, RuntimeError):  # near the limit, or changed by another thread
            return None
        with self.lock:
            place = self.place(shape)
        if place is None:
            return shape, None, None, None
        writer = values.Writer()
        try:
            written = [writer.write(x) for x in arguments]
        except (values.Unwritable, RecursionError, RuntimeError):
            return shape, None, None, None
        return shape, place, written, writer

    def place(self, shape):
        """Where a call of this shape would be kept, as in reservoir sampling; None when it would not be."""
        if shape not in self.shapes and len(self.shapes) >= MOST_COUNTED or shape not in self.kept and len(self.kept) >= MOST_SHAPES:
            return None
        kept = len(self.kept.get(shape, ()))
        if kept < PER_SHAPE:
            return None if kept and self.full else kept
        place = self.random.randrange(self.shapes.get(shape, 0) + 1)
        return place if place < PER_SHAPE else None

    def after(self, seen, result, error, arguments):
        shape, place, written, writer = seen
        outcome = result_shape = None
        try:
            result_shape = values.shape(result) if error is None else None
            if written is not None and not isinstance(result, types.GeneratorType):
                outcome = values.success(result, arguments, writer) if error is None \
                    else values.failure(error, arguments, writer) if isinstance(error, Exception) else None
        except (values.Unwritable, RecursionError, RuntimeError):
            pass
        with self.lock:
            self.see(shape, result_shape)
            if outcome is not None:
                self.keep(shape, place, written, outcome)

    def see(self, shape, result_shape):
        """Counts the types of a call."""
        if shape in self.shapes or len(self.shapes) < MOST_COUNTED:
            self.shapes[shape] = self.shapes.get(shape, 0) + 1
        if result_shape is not None and (result_shape in self.results or len(self.results) < MOST_COUNTED):
            self.results[result_shape] = self.results.get(result_shape, 0) + 1

    def keep(self, shape, place, written, outcome):
        """Keeps a call, in place of another one where there are enough."""
        kept = self.kept.setdefault(shape, [])
        key = hash(values.text(written))
        line = values.text({"arguments": written, **outcome})
        self.full |= kept != [] and len(line) > LARGEST_CALL or self.bytes + len(line) > MOST_BYTES or CLOCK.bytes + len(line) > MOST_OF_ALL
        if self.full and kept or key in self.known:
            return
        self.known.add(key)
        self.bytes += len(line)
        CLOCK.bytes += len(line)
        if len(kept) < PER_SHAPE:
            kept.append(line)
        else:
            self.bytes -= len(kept[place])
            kept[place] = line

    def imagine(self, made, result):
        """Notes the types of calls that have not been made."""
        for arguments in made:
            self.see(tuple([values.shape(x) for x in arguments]), values.shape(result))

    def wrap(self, function):
        """The function, recorded. It keeps the globals of the original, so that nobody who looks for them is misled."""
        plain = getattr(function, "__wrapped__", function) if hasattr(function, "cache_parameters") else function
        if not isinstance(plain, types.FunctionType):
            return function
        complete = completer(plain)
        if complete is None:
            return function
        recorder, look, short, following = self, self.look, function, next

        def recorded(*given, **keywords):
            number = following(recorder.count)
            if number < recorder.next[0]:
                return short(*given, **keywords)
            return look(number, short, complete, given, keywords)

        scoped = types.FunctionType(recorded.__code__, plain.__globals__, function.__name__, None, recorded.__closure__)
        made = functools.update_wrapper(scoped, function)
        for name in ("cache_info", "cache_clear", "cache_parameters"):
            if hasattr(function, name):
                setattr(made, name, getattr(function, name))
        return made

    def calls(self):
        """How many calls there were."""
        number = next(self.count)
        self.count = itertools.count(number)
        return number - 1

    def look(self, number, function, complete, given, keywords):
        """One call that is looked at."""
        if getattr(INSIDE, "busy", False):
            return function(*given, **keywords)
        begin = time.perf_counter()
        INSIDE.busy = True
        try:
            with self.lock:
                self.seldom(number)
            arguments = complete(given, keywords)
            seen = None if arguments is None else self.before(arguments)
        finally:
            INSIDE.busy = False
            CLOCK.spent += time.perf_counter() - begin
        if seen is None:
            return function(*given, **keywords)
        try:
            result = function(*given, **keywords)
        except BaseException as error:
            self.finish(seen, None, error, arguments)
            raise
        self.finish(seen, result, None, arguments)
        return result

    def finish(self, seen, result, error, arguments):
        begin = time.perf_counter()
        INSIDE.busy = True
        try:
            self.after(seen, result, error, arguments)
        finally:
            INSIDE.busy = False
            CLOCK.spent += time.perf_counter() - begin

    def summary(self):
        with self.lock:
            head = {"calls": self.calls(), "shapes": [{"arguments": list(x), "count": n} for x, n in self.shapes.items()],
                    "results": [{"shape": x, "count": n} for x, n in self.results.items()]}
            return '%s,"kept":[%s]}' % (json.dumps(head)[:-1], ",".join([x for calls in self.kept.values() for x in calls]))


def completer(function):
    """Makes complete positional arguments of given ones; None for calls that do not fit the signature."""
    if function.__code__.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
        return None
    signature = inspect.signature(function)
    count = len(signature.parameters)
    plain = all(x.kind is x.POSITIONAL_OR_KEYWORD or x.kind is x.POSITIONAL_ONLY for x in signature.parameters.values())

    def complete(given, keywords):
        if plain and len(given) == count and not keywords:
            return given
        try:
            bound = signature.bind(*given, **keywords)
        except TypeError:
            return None
        bound.apply_defaults()
        # One value for each parameter, in their order; ``*args`` is a tuple and ``**kwargs`` a dict.
        return tuple(bound.arguments.values())

    return complete


def main(arguments):
    """record CONFIG COMMAND..., or record CONFIG --examples FILE FUNCTION... with the functions that may be called"""
    with open(arguments[0], encoding="utf-8") as file:
        config = json.load(file)
    recorders = start(config, arguments[0])
    if arguments[1] == "--examples":
        examples.run(recorders[arguments[2]], arguments[2], arguments[3:])
    else:
        program.run(arguments[1:])
    return 0


def begin(path):
    """Watches in a process that multiprocessing has spawned."""
    with open(path, encoding="utf-8") as file:
        start(json.load(file), path)
    program.watch_imports()


def start(config, path):
    """Watches the functions in this process and in those that it starts through multiprocessing."""
    # What is recorded takes up to three frames for one of the program.
    sys.setrecursionlimit(3 * sys.getrecursionlimit())
    program.follow("record", path)
    recorders = {x["file"]: {name: Recorder(name, config["seed"]) for name in x["functions"]} for x in config["files"]}
    for path, functions in recorders.items():
        for name, x in functions.items():
            program.replace(os.path.realpath(path), name, x.wrap)
    writer = Output(config["out"], recorders)
    atexit.register(writer.write)
    os.register_at_fork(after_in_child=writer.begin)
    return recorders


class Output:
    """Writes what one process has seen."""

    def __init__(self, folder, recorders):
        self.folder = folder
        self.recorders = recorders

    def begin(self):
        """A forked child has its parent's calls, which the parent writes; its own begin here."""
        for functions in self.recorders.values():
            for x in functions.values():
                x.clear()
        CLOCK.__init__()
        INSIDE.busy = False
        # multiprocessing ends its children without atexit, but runs its own finalizers, of which it forgets those from before the fork.
        util = sys.modules.get("multiprocessing.util")
        if util is not None:
            util.register_after_fork(self, lambda _: util.Finalize(None, self.write, exitpriority=-1000))

    def write(self):
        files = ["%s:{%s}" % (json.dumps(path), ",".join(["%s:%s" % (json.dumps(name), x.summary()) for name, x in functions.items()]))
                 for path, functions in self.recorders.items()]
        path = os.path.join(self.folder, "calls-%d.json" % os.getpid())
        with open(path + ".part", "w", encoding="utf-8") as file:
            file.write('{"files":{%s},"slowdown":%.2f}' % (",".join(files), CLOCK.slowdown()))
        os.replace(path + ".part", path)
