"""Conway's game of life on an endless field: python3 life.py cells.txt"""
import sys


def neighbours(living: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Number of living neighbours of each place that has any."""
    counts: dict[tuple[int, int], int] = {}
    for x, y in living:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    place = (x + dx, y + dy)
                    counts[place] = counts.get(place, 0) + 1
    return counts


def following(living: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The next generation."""
    after = set()
    for place, count in neighbours(living).items():
        if count == 3 or (count == 2 and place in living):
            after.add(place)
    return after


def extent(living: set[tuple[int, int]]) -> int:
    """Area of the smallest field that holds all."""
    if not living:
        return 0
    across = [x for x, _ in living]
    down = [y for _, y in living]
    return (max(across) - min(across) + 1) * (max(down) - min(down) + 1)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        living = {(x, y) for y, line in enumerate(file) for x, letter in enumerate(line) if letter == "#"}
    for generation in range(40):
        living = following(living)
        if generation % 10 == 9:
            print(generation + 1, len(living), extent(living))


main()
