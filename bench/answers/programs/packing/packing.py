"""Loads lorries with parcels: python3 packing.py parcels.txt"""
import sys


def first_fit(weights: list[int], room: int) -> list[int]:
    """The lorry of each parcel, in the order given: the first with room for it."""
    loads: list[int] = []
    chosen = []
    for weight in weights:
        for lorry in range(len(loads)):
            if loads[lorry] + weight <= room:
                loads[lorry] += weight
                chosen.append(lorry)
                break
        else:
            loads.append(weight)
            chosen.append(len(loads) - 1)
    return chosen


def best_fit(weights: list[int], room: int) -> int:
    """Number of lorries when each parcel goes where the least room stays."""
    loads: list[int] = []
    for weight in weights:
        best = -1
        for lorry in range(len(loads)):
            left = room - loads[lorry] - weight
            if left >= 0 and (best < 0 or left < room - loads[best] - weight):
                best = lorry
        if best < 0:
            loads.append(weight)
        else:
            loads[best] += weight
    return len(loads)


def dearest(weights: list[int], values: list[int], room: int) -> int:
    """Greatest value of parcels that fit into one lorry together."""
    best = [0] * (room + 1)
    for i in range(len(weights)):
        for left in range(room, weights[i] - 1, -1):
            value = best[left - weights[i]] + values[i]
            if value > best[left]:
                best[left] = value
    return best[room]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        room = int(file.readline())
        rows = [line.split() for line in file]
    weights, values = [int(x[0]) for x in rows], [int(x[1]) for x in rows]
    chosen = first_fit(weights, room)
    print("first fit", max(chosen) + 1, "lorries; heaviest first", max(first_fit(sorted(weights, reverse=True), room)) + 1, "; best fit", best_fit(weights, room))
    print("dearest", dearest(weights[:400], values[:400], room))


main()
