"""Python values as JSON and back, exactly: type by type, bit by bit, with shared containers marked as shared."""
import json
import struct

MOST_ITEMS = 100_000


class Unwritable(Exception):
    """A value that the corpus cannot hold."""


class Writer:
    """Writes the values of one call; a container met before is written as a reference."""

    def __init__(self):
        self.seen = {}
        self.alive = []
        self.items = 0

    def write(self, value):
        self.items += 1
        if self.items > MOST_ITEMS:
            raise Unwritable("too large")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return {"i": str(value) if value.bit_length() < 4000 else hex(value)}
        if kind is float:
            return {"f": written_float(value)}
        if kind is str:
            return {"s": value}
        if kind is tuple:
            return {"t": [self.write(x) for x in value]}
        if kind is list:
            if id(value) in self.seen:
                return {"ref": self.seen[id(value)]}
            number = self.seen[id(value)] = len(self.seen)
            self.alive.append(value)
            return {"l": [self.write(x) for x in value], "id": number}
        raise Unwritable(kind.__module__ + "." + kind.__qualname__)


def written_float(value):
    """Hexadecimal; NaNs with their bits."""
    return "nan:" + struct.pack(">d", value).hex() if value != value else value.hex()


class Reader:
    """Makes the values of one call anew."""

    def __init__(self):
        self.lists = {}

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
        if "t" in written:
            return tuple([self.read(x) for x in written["t"]])
        if "ref" in written:
            return self.lists[written["ref"]]
        made = self.lists[written["id"]] = []
        made.extend([self.read(x) for x in written["l"]])
        return made


def shape(value, depth=4):
    """The type of a value with the types inside: ``list[tuple[int,float]]``; ``list[?]`` for an empty list."""
    kind = type(value)
    if kind in (int, float, bool, str):
        return kind.__name__
    if value is None:
        return "None"
    if kind is tuple and depth:
        return "tuple[" + ",".join(shape(x, depth - 1) for x in value) + "]"
    if kind is list and depth:
        return "list[" + "|".join(sorted({shape(x, depth - 1) for x in value})) + "]" if value else "list[?]"
    return kind.__module__ + "." + kind.__qualname__


def text(value):
    """One JSON line."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def arguments_of(call):
    """The arguments of a recorded call, made anew."""
    reader = Reader()
    return [reader.read(x) for x in call["arguments"]]


def outcome(function, arguments):
    """What a call does, as it can be compared and kept: result or exception, changed arguments, and whether an argument came back."""
    try:
        result = function(*arguments)
        returned = next((i for i, x in enumerate(arguments) if x is result and isinstance(x, list)), None)
        return {"result": Writer().write(result), "returned": returned, "after": after(arguments)}
    except Unwritable:
        raise
    except Exception as error:
        return {"raises": [type(error).__module__ + "." + type(error).__qualname__, str(error)], "after": after(arguments)}


def after(arguments):
    """The arguments as a call has left them."""
    writer = Writer()
    return [writer.write(x) for x in arguments]
