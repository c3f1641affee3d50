"""Index of a Debian package list: sections, dependency closures, reverse dependencies.

Input: records of `Field: value` lines, separated by blank lines; lines that start with a blank or tab continue the
field before. Of several records of a package the first counts, of several equal fields the last. Lines without a field
name and continuations of nothing are malformed. Sizes have up to 12 digits; others count as malformed and as 0.

Each group of alternatives in Pre-Depends and Depends resolves to the first alternative that exists: the package of that
name, else, of the packages that provide it, the one with the smallest name. Versions and architectures are ignored.

Output, fields separated by tabs:
    records, malformed_lines, malformed_sizes, unnamed, duplicates, packages, dependencies, unresolved: counts
    installed_kib, download_bytes: sums over all packages
    section  <name> <packages> <installed KiB> <download bytes>   the 15 largest
    package  <name> <version> <installed KiB>                     the 10 largest
    needed   <name> <packages depending directly> <in all>        the 15 with most direct dependents
    sampled, reached: number and summed size of the dependency closures of every 16th package
    closure  <name> <packages> <levels> <installed KiB>           the 10 largest, the package itself included
"""
import re
import sys
from itertools import groupby
from typing import NamedTuple

FIELDS = {b"Package", b"Version", b"Section", b"Installed-Size", b"Size", b"Pre-Depends", b"Depends", b"Provides"}
MAX_SIZE_DIGITS = 12
SAMPLE_STRIDE = 16
TOP_SECTIONS, TOP_PACKAGES, TOP_NEEDED, TOP_CLOSURES = 15, 10, 15, 10

match_name = re.compile(rb"\s*([^\s(\[<:]+)").match  # what precedes the version, architecture or profile


class Package(NamedTuple):
    name: bytes
    version: bytes
    section: bytes
    installed: int
    download: int
    relations: bytes


def parse_record(lines):
    """(the wanted fields, number of malformed lines) of the lines of one record."""
    fields, field, malformed = {}, None, 0
    for line in lines:
        if line[0] in b" \t":
            if field is None:
                malformed += 1
            elif field in FIELDS:
                fields[field] += b" " + line.strip()
            continue
        field, colon, value = line.partition(b":")
        if not colon or not field:
            field = None
            malformed += 1
        elif field in FIELDS:
            fields[field] = value.strip()
    return fields, malformed


class Index:
    def __init__(self):
        self.packages = []
        self.ids = {}  # name: position in packages
        self.providers = {}  # virtual name: smallest name of a package that provides it
        self.records = self.malformed_lines = self.malformed_sizes = self.unnamed = self.duplicates = 0

    def read(self, path):
        with open(path, "rb") as file:
            for blank, lines in groupby(file, bytes.isspace):
                if not blank:
                    self.add(*parse_record(lines))

    def add(self, fields, malformed_lines):
        self.records += 1
        self.malformed_lines += malformed_lines
        name = fields.get(b"Package")
        if not name:
            self.unnamed += 1
        elif name in self.ids:
            self.duplicates += 1
        else:
            self.add_package(name, fields.get)

    def add_package(self, name, get):
        self.ids[name] = len(self.packages)
        installed, download = self.size(get(b"Installed-Size")), self.size(get(b"Size"))
        relations = get(b"Pre-Depends", b"") + b"," + get(b"Depends", b"")
        section = get(b"Section") or b"unknown"
        self.packages.append(Package(name, get(b"Version", b""), section, installed, download, relations))
        for match in map(match_name, get(b"Provides", b"").split(b",")):
            if match:
                virtual = match.group(1)
                self.providers[virtual] = min(name, self.providers.get(virtual, name))

    def size(self, text):
        if not text:
            return 0
        if text.isdigit() and len(text) <= MAX_SIZE_DIGITS:
            return int(text)
        self.malformed_sizes += 1
        return 0

    def resolve(self):
        """(per package the set of positions of its dependencies, number of groups that nothing satisfies)"""
        targets = {virtual: self.ids[provider] for virtual, provider in self.providers.items()}
        targets.update(self.ids)
        graph, unresolved = [], 0
        for position, package in enumerate(self.packages):
            found = set()
            for group in package.relations.split(b","):
                for alternative in group.split(b"|"):
                    match = match_name(alternative)
                    if match and match.group(1) in targets:
                        found.add(targets[match.group(1)])
                        break
                else:
                    unresolved += bool(group.strip())
            found.discard(position)
            graph.append(found)
        return graph, unresolved


def reverse(graph):
    dependents = [[] for _ in graph]
    for position, dependencies in enumerate(graph):
        for dependency in dependencies:
            dependents[dependency].append(position)
    return dependents


def closure(graph, start):
    """(all that can be reached from `start`, itself included, number of levels), breadth first."""
    seen, frontier, levels = {start}, {start}, 0
    while frontier:
        levels += 1
        frontier = {neighbour for position in frontier for neighbour in graph[position]} - seen
        seen |= frontier
    return seen, levels


def top(rows, count):
    """The `count` rows with the largest last value, ties by the first."""
    return sorted(rows, key=lambda row: (-row[-1], row[0]))[:count]


def write_row(*fields):
    texts = [field if isinstance(field, bytes) else b"%d" % field for field in fields]
    sys.stdout.buffer.write(b"\t".join(texts) + b"\n")


def report_counts(index, graph, unresolved):
    for name in ("records", "malformed_lines", "malformed_sizes", "unnamed", "duplicates"):
        write_row(name.encode(), getattr(index, name))
    write_row(b"packages", len(index.packages))
    write_row(b"dependencies", sum(map(len, graph)))
    write_row(b"unresolved", unresolved)
    write_row(b"installed_kib", sum(package.installed for package in index.packages))
    write_row(b"download_bytes", sum(package.download for package in index.packages))


def report_largest(packages):
    sections = {}
    for package in packages:
        totals = sections.setdefault(package.section, [0, 0, 0])
        totals[0] += 1
        totals[1] += package.download
        totals[2] += package.installed
    for name, count, download, installed in top([(name, *totals) for name, totals in sections.items()], TOP_SECTIONS):
        write_row(b"section", name, count, installed, download)
    for name, version, installed in top([(p.name, p.version, p.installed) for p in packages], TOP_PACKAGES):
        write_row(b"package", name, version, installed)


def report_needed(packages, dependents):
    rows = [(packages[position].name, position, len(direct)) for position, direct in enumerate(dependents) if direct]
    for name, position, direct in top(rows, TOP_NEEDED):
        write_row(b"needed", name, direct, len(closure(dependents, position)[0]) - 1)


def report_closures(packages, graph):
    rows = []
    for position in range(0, len(packages), SAMPLE_STRIDE):
        members, levels = closure(graph, position)
        installed = sum([packages[member].installed for member in members])
        rows.append((packages[position].name, levels, installed, len(members)))
    write_row(b"sampled", len(rows))
    write_row(b"reached", sum(row[-1] for row in rows))
    for name, levels, installed, size in top(rows, TOP_CLOSURES):
        write_row(b"closure", name, size, levels, installed)


def main():
    index = Index()
    index.read(sys.argv[1])
    graph, unresolved = index.resolve()
    report_counts(index, graph, unresolved)
    report_largest(index.packages)
    report_needed(index.packages, reverse(graph))
    report_closures(index.packages, graph)


if __name__ == "__main__":
    main()
