# cython: language_level=3
from heapq import heappop, heappush


def dijkstra(dict graph, long start):
    cdef dict distances = {start: 0}
    cdef list queue = [(0, start)]
    cdef long distance, node, neighbour, length, through
    while queue:
        distance, node = heappop(queue)
        if distance > <long>distances[node]:
            continue
        for neighbour, length in <list>graph[node]:
            through = distance + length
            if neighbour not in distances or through < <long>distances[neighbour]:
                distances[neighbour] = through
                heappush(queue, (through, neighbour))
    return distances
