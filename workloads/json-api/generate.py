"""Requests to a shop's catalogue: generate.py REQUESTS SEED. One per line, `METHOD PATH` or `METHOD PATH BODY`; some are wrong on purpose."""

import json
import sys
from random import Random

ITEMS = 1000
BROKEN = ['{"lines":[]}', '{"lines":[{"id":1,"quantity":0}]}', '{"lines":[{"id":1000,"quantity":1}]}', '{"lines":7}', "[]", "{"]


def main(count, seed):
    random = Random(seed)

    def below(limit):
        return int(random.random() * limit)

    def order():
        return json.dumps({"lines": [{"id": below(ITEMS), "quantity": 1 + below(9)} for _ in range(1 + below(8))]}, separators=(",", ":"))

    items = [f"GET /items/{below(ITEMS)}" for _ in range(40)] + ["GET /items/1000", "GET /items/x", "GET /nothing"]
    searches = [f"GET /search?below={500 + below(9000)}&limit={1 + below(20)}" for _ in range(12)] + ["GET /search?below=many&limit=1"]
    orders = ["POST /orders " + x for x in [order() for _ in range(16)] + BROKEN]
    # Every hundred requests: 60 look at an item, 20 search, 15 order, 5 count.
    for _ in range(count):
        choice = below(100)
        print(pick(items, below) if choice < 60 else pick(searches, below) if choice < 80 else pick(orders, below) if choice < 95 else "POST /count")


def pick(among, below):
    return among[below(len(among))]


main(int(sys.argv[1]), int(sys.argv[2]))
