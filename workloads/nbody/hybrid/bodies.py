"""Reads the input and prints the result; see main.py for the formats."""
LIMIT = 1e9
MIN_SOFTENING = 1e-3
DEFAULTS = (0, 0.001, 0.1)
SHOWN = 8


def number(token):
    """The value of a plain decimal number (no names, no underscores), or NaN."""
    if token.translate(None, b"0123456789+-.eE"):
        return float("nan")
    try:
        return float(token)
    except ValueError:
        return float("nan")


def numbers(tokens, count):
    """The values of exactly `count` numbers within the limit, else None."""
    values = [number(token) for token in tokens]
    return values if len(values) == count and all(abs(value) <= LIMIT for value in values) else None


def read_header(line):
    """(steps, dt, softening), or None if malformed."""
    steps, *rest = line.split() or [b""]
    values = numbers(rest, 2)
    if values and steps.isdigit() and len(steps) <= 18 and values[1] >= MIN_SOFTENING:
        return int(steps), values[0], values[1]
    return None


def read_system(path):
    """((steps, dt, softening), bodies as lists of seven floats, number of malformed lines)."""
    with open(path, "rb") as file:
        header = read_header(file.readline())
        lines = [line.split() for line in file if not line.isspace()]
    parsed = [numbers(tokens, 7) for tokens in lines]
    bodies = [body for body in parsed if body]
    return header or DEFAULTS, bodies, (header is None) + len(parsed) - len(bodies)


def print_result(count, malformed, steps, energy_start, energy_end, points):
    """`points`: positions, three coordinates per body."""
    print("bodies", count)
    print("malformed", malformed)
    print("steps", steps)
    print("energy_start %.12f" % energy_start)
    print("energy_end %.12f" % energy_end)
    for index, (x, y, z) in enumerate(points[:SHOWN]):
        print("body %d %.12f %.12f %.12f" % (index, x, y, z))
