"""Turns notes with marks into HTML, and counts what is in them: python3 report.py notes.txt"""
import html
import re
import sys

LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
MARKS = [(re.compile(r"\*\*([^*]+)\*\*"), r"<b>\1</b>"), (re.compile(r"\*([^*]+)\*"), r"<i>\1</i>"), (re.compile(r"`([^`]+)`"), r"<code>\1</code>")]


def inline(text):
    text = html.escape(text, quote=False)
    text = LINK.sub(r'<a href="\2">\1</a>', text)
    for mark, becomes in MARKS:
        text = mark.sub(becomes, text)
    return text


def block(text):
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return "<h%d>%s</h%d>" % (level, inline(text[level:].strip()), level)
    return "<p>%s</p>" % inline(text)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` letters."""
    lines = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    if line:
        lines.append(line)
    return lines


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        blocks = [x.replace("\n", " ").strip() for x in file.read().split("\n\n") if x.strip()]
    lines = [line for x in blocks for line in wrapped(block(x), 79)]
    print("\n".join(lines[:60]))
    print(len(blocks), "blocks,", len(lines), "lines,", sum(map(len, lines)), "letters")


main()
