"""What an access log says: python3 access.py access.log"""
import sys


def fields(line: str) -> list[str]:
    """Fields of a line: parted by blanks, except in quotes and brackets."""
    found = []
    current = ""
    until = ""
    for letter in line:
        if until:
            if letter == until:
                until = ""
            else:
                current += letter
        elif letter == '"':
            until = '"'
        elif letter == "[":
            until = "]"
        elif letter == " ":
            found.append(current)
            current = ""
        else:
            current += letter
    found.append(current)
    return found


def shape(path: str) -> str:
    """A path with its numbers replaced, so that alike ones count together."""
    path = path.split("?")[0]
    parts = []
    for part in path.split("/"):
        name = part.split(".")[0]
        parts.append("*" if name.isdigit() else part)
    return "/".join(parts)


def hour(when: str) -> int:
    return int(when.split(":")[1])


def quantile(values: list[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def counted(keys: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def longest_calm(states: list[int]) -> int:
    """The longest run of answers without an error."""
    best = run = 0
    for state in states:
        run = 0 if state >= 500 else run + 1
        if run > best:
            best = run
    return best


def main():
    hosts, shapes, states, sizes, times = [], [], [], [], []
    hours = [0] * 24
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            row = fields(line.rstrip("\n"))
            hosts.append(row[0])
            hours[hour(row[3])] += 1
            shapes.append(row[4].split(" ")[0] + " " + shape(row[4].split(" ")[1]))
            states.append(int(row[5]))
            sizes.append(int(row[6]))
            times.append(int(row[7]))
    for name, number in sorted(counted(shapes).items(), key=lambda x: (-x[1], x[0]))[:10]:
        print("%8d %s" % (number, name))
    print(len(counted(hosts)), "hosts,", longest_calm(states), "answers in a row without an error")
    print("bytes", sum(sizes), "ms", [quantile(times, x) for x in (0.5, 0.9, 0.99)])
    print(hours)


main()
