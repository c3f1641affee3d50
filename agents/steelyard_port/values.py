"""
Python values as JSON and back, exactly: type by type, bit by bit, dicts and sets in their order, shared containers marked
as shared. ``shape`` says the types inside of a value.
"""
import collections
import itertools
import json
import struct
import sys
import types

MOST_ITEMS = 2_000_000      # in all values of one call
MOST_LOOKED_AT = 1_000      # items of one container whose types are looked at
DEEPEST_SHAPE = 6

SCALARS = {int: "int", float: "float", bool: "bool", str: "str", bytes: "bytes", type(None): "None"}
MUTABLE = {list: "l", dict: "d", set: "S", bytearray: "B", collections.Counter: "C", collections.defaultdict: "D"}
FACTORIES = {x.__name__: x for x in (int, float, bool, str, list, set, dict)}


CLASSES = {}                # by name, those of the module whose calls are read
HOOKS = {"__getattr__", "__getattribute__", "__new__", "__del__", "__class__", "__dict__"}
DEEPEST_INSTANCE = 4


def fields_of(value, depth=DEEPEST_INSTANCE):
    """
    Names and values of the fields of an instance that is nothing but its fields: of a class of a module which derives from no other, the
    fields immutable, such instances, or containers of these. None for other objects. Runs none of the user's code.
    """
    kind = type(value)
    if type(kind) is not type or kind.__bases__ != (object,) or getattr(sys.modules.get(kind.__module__), kind.__name__, None) is not kind or kind.__module__ == "builtins":
        return None
    members = vars(kind)
    frozen = "__dataclass_params__" in members and members["__dataclass_params__"].frozen
    slots = [name for name, x in members.items() if type(x) is types.MemberDescriptorType]
    if not (members.keys().isdisjoint(HOOKS - {"__dict__"}) and (frozen or "__setattr__" not in members)):
        return None
    try:
        found = {name: members[name].__get__(value) for name in slots} if slots else object.__getattribute__(value, "__dict__")
    except AttributeError:
        return None
    return list(found.items()) if type(found) is dict and all([type(k) is str and _flat(x, depth) for k, x in found.items()]) else None


def _flat(value, depth):
    kind = type(value)
    if kind is not tuple and kind not in MUTABLE or depth <= 0:
        return kind in SCALARS or depth > 0 and fields_of(value, depth - 1) is not None
    items = list(value.values()) if isinstance(value, dict) else () if isinstance(value, bytearray) else value
    return all([inner in SCALARS for inner in set(map(type, items))]) or all([_flat(x, depth - 1) for x in items])


class Unwritable(Exception):
    """A value that the corpus cannot hold."""


class Writer:
    """Writes the values of one call; a container met before is written as a reference."""

    def __init__(self, before=None):
        self.seen = {}                                                 # written in this round: id → number
        self.numbers = {} if before is None else before.numbers        # known from the arguments on: id → number
        self.alive = [] if before is None else before.alive
        self.items = 0

    def write(self, value):
        self.items += 1
        if self.items > MOST_ITEMS:
            raise Unwritable("too large")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return {"i": str(value) if -10**18 < value < 10**18 else hex(value)}
        if kind is float:
            return {"f": written_float(value)}
        if kind is str:
            self.items += len(value) // 16
            return {"s": value}
        if kind is bytes:
            self.items += len(value) // 16
            return {"b": value.hex()}
        if kind is tuple:
            return {"t": [self.write(x) for x in value]}
        if kind is frozenset:
            return {"F": [self.write(x) for x in value]}
        if kind in MUTABLE:
            return self.container(kind, value)
        fields = fields_of(value)
        if fields is None:
            raise Unwritable(name_of(kind))
        return self.instance(value, fields)

    def container(self, kind, value):
        if id(value) in self.seen:
            return {"ref": self.seen[id(value)]}
        number = self.number(value)
        written = {MUTABLE[kind]: self.content(kind, value), "id": number}
        if kind is collections.defaultdict:
            written["factory"] = factory_of(value)
        return written

    def number(self, value):
        if id(value) not in self.numbers:
            self.numbers[id(value)] = len(self.numbers)
            self.alive.append(value)
        self.seen[id(value)] = self.numbers[id(value)]
        return self.seen[id(value)]

    def instance(self, value, fields):
        if id(value) in self.seen:
            return {"ref": self.seen[id(value)]}
        return {"o": type(value).__name__, "id": self.number(value), "fields": [[name, self.write(x)] for name, x in fields]}

    def content(self, kind, value):
        if kind is collections.defaultdict and factory_of(value) is None:
            raise Unwritable(name_of(kind))
        if isinstance(value, dict):
            return [[self.write(k), self.write(x)] for k, x in value.items()]
        return value.hex() if kind is bytearray else [self.write(x) for x in value]


def factory_of(value):
    """The name of the built-in type that makes the missing items of a defaultdict, or None."""
    made = value.default_factory
    return made.__name__ if isinstance(made, type) and FACTORIES.get(made.__name__) is made else None


def written_float(value):
    """Hexadecimal; NaNs with their bits."""
    return "nan:" + struct.pack(">d", value).hex() if value != value else value.hex()


class Reader:
    """Makes the values of one call anew."""

    def __init__(self):
        self.made = {}

    def read(self, written):
        if not isinstance(written, dict):
            return written
        if "i" in written:
            return int(written["i"], 0)
        if "f" in written:
            text = written["f"]
            return struct.unpack(">d", bytes.fromhex(text[4:]))[0] if text.startswith("nan:") else float.fromhex(text)
        if "s" in written:
            return written["s"]
        if "b" in written:
            return bytes.fromhex(written["b"])
        if "t" in written:
            return tuple([self.read(x) for x in written["t"]])
        if "F" in written:
            return frozenset([self.read(x) for x in written["F"]])
        if "ref" in written:
            return self.made[written["ref"]]
        return self.container(written)

    def container(self, written):
        number = written["id"]
        if "o" in written:
            made = self.made[number] = object.__new__(CLASSES[written["o"]])
            for name, x in written["fields"]:
                object.__setattr__(made, name, self.read(x))
        elif "l" in written:
            made = self.made[number] = []
            made.extend([self.read(x) for x in written["l"]])
        elif "d" in written:
            made = self.made[number] = {}
            made.update([(self.read(k), self.read(x)) for k, x in written["d"]])
        elif "C" in written:
            made = self.made[number] = collections.Counter()
            dict.update(made, [(self.read(k), self.read(x)) for k, x in written["C"]])
        elif "D" in written:
            made = self.made[number] = collections.defaultdict(FACTORIES[written["factory"]])
            made.update([(self.read(k), self.read(x)) for k, x in written["D"]])
        elif "S" in written:
            made = self.made[number] = set()
            made.update([self.read(x) for x in written["S"]])
        else:
            made = self.made[number] = bytearray.fromhex(written["B"])
        return made


def shape(value, depth=DEEPEST_SHAPE):
    """The type of a value with the types inside: ``dict[str:list[int]]``, ``list[float|int]``; ``list[?]`` for an empty list."""
    kind = type(value)
    if kind is int:
        return "int" if -2**63 <= value < 2**63 else "bigint"
    if kind in SCALARS:
        return SCALARS[kind]
    if depth:
        if kind is tuple:
            return "tuple[" + ",".join([shape(x, depth - 1) for x in value[:MOST_LOOKED_AT]]) + "]"
        if kind in (list, set, frozenset):
            return kind.__name__ + "[" + joined(value, depth) + "]"
        if kind is dict:
            return "dict[" + of_dict(value, depth) + "]"
        if kind is collections.Counter and set(map(type, value.values())) <= {int}:
            return "counter[" + joined(value, depth) + "]"
        if kind is collections.defaultdict and factory_of(value):
            return "defaultdict[" + of_dict(value, depth) + "]"
        fields = fields_of(value)
        if fields is not None:
            return "object[" + ",".join([kind.__name__] + [y for name, x in fields for y in (name, shape(x, depth - 1))]) + "]"
    if kind.__name__ == "generator":
        return "generator"
    return name_of(kind)


def of_dict(value, depth):
    return joined(value, depth) + ":" + joined(value.values(), depth) if value else "?"


def joined(items, depth):
    """The types of items, sorted; those of the first and the last ones where there are many."""
    if len(items) > MOST_LOOKED_AT:
        first = itertools.islice(items, MOST_LOOKED_AT)
        items = list(first) + (items[-MOST_LOOKED_AT:] if type(items) is list else [])
    kinds = set(map(type, items))
    if kinds == {int}:
        low, high = shape(min(items)), shape(max(items))
        return "int" if low == high == "int" else "bigint" if all([shape(x) == "bigint" for x in items]) else "bigint|int"
    if len(kinds) == 1 and next(iter(kinds)) in SCALARS:
        return SCALARS[kinds.pop()]
    return "|".join(sorted({shape(x, depth - 1) for x in items})) or "?"


def name_of(kind):
    return kind.__module__ + "." + kind.__qualname__


def text(value):
    """One JSON line."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def arguments_of(call):
    """The arguments of a recorded call, made anew."""
    reader = Reader()
    return [reader.read(x) for x in call["arguments"]]


def outcome(function, arguments):
    """What a call does, as it can be compared and kept."""
    before = Writer()
    for x in arguments:
        try:
            before.write(x)
        except Unwritable:
            pass
    try:
        result = function(*arguments)
    except Exception as error:
        return failure(error, arguments, before)
    return success(result, arguments, before)


def success(result, arguments, before):
    """Arguments as the call has left them, and the result. A container that was in the arguments before keeps its number, wherever it is now."""
    writer = Writer(before)
    return {"after": [writer.write(x) for x in arguments], "result": writer.write(result)}


def failure(error, arguments, before):
    """Arguments as the call has left them, and the exception with its message."""
    writer = Writer(before)
    return {"after": [writer.write(x) for x in arguments], "raises": [name_of(type(error)), message(error)]}


def message(error):
    try:
        return str(error)
    except Exception as second:
        return "no message: " + name_of(type(second))


def shown(written):
    """What was written, as Python would show it."""
    if not isinstance(written, dict):
        return spelled(written)
    if "raises" in written:
        return "raises %s(%r)" % tuple(written["raises"])
    if "result" in written:
        return shown(written["result"])
    if "ref" in written:
        return "<container %d of the arguments>" % written["ref"]
    return spelled(_Shower().read(written))


def spelled(value):
    """``repr``; an integer of more digits than the interpreter writes is told in base 16."""
    try:
        return repr(value)
    except ValueError:
        return hex(value) if isinstance(value, int) else "<a %s with very long integers>" % type(value).__name__
    except Exception as error:
        return "<a %s whose repr raises %s>" % (type(value).__name__, name_of(type(error)))


class _Shower(Reader):
    """Reads what the prover adds, and what refers to containers that are not there."""

    def read(self, written):
        if isinstance(written, dict):
            if "ref" in written and written["ref"] not in self.made:
                return "<container %d>" % written["ref"]
            if "type" in written:
                return "<%s>" % written["type"]
            if "sub" in written:
                return "<a subclass of %s>" % written["sub"][0]
        return super().read(written)
