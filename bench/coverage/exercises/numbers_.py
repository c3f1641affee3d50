"""Exercises on numbers, big ones included."""
import math


def is_prime(n):
    if n < 2:
        return False
    for divisor in range(2, int(n ** 0.5) + 1):
        if n % divisor == 0:
            return False
    return True


def prime_factors(n):
    factors = []
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            factors.append(divisor)
            n //= divisor
        divisor += 1
    if n > 1:
        factors.append(n)
    return factors


def gcd_of(numbers):
    result = 0
    for n in numbers:
        result = math.gcd(result, n)
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    if n < 0:
        raise ValueError("n must not be negative")
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def digits_sum(n):
    return sum(int(d) for d in str(abs(n)))


def is_armstrong(n):
    digits = str(n)
    return n == sum(int(d) ** len(digits) for d in digits)


def to_base(n, base):
    if n == 0:
        return "0"
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    sign, n = ("-", -n) if n < 0 else ("", n)
    result = ""
    while n:
        n, rest = divmod(n, base)
        result = digits[rest] + result
    return sign + result


def from_roman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for here, after in zip(text, text[1:] + " "):
        value = values[here]
        total += -value if values.get(after, 0) > value else value
    return total


def to_roman(n):
    result = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            result += letters
            n -= value
    return result


def newton_root(x, rounds=20):
    guess = x / 2 or 1.0
    for _ in range(rounds):
        guess = (guess + x / guess) / 2
    return round(guess, 6)


def mean_and_deviation(values):
    mean = sum(values) / len(values)
    return mean, math.sqrt(sum((x - mean) ** 2 for x in values) / len(values))


def perfect(n):
    return n > 1 and sum(d for d in range(1, n) if n % d == 0) == n


def power_mod(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def bits(n):
    return bin(n).count("1"), n.bit_length(), f"{n:08b}"


def luhn(number):
    total = 0
    for i, c in enumerate(reversed(number)):
        d = int(c)
        if i % 2:
            d = d * 2 - 9 if d > 4 else d * 2
        total += d
    return total % 10 == 0


if __name__ == "__main__":
    assert [n for n in range(30) if is_prime(n)] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    assert prime_factors(360) == [2, 2, 2, 3, 3, 5] and prime_factors(97) == [97] and prime_factors(1) == []
    assert gcd_of([12, 18, 30]) == 6 and gcd_of([]) == 0
    assert [fibonacci(n) for n in (0, 1, 10, 90)] == [0, 1, 55, 2880067194370816120] and fibonacci(200) == 280571172992510140037611932413038677189525
    assert factorial(0) == 1 and factorial(20) == 2432902008176640000 and factorial(25) == 15511210043330985984000000
    try:
        factorial(-1)
        assert False
    except ValueError:
        pass
    assert digits_sum(-1234) == 10 and digits_sum(0) == 0
    assert [n for n in range(100, 500) if is_armstrong(n)] == [153, 370, 371, 407]
    assert to_base(255, 16) == "ff" and to_base(-5, 2) == "-101" and to_base(0, 7) == "0"
    assert from_roman("MCMXCIV") == 1994 and from_roman("III") == 3
    assert to_roman(1994) == "MCMXCIV" and to_roman(0) == ""
    assert newton_root(2.0) == 1.414214 and newton_root(144.0) == 12.0
    assert mean_and_deviation([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]) == (5.0, 2.0)
    assert [n for n in range(1, 500) if perfect(n)] == [6, 28, 496]
    assert power_mod(3, 200, 1000007) == pow(3, 200, 1000007) and power_mod(2, 0, 5) == 1
    assert bits(10) == (2, 4, "00001010")
    assert luhn("4539148803436467") and not luhn("8273123273520569")
