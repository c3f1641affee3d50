"""Which nodes of a network most shortest paths lead over (networkx): betweenness.py [NODES]"""
import random
import sys

import networkx


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    dice = random.Random(1)
    graph = networkx.Graph()
    graph.add_nodes_from(range(size))
    while graph.number_of_edges() < 3 * size:
        graph.add_edge(dice.randrange(size), dice.randrange(size), weight=dice.randrange(1, 100))
    between = networkx.betweenness_centrality(graph)
    for node in sorted(between, key=lambda n: (-between[n], n))[:8]:
        print(node, "%.6f" % between[node])
    far = networkx.single_source_dijkstra_path_length(graph, 0)
    print(len(far), sum(far.values()), networkx.number_connected_components(graph))


if __name__ == "__main__":
    main()
