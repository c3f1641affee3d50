"""Makes a chain of objects per frame, keeps those of the last frames, and answers each frame with the sum of its chain.

Objects know their neighbours on both sides, so that what is let go is garbage that only the collector finds.
A line that is no number of at most six digits stands for 0.
"""

import re
import sys
from collections import deque

LENGTH, KEPT = 300, 200
NUMBER = re.compile(rb"\d{1,6}[\r\n]*")


class Node:
    __slots__ = ("value", "before", "after")

    def __init__(self, value):
        self.value = value
        self.before = None
        self.after = None


def chain(start):
    first = last = Node(start)
    for value in range(start + 1, start + LENGTH):
        node = Node(value)
        node.before = last
        last.after = node
        last = node
    return first


def total(node):
    result = 0
    while node is not None:
        result += node.value
        node = node.after
    return result


def main():
    kept = deque(maxlen=KEPT)
    for line in sys.stdin.buffer:
        kept.append(chain(int(line) if NUMBER.fullmatch(line) else 0))
        print(total(kept[-1]), flush=True)


main()
