"""JSON Lines of customers, products and n orders: generate.py N SEED, records on stdout.

Customers and products come first; some are bought far more often than others. One order in 300 names a product that is
not there, one record in 200 is damaged as hand-made exports are. Only Random.random and exact arithmetic are used, so
that every Python gives the same bytes.
"""

import json
import sys
from random import Random

REGIONS = ["Bretagne", "Île-de-France", "Noord-Brabant", "Łódź", "Västerbotten", "São Paulo", "東京都", "Ohio"]
CATEGORIES = [
    "balances", "weights", "tools", "books", "garden", "kitchen \"pro\"", "lamps\\bulbs", "paper", "toys", "wine",
]
FIRST_NAMES = ["Ada", "Søren", "Zoë", "Jürgen", "María José", "Œnone", "Ngọc", "Bob", "Анна", "美咲", "Grace", "Edsger"]
LAST_NAMES = [
    "Steelyard", "O'Neill", "Åkesson", "Müller-Lüdenscheidt", "Smith \"the Scale\"", "García", "Nowak", "山田",
]
THINGS = ["lamp", "kettle", "scale", "atlas", "trowel", "crate", "puzzle", "carafe"]


class Shop:
    def __init__(self, orders, seed):
        self.orders = orders
        self.customers = orders // 8 + 5
        self.products = orders // 100 + 20
        self.random = Random(seed).random

    def below(self, bound):
        return int(self.random() * bound)

    def pick(self, values):
        return values[self.below(len(values))]

    def popular(self, count):
        """An id from 1 to `count`, the low ones far more often."""
        return 1 + int(count * self.random() * self.random() * self.random())

    def customer(self, number):
        name = "%s %s" % (self.pick(FIRST_NAMES), self.pick(LAST_NAMES))
        return {"customer": {"id": number, "name": name, "region": self.pick(REGIONS)}}

    def product(self, number):
        name = "%s no. %d" % (self.pick(THINGS), number)
        price = 50 + int(20000 * self.random() * self.random())
        return {"product": {"id": number, "name": name, "category": self.pick(CATEGORIES), "price": price}}

    def order(self, number):
        date = "%d-%02d-%02d" % (2025 + self.below(2), 1 + self.below(12), 1 + self.below(28))
        lines = [self.order_line() for _ in range(1 + self.below(5))]
        return {"order": {"id": number, "customer": self.popular(self.customers), "date": date, "lines": lines}}

    def order_line(self):
        product = self.popular(self.products) + (self.products if self.random() < 0.001 else 0)
        return {"product": product, "quantity": 1 + int(12 * self.random() * self.random())}

    def records(self):
        yield from map(self.customer, range(1, self.customers + 1))
        yield from map(self.product, range(1, self.products + 1))
        yield from map(self.order, range(1, self.orders + 1))

    def damaged(self, line):
        kind = self.below(5)
        if kind == 0:
            return line[: self.below(len(line))]
        numeral = (None, "NaN", "-1", "1.5", '"1"')[kind]
        return line.replace('"id": ', '"id": %s, "was": ' % numeral, 1)

    def write(self, out):
        for record in self.records():
            line = json.dumps(record, ensure_ascii=self.random() < 0.3)
            if self.random() < 0.005:
                line = self.damaged(line)
            out.write(line.encode() + b"\n")


Shop(int(sys.argv[1]), int(sys.argv[2])).write(sys.stdout.buffer)
