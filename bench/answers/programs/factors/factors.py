"""Factors of numbers and what follows from them: python3 factors.py numbers.txt"""
import sys


def primes_below(limit: int) -> list[int]:
    marks = [True] * limit
    found = []
    for x in range(2, limit):
        if marks[x]:
            found.append(x)
            for multiple in range(x * x, limit, x):
                marks[multiple] = False
    return found


def factors(x: int, primes: list[int]) -> list[int]:
    """Prime factors, ascending, with repetition."""
    found = []
    for prime in primes:
        if prime * prime > x:
            break
        while x % prime == 0:
            found.append(prime)
            x //= prime
    if x > 1:
        found.append(x)
    return found


def totient(x: int, parts: list[int]) -> int:
    result = x
    last = 0
    for prime in parts:
        if prime != last:
            result = result // prime * (prime - 1)
            last = prime
    return result


def collatz(x: int) -> int:
    steps = 0
    while x != 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
    return steps


def is_palindrome(x: int) -> bool:
    turned, rest = 0, x
    while rest:
        turned = turned * 10 + rest % 10
        rest //= 10
    return turned == x


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        numbers = [int(line) for line in file]
    primes = primes_below(32000)
    sums = totients = steps = palindromes = 0
    for x in numbers:
        parts = factors(x, primes)
        sums += sum(parts)
        totients ^= totient(x, parts)
        steps += collatz(x)
        palindromes += is_palindrome(x)
    print(sums, totients, steps, palindromes)


main()
