"""Exercises on exceptions."""


def safe_divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return None


def parse_integers(words):
    good, bad = [], 0
    for word in words:
        try:
            good.append(int(word))
        except ValueError:
            bad += 1
    return good, bad


def item_or(items, index, default):
    try:
        return items[index]
    except IndexError:
        return default


def lookup_chain(mapping, start):
    steps = 0
    try:
        while True:
            start = mapping[start]
            steps += 1
            if steps > 100:
                raise RuntimeError("a circle")
    except KeyError:
        return start, steps


def checked_root(x):
    if x < 0:
        raise ValueError(f"no root of {x}")
    return x ** 0.5


def roots(numbers):
    results = []
    for n in numbers:
        try:
            results.append(checked_root(n))
        except ValueError:
            results.append(-1.0)
        finally:
            results.append(float(len(results)))
    return results


def first_valid(texts):
    for text in texts:
        try:
            value = float(text)
        except ValueError:
            continue
        else:
            if value > 0:
                return value
    raise LookupError("nothing valid")


def assert_sorted(numbers):
    for a, b in zip(numbers, numbers[1:]):
        assert a <= b, "out of order"
    return len(numbers)


def evaluate(tokens):
    stack = []
    for token in tokens.split():
        if token in "+-*/":
            try:
                b, a = stack.pop(), stack.pop()
            except IndexError:
                raise ValueError("too few values") from None
            if token == "+":
                stack.append(a + b)
            elif token == "-":
                stack.append(a - b)
            elif token == "*":
                stack.append(a * b)
            else:
                stack.append(a // b)
        else:
            stack.append(int(token))
    if len(stack) != 1:
        raise ValueError("not one value")
    return stack[0]


def parse_time(text):
    hours, minutes = text.split(":")
    h, m = int(hours), int(minutes)
    if not (0 <= h < 24 and 0 <= m < 60):
        raise ValueError("no such time: %s" % text)
    return 60 * h + m


def retry(values, limit):
    tries = 0
    for v in values:
        tries += 1
        try:
            if v % 3:
                raise ArithmeticError
            return v, tries
        except ArithmeticError:
            if tries == limit:
                break
    return None, tries


def raises(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return type(error).__name__
    return ""


if __name__ == "__main__":
    assert safe_divide(6, 4) == 1.5 and safe_divide(1, 0) is None
    assert parse_integers(["1", "x", " 42 ", "", "-7"]) == ([1, 42, -7], 2)
    assert item_or([1, 2], 1, 9) == 2 and item_or([1, 2], 5, 9) == 9
    assert lookup_chain({1: 2, 2: 3}, 1) == (3, 2) and raises(lookup_chain, {1: 1}, 1) == "RuntimeError"
    assert checked_root(9) == 3.0 and raises(checked_root, -1) == "ValueError"
    assert roots([4, -4]) == [2.0, 1.0, -1.0, 3.0]
    assert first_valid(["x", "-1", "2.5"]) == 2.5 and raises(first_valid, ["x"]) == "LookupError"
    assert assert_sorted([1, 2, 2]) == 3 and raises(assert_sorted, [2, 1]) == "AssertionError"
    assert evaluate("3 4 + 2 *") == 14 and evaluate("-7 2 /") == -4
    assert [raises(evaluate, x) for x in ("1 +", "1 2", "1 0 /", "a")] == ["ValueError", "ValueError", "ZeroDivisionError", "ValueError"]
    assert parse_time("09:30") == 570 and raises(parse_time, "24:00") == "ValueError" and raises(parse_time, "12") == "ValueError"
    assert retry([1, 2, 3], 5) == (3, 3) and retry([1, 2, 4], 2) == (None, 2)
