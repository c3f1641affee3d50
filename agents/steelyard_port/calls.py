"""Repeats the recorded calls of one function, of the original or of the port; the launcher holds the clock."""
import json
import os
import sys

from steelyard_port import switch, values


def main(arguments):
    """calls FOLDER PACKAGE FUNCTION CORPUS SEARCH original|port REPEATS"""
    folder, package, name, corpus, search, side, repeats = arguments
    sys.path[:0] = search.split(os.pathsep)
    module = switch.load(folder, package)
    function = module.original(name) if side == "original" else module.port(name)
    with open(corpus, encoding="utf-8") as file:
        calls = [json.loads(line) for line in file]
    # Calls that raise cost the same on both sides; calls that change their arguments get fresh ones each time.
    ended = [x for x in calls if "raises" not in x]
    steady = [values.arguments_of(x) for x in ended if x["after"] == x["arguments"]]
    changing = [x for x in ended if x["after"] != x["arguments"]]
    for _ in range(int(repeats)):
        for x in steady:
            function(*x)
        for x in changing:
            function(*values.arguments_of(x))
    return 0
