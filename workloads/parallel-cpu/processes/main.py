"""Total length of the Collatz sequences from 1 to a limit, computed by a pool of processes in pieces of equal count."""

import sys
from concurrent.futures import ProcessPoolExecutor

import collatz


def main(path):
    workers, pieces = collatz.work(path)
    with ProcessPoolExecutor(workers) as pool:
        collatz.report(pool.map(collatz.steps, pieces))


if __name__ == "__main__":
    main(sys.argv[1])
