"""Exercises with patterns, which Python knows from 3.10 on."""


def status(code):
    match code:
        case 200 | 201:
            return "ok"
        case 404:
            return "missing"
        case n if n >= 500:
            return f"error {n}"
        case _:
            return "unknown"


def place(point):
    match point:
        case (0, 0):
            return "origin"
        case (0, y):
            return f"up {y}"
        case _:
            return "elsewhere"


def first_of(items):
    match items:
        case []:
            return 0
        case [x]:
            return x
        case [first, *rest]:
            return first + len(rest)


def main():
    assert [status(x) for x in (200, 404, 503, 1)] == ["ok", "missing", "error 503", "unknown"]
    assert [place(x) for x in ((0, 0), (0, 2), (1, 2))] == ["origin", "up 2", "elsewhere"]
    assert [first_of(x) for x in ([], [5], [5, 6, 7])] == [0, 5, 7]


if __name__ == "__main__":
    main()
