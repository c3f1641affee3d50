"""Joins orders with customers, groups by region and segment, ranks customers: main.py TABLES."""

import csv
import heapq
import sys
from collections import defaultdict

TOP = 10


def tables(file):
    """The rows of the two tables of a file; an empty line stands between them."""
    with open(file, newline="", encoding="utf-8") as lines:
        rows = csv.reader(lines)
        next(rows, None)
        customers = {}
        for row in rows:
            if not row:
                break
            customers[row[0]] = (row[1], row[2])
        next(rows, None)
        return customers, list(rows)


def main(file):
    customers, orders = tables(file)
    groups = defaultdict(lambda: [0, 0, 0])
    spent = defaultdict(int)
    for _, customer, quantity, cents in orders:
        if quantity and customer in customers:
            units = int(quantity)
            revenue = units * int(cents)
            group = groups[customers[customer]]
            group[0] += 1
            group[1] += units
            group[2] += revenue
            spent[customer] += revenue
    for (region, segment), (count, units, revenue) in sorted(groups.items()):
        print(region, segment, count, units, revenue)
    for customer, revenue in heapq.nsmallest(TOP, ((int(c), r) for c, r in spent.items()), key=lambda x: (-x[1], x[0])):
        print(customer, revenue)


main(sys.argv[1])
