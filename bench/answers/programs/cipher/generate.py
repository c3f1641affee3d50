"""Writes a text to be enciphered: generate.py N SEED > text.txt, N words."""
import random
import sys

LETTERS = "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwwffggyyppbbvkjxqz"


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for i in range(0, count, 12):
        print(" ".join("".join(draw.choices(LETTERS, k=draw.randint(2, 9))) for _ in range(12)).capitalize() + ".")


main()
