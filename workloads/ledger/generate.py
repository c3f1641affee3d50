"""Transfers between accounts: generate.py N SEED. Some repeat a number, some ask for more than there is, some lines are damaged."""

import sys
from random import Random


def main(count, seed):
    random = Random(seed)
    accounts = ["acct%05d" % i for i in range(max(4, count // 20))]
    sent = dict.fromkeys(accounts, 0)
    for _ in range(count):
        # Squares make a few accounts busy and most quiet, as in real ledgers.
        sender = accounts[int(random.random() ** 2 * len(accounts))]
        receiver = accounts[int(random.random() ** 2 * len(accounts))]
        amount = 1 + int(random.random() ** 4 * 400000)
        chance = random.random()
        number = sent[sender] - (chance < 0.02 and sent[sender] > 0)
        if chance > 0.995:
            print("%s %s -%d %d" % (sender, receiver, amount, number))
            continue
        print(sender, receiver, amount, number)
        if chance >= 0.02 and sender != receiver:
            sent[sender] += 1


main(int(sys.argv[1]), int(sys.argv[2]))
