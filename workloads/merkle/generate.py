"""Writes n transactions, one JSON object of 280 to 680 bytes per line, to stdout.

A few accounts are in most transfers, most memos are short, and one line in 500 is blank.
Usage: generate.py n seed
"""
import random
import sys

ACCOUNTS = 2000
WORDS = (
    "invoice payment for order refund of deposit monthly rent salary transfer ticket fee share "
    "subscription renewal thanks lunch warehouse delivery batch settlement interest"
).split()


def memo_text(rng):
    return " ".join(WORDS[int(rng.random() * len(WORDS))] for _ in range(2000))


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    rand, bits = rng.random, rng.getrandbits
    accounts = ["%040x" % bits(160) for _ in range(ACCOUNTS)]
    text = memo_text(rng)
    write = sys.stdout.write
    for nonce in range(count):
        sender = accounts[int(rand() ** 3 * ACCOUNTS)]
        receiver = accounts[int(rand() ** 3 * ACCOUNTS)]
        length = int(rand() ** 3 * 400)
        start = int(rand() * (len(text) - 400))
        write(
            '{"nonce":%d,"from":"%s","to":"%s","amount":%d,"fee":%d,"memo":"%s","signature":"%0128x"}\n'
            % (nonce, sender, receiver, 1 + bits(24), 10 + bits(8), text[start:start + length], bits(512))
        )
        if rand() < 0.002:
            write("\n")


if __name__ == "__main__":
    main()
