"""Plans trips in a road network.

    python3 routes.py roads.txt [--alternatives 2] [--toll 0.02]

The file holds junctions (x and y in metres), roads (from, to, length in metres, speed in km/h, both or forth) and trips
(from, to). For each trip the fastest way is printed with its time, length and turns, then alternatives that share little
with it. A* search with straight lines at the highest speed as the bound; the heap is a plain list.
"""
import argparse
import math
import sys


class Network:
    """Junctions and roads as flat lists: the roads that leave junction i are those from first[i] to first[i + 1]."""

    def __init__(self, junctions, roads):
        self.x = [float(x) for x, _ in junctions]
        self.y = [float(y) for _, y in junctions]
        leaving = [[] for _ in junctions]
        for start, end, length, speed, way in roads:
            seconds = length / (speed / 3.6)
            leaving[start].append((end, seconds, length))
            if way == "both":
                leaving[end].append((start, seconds, length))
        self.first, self.ends, self.seconds, self.lengths = [0], [], [], []
        for some in leaving:
            for end, seconds, length in some:
                self.ends.append(end)
                self.seconds.append(seconds)
                self.lengths.append(length)
            self.first.append(len(self.ends))
        self.fastest = max((length / seconds for length, seconds in zip(self.lengths, self.seconds)), default=1.0)


def read(path):
    """The network and the trips of a file."""
    junctions, roads, trips = [], [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split()
            if not words:
                continue
            if words[0] == "junction":
                junctions.append((float(words[1]), float(words[2])))
            elif words[0] == "road":
                roads.append((int(words[1]), int(words[2]), float(words[3]), float(words[4]), words[5]))
            elif words[0] == "trip":
                trips.append((int(words[1]), int(words[2])))
            else:
                sys.exit("routes: %s, line %d: expected junction, road or trip, found %s" % (path, number, words[0]))
    return Network(junctions, roads), trips


def push(keys: list[float], items: list[int], key: float, item: int) -> None:
    """Puts an item on a heap of two lists."""
    keys.append(key)
    items.append(item)
    i = len(keys) - 1
    while i > 0:
        above = (i - 1) // 2
        if keys[above] <= key:
            break
        keys[i] = keys[above]
        items[i] = items[above]
        i = above
    keys[i] = key
    items[i] = item


def pop(keys: list[float], items: list[int]) -> int:
    """Takes the item with the smallest key off a heap."""
    found = items[0]
    key = keys.pop()
    item = items.pop()
    count = len(keys)
    if count > 0:
        i = 0
        while 2 * i + 1 < count:
            below = 2 * i + 1
            if below + 1 < count and keys[below + 1] < keys[below]:
                below += 1
            if keys[below] >= key:
                break
            keys[i] = keys[below]
            items[i] = items[below]
            i = below
        keys[i] = key
        items[i] = item
    return found


def bound(x: list[float], y: list[float], here: int, goal: int, fastest: float) -> float:
    """Seconds that the way to the goal takes at least."""
    across = x[here] - x[goal]
    along = y[here] - y[goal]
    return math.sqrt(across * across + along * along) / fastest


def search(first: list[int], ends: list[int], costs: list[float], x: list[float], y: list[float], fastest: float, start: int, goal: int) -> list[int]:
    """The road by which each junction is best reached, -1 for none; the search ends at the goal."""
    count = len(x)
    best = [1e18] * count
    by = [-1] * count
    done = [False] * count
    keys = [bound(x, y, start, goal, fastest)]
    items = [start]
    best[start] = 0.0
    while len(keys) > 0:
        here = pop(keys, items)
        if here == goal:
            break
        if done[here]:
            continue
        done[here] = True
        for road in range(first[here], first[here + 1]):
            end = ends[road]
            cost = best[here] + costs[road]
            if cost < best[end]:
                best[end] = cost
                by[end] = road
                push(keys, items, cost + bound(x, y, end, goal, fastest), end)
    return by


def starts(network):
    """The junction at which each road begins."""
    result = []
    for i in range(len(network.x)):
        result.extend([i] * (network.first[i + 1] - network.first[i]))
    return result


def way(by, begins, start, goal):
    """The roads from start to goal, or None."""
    roads, here = [], goal
    while here != start:
        road = by[here]
        if road < 0:
            return None
        roads.append(road)
        here = begins[road]
    return roads[::-1]


def turns(network, begins, roads):
    """Junctions at which the way bends by more than 30 degrees."""
    count = 0
    for one, other in zip(roads, roads[1:]):
        a = math.atan2(network.y[network.ends[one]] - network.y[begins[one]], network.x[network.ends[one]] - network.x[begins[one]])
        b = math.atan2(network.y[network.ends[other]] - network.y[begins[other]], network.x[network.ends[other]] - network.x[begins[other]])
        count += abs((b - a + math.pi) % (2 * math.pi) - math.pi) > math.pi / 6
    return count


def clock(seconds):
    """Hours, minutes and seconds."""
    return "%d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)


def plan(network, begins, start, goal, alternatives, toll):
    """The fastest way and others that share little with it."""
    costs = [s + toll * metres for s, metres in zip(network.seconds, network.lengths)]
    found = []
    for _ in range(1 + alternatives):
        roads = way(search(network.first, network.ends, costs, network.x, network.y, network.fastest, start, goal), begins, start, goal)
        if roads is None or roads in found:
            break
        found.append(roads)
        for road in roads:
            costs[road] *= 1.6
    return found


def describe(network, begins, roads):
    seconds = sum(network.seconds[x] for x in roads)
    metres = sum(network.lengths[x] for x in roads)
    return "%s, %.1f km, %d roads, %d turns" % (clock(seconds), metres / 1000, len(roads), turns(network, begins, roads))


def main():
    parser = argparse.ArgumentParser(description="Plans trips in a road network.")
    parser.add_argument("roads")
    parser.add_argument("--alternatives", type=int, default=2)
    parser.add_argument("--toll", type=float, default=0.0, help="seconds that a metre is worth")
    options = parser.parse_args()
    network, trips = read(options.roads)
    begins = starts(network)
    print("%d junctions, %d roads, %d trips" % (len(network.x), len(network.ends), len(trips)))
    for start, goal in trips:
        if max(start, goal) >= len(network.x):
            sys.exit("routes: there is no junction %d" % max(start, goal))
        found = plan(network, begins, start, goal, options.alternatives, options.toll)
        print("%d to %d: %s" % (start, goal, describe(network, begins, found[0]) if found else "no way"))
        for other in found[1:]:
            shared = sum(network.lengths[x] for x in set(other) & set(found[0])) / sum(network.lengths[x] for x in other)
            print("    or %s, %.0f%% shared" % (describe(network, begins, other), 100 * shared))


if __name__ == "__main__":
    main()
