"""Customers and their orders as two tables of CSV with an empty line between them: generate.py ORDERS SEED."""

import sys
from random import Random

REGIONS = ["north", "east", "south", "west", "middle"]
SEGMENTS = ["consumer", "trade", "public"]


def main(count, seed):
    random = Random(seed)

    def below(limit):
        return int(random.random() * limit)

    customers = max(1, count // 20)
    print("customer,region,segment")
    for customer in range(customers):
        print(f"{customer},{REGIONS[below(5)]},{SEGMENTS[below(3)]}")
    print()
    print("order,customer,quantity,cents")
    for order in range(count):
        # Some orders are of customers that nobody knows, some lack their quantity.
        customer = below(customers + customers // 50 + 1)
        quantity = "" if below(40) == 0 else 1 + below(12)
        print(f"{order},{customer},{quantity},{50 + below(20000)}")


main(int(sys.argv[1]), int(sys.argv[2]))
