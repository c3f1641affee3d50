"""Sliding windows over an event stream: which keys had outliers, window by window.

A line is `milliseconds,key,value`, value a whole number; any other line is malformed and only counted. Events belong to
panes of 10 seconds by their own time and may arrive out of order: a pane closes once an event 5 seconds past its end
has been seen, and events of closed panes are late, counted and dropped. When a pane closes, so does for every key the
window of the 30 panes up to it, unless it is empty. At the end of the stream every window that holds a value closes.

Output, one record per line, windows in the order of their ends, then of their keys' bytes:

    alert END COUNT SUM MIN MAX P95 KEY    a window of 20 values or more with a maximum of at least 8 times its mean
    events N / malformed N / late N / windows N / alerts N
    checksum N                             over all windows, modulo 2^64: see `Monitor.close`
"""

import re
import sys
from collections import defaultdict, deque
from itertools import chain

PANE_MS = 10_000
PANES = 30
LATENESS_MS = 5_000
ALERT_COUNT = 20
ALERT_RATIO = 8

# Values of ten digits leave room for the sum of a hundred million of them in 64 bits.
EVENT = re.compile(rb"(\d{1,15}),([^,]+),(-?\d{1,10})[\r\n]*")


class Window:
    """One key's panes: the open ones collect values, the closed ones make up the window."""

    __slots__ = ("open", "closed", "count", "total", "minima", "maxima")

    def __init__(self):
        self.open = defaultdict(list)
        self.closed = deque()  # (pane, values), oldest first
        self.count = self.total = 0
        self.minima = deque()  # (pane, minimum), both ascending: the first is the window's minimum
        self.maxima = deque()  # (pane, maximum), pane ascending, maximum descending

    def slide_to(self, pane):
        """Let the oldest pane go and take in `pane`; called for every pane as long as there are values."""
        expired = pane - PANES
        if self.closed and self.closed[0][0] == expired:
            self.expire(expired)
        values = self.open.pop(pane, None)
        if values is not None:
            self.admit(pane, values)

    def expire(self, pane):
        _, values = self.closed.popleft()
        self.count -= len(values)
        self.total -= sum(values)
        if self.minima[0][0] == pane:
            self.minima.popleft()
        if self.maxima[0][0] == pane:
            self.maxima.popleft()

    def admit(self, pane, values):
        self.closed.append((pane, values))
        self.count += len(values)
        self.total += sum(values)
        low, high = min(values), max(values)
        while self.minima and self.minima[-1][1] >= low:
            self.minima.pop()
        self.minima.append((pane, low))
        while self.maxima and self.maxima[-1][1] <= high:
            self.maxima.pop()
        self.maxima.append((pane, high))

    def p95(self):
        values = sorted(chain.from_iterable(values for _, values in self.closed))
        return values[(len(values) * 95 + 99) // 100 - 1]


class Monitor:
    def __init__(self, out):
        self.out = out
        self.windows = defaultdict(Window)
        self.next_pane = self.newest = 0
        self.events = self.malformed = self.late = self.closed = self.alerts = self.checksum = 0

    def read(self, lines):
        windows = self.windows
        for line in lines:
            self.events += 1
            match = EVENT.fullmatch(line)
            if match is None:
                self.malformed += 1
                continue
            stamp, key, value = match.groups()
            stamp = int(stamp)
            if stamp > self.newest:
                self.newest = stamp
                self.close_before((stamp - LATENESS_MS) // PANE_MS)
            pane = stamp // PANE_MS
            if pane < self.next_pane:
                self.late += 1
            else:
                windows[key].open[pane].append(int(value))
        while windows:
            self.close(self.next_pane)

    def close_before(self, limit):
        while self.windows and self.next_pane < limit:
            self.close(self.next_pane)
        self.next_pane = max(self.next_pane, limit)

    def close(self, pane):
        empty, alerts = [], []
        for key, window in self.windows.items():
            window.slide_to(pane)
            count, total = window.count, window.total
            if count:
                low, high = window.minima[0][1], window.maxima[0][1]
                self.closed += 1
                self.checksum += (pane + 1) * (count + 3 * total + 5 * low + 7 * high)
                if count >= ALERT_COUNT and 0 < ALERT_RATIO * total <= high * count:
                    alerts.append((key, count, total, low, high, window.p95()))
            elif not window.open:
                empty.append(key)
        for key in empty:
            del self.windows[key]
        self.next_pane = pane + 1
        self.write_alerts(sorted(alerts))

    def write_alerts(self, alerts):
        end = self.next_pane * PANE_MS
        self.alerts += len(alerts)
        for key, *numbers in alerts:
            self.out.write(b"alert %d %d %d %d %d %d %s\n" % (end, *numbers, key))

    def write_summary(self):
        counts = (self.events, self.malformed, self.late, self.closed, self.alerts, self.checksum % 2**64)
        self.out.write(b"events %d\nmalformed %d\nlate %d\nwindows %d\nalerts %d\nchecksum %d\n" % counts)


def main():
    monitor = Monitor(sys.stdout.buffer)
    with open(sys.argv[1], "rb") as lines:
        monitor.read(lines)
    monitor.write_summary()


main()
