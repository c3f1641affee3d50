"""Revenue report over JSON Lines of customers, products and orders.

Each line is one record; fields come in any order, and every field is required:

    {"customer": {"id": 7, "name": "…", "region": "…"}}
    {"product": {"id": 3, "name": "…", "category": "…", "price": 1999}}
    {"order": {"id": 9, "customer": 7, "date": "2026-03-14", "lines": [{"product": 3, "quantity": 2}]}}

Ids and prices (cents) are whole numbers from 1 to 2^32-1, quantities from 1 to 2^16-1. A line is malformed, and only
counted, if it is not UTF-8 or not JSON (which has no NaN), or if a field is missing, unknown, repeated, of another type
or out of range (1.0 and -0 are not whole numbers), or if a string holds half of a surrogate pair.

An order is joined with the customers and products above it; of records with the same id the later counts. Order lines
whose customer or product is not known are "unmatched". The output is one line of JSON, its keys sorted: counts, revenue
in cents by region, category and month, and the ten customers with the highest revenue.
"""

import json
import re
import sys
from collections import Counter, defaultdict

TOP_CUSTOMERS = 10
MOST_U16 = 2**16 - 1
MOST_U32 = 2**32 - 1
DATE = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))-(?:0[1-9]|[12][0-9]|3[01])")

CUSTOMER = {"id", "name", "region"}
PRODUCT = {"id", "name", "category", "price"}
ORDER = {"id", "customer", "date", "lines"}
ORDER_LINE = {"product", "quantity"}


class Malformed(ValueError):
    pass


def unique(pairs):
    """The object of these members; json by itself would let the last of repeated names win."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Malformed
    return fields


decode = json.JSONDecoder(object_pairs_hook=unique).decode


def parse(line):
    """The kind and the fields of a record."""
    text = line.decode()
    record = decode(text)
    if "\\u" in text:
        json.dumps(record, ensure_ascii=False).encode()  # fails on half a surrogate pair, which json lets pass
    if type(record) is not dict or len(record) != 1:
        raise Malformed
    return record.popitem()


def check_fields(value, names):
    if type(value) is not dict or value.keys() != names:
        raise Malformed


def check_text(*values):
    for value in values:
        if type(value) is not str:
            raise Malformed


def check_whole(value, most):
    # By exact type, as True is an int to isinstance.
    if type(value) is not int or not 0 < value <= most:
        raise Malformed


def month_of(date):
    check_text(date)
    match = DATE.fullmatch(date)
    if match is None:
        raise Malformed
    return match.group(1)


class Report:
    def __init__(self):
        self.records = self.malformed = self.orders = self.unmatched = 0
        self.customers, self.products = {}, {}
        self.revenue = defaultdict(lambda: defaultdict(Counter))
        self.customer_orders, self.customer_cents = Counter(), Counter()
        self.kinds = {"customer": self.add_customer, "product": self.add_product, "order": self.add_order}

    def read(self, lines):
        for line in lines:
            self.records += 1
            try:
                kind, fields = parse(line)
                self.kinds.get(kind, self.refuse)(fields)
            except (ValueError, RecursionError):  # among the former: not UTF-8, not JSON, too long a number
                self.malformed += 1

    def refuse(self, fields):
        raise Malformed

    def add_customer(self, fields):
        check_fields(fields, CUSTOMER)
        check_whole(fields["id"], MOST_U32)
        check_text(fields["name"], fields["region"])
        self.customers[fields["id"]] = fields

    def add_product(self, fields):
        check_fields(fields, PRODUCT)
        check_whole(fields["id"], MOST_U32)
        check_whole(fields["price"], MOST_U32)
        check_text(fields["name"], fields["category"])
        self.products[fields["id"]] = fields

    def add_order(self, fields):
        check_fields(fields, ORDER)
        check_whole(fields["id"], MOST_U32)
        check_whole(fields["customer"], MOST_U32)
        month = month_of(fields["date"])
        if type(fields["lines"]) is not list:
            raise Malformed
        for line in fields["lines"]:
            check_fields(line, ORDER_LINE)
            check_whole(line["product"], MOST_U32)
            check_whole(line["quantity"], MOST_U16)
        self.orders += 1
        self.join(fields["customer"], month, fields["lines"])

    def join(self, customer_id, month, lines):
        customer = self.customers.get(customer_id)
        if customer is None:
            self.unmatched += len(lines)
            return
        self.customer_orders[customer_id] += 1
        for line in lines:
            product = self.products.get(line["product"])
            if product is None:
                self.unmatched += 1
                continue
            cents = line["quantity"] * product["price"]
            self.revenue[customer["region"]][product["category"]][month] += cents
            self.customer_cents[customer_id] += cents

    def top_customers(self):
        ranked = sorted(self.customer_orders, key=lambda customer: (-self.customer_cents[customer], customer))
        return [
            dict(self.customers[customer], orders=self.customer_orders[customer], cents=self.customer_cents[customer])
            for customer in ranked[:TOP_CUSTOMERS]
        ]

    def to_json(self):
        report = {
            "records": self.records,
            "malformed": self.malformed,
            "customers": len(self.customers),
            "products": len(self.products),
            "orders": self.orders,
            "unmatched": self.unmatched,
            "revenue": self.revenue,
            "top_customers": self.top_customers(),
        }
        return json.dumps(report, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def main():
    report = Report()
    with open(sys.argv[1], "rb") as lines:
        report.read(lines)
    sys.stdout.buffer.write(report.to_json().encode() + b"\n")


main()
