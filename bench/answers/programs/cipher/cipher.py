"""Enciphers a text in the manner of Vigenère, and breaks the cipher again: python3 cipher.py text.txt"""
import sys

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
USUAL = [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.2, 0.8, 4.0, 2.4, 6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8, 1.0, 2.4, 0.2, 2.0, 0.1]


def encipher(text: str, key: str) -> str:
    """Letters moved by those of the key, one after the other; all else stays."""
    result = ""
    used = 0
    for letter in text:
        if letter in ALPHABET:
            result += ALPHABET[(ALPHABET.index(letter) + ALPHABET.index(key[used % len(key)])) % 26]
            used += 1
        else:
            result += letter
    return result


def decipher(text: str, key: str) -> str:
    turned = "".join(ALPHABET[-ALPHABET.index(x) % 26] for x in key)
    return encipher(text, turned)


def letters(text: str) -> list[int]:
    return [ord(x) - 97 for x in text if "a" <= x <= "z"]


def coincidence(codes: list[int], length: int) -> float:
    """How often letters that are ``length`` apart are equal."""
    equal = 0
    for i in range(len(codes) - length):
        if codes[i] == codes[i + length]:
            equal += 1
    return equal / (len(codes) - length)


def best_shift(codes: list[int]) -> int:
    """The shift under which the letters are as frequent as usual (chi squared)."""
    counts = [0] * 26
    for code in codes:
        counts[code] += 1
    best, least = 0, float("inf")
    for shift in range(26):
        away = 0.0
        for i in range(26):
            expected = USUAL[i] * len(codes) / 100
            seen = counts[(i + shift) % 26]
            away += (seen - expected) * (seen - expected) / expected
        if away < least:
            best, least = shift, away
    return best


def break_key(codes: list[int], longest: int) -> str:
    likely = [coincidence(codes, x) for x in range(1, longest + 1)]
    top = max(likely)
    length = 1
    while likely[length - 1] < 0.9 * top:
        length += 1
    return "".join(ALPHABET[best_shift(codes[i::length])] for i in range(length))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read().lower()
    for key in "harbour", "ship", "balance":
        hidden = encipher(text, key)
        found = break_key(letters(hidden), 24)
        plain = decipher(hidden, found)
        print(key, found, plain == text, hidden[:60].replace("\n", " "))


main()
