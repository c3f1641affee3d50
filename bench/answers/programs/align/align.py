"""Aligns sequences (Needleman and Wunsch 1970): python3 align.py pairs.txt"""
import sys

MATCH, MISMATCH, GAP = 2, -1, -2


def scores(a: str, b: str) -> list[list[int]]:
    """Best score of each pair of prefixes."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        table[i][0] = i * GAP
    for j in range(len(b) + 1):
        table[0][j] = j * GAP
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            here = table[i - 1][j - 1] + (MATCH if a[i - 1] == b[j - 1] else MISMATCH)
            table[i][j] = max(here, table[i - 1][j] + GAP, table[i][j - 1] + GAP)
    return table


def trace(a: str, b: str, table: list[list[int]]) -> str:
    """The way through the table: = the same, x another letter, < and > a gap."""
    steps = []
    i, j = len(a), len(b)
    while i > 0 or j > 0:
        if i > 0 and j > 0 and table[i][j] == table[i - 1][j - 1] + (MATCH if a[i - 1] == b[j - 1] else MISMATCH):
            steps.append("=" if a[i - 1] == b[j - 1] else "x")
            i -= 1
            j -= 1
        elif i > 0 and table[i][j] == table[i - 1][j] + GAP:
            steps.append("<")
            i -= 1
        else:
            steps.append(">")
            j -= 1
    steps.reverse()
    return "".join(steps)


def runs(steps: str) -> str:
    """Steps with their lengths, as in 12=1x3>."""
    parts = []
    i = 0
    while i < len(steps):
        j = i
        while j < len(steps) and steps[j] == steps[i]:
            j += 1
        parts.append(str(j - i) + steps[i])
        i = j
    return "".join(parts)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            a, b = line.split()
            table = scores(a, b)
            print(table[len(a)][len(b)], runs(trace(a, b, table)))


main()
