"""Runs a program as the interpreter would, and writes down how long each of its garbage collections takes.

Arguments: a file for the report, then what the interpreter would get: FILE, -m MODULE or -c TEXT, and the program's own arguments.
The report holds nine bytes for each collection, of all processes that were forked: the generation, and nanoseconds, little endian.
"""
import fcntl
import gc
import os
import runpy
import struct
import sys
import time


def watch(report):
    """Notes the collections from now on; interpreters that do not announce them leave the report empty."""
    if not hasattr(gc, "callbacks"):
        return
    write, clock, record = os.write, time.perf_counter_ns, struct.Struct("<BQ").pack
    # A number that programs which close or count their descriptors do not meet.
    opened = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    file = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, 200)
    os.close(opened)
    begun = [0]

    def note(phase, info):
        if phase == "start":
            begun[0] = clock()
            return
        taken = clock() - begun[0]
        try:
            write(file, record(info["generation"], taken))
        except OSError:
            pass

    gc.callbacks.append(note)


def run(words, os=os, runpy=runpy, sys=sys):
    """Runs a program in place of this one: in its module, which is emptied first."""
    main = sys.modules["__main__"].__dict__
    for name in [x for x in main if not x.startswith("__")]:
        del main[name]
    main["__doc__"] = None
    if words[0] == "-m":
        sys.argv = words[1:]
        sys.path[0] = os.getcwd()
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        return
    if words[0] == "-c":
        sys.argv = ["-c"] + words[2:]
        sys.path[0] = ""
        main.pop("__file__", None)
        code = compile(words[1], "<string>", "exec")
    else:
        sys.argv = words
        if os.path.isdir(words[0]) or words[0].endswith((".pyz", ".zip")):
            runpy.run_path(words[0], run_name="__main__")
            return
        sys.path[0] = os.path.dirname(os.path.realpath(words[0]))
        main["__file__"] = words[0]
        with open(words[0], "rb") as source:
            code = compile(source.read(), words[0], "exec")
    exec(code, main)


if __name__ == "__main__":
    watch(sys.argv[1])
    run(sys.argv[2:])
