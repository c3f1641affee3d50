"""A ledger without signatures: applies transfers, refuses what breaks its rules, and proves that no money came or went.

A line is `sender receiver amount number`: names of 1 to 32 lower-case letters and digits, an amount from 1, and the sender's running
number from 0, all of at most twelve digits, without leading zeros. Any other line is malformed. Every account begins with 1000000.
A transfer is refused if it goes to its sender, has not the number that is next, or asks for more than there is, in this order.

Output: lines, malformed, accepted, refused by reason, accounts, total, whether it is conserved, and the ten richest accounts, ties by name.
"""

import re
import sys

LINE = re.compile(rb"([a-z0-9]{1,32}) ([a-z0-9]{1,32}) ([1-9]\d{0,11}) (0|[1-9]\d{0,11})\r?\n?")
GENESIS = 1_000_000
RICHEST = 10


class Account:
    __slots__ = ("balance", "number")

    def __init__(self):
        self.balance = GENESIS
        self.number = 0


class Ledger:
    def __init__(self):
        self.accounts = {}
        self.accepted = 0
        self.refused = {"self": 0, "number": 0, "funds": 0}

    def account(self, name):
        account = self.accounts.get(name)
        if account is None:
            account = self.accounts[name] = Account()
        return account

    def transfer(self, sender_name, receiver_name, amount, number):
        sender = self.account(sender_name)
        receiver = self.account(receiver_name)
        if sender is receiver:
            self.refused["self"] += 1
        elif number != sender.number:
            self.refused["number"] += 1
        elif amount > sender.balance:
            self.refused["funds"] += 1
        else:
            sender.balance -= amount
            receiver.balance += amount
            sender.number += 1
            self.accepted += 1


def main(path):
    ledger = Ledger()
    lines = malformed = 0
    with open(path, "rb") as file:
        for line in file:
            lines += 1
            match = LINE.fullmatch(line)
            if match is None:
                malformed += 1
                continue
            sender, receiver, amount, number = match.groups()
            ledger.transfer(sender, receiver, int(amount), int(number))
    report(ledger, lines, malformed)


def report(ledger, lines, malformed):
    total = sum(account.balance for account in ledger.accounts.values())
    print("lines", lines)
    print("malformed", malformed)
    print("accepted", ledger.accepted)
    for reason, count in ledger.refused.items():
        print("refused", reason, count)
    print("accounts", len(ledger.accounts))
    print("total", total)
    print("conserved", "yes" if total == GENESIS * len(ledger.accounts) else "no")
    for name, account in sorted(ledger.accounts.items(), key=lambda item: (-item[1].balance, item[0]))[:RICHEST]:
        print("account", account.balance, account.number, name.decode())


main(sys.argv[1])
