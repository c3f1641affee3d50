"""Tokenizer: source text into (kind, text) pairs, character by character."""
import random


def tokenizer(source: str) -> list[tuple[str, str]]:
    tokens = []
    position = 0
    while position < len(source):
        start = position
        character = source[position]
        if character.isspace():
            position += 1
            continue
        if character.isalpha() or character == "_":
            while position < len(source) and (source[position].isalnum() or source[position] == "_"):
                position += 1
            kind = "name"
        elif character.isdigit():
            while position < len(source) and (source[position].isdigit() or source[position] == "."):
                position += 1
            kind = "number"
        elif character == '"':
            position += 1
            while position < len(source) and source[position] != '"':
                position += 1
            if position == len(source):
                raise ValueError("a string does not end")
            position += 1
            kind = "string"
        else:
            position += 1
            if position < len(source) and source[start:position + 1] in ("==", "!=", "<=", ">=", "->"):
                position += 1
            kind = "operator"
        tokens.append((kind, source[start:position]))
    return tokens


# -- inputs and driver --
SIZE, SMALL = 25000, 20


def inputs(seed, size):
    draw = random.Random(seed)
    pieces = ["total", "_x1", "while", "count_of", "42", "3.1415", '"some text"', "==", "->", "<", "+", "(", ")", "\n    "]
    return (" ".join(draw.choice(pieces) for _ in range(size)),)


if __name__ == "__main__":
    for seed in range(12):
        tokenizer(*inputs(seed, SMALL))
    try:
        tokenizer('x = "open')
    except ValueError:
        pass
