"""How heat spreads over a plate: python3 heat.py plate.txt"""
import sys


def step(plate: list[list[float]], rate: float) -> list[list[float]]:
    """The plate one moment later; its edge keeps its temperature."""
    height, width = len(plate), len(plate[0])
    after = [row[:] for row in plate]
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            around = plate[y - 1][x] + plate[y + 1][x] + plate[y][x - 1] + plate[y][x + 1]
            after[y][x] = plate[y][x] + rate * (around - 4.0 * plate[y][x])
    return after


def contour(plate: list[list[float]], level: float) -> int:
    """Cells on the border between cooler and warmer than a level."""
    found = 0
    for y in range(1, len(plate)):
        for x in range(1, len(plate[y])):
            warm = plate[y][x] >= level
            if warm != (plate[y - 1][x] >= level) or warm != (plate[y][x - 1] >= level):
                found += 1
    return found


def mean(plate: list[list[float]]) -> float:
    return sum(sum(row) for row in plate) / (len(plate) * len(plate[0]))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        side, moments = map(int, file.readline().split())
        plate = [[15.0] * side for _ in range(side)]
        for line in file:
            x, y, warmth = line.split()
            plate[int(y)][int(x)] = float(warmth)
    for moment in range(moments):
        plate = step(plate, 0.2)
        if moment % 10 == 9:
            print(moment + 1, "%.4f" % mean(plate), contour(plate, 20.0), "%.3f" % max(map(max, plate)))


main()
