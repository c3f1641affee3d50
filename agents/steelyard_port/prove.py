"""Compares a port with its original: every recorded call again, then calls made from the observed shapes."""
import json
import random
import resource
import signal
import sys

from steelyard_port import switch, values

MEMORY = 4 << 30
PATIENCE = 0.3   # seconds for a made-up call of the original; slower ones say nothing more
PORT_PATIENCE = 5.0
MOST_DIFFERENCES = 5

INTS = [0, 1, -1, 2, -2, 3, 7, 10, 63, 64, 255, -128, 1000, 2**31, 2**53, 2**53 + 1, -2**53 - 1, 2**62, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 10**30]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 1e-300, 5e-324, 1e16, 2.0**53, 2.0**63, -2.0**63, 1e308, float("inf"), float("-inf"), float("nan")]
TEXTS = ["", "a", "A", " ", "0", "ab", "aa", "\u00e9", "\u0130", "\u00df", "\U0001f600", "x\U0001f600y", "\ud800", "\x00", "word two", "a" * 70]


class IntSubclass(int):
    """Equal to an int, and none."""


class ListSubclass(list):
    """Equal to a list, and none."""


class TimeOver(BaseException):
    """A call took too long. No Exception: what a call raises is part of its outcome, this is not."""


def ring(*_):
    raise TimeOver


def timed(function, arguments, seconds):
    """The outcome of a call, or None when it takes too long."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return values.outcome(function, arguments)
    except TimeOver:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Maker:
    """Makes arguments in the neighbourhood of the recorded ones."""

    def __init__(self, seed, calls):
        self.random = random.Random(seed)
        self.calls = calls

    def arguments(self):
        made = values.arguments_of(self.random.choice(self.calls))
        for place in range(len(made)):
            if self.random.random() < 0.7:
                made[place] = self.vary(made[place])
        lists = [i for i, x in enumerate(made) if type(x) is list]
        if len(lists) > 1 and self.random.random() < 0.1:
            made[self.random.choice(lists)] = made[self.random.choice(lists)]
        return made

    def vary(self, value):
        if self.random.random() < 0.03:
            return self.wrong(value)
        kind = type(value)
        if kind is bool:
            return self.random.random() < 0.5
        if kind is int:
            return self.integer(value)
        if kind is float:
            return self.real(value)
        if kind is str:
            return self.text(value)
        if kind is tuple:
            return tuple([self.vary(x) for x in value])
        if kind is list:
            return self.items(value)
        return value

    def integer(self, value):
        kind = self.random.random()
        if kind < 0.35:
            return self.random.choice(INTS)
        if kind < 0.7:
            return value + self.random.randint(-3, 3)
        return self.random.randint(-2 * abs(value) - 2, 2 * abs(value) + 2)

    def real(self, value):
        kind = self.random.random()
        if kind < 0.35:
            return self.random.choice(FLOATS)
        if kind < 0.7 and abs(value) < 1e300:
            return value * self.random.uniform(-2, 2)
        return self.random.uniform(-1000, 1000)

    def text(self, value):
        kind = self.random.random()
        if kind < 0.3:
            return self.random.choice(TEXTS)
        letters = list(value + self.random.choice(TEXTS))
        self.random.shuffle(letters)
        return "".join(letters[:self.random.randint(0, len(letters))]) if kind < 0.7 else value + self.random.choice(TEXTS)

    def items(self, value):
        kind = self.random.random()
        if kind < 0.1 or not value:
            return []
        if kind < 0.2:
            return value[:1]
        if kind < 0.25:
            return value * 3
        size = self.random.randint(0, 2 * len(value))
        return [self.vary(self.random.choice(value)) if self.random.random() < 0.5 else self.random.choice(value) for _ in range(size)]

    def wrong(self, value):
        """Another type, or a subclass."""
        if type(value) is int:
            return self.random.choice([True, float(value) if abs(value) < 2**53 else 1.0, None, IntSubclass(value)])
        if type(value) is list:
            return self.random.choice([tuple(value), None, ListSubclass(value)])
        return self.random.choice([None, 1, True, 1.5, "x", []])


def copy(value, made=None):
    """A copy with the same sharing."""
    made = {} if made is None else made
    if isinstance(value, list):
        if id(value) not in made:
            made[id(value)] = fresh = type(value)()
            fresh.extend(copy(x, made) for x in value)
        return made[id(value)]
    return tuple([copy(x, made) for x in value]) if type(value) is tuple else value


def copies(arguments):
    made = {}
    return [copy(x, made) for x in arguments]



def difference(original, port, arguments):
    """None when both do the same; False when the original takes too long; otherwise what they do."""
    try:
        expected = timed(original, copies(arguments), PATIENCE)
        if expected is None:
            return False
    except (values.Unwritable, MemoryError):
        return False
    try:
        actual = timed(port, copies(arguments), PORT_PATIENCE)
    except values.Unwritable as error:
        actual = {"result": "a value of type %s" % error}
    if actual is None:
        return {"expected": expected, "actual": "no end within %g s" % PORT_PATIENCE}
    return None if values.text(expected) == values.text(actual) else {"expected": expected, "actual": actual}


def leaves(native, arguments):
    """Whether the Rust function hands a call to the original."""
    signal.setitimer(signal.ITIMER_REAL, PORT_PATIENCE)
    try:
        return native(*copies(arguments)) is NotImplemented
    except TimeOver:
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def shrink(original, port, arguments):
    """A smaller call that still differs."""
    smaller = True
    while smaller:
        smaller = False
        for place, value in enumerate(arguments):
            for simple in simpler(value):
                trial = arguments[:place] + [simple] + arguments[place + 1:]
                if difference(original, port, trial):
                    arguments, smaller = trial, True
                    break
    return arguments


def simpler(value):
    if type(value) is int and value not in (0, 1):
        yield from (x for x in (0, 1, int(value / 2) if abs(value) < 2**53 else value // 2) if abs(x) < abs(value))
    elif type(value) is float and value not in (0.0, 1.0):
        yield from (0.0, 1.0)
    elif type(value) in (list, str) and len(value):
        half = len(value) // 2
        yield from (value[:0], value[:half], value[half:], value[:-1], value[1:])


def prove(module, name, calls, seed, count):
    """The evidence for one function."""
    original, port, native = module.original(name), module.port(name), module.native(name)
    differences, fallbacks = [], 0
    for call in calls:
        if native(*values.arguments_of(call)) is NotImplemented:
            fallbacks += 1
        actual = values.outcome(port, values.arguments_of(call))
        expected = {x: call[x] for x in ("result", "returned", "raises", "after") if x in call}
        if values.text(actual) != values.text(expected):
            differences.append({"arguments": call["arguments"], "expected": expected, "actual": actual})
    generated = slow = left = 0
    maker = Maker("%s/%s" % (seed, name), calls)
    attempts = 0
    while calls and generated < count and attempts < 2 * count and slow < 40:
        attempts += 1
        arguments = maker.arguments()
        found = difference(original, port, arguments)
        if found is False:
            slow += 1
            continue
        generated += 1
        if found:
            smallest = shrink(original, port, arguments)
            # A difference that comes and goes is one all the same: what was seen first is kept.
            differences.append({"arguments": repr(smallest), **(difference(original, port, smallest) or found)})
        elif leaves(native, arguments):
            left += 1
        if len(differences) >= MOST_DIFFERENCES:
            break
    return {"replayed": len(calls), "generated": generated, "skipped": attempts - generated, "generated_fallbacks": left,
            "fallbacks": fallbacks, "differences": differences}


def main(arguments):
    """prove CONFIG"""
    with open(arguments[0], encoding="utf-8") as file:
        config = json.load(file)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGALRM, ring)
    module = switch.load(config["folder"], config["package"])
    result = {}
    for name, corpus in config["functions"].items():
        with open(corpus, encoding="utf-8") as file:
            calls = [json.loads(line) for line in file]
        result[name] = prove(module, name, calls, config["seed"], config["count"])
    json.dump(result, sys.stdout)
    return 0
