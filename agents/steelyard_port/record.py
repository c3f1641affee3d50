"""Runs a program and keeps how it calls some functions of one file."""
import atexit
import functools
import inspect
import json
import os
import random
import threading
import types

from steelyard_port import program, values

EVERY_CALL = 2_000     # so many calls are all looked at, later ones less and less often
PER_SHAPE = 32         # kept calls of one combination of types
MOST_SHAPES = 64
MOST_COUNTED = 256


class Recorder:
    """The calls of one function."""

    def __init__(self, name, seed):
        self.name = name
        self.lock = threading.Lock()
        self.random = random.Random("%s/%s" % (seed, name))
        self.calls = 0
        self.shapes = {}
        self.results = {}
        self.kept = {}

    def due(self):
        """Whether to look at this call."""
        with self.lock:
            self.calls += 1
            return self.calls <= EVERY_CALL or self.random.random() * self.calls < EVERY_CALL

    def before(self, arguments):
        shape = tuple(values.shape(x) for x in arguments)
        try:
            writer = values.Writer()
            return shape, [writer.write(x) for x in arguments]
        except (values.Unwritable, RecursionError):
            return shape, None

    def after(self, seen, arguments, outcome, result_shape):
        shape, written = seen
        with self.lock:
            number = self.shapes[shape] = self.shapes.get(shape, 0) + 1 if len(self.shapes) < MOST_COUNTED or shape in self.shapes else 0
            if result_shape is not None:
                self.results[result_shape] = self.results.get(result_shape, 0) + 1
            if written is None or outcome is None or (shape not in self.kept and len(self.kept) >= MOST_SHAPES):
                return
            kept = self.kept.setdefault(shape, [])
            call = {"arguments": written, **outcome}
            if len(kept) < PER_SHAPE:
                kept.append(call)
            elif self.random.random() * number < PER_SHAPE:
                kept[self.random.randrange(PER_SHAPE)] = call

    def wrap(self, function):
        """The function, recorded. It keeps the globals of the original, so that nobody who looks for them is misled."""
        recorder, shape_of, succeeded, failed, complete = self, values.shape, success, failure, completer(function)

        def recorded(*given, **keywords):
            arguments = complete(given, keywords) if recorder.due() else None
            if arguments is None:
                return function(*given, **keywords)
            seen = recorder.before(arguments)
            try:
                result = function(*arguments)
            except BaseException as error:
                recorder.after(seen, arguments, failed(error, arguments), None)
                raise
            recorder.after(seen, arguments, succeeded(result, arguments), shape_of(result))
            return result

        scoped = types.FunctionType(recorded.__code__, function.__globals__, function.__name__, None, recorded.__closure__)
        return functools.update_wrapper(scoped, function)

    def summary(self):
        return {"calls": self.calls,
                "shapes": [{"arguments": list(x), "count": n} for x, n in self.shapes.items()],
                "results": [{"shape": x, "count": n} for x, n in self.results.items()],
                "kept": [x for calls in self.kept.values() for x in calls]}



def completer(function):
    """Makes complete positional arguments of given ones; None for calls that do not fit the signature."""
    signature = inspect.signature(function)
    count = len(signature.parameters)

    def complete(given, keywords):
        if len(given) == count and not keywords:
            return given
        try:
            bound = signature.bind(*given, **keywords)
        except TypeError:
            return None
        bound.apply_defaults()
        return bound.args if len(bound.args) == count and not bound.kwargs else None

    return complete


def success(result, arguments):
    try:
        returned = next((i for i, x in enumerate(arguments) if x is result and isinstance(x, list)), None)
        return {"result": values.Writer().write(result), "returned": returned, "after": values.after(arguments)}
    except (values.Unwritable, RecursionError):
        return None


def failure(error, arguments):
    try:
        return {"raises": [type(error).__module__ + "." + type(error).__qualname__, str(error)], "after": values.after(arguments)} \
            if isinstance(error, Exception) else None
    except (values.Unwritable, RecursionError):
        return None


def main(arguments):
    """record CONFIG COMMAND..."""
    with open(arguments[0], encoding="utf-8") as file:
        config = json.load(file)
    recorders = {name: Recorder(name, config["seed"]) for name in config["functions"]}
    program.REPLACE[os.path.realpath(config["file"])] = {name: x.wrap for name, x in recorders.items()}
    process = os.getpid()

    def write():
        # A forked child has its parent's calls and would overwrite them.
        if os.getpid() == process:
            with open(config["out"], "w", encoding="utf-8") as file:
                json.dump({name: x.summary() for name, x in recorders.items()}, file)

    atexit.register(write)
    program.run(arguments[1:])
    return 0
