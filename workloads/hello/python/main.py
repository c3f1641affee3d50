"""Greets everybody named in a file, one per line."""

import sys

with open(sys.argv[1], "rb") as names:
    for name in names:
        sys.stdout.buffer.write(b"Hello, " + name.rstrip(b"\n") + b"!\n")
