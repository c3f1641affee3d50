"""Calls the functions of a file when no program does: its doctests, and calls made from annotations."""
import collections.abc
import contextlib
import doctest
import importlib
import io
import os
import random
import signal
import sys
import types
import typing

from steelyard_port import originals, program

CALLS = 60
PATIENCE = 1.0
LETTERS = "abcxyz AZ09_-.,\u00e9\U0001f600"


class Unknown(Exception):
    """An annotation from which nothing can be made."""


class TimeOver(BaseException):
    """A call took too long."""


def run(recorders, path, called):
    """
    Runs the doctests of a file. A function that they do not call, and that has annotations, is called when it is among ``called``;
    otherwise only the types of such calls are noted, so that nothing runs that nobody has looked at.
    """
    program.watch_imports()
    module = load(path)
    with contextlib.redirect_stdout(io.StringIO()):
        doctest.testmod(module, report=False)
    for name, recorder in recorders.items():
        function = vars(module).get(name)
        if not recorder.calls() and callable(function):
            annotated(function, recorder, name in called)


def load(path):
    """The module of a file, under the name that its imports expect."""
    root, package = originals.home(path)
    sys.path.insert(0, root)
    name = os.path.splitext(os.path.basename(path))[0]
    return importlib.import_module(".".join(package + ([] if name == "__init__" else [name])))


def annotated(function, recorder, call):
    plain = getattr(function, "__wrapped__", function)
    try:
        hints = typing.get_type_hints(plain)
        names = plain.__code__.co_varnames[:plain.__code__.co_argcount + plain.__code__.co_kwonlyargcount]
        maker = Maker(recorder.name)
        made = [[maker.value(hints[x]) for x in names] for _ in range(CALLS)]
        result = maker.value(hints["return"]) if "return" in hints else None
    except (Unknown, KeyError, NameError, TypeError, AttributeError):
        return
    if not call:
        recorder.imagine(made, result)
        return
    signal.signal(signal.SIGALRM, ring)
    for arguments in made:
        attempt(function, arguments)


def ring(*_):
    raise TimeOver


def attempt(function, arguments):
    """One call, whatever it does."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            function(*arguments)
    except (Exception, SystemExit, TimeOver):
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Maker:
    """Small values of annotated types."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, hint):
        if hint in self.PLAIN:
            return self.PLAIN[hint](self)
        origin, inside = typing.get_origin(hint), typing.get_args(hint)
        if origin is typing.Union or origin is getattr(types, "UnionType", typing.Union):
            return self.value(self.random.choice(inside))
        if origin is typing.Literal:
            return self.random.choice(inside)
        if origin is tuple and inside and inside[-1] is not Ellipsis:
            return tuple([self.value(x) for x in inside])
        made = self.GENERIC.get(origin)
        if made is None or not inside:
            raise Unknown(hint)
        return made([self.item(inside[:2] if made is dict else inside[:1]) for _ in range(self.random.randint(0, 8))])

    def item(self, inside):
        values = tuple([self.value(x) for x in inside])
        return values if len(inside) > 1 else values[0]

    def integer(self):
        return self.random.choice([0, 1, 2, 3, self.random.randint(-5, 30)])

    def real(self):
        return self.random.choice([0.0, 1.0, -1.5, self.random.uniform(-10, 10)])

    def text(self):
        return "".join(self.random.choice(LETTERS) for _ in range(self.random.randint(0, 12)))

    PLAIN = {
        int: integer,
        float: real,
        bool: lambda self: self.random.random() < 0.5,
        str: text,
        bytes: lambda self: self.text().encode("utf-8"),
        type(None): lambda self: None,
        list: lambda self: [self.integer() for _ in range(self.random.randint(0, 8))],
    }
    GENERIC = {list: list, tuple: tuple, set: set, frozenset: frozenset, dict: dict, collections.abc.Sequence: list, collections.abc.Iterable: list,
               collections.abc.Collection: list, collections.abc.Mapping: dict, collections.abc.Set: set, collections.abc.MutableSequence: list}
