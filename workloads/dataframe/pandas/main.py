"""Joins orders with customers, groups by region and segment, ranks customers: main.py TABLES."""

import io
import sys

import pandas as pd

TOP = 10


def main(file):
    with open(file, encoding="utf-8", newline="") as text:
        customers, _, orders = text.read().partition("\n\n")
    customers = pd.read_csv(io.StringIO(customers))
    orders = pd.read_csv(io.StringIO(orders)).dropna(subset=["quantity"]).astype({"quantity": "int64"})
    orders["revenue"] = orders["quantity"] * orders["cents"]
    joined = orders.merge(customers, on="customer")
    groups = joined.groupby(["region", "segment"]).agg(count=("order", "size"), units=("quantity", "sum"), revenue=("revenue", "sum"))
    for (region, segment), count, units, revenue in groups.itertuples():
        print(region, segment, count, units, revenue)
    spent = joined.groupby("customer", as_index=False)["revenue"].sum().sort_values(["revenue", "customer"], ascending=[False, True])
    for customer, revenue in spent.head(TOP).itertuples(index=False):
        print(customer, revenue)


main(sys.argv[1])
