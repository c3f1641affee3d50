"""The text of a Python file as the parser counts its lines, and pieces of it."""
import hashlib
import re
import tokenize


def read(path):
    """The text, decoded as the interpreter would."""
    with tokenize.open(path) as file:
        return file.read()


def lines_of(text):
    """Lines with their ends. ``str.splitlines`` also ends lines at form feeds and other characters, the parser does not."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def segment(node, lines):
    """The lines of a definition, decorators included."""
    first = min([node.lineno] + [x.lineno for x in getattr(node, "decorator_list", [])])
    return "".join(lines[first - 1:node.end_lineno])


def fingerprint(text):
    """What a port is made from, in short."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
