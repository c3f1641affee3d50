"""Makes calls in the neighbourhood of recorded ones, and smaller calls from larger ones."""
import collections
import itertools
import random

from steelyard_port import values

INTS = [0, 1, -1, 2, -2, 3, 7, 10, 63, 64, 255, -128, 1000]
LARGE_INTS = [2**31, 2**53, 2**53 + 1, -2**53 - 1, 2**62, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 10**30]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 1e-300, 5e-324, 1e16, 2.0**53, 2.0**63, -2.0**63, 1e308, float("inf"), float("-inf"), float("nan")]
TEXTS = ["", "a", "A", " ", "0", "ab", "aa", "\u00e9", "\u0130", "\u00df", "\U0001f600", "x\U0001f600y", "\ud800", "\x00", "word two", "a" * 70, "\n", "-1", "1.5", "\u0663"]
BYTES = [b"", b"\x00", b"a", b"\xff", b"ab" * 40]
LONG = 300
LARGE, LARGEST = 500, 50_000    # values in one call
FIRST, PARTS = 24, 9            # items that are left of a container, and how often it is then taken
OTHERS = [None, 1, True, 1.5, "x", b"x", [], {}, (), set()]
EDGES = {int: INTS + LARGE_INTS, float: FLOATS, str: TEXTS, bytes: BYTES, list: [[]], dict: [{}], set: [set()], tuple: [()]}


class IntSubclass(int):
    """Equal to an int, and none."""


class FloatSubclass(float):
    """Equal to a float, and none."""


class StrSubclass(str):
    """Equal to a str, and none."""


class ListSubclass(list):
    """Equal to a list, and none."""


class DictSubclass(dict):
    """Equal to a dict, and none."""


SUBCLASSES = {int: IntSubclass, float: FloatSubclass, str: StrSubclass, list: ListSubclass, dict: DictSubclass}
BASES = {made: base for base, made in SUBCLASSES.items()}


class Writer(values.Writer):
    """Also writes what is made here."""

    def write(self, value):
        base = BASES.get(type(value))
        return {"sub": [base.__name__, super().write(base(value))]} if base else super().write(value)


def starts(calls):
    """The arguments of recorded calls, from which others are made: of large calls mostly a small part, which shows more in the same time."""
    made = []
    for call in calls:
        arguments = values.arguments_of(call)
        size = weight(arguments, LARGEST)
        if size <= LARGEST:
            made.append(arguments)
        if size > LARGE:
            kept = {}
            made += [[cut(x, kept) for x in arguments]] * PARTS
    return made


def weight(items, most):
    """How many values there are in these, and letters by sixteen; a little more than the most where there are more."""
    total = 0
    for x in items:
        if total > most:
            break
        total += 1 + (len(x) // 16 if isinstance(x, (str, bytes, bytearray)) else 0)
        if isinstance(x, dict):
            total += weight(x.keys(), most - total) + weight(x.values(), most - total)
        elif isinstance(x, (list, tuple, set, frozenset)):
            total += weight(x, most - total)
        else:
            total += weight([y for _, y in values.fields_of(x) or ()], most - total)
    return total


def cut(value, made):
    """A copy in which containers and texts have lost all but their first items. What had the same length still has, and what was shared still is."""
    kind = type(value)
    if kind in (str, bytes):
        return value[:FIRST]
    if kind in (tuple, frozenset):
        return kind(cut(x, made) for x in itertools.islice(value, FIRST))
    if kind not in values.MUTABLE:
        fields = values.fields_of(value)
        if fields is not None and id(value) not in made:
            made[id(value)] = rebuilt(value, [(name, cut(x, made)) for name, x in fields])
        return value if fields is None else made[id(value)]
    if id(value) not in made:
        fresh = made[id(value)] = empty(value) if isinstance(value, dict) else kind()
        if isinstance(value, dict):
            dict.update(fresh, [(key, cut(x, made)) for key, x in itertools.islice(value.items(), FIRST)])
        elif kind is set:
            fresh.update(itertools.islice(value, FIRST))
        else:
            fresh.extend(cut(x, made) for x in itertools.islice(value, FIRST))
    return made[id(value)]


class Maker:
    """Makes the arguments of one call from those of others."""

    def __init__(self, seed, starts, calm):
        self.random = random.Random(seed)
        self.starts = starts
        self.calm = calm  # large numbers have made the original too slow

    def start(self):
        return copies(self.random.choice(self.starts))

    def arguments(self, number):
        """The arguments of the made call with a number: edges and wrong types one after the other first, then chance."""
        return self.edge(number) or self.chance()

    def edge(self, number):
        """A recorded call with one argument replaced by an edge of its type or by another type; None when all have been."""
        made = self.start()
        for place, value in enumerate(made):
            edges = EDGES.get(type(value), []) + OTHERS + ([SUBCLASSES[type(value)](value)] if type(value) in SUBCLASSES else [])
            if number < len(edges):
                made[place] = copy(edges[number], {})
                return made
            number -= len(edges)
        return None

    def chance(self):
        made = self.start()
        if self.random.random() < 0.2:
            other = self.start()
            made = [self.random.choice(pair) for pair in zip(made, other)]
        for place in range(len(made)):
            if self.random.random() < 0.7:
                made[place] = self.vary(made[place])
        self.share(made)
        return made

    def share(self, made):
        """Sometimes one container stands in two places."""
        for kind in (list, dict, set):
            places = [i for i, x in enumerate(made) if type(x) is kind]
            if len(places) > 1 and self.random.random() < 0.1:
                made[self.random.choice(places)] = made[self.random.choice(places)]
        self.share_fields(made)
        for x in made:
            if type(x) is list and len(x) > 1 and type(x[0]) in (list, dict, set) and self.random.random() < 0.1:
                x[self.random.randrange(len(x))] = self.random.choice(x)

    def share_fields(self, made):
        """Sometimes a container stands in two fields, or in a field and an argument; sometimes one instance is two arguments."""
        owners = [x for x in made if values.fields_of(x)]
        if not owners or self.random.random() > 0.15:
            return
        held = [(x, name, y) for x in owners for name, y in values.fields_of(x) if type(y) in values.MUTABLE]
        if held:
            owner, name, value = self.random.choice(held)
            others = [y for y in [z for _, _, z in held] + made if type(y) is type(value)]
            object.__setattr__(owner, name, self.random.choice(others))
        if self.random.random() < 0.3:
            places = [i for i, x in enumerate(made) if type(x) is type(owners[0])]
            made[self.random.choice(places)] = owners[0]

    def vary(self, value):
        if self.random.random() < 0.03:
            return self.wrong(value)
        change = self.CHANGES.get(type(value))
        return self.instance(value) if change is None else change(self, value)

    def instance(self, value):
        """Another instance of the class; sometimes one that hides something of its class."""
        fields = values.fields_of(value)
        if fields is None:
            return value
        made = rebuilt(value, [(name, self.vary(x) if self.random.random() < 0.5 else x) for name, x in fields])
        if values.fields_of(made) is None:
            return value  # nothing could copy it
        if hasattr(made, "__dict__") and self.random.random() < 0.03:
            name = self.random.choice([x for x in vars(type(value)) if not x.startswith("__")] or ["other"])
            vars(made)[name] = 1
        return made

    def truth(self, _):
        return self.random.random() < 0.5

    def integer(self, value):
        kind = self.random.random()
        if kind < 0.35:
            return self.random.choice(INTS if self.calm or self.random.random() < 0.5 else LARGE_INTS)
        if kind < 0.7:
            return value + self.random.randint(-3, 3)
        return self.random.randint(-2 * abs(value) - 2, 2 * abs(value) + 2)

    def real(self, value):
        kind = self.random.random()
        if kind < 0.35:
            return self.random.choice(FLOATS)
        if kind < 0.7 and abs(value) < 1e300:
            return value * self.random.uniform(-2, 2)
        return float(self.random.randint(-5, 5)) if kind < 0.8 else self.random.uniform(-1000, 1000)

    def text(self, value):
        kind = self.random.random()
        if kind < 0.25:
            return self.random.choice(TEXTS)
        if kind < 0.3:
            return value * 3
        letters = list(value + (self.random.choice(TEXTS) if self.random.random() < 0.5 else ""))
        if kind < 0.5:
            self.random.shuffle(letters)
        elif kind < 0.8 and letters:
            letters[self.random.randrange(len(letters))] = self.random.choice(letters)
        return "".join(letters[:self.random.randint(0, len(letters))]) if kind < 0.6 else "".join(letters)

    def binary(self, value):
        return self.random.choice(BYTES) if self.random.random() < 0.3 else bytes(self.items(list(value), lambda x: self.random.randrange(256)))

    def row(self, value):
        return tuple([self.vary(x) for x in value]) if self.random.random() < 0.9 else tuple(self.items(list(value), self.vary))

    def several(self, value):
        return self.items(value, self.vary)

    def unique(self, value):
        try:
            return type(value)(self.items(list(value), self.vary))
        except TypeError:
            return value

    def table(self, value):
        made = empty(value)
        for key, item in self.items(list(value.items()), lambda x: x):
            try:
                made[self.vary(key) if self.random.random() < 0.3 else key] = self.vary(item) if self.random.random() < 0.5 else item
            except TypeError:
                pass
        return made

    def items(self, value, vary):
        """Another list of such items."""
        kind = self.random.random()
        if kind < 0.1 or not value:
            return []
        if kind < 0.2:
            return [self.random.choice(value)]
        if kind < 0.25:
            return value * 3
        if kind < 0.27 and not self.calm:
            return [self.random.choice(value) for _ in range(LONG)]
        if kind < 0.4:
            made = list(value)
            made[self.random.randrange(len(made))] = vary(self.random.choice(made))
            return made
        if kind < 0.5:
            return sorted(value, key=repr) if self.random.random() < 0.5 else value[::-1]
        size = self.random.randint(0, 2 * len(value)) if len(value) < LONG else len(value) // 2
        return [vary(self.random.choice(value)) if self.random.random() < 0.5 else self.random.choice(value) for _ in range(size)]

    CHANGES = {bool: truth, int: integer, float: real, str: text, bytes: binary, tuple: row, list: several, dict: table, collections.Counter: table, collections.defaultdict: table, set: unique, frozenset: unique}

    def wrong(self, value):
        """Another type, or a subclass."""
        kind = type(value)
        if kind in SUBCLASSES and self.random.random() < 0.4:
            return SUBCLASSES[kind](value)
        if kind is int and self.random.random() < 0.5:
            return self.random.choice([True, float(value) if abs(value) < 2**53 else 1.0])
        if kind in (list, tuple) and self.random.random() < 0.5:
            return tuple(value) if kind is list else list(value)
        return self.random.choice(OTHERS)


def empty(value):
    """A dict of the same kind without items."""
    return collections.defaultdict(value.default_factory) if type(value) is collections.defaultdict else type(value)()


def rebuilt(value, fields):
    """An instance of the same class with these fields."""
    made = object.__new__(type(value))
    for name, x in fields:
        object.__setattr__(made, name, x)
    return made


def copy(value, made):
    """A copy with the same sharing."""
    kind = type(value)
    if kind is tuple:
        return tuple([copy(x, made) for x in value])
    base = BASES.get(kind, kind)
    if base not in values.MUTABLE:
        fields = values.fields_of(value)
        if fields is not None and id(value) not in made:
            made[id(value)] = rebuilt(value, [(name, copy(x, made)) for name, x in fields])
        return value if fields is None else made[id(value)]
    if id(value) not in made:
        fresh = made[id(value)] = empty(value) if isinstance(value, dict) else kind()
        if base is list:
            fresh.extend([copy(x, made) for x in value])
        elif isinstance(value, dict):
            dict.update(fresh, [(key, copy(x, made)) for key, x in value.items()])
        elif base is set:
            fresh.update(value)
        else:
            fresh.extend(value)
    return made[id(value)]


def copies(arguments):
    made = {}
    return [copy(x, made) for x in arguments]


def simpler(value):
    """Smaller values of the same type, the smallest first."""
    kind = type(value)
    if kind is int and value not in (0, 1):
        yield from (x for x in (0, 1, value // 2 if value > 0 else -(-value // 2), value - 1 if value > 0 else value + 1) if abs(x) < abs(value))
    elif kind is float and value not in (0.0, 1.0):
        yield from (0.0, 1.0)
    elif kind in (list, str, bytes, tuple) and len(value):
        half = len(value) // 2
        yield from (value[:0], value[:half], value[half:], value[:-1], value[1:])
        if kind is list and len(value) < 20:
            for place, item in enumerate(value):
                yield from (value[:place] + [x] + value[place + 1:] for x in simpler(item))
    elif kind is dict and value:
        yield from ({k: x for k, x in value.items() if k != key} for key in list(value)[:10])
    elif kind in (set, frozenset) and value:
        yield from (value - {x} for x in list(value)[:10])
