"""Total length of the Collatz sequences from 1 to a limit, computed by a pool of threads in pieces of equal count."""

import sys
from concurrent.futures import ThreadPoolExecutor

import collatz


def main(path):
    workers, pieces = collatz.work(path)
    with ThreadPoolExecutor(workers) as pool:
        collatz.report(pool.map(collatz.steps, pieces))


if __name__ == "__main__":
    main(sys.argv[1])
