"""A web access log of n lines: generate.py N SEED, log on stdout.

Paths follow Zipf's law, response times are products of uniforms (close to log-normal), traffic follows the hours of a
day. One line in fifty is plain Common Log Format, one in a hundred is damaged as real logs are. Only Random.random and
exact arithmetic are used, so that every Python gives the same bytes.
"""

import sys
from bisect import bisect
from itertools import accumulate
from random import Random

HOURLY_TRAFFIC = [3, 2, 1, 1, 1, 2, 4, 7, 10, 12, 13, 13, 12, 13, 14, 13, 12, 11, 11, 12, 12, 10, 8, 5]
SECTIONS = ["catalogue", "api/v1/orders", "api/v1/customers", "static/js", "static/css", "img", "account", "blog"]
ENDINGS = ["", "", "/", ".html", ".js", ".css", ".png", "/edit"]
QUERIES = ["", "", "", "?page=2", "?q=scales&sort=price", "?utm_source=mail&utm_medium=cpc", "?id=7&next=/account?x=1"]
METHODS = ["GET"] * 16 + ["POST"] * 3 + ["HEAD"]
STATUSES = ["200"] * 84 + ["304"] * 6 + ["301"] * 2 + ["404"] * 5 + ["403", "500", "503"]
REFERERS = ["-", "-", "https://example.org/", "https://example.org/search?q=%22steelyard%22", r"https://x.test/\"a\""]
AGENTS = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
    "-",
    r"Weigher \"beta\" 1.0 \\ caf\xc3\xa9",
]
GARBAGE_REQUESTS = ["-", r"\x16\x03\x01\x02\x00\x01\x00\x01", "OPTIONS * HTTP/1.0"]


class Log:
    def __init__(self, lines, seed):
        self.lines = lines
        self.random = Random(seed).random
        self.paths = ["/%s/%d%s" % (self.pick(SECTIONS), page, self.pick(ENDINGS)) for page in range(2000)]
        self.popularity = list(accumulate(1 / (rank + 3) for rank in range(2000)))
        self.slowness = [3000 * self.spread(4) for _ in self.paths]
        self.clients = ["10.%d.%d.%d" % (self.below(256), self.below(256), self.below(256)) for _ in range(3000)]
        self.traffic = list(accumulate(HOURLY_TRAFFIC))

    def below(self, bound):
        return int(self.random() * bound)

    def pick(self, values):
        return values[self.below(len(values))]

    def spread(self, factors):
        """A product of uniforms of mean 1."""
        product = 1.0
        for _ in range(factors):
            product *= 0.1 + 1.8 * self.random()
        return product

    def stamp(self, index):
        """The time of line `index`, so that each hour gets its share of the day's lines."""
        position = index * self.traffic[-1] / self.lines
        hour = bisect(self.traffic, position)
        into = (position - self.traffic[hour] + HOURLY_TRAFFIC[hour]) / HOURLY_TRAFFIC[hour]
        minute, second = divmod(int(into * 3600), 60)
        return "22/Nov/2026:%02d:%02d:%02d +0000" % (hour, minute, second)

    def line(self, index):
        page = bisect(self.popularity, self.random() * self.popularity[-1])
        request = "%s %s%s HTTP/1.1" % (self.pick(METHODS), self.paths[page], self.pick(QUERIES))
        status = self.pick(STATUSES)
        if self.random() < 0.002:
            request, status = self.pick(GARBAGE_REQUESTS), "400"
        size = "-" if status == "304" else "%d" % (2000 * self.spread(5))
        common = '%s - - [%s] "%s" %s %s' % (self.pick(self.clients), self.stamp(index), request, status, size)
        if self.random() < 0.02:
            return common
        micros = self.slowness[page] * self.spread(4)
        return '%s "%s" "%s" %d' % (common, self.pick(REFERERS), self.pick(AGENTS), micros)

    def damaged(self, line):
        kind = self.below(3)
        if kind == 0:
            return line[: self.below(len(line))]
        return "-- log rotated --" if kind == 1 else line.replace('"', "'", 1)

    def write(self, out):
        for index in range(self.lines):
            line = self.line(index)
            if self.random() < 0.01:
                line = self.damaged(line)
            out.write(line + "\n")


Log(int(sys.argv[1]), int(sys.argv[2])).write(sys.stdout)
