"""Counts words. Output: number of words, then the ten most frequent with their counts."""
import sys

counts = {}
with open(sys.argv[1], "rb") as lines:
    for line in lines:
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1

out = sys.stdout.buffer
out.write(b"words %d\n" % sum(counts.values()))
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]:
    out.write(b"%s %d\n" % (word, count))
