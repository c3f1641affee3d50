"""How much can flow through a supply network (networkx): flows.py [NODES]"""
import random
import sys

import networkx
from networkx.algorithms.flow import edmonds_karp


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    dice = random.Random(2)
    graph = networkx.DiGraph()
    for node in range(size):
        for _ in range(5):
            graph.add_edge(node, dice.randrange(size), capacity=dice.randrange(1, 50))
    for target in range(1, 9):
        value, _ = networkx.maximum_flow(graph, 0, size - target, flow_func=edmonds_karp)
        print(size - target, value)


if __name__ == "__main__":
    main()
