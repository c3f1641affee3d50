"""Measures what crossing into an extension costs, and prints it as JSON: boundary EXTENSION. Times are nanoseconds."""
import importlib.machinery
import importlib.util
import json
import time

ITEMS = 1000
ROUNDS = 15
LEAST = 0.004  # seconds of calls in one round


def load(path):
    """The extension, and how long loading it took."""
    started = time.perf_counter()
    loader = importlib.machinery.ExtensionFileLoader("_native", path)
    spec = importlib.util.spec_from_loader("_native", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module, time.perf_counter() - started


def cost(function, *arguments):
    """Time of one call; the shortest of several rounds, because everything else in a machine only adds to it."""
    count = 1
    while once(function, arguments, count) < LEAST:
        count *= 2
    return min(once(function, arguments, count) for _ in range(ROUNDS)) / count


def once(function, arguments, count):
    repeat = range(count)
    started = time.perf_counter()
    for _ in repeat:
        function(*arguments)
    return time.perf_counter() - started


def shim(native, leave, genuine, scope):
    """A call as ports make it: a Python function that asks whether its world is as it was, and hands over."""
    def function():
        if not genuine(scope):
            return None
        result = native()
        if result is leave:
            return None
        return result

    return function


def guard(scope):
    """What a port asks before each call, for one function that it needs."""
    checks, known = (("nothing", None),), {"nothing": [None]}

    def genuine(scope):
        for other, value in checks:
            found = scope.get(other)
            if found is not value and not (value is None and found in known[other]):
                return False
        return True

    return genuine


def empty():
    return None


def main(arguments):
    """boundary EXTENSION"""
    native, loading = load(arguments[0])
    scope = {"nothing": None}
    values = {"float": [x + 0.5 for x in range(ITEMS)], "int": [x + 100_000 for x in range(ITEMS)], "str": ["word %d" % x for x in range(ITEMS)],
              "dict": {"word %d" % x: x + 100_000 for x in range(ITEMS)}}
    taken = {x: (cost(getattr(native, "take_%ss" % x), items) - cost(getattr(native, "take_%ss" % x), type(items)())) / ITEMS for x, items in values.items()}
    given = {x: (cost(getattr(native, "give_%ss" % x), ITEMS) - cost(getattr(native, "give_%ss" % x), 0)) / ITEMS for x in values if x != "dict"}
    call = cost(shim(native.nothing, NotImplemented, guard(scope), scope)) - cost(empty)
    print(json.dumps({"call": call, "load": loading, "in": taken, "out": given}))
    return 0
