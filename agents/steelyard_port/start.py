"""Starts one part of this package by name, and leaves no trace on the import path: start.py PART ARGUMENTS..."""
import importlib
import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[0] = os.path.dirname(here)
    part = importlib.import_module("steelyard_port." + sys.argv[1])
    del sys.path[0]
    sys.exit(part.main(sys.argv[2:]))


main()
