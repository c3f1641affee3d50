"""Dijkstra: the distances from one node of a graph, with heapq."""
import random
from heapq import heappop, heappush


def dijkstra(graph: dict[int, list[tuple[int, int]]], start: int) -> dict[int, int]:
    distances = {start: 0}
    queue = [(0, start)]
    while queue:
        distance, node = heappop(queue)
        if distance > distances[node]:
            continue
        for neighbour, length in graph[node]:
            through = distance + length
            if neighbour not in distances or through < distances[neighbour]:
                distances[neighbour] = through
                heappush(queue, (through, neighbour))
    return distances


# -- inputs and driver --
SIZE, SMALL = 8000, 8


def inputs(seed, size):
    draw = random.Random(seed)
    return {node: [(draw.randrange(size), draw.randint(1, 1000)) for _ in range(6)] for node in range(size)}, seed % size


if __name__ == "__main__":
    for seed in range(12):
        dijkstra(*inputs(seed, SMALL))
