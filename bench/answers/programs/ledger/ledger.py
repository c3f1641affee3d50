"""Balances of accounts from a file of bookings: python3 ledger.py bookings.csv"""
import sys


def cents(text: str) -> int:
    """An amount such as -12.30 as a whole number of cents."""
    sign = 1
    if text.startswith("-"):
        sign = -1
        text = text[1:]
    whole, _, rest = text.partition(".")
    return sign * (int(whole) * 100 + int(rest))


def checksum(line: str) -> int:
    """Adler-32 of a line, for the audit trail."""
    a, b = 1, 0
    for letter in line:
        a = (a + ord(letter)) % 65521
        b = (b + a) % 65521
    return b * 65536 + a


def month_of(day: str) -> int:
    return int(day[5:7])


def split_line(line: str) -> list[str]:
    """The fields of a line, without blanks around them."""
    return [x.strip() for x in line.split(",")]


def balances(accounts: list[str], amounts: list[int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for account, amount in zip(accounts, amounts):
        sums[account] = sums.get(account, 0) + amount
    return sums


def overdrawn(accounts: list[str], amounts: list[int], limit: int) -> dict[str, int]:
    """How often each account was below its limit after a booking."""
    running: dict[str, int] = {}
    found: dict[str, int] = {}
    for i in range(len(accounts)):
        account = accounts[i]
        running[account] = running.get(account, 0) + amounts[i]
        if running[account] < limit:
            found[account] = found.get(account, 0) + 1
    return found


def table(kinds: list[str], months: list[int], amounts: list[int]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for i in range(len(kinds)):
        if kinds[i] not in rows:
            rows[kinds[i]] = [0] * 12
        rows[kinds[i]][months[i] - 1] += amounts[i]
    return rows


def main():
    days, accounts, kinds, amounts, trail = [], [], [], [], 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            fields = split_line(line)
            days.append(fields[0])
            accounts.append(fields[1])
            kinds.append(fields[2])
            amounts.append(cents(fields[3]))
            trail ^= checksum(line)
    months = [month_of(x) for x in days]
    for account, amount in sorted(balances(accounts, amounts).items())[:20]:
        print("%-8s %12.2f" % (account, amount / 100))
    print(sum(overdrawn(accounts, amounts, -100000).values()), "bookings below the limit")
    for kind, row in sorted(table(kinds, months, amounts).items()):
        print("%-10s" % kind, " ".join("%10d" % (x // 100) for x in row))
    print("trail %08x" % trail)


main()
