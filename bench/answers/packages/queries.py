"""Formats the queries of a log (sqlparse): queries.py [QUERIES]"""
import hashlib
import random
import sys

import sqlparse

COLUMNS = "id name price amount created_at customer_id total".split()


def query(dice):
    def column():
        return "t%d.%s" % (dice.randrange(3), dice.choice(COLUMNS))
    return "select %s, sum(%s) as s from orders t0 join items t1 on t0.id = t1.%s where %s > %d and %s in (select id from people t2 where name like 'a%%') group by %s order by s desc limit %d; -- %d" % (
        ", ".join(column() for _ in range(dice.randrange(1, 6))), column(), dice.choice(COLUMNS), column(), dice.randrange(100), column(), column(), dice.randrange(50), dice.randrange(9))


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    dice = random.Random(8)
    digest = hashlib.sha256()
    for _ in range(size):
        digest.update(sqlparse.format(query(dice), reindent=True, keyword_case="upper").encode())
    print(size, digest.hexdigest())


if __name__ == "__main__":
    main()
