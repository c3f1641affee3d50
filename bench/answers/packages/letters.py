"""Which encoding letters came in (chardet): letters.py [LETTERS]"""
import random
import sys
from collections import Counter

import chardet

SENTENCES = [("Über die Brücke führt ein schöner, großer Weg nach Süden. ", "iso-8859-1"), ("Съешь ещё этих мягких французских булок да выпей чаю. ", "koi8-r"),
             ("いろはにほへとちりぬるをわかよたれそつねならむ。", "shift_jis"), ("Voilà l’été où naît la forêt. ", "utf-8"), ("The quick brown fox jumps over the dog. ", "ascii")]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    dice = random.Random(9)
    found = Counter()
    for _ in range(size):
        text, encoding = dice.choice(SENTENCES)
        found[encoding, chardet.detect((text * dice.randrange(8, 20)).encode(encoding))["encoding"]] += 1
    for (encoding, guess), count in sorted(found.items(), key=str):
        print(encoding, guess, count)


if __name__ == "__main__":
    main()
