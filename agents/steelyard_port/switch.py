"""Runs a program with its ports switched in."""
import ast
import hashlib
import importlib.util
import json
import os
import sys

from steelyard_port import program


def load(folder, package):
    """The package of a port, from its folder, whatever the import path is."""
    name = "steelyard_port.ports." + package
    spec = importlib.util.spec_from_file_location(name, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder])
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def current(path, functions):
    """The functions whose text is still the one that was ported."""
    with open(path, "rb") as file:
        raw = file.read()
    lines = raw.decode("utf-8", "surrogateescape").splitlines(keepends=True)
    for node in ast.parse(raw).body:
        if isinstance(node, ast.FunctionDef) and node.name in functions:
            source = "".join(lines[node.lineno - 1:node.end_lineno])
            if hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest() == functions[node.name]:
                yield node.name


def main(arguments):
    """switch CONFIG COMMAND..."""
    with open(arguments[0], encoding="utf-8") as file:
        config = json.load(file)
    for port in config["ports"]:
        path = os.path.realpath(port["file"])
        module = load(port["folder"], port["package"])
        names = set(current(path, port["functions"]))
        for stale in sorted(set(port["functions"]) - names):
            print("steelyard: %s of %s has changed since it was ported; the original runs" % (stale, port["file"]), file=sys.stderr)
        # A ported caller calls ported callees in Rust: one that has changed takes its callers out with it.
        usable = [x for x in names if module.needs(x) <= names]
        program.REPLACE.setdefault(path, {}).update({x: module.switcher(x) for x in usable})
    program.run(arguments[1:])
    return 0
