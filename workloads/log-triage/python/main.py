"""Triage of a web access log: what was asked for, what failed, and how long it took.

A line is in Common or Combined Log Format, optionally with the response time in microseconds as its last field:

    host ident user [day/Mon/year:hh:mm:ss zone] "request" status bytes ["referer" "user agent"] [microseconds]

Quoted fields may hold backslash escapes. Any other line is malformed: counted and left out of everything else.
The path is the second word of the request without its query string, "-" where the request has no second word.

Output, one record per line; a path is printed as the bytes of the log, and numbers are whole:

    lines N / malformed N / bytes N
    status CODE N                               one per code that occurs, ascending
    hour HH N                                   all 24 hours, as logged
    time MEAN P50 P90 P99 MAX                   microseconds, nearest rank; "-" each if no line has a time
    path HITS ERRORS MEAN P50 P90 P99 MAX PATH  the 20 with most hits, ties by path; ERRORS: statuses from 400 per mille
"""

import re
import sys
from collections import Counter
from itertools import chain

TOP_PATHS = 20
INSIDE_QUOTES = rb'[^"\\]*(?:\\.[^"\\]*)*'

# Twelve digits are a terabyte or eleven days: totals of such numbers stay within 64 bits in every language.
LINE = re.compile(
    rb"[^ ]+ [^ ]+ [^ ]+ "
    rb"\[\d\d/[A-Z][a-z][a-z]/\d{4}:([01]\d|2[0-3]):\d\d:\d\d [+-]\d{4}\] "
    rb'"(' + INSIDE_QUOTES + rb')" '
    rb"(\d{3}) (\d{1,12}|-)"
    rb'(?: "' + INSIDE_QUOTES + rb'" "' + INSIDE_QUOTES + rb'")?'
    rb"(?: (\d{1,12}))?[\r\n]*",
    re.DOTALL,
)


class PathStats:
    __slots__ = ("hits", "errors", "times")

    def __init__(self):
        self.hits = 0
        self.errors = 0
        self.times = []


def path_of(request):
    words = request.split(b" ", 2)
    return words[1].split(b"?", 1)[0] if len(words) > 1 else b"-"


def triage(lines):
    total = sent = 0
    statuses, hours, paths = Counter(), Counter(), {}
    for line in lines:
        total += 1
        match = LINE.fullmatch(line)
        if match is None:
            continue
        hour, request, status, size, micros = match.groups()
        hours[hour] += 1
        statuses[status] += 1
        if size != b"-":
            sent += int(size)
        path = path_of(request)
        stats = paths.get(path)
        if stats is None:
            stats = paths[path] = PathStats()
        stats.hits += 1
        stats.errors += status >= b"400"
        if micros is not None:
            stats.times.append(int(micros))
    return total, sent, statuses, hours, paths


def time_summary(times):
    """Mean, p50, p90, p99 and maximum, all whole numbers."""
    if not times:
        return b"- - - - -"
    times = sorted(times)
    count = len(times)
    ranks = [times[(count * percent + 99) // 100 - 1] for percent in (50, 90, 99, 100)]
    return b"%d %d %d %d %d" % (sum(times) // count, *ranks)


def report(out, total, sent, statuses, hours, paths):
    out.write(b"lines %d\nmalformed %d\nbytes %d\n" % (total, total - sum(statuses.values()), sent))
    for status, count in sorted(statuses.items()):
        out.write(b"status %s %d\n" % (status, count))
    for hour in range(24):
        out.write(b"hour %02d %d\n" % (hour, hours[b"%02d" % hour]))
    every_time = list(chain.from_iterable(stats.times for stats in paths.values()))
    out.write(b"time %s\n" % time_summary(every_time))
    for path, stats in sorted(paths.items(), key=lambda item: (-item[1].hits, item[0]))[:TOP_PATHS]:
        errors = stats.errors * 1000 // stats.hits
        out.write(b"path %d %d %s %s\n" % (stats.hits, errors, time_summary(stats.times), path))


def main():
    with open(sys.argv[1], "rb") as lines:
        report(sys.stdout.buffer, *triage(lines))


main()
