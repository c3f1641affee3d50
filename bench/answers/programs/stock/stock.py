"""Keeps the stock of a shop, object by object: python3 stock.py orders.txt"""
import collections
import sys


class Item:
    """One article on its shelf; batches are sold oldest first."""

    def __init__(self, name):
        self.name = name
        self.batches = collections.deque()
        self.sold = self.missed = 0

    def buy(self, number, day):
        self.batches.append([number, day])

    def sell(self, number, day):
        age = 0
        while number and self.batches:
            batch = self.batches[0]
            taken = min(number, batch[0])
            batch[0] -= taken
            number -= taken
            age += taken * (day - batch[1])
            self.sold += taken
            if not batch[0]:
                self.batches.popleft()
        self.missed += number
        return age

    @property
    def left(self):
        return sum(x[0] for x in self.batches)


class Shop:
    """All items, and what happened to them."""

    def __init__(self):
        self.items = {}
        self.day = self.age = 0

    def item(self, name):
        if name not in self.items:
            self.items[name] = Item(name)
        return self.items[name]

    def take(self, line):
        kind, name, number = line.split()
        self.day += 1
        if kind == "buy":
            self.item(name).buy(3 * int(number), self.day)
        else:
            self.age += self.item(name).sell(int(number), self.day)


def main():
    shop = Shop()
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            shop.take(line)
    for item in sorted(shop.items.values(), key=lambda x: (-x.sold, x.name))[:15]:
        print(item.name, item.sold, item.missed, item.left)
    print(shop.age)


main()
