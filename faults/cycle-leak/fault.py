import gc
import weakref
from typing import List, Optional


class Node:
    def __init__(self) -> None:
        self.other: Optional["Node"] = None


freed: List[int] = []


def cycle() -> None:
    one, two = Node(), Node()
    one.other, two.other = two, one
    for node in (one, two):
        weakref.finalize(node, freed.append, 1)


cycle()
gc.collect()
print("freed", len(freed))
