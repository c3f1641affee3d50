"""A manual in Markdown as HTML (markdown): manual.py [SECTIONS]"""
import hashlib
import random
import sys

import markdown

WORDS = "the port of a function keeps its *name* and `signature` while **time** and [space](https://example.org/a_b) change <b>slowly</b>".split()


def section(number, dice):
    def words(n):
        return " ".join(dice.choice(WORDS) for _ in range(n))
    return "\n".join(["## %d %s" % (number, words(3)), "", words(60), "", *("%d. %s" % (i, words(8)) for i in range(1, 6)), "",
                      "| a | b |", "|---|---|", *("| %s | %s |" % (words(2), words(3)) for _ in range(4)), "",
                      "```python", "x = %d" % number, "```", "", "> " + words(20), "", "    indented %d" % number, ""])


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    dice = random.Random(3)
    text = "\n".join(section(i, dice) for i in range(size))
    html = markdown.markdown(text, extensions=["tables", "fenced_code", "toc"])
    print(len(text), len(html), hashlib.sha256(html.encode()).hexdigest())


if __name__ == "__main__":
    main()
