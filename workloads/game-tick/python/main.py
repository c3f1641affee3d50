"""One tick of a game world per line of input: move, bounce off the walls, collide, answer.

The first line holds `x y vx vy` of every entity: positions from 0 to 65535, speeds from -160 to 160. Every other line is a push `dx dy` of
-1000 to 1000 that all entities feel. A damaged first line stands for no entities, a damaged push for `0 0`; every line gets an answer.

Entities collide when both distances are below 512, as the later one meets the earlier ones in its own and the eight cells around it, row by
row; they then exchange speeds. The answer to a tick is `collisions sum-of-x sum-of-y`, to the first line the number of entities.
"""

import re
import sys

WORLD, FASTEST, REACH, STRONGEST = 65536, 160, 512, 1000
CELL_BITS = 9  # cells are as wide as the reach
ROW = (WORLD >> CELL_BITS) + 2
AROUND = [row * ROW + column for row in (-1, 0, 1) for column in (-1, 0, 1)]
NUMBERS = re.compile(rb"-?\d{1,5}(?: -?\d{1,5})*[\r\n]*")


def numbers(line):
    return list(map(int, line.split())) if NUMBERS.fullmatch(line) else []


class World:
    def __init__(self, values):
        columns = [values[i::4] for i in range(4)]
        inside = all(0 <= v < WORLD for v in columns[0] + columns[1]) and all(-FASTEST <= v <= FASTEST for v in columns[2] + columns[3])
        self.x, self.y, self.vx, self.vy = columns if len(values) % 4 == 0 and inside else [[], [], [], []]

    def tick(self, dx, dy):
        self.x, self.vx = move(self.x, self.vx, dx)
        self.y, self.vy = move(self.y, self.vy, dy)
        return self.collide()

    def collide(self):
        xs, ys, vxs, vys = self.x, self.y, self.vx, self.vy
        cells = {}
        collisions = 0
        for i, (x, y) in enumerate(zip(xs, ys)):
            here = ((y >> CELL_BITS) + 1) * ROW + (x >> CELL_BITS) + 1
            for offset in AROUND:
                for j in cells.get(here + offset, ()):
                    if -REACH < xs[j] - x < REACH and -REACH < ys[j] - y < REACH:
                        vxs[i], vxs[j] = vxs[j], vxs[i]
                        vys[i], vys[j] = vys[j], vys[i]
                        collisions += 1
            if here in cells:
                cells[here].append(i)
            else:
                cells[here] = [i]
        return collisions


def move(positions, speeds, push):
    moved, changed = [], []
    for position, speed in zip(positions, speeds):
        speed = min(max(speed + push, -FASTEST), FASTEST)
        position += speed
        if position < 0:
            position, speed = -position, -speed
        elif position >= WORLD:
            position, speed = 2 * (WORLD - 1) - position, -speed
        moved.append(position)
        changed.append(speed)
    return moved, changed


def push(line):
    values = numbers(line)
    return values if len(values) == 2 and all(-STRONGEST <= v <= STRONGEST for v in values) else (0, 0)


def main():
    frames = sys.stdin.buffer
    first = frames.readline()
    if not first:
        return
    world = World(numbers(first))
    print(len(world.x), flush=True)
    for line in frames:
        collisions = world.tick(*push(line))
        print(collisions, sum(world.x), sum(world.y), flush=True)


main()
