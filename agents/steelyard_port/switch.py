"""Runs a program with its ports switched in."""
import ast
import importlib
import importlib.util
import inspect
import json
import os
import sys

from steelyard_port import program, source, values


class Port:
    """The package of a port, loaded from its folder, whatever the import path is."""

    def __init__(self, folder, package):
        self.name = "steelyard_port.ports." + package
        self.folder = folder

    def part(self, name):
        """A module of the package, without running its ``__init__``, which would import the originals."""
        if self.name not in sys.modules:
            spec = importlib.util.spec_from_file_location(self.name, os.path.join(self.folder, "__init__.py"), submodule_search_locations=[self.folder])
            sys.modules[self.name] = importlib.util.module_from_spec(spec)
        return importlib.import_module(self.name + "." + name)


class Loaded:
    """A port beside its originals. ``ask`` is told when a port asks the Rust."""

    def __init__(self, folder, package, ask=None):
        self.switching = Port(folder, package).part("_switch")
        self.natively = self.switching.native
        if ask:
            self.switching.native = lambda name: asking(self.natively(name), ask)
        self.originals = Port(folder, package).part("_original")
        self.classes = getattr(Port(folder, package).part("_functions"), "CLASSES", {})
        values.CLASSES.update({name: x for name, x in vars(self.originals).items() if isinstance(x, type)})
        self.ports = {x: self.switching.switch(x, source.function_of(self.originals, x)) for x in self.switching.NEEDS}
        self.caches = [x for x in [*vars(self.originals).values(), *self.ports.values()] if hasattr(x, "cache_parameters")]

    def forget(self):
        """Empties the caches, so that what a call does is that of the call alone."""
        for cache in self.caches:
            cache.cache_clear()

    def original(self, name):
        return by_position(source.function_of(self.originals, name))

    def port(self, name):
        return by_position(self.ports[name])

    def native(self, name):
        native, classes = self.natively(name), [getattr(self.originals, x) for x in self.classes.get(name, ())]
        return (lambda *arguments: native(*arguments, *classes)) if classes else native


def asking(native, ask):
    def asked(*arguments):
        ask()
        return native(*arguments)
    return asked


def by_position(function):
    """The function, called with one value for each parameter in their order: ``*args`` as a tuple, those by keyword only, ``**kwargs`` as a dict."""
    code = getattr(function, "__wrapped__", function).__code__
    plain, names = code.co_argcount, code.co_varnames[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    star, double = bool(code.co_flags & inspect.CO_VARARGS), bool(code.co_flags & inspect.CO_VARKEYWORDS)
    if not (names or star or double):
        return function

    def call(*given):
        further = given[plain] if star else ()
        named = given[plain + star:]
        return function(*given[:plain], *further, **dict(zip(names, named)), **(named[-1] if double else {}))

    return call


def load(folder, package, ask=None):
    return Loaded(folder, package, ask)


def current(path, functions):
    """The functions whose text is still the one that was ported."""
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    lines = source.lines_of(source.read(path))
    for node in tree.body:
        found = {node.name: node} if isinstance(node, ast.FunctionDef) else source.methods(node) if isinstance(node, ast.ClassDef) else {}
        if not functions.keys().isdisjoint(found):
            now = source.fingerprint(source.segment(node, lines))
            yield from (name for name in found if functions.get(name) == now)


def main(arguments):
    """switch CONFIG COMMAND..."""
    if os.environ.get("STEELYARD_PORTS") != "off":
        switch_all(arguments[0])
    program.run(arguments[1:])
    return 0


def begin(path):
    """Switches ports in in a process that multiprocessing has spawned."""
    switch_all(path)
    program.watch_imports()


def switch_all(path):
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    for port in config["ports"]:
        switch_in(port)
    program.follow("switch", path)


def switch_in(port):
    path = os.path.realpath(port["file"])
    try:
        names = set(current(path, port["functions"]))
    except (OSError, SyntaxError, ValueError) as error:
        print("steelyard: the ports of %s are left out: %s" % (port["file"], error), file=sys.stderr)
        return
    for stale in sorted(set(port["functions"]) - names):
        print("steelyard: %s of %s has changed since it was ported; the original runs" % (stale, port["file"]), file=sys.stderr)
    switching = Port(port["folder"], port["package"]).part("_switch")
    # A ported caller calls ported callees in Rust: one that has changed takes its callers out with it.
    for name in [x for x in names if switching.needs(x) <= names]:
        put = switching.know if name in port["known"] else switching.switch
        program.replace(path, name, lambda function, name=name, put=put: put(name, function))
