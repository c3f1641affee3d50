"""The shop: a thousand items, searches, orders and a count of visits."""

import json
import re

COUNT, MOST_LINES, MOST_OF_ONE = 1000, 100, 1000
NUMBER = re.compile(r"[0-9]{1,9}")

ITEMS = [{"id": i, "name": f"item-{i}", "cents": i * 7919 % 10007 + 1, "stock": i * 31 % 17} for i in range(COUNT)]
BY_PRICE = sorted(ITEMS, key=lambda item: (item["cents"], item["id"]))


class Invalid(Exception):
    """What was asked for makes no sense; its text is the answer."""


def number(text):
    if not NUMBER.fullmatch(text or ""):
        raise Invalid("invalid number")
    return int(text)


def item(text):
    """The item with this number, or None."""
    found = number(text)
    return ITEMS[found] if found < COUNT else None


def search(below, limit):
    """The cheapest items below a price, at most `limit`."""
    price, most = number(below), number(limit)
    found = []
    for entry in BY_PRICE:
        if entry["cents"] >= price or len(found) == most:
            break
        found.append(entry)
    return {"items": found}


def order(body):
    """What an order costs."""
    try:
        lines = json.loads(body)["lines"]
        if not isinstance(lines, list) or not 1 <= len(lines) <= MOST_LINES:
            raise Invalid("invalid order")
        return {"lines": len(lines), "total": sum(cost(line["id"], line["quantity"]) for line in lines)}
    except (ValueError, KeyError, TypeError):
        raise Invalid("invalid order") from None


def cost(identity, quantity):
    if type(identity) is not int or type(quantity) is not int or not 0 <= identity < COUNT or not 1 <= quantity <= MOST_OF_ONE:
        raise Invalid("invalid order")
    return ITEMS[identity]["cents"] * quantity
