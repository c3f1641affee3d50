"""The tables of a run, as Markdown."""
from estimates import geometric, ratio

GOAL = 1.1


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(x).replace("|", "\\|") for x in row) + " |" for row in rows])


def digits(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spelled(estimate):
    value, low, high = estimate
    return f"{digits(value)} [{digits(low)}–{digits(high)}]"


class Result:
    """Times by (program, peer) and block, and what failed."""

    def __init__(self, programs, peers, times, failures):
        self.programs, self.peers, self.times, self.failures = programs, peers, times, failures

    def ratio(self, program, above, below):
        return ratio(self.times[program, above], self.times[program, below]) if self.has(program, above) and self.has(program, below) else None

    def has(self, program, peer):
        return (program, peer) in self.times

    def mean(self, above, below, programs):
        return geometric((self.times[x, above], self.times[x, below]) for x in programs if self.has(x, above) and self.has(x, below))


def gains(result):
    """How many times as fast as CPython each peer is."""
    peers = [x for x in result.peers if x.name != "cpython"]
    rows = []
    for program in result.programs:
        row = [program]
        for peer in peers:
            gain = result.ratio(program, "cpython", peer.name)
            row.append(spelled(gain) if gain else "**fails** (%s)" % result.failures[program, peer.name][1])
        rows.append(row)
    common = [x for x in result.programs if all(result.has(x, peer.name) for peer in peers)]
    for title, programs in (("geometric mean, what each can do", result.programs), (f"geometric mean, the {len(common)} that all can do", common)):
        means = [result.mean("cpython", peer.name, programs) for peer in peers]
        counts = [sum(result.has(x, peer.name) for x in programs) for peer in peers]
        rows.append([title, *[f"{spelled(x)}, {n} of {len(result.programs)}" if x else "–" for x, n in zip(means, counts)]])
    return table(["program", *[x.title for x in peers]], rows)


def failures(result):
    rows = [[program, title, f"{kind}: {reason}"] for (program, _), (title, kind, reason) in sorted(result.failures.items())]
    return table(["program", "peer", "why"], rows) if rows else "None."


def goals(result):
    """The port against the bar, and against the best of the others."""
    rows = []
    for program in result.programs:
        if not result.has(program, "steelyard"):
            rows.append([program, "–", "**no**: " + result.failures[program, "steelyard"][2], "–"])
            continue
        bar = result.ratio(program, "steelyard", "by_hand")
        others = [(result.ratio(program, "steelyard", x.name), x.title) for x in result.peers if x.name not in ("cpython", "steelyard", "by_hand")]
        best = max((x for x in others if x[0]), default=None)
        rows.append([program, spelled(bar) if bar else "–", "–" if not bar else "yes" if bar[0] <= GOAL else "**no**",
                     f"{spelled(best[0])} {best[1]}" if best else "–"])
    return table(["program", "time of the port / time of Rust by hand", f"at most {GOAL}", "time of the port / time of the best other peer"], rows)


def ahead(result):
    """On how many programs the port is ahead of each peer; a program that the port fails counts against it, one that the peer fails for it."""
    rows = []
    for peer in result.peers:
        if peer.name in ("steelyard", "cpython"):
            continue
        ratios = {x: result.ratio(x, "steelyard", peer.name) for x in result.programs}
        won = [x for x in result.programs if result.has(x, "steelyard") and (not result.has(x, peer.name) or ratios[x][0] < 1)]
        both = result.mean(peer.name, "steelyard", result.programs)
        rows.append([peer.title, f"{len(won)} of {len(result.programs)}", spelled(both) if both else "–"])
    return table(["peer", "programs on which the port is ahead", "time of the peer / time of the port, geometric mean where both work"], rows)
