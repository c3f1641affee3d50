"""Sweeps a listing of files: what takes the space, what is old, what exists more than once.

A line is `size seconds path`: two numbers of at most twelve digits and a path, which may hold anything but a line feed. Other lines are
malformed. The ending of a file is what follows the last point of its name, if something stands before and after it, in lower case.

Output: files, malformed, bytes, empty, old (a year or more before the newest) with bytes, deepest; then the 15 endings, 10 largest files
and 15 most frequent names, by bytes or count, ties by name.
"""

import re
import sys
from collections import Counter
from heapq import nsmallest

LINE = re.compile(rb"(\d{1,12}) (\d{1,12}) ([^\n]+)\n?")
YEAR = 365 * 24 * 3600
ENDINGS, LARGEST, NAMES = 15, 10, 15


def ending(name):
    stem, point, last = name.rpartition(b".")
    return last.lower() if stem and point and last else b"-"


def read(path):
    files, malformed = [], 0
    with open(path, "rb") as file:
        for line in file:
            match = LINE.fullmatch(line)
            if match is None:
                malformed += 1
            else:
                size, seconds, name = match.groups()
                files.append((int(size), int(seconds), name))
    return files, malformed


def main(path):
    files, malformed = read(path)
    endings, bytes_by_ending, names = Counter(), Counter(), Counter()
    for size, _, file in files:
        name = file.rpartition(b"/")[2]
        end = ending(name)
        endings[end] += 1
        bytes_by_ending[end] += size
        names[name] += 1
    newest = max((seconds for _, seconds, _ in files), default=0)
    old = [size for size, seconds, _ in files if seconds <= newest - YEAR]
    out = sys.stdout.buffer
    out.write(b"files %d\n" % len(files))
    out.write(b"malformed %d\n" % malformed)
    out.write(b"bytes %d\n" % sum(size for size, _, _ in files))
    out.write(b"empty %d\n" % sum(size == 0 for size, _, _ in files))
    out.write(b"old %d %d\n" % (len(old), sum(old)))
    out.write(b"deepest %d\n" % max((file.count(b"/") for _, _, file in files), default=0))
    for end, size in nsmallest(ENDINGS, bytes_by_ending.items(), key=lambda item: (-item[1], item[0])):
        out.write(b"ending %d %d %s\n" % (size, endings[end], end))
    for size, _, file in nsmallest(LARGEST, files, key=lambda item: (-item[0], item[2])):
        out.write(b"largest %d %s\n" % (size, file))
    for name, count in nsmallest(NAMES, names.items(), key=lambda item: (-item[1], item[0])):
        out.write(b"name %d %s\n" % (count, name))


main(sys.argv[1])
