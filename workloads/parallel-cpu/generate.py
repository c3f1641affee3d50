"""The number of workers and the fixed work they share: generate.py WORKERS SEED."""

import sys

print(int(sys.argv[1]), 40000)
