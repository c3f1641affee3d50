"""Prints the syntax of a Python file as one JSON object: its top-level functions, what the module binds, and its comments."""
import ast
import io
import json
import sys
import tokenize

from steelyard_port import source


def main(arguments):
    """syntax FILE"""
    path = arguments[0]
    with open(path, "rb") as file:
        raw = file.read()
    try:
        tree = ast.parse(raw, filename=path)
        text = source.read(path)
    except (SyntaxError, UnicodeDecodeError, ValueError) as error:
        print(json.dumps({"error": {"line": getattr(error, "lineno", None) or 1, "column": getattr(error, "offset", None) or 1,
                                    "message": getattr(error, "msg", None) or str(error)}}))
        return 0
    lines = source.lines_of(text)
    dumper = Dumper(lines)
    functions = [x for x in tree.body if isinstance(x, (ast.FunctionDef, ast.AsyncFunctionDef))]
    print(json.dumps({
        "python": list(sys.version_info[:3]),
        "functions": [{**dumper.dump(x), **text_of(x, lines)} for x in functions],
        "classes": [x.name for x in tree.body if isinstance(x, ast.ClassDef)],
        "bindings": bindings(tree),
        "imports": imports(tree),
        "constants": {x: {"text": text, "value": dumper.dump(ast.parse(text, mode="eval").body)} for x, text in constants(tree).items()},
        "comments": comments(text),
    }))
    return 0


def text_of(function, lines):
    """The text of a function, and its fingerprint."""
    text = source.segment(function, lines)
    return {"source": text, "hash": source.fingerprint(text)}


class Dumper:
    """Any node as a JSON object with its kind, place and fields."""

    def __init__(self, lines):
        self.lines = lines

    def dump(self, node):
        if isinstance(node, list):
            return [self.dump(x) for x in node]
        if not isinstance(node, ast.AST):
            return node
        result = {"node": type(node).__name__}
        if hasattr(node, "lineno"):
            before = self.lines[node.lineno - 1].encode("utf-8")[:node.col_offset]
            result.update(line=node.lineno, column=len(before.decode("utf-8")) + 1)
        if isinstance(node, ast.Constant):
            return {**result, **constant(node.value)}
        for name, value in ast.iter_fields(node):
            if name != "ctx":
                result[name] = self.dump(value)
        return result


def constant(value):
    """A constant as its type and a text that loses nothing."""
    if isinstance(value, str):
        # A lone surrogate has no place in JSON that every reader accepts.
        if any(0xD800 <= ord(x) <= 0xDFFF for x in value):
            return {"type": "str with surrogates", "value": ""}
        return {"type": "str", "value": value}
    if isinstance(value, int) and abs(value) >= 2**64:
        # Far beyond what is translated, and perhaps longer than the interpreter writes.
        return {"type": "int", "value": hex(value)}
    return {"type": type(value).__name__, "value": list(value) if isinstance(value, bytes) else repr(value)}


def bindings(tree):
    """How often the module binds each of its names, wherever that is written."""
    counter = Bindings()
    counter.visit(tree)
    return counter.counts


class Bindings(ast.NodeVisitor):
    """Bindings in the scope of the module, and from functions by ``global``."""

    def __init__(self):
        self.counts = {}
        self.inside = 0

    def bind(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1

    def visit_Global(self, node):
        for name in node.names:
            self.bind(name)

    def visit_Name(self, node):
        if not self.inside and isinstance(node.ctx, (ast.Store, ast.Del)):
            self.bind(node.id)

    def visit_alias(self, node):
        if not self.inside:
            self.bind("*" if node.name == "*" else (node.asname or node.name.partition(".")[0]))

    def visit_ExceptHandler(self, node):
        if not self.inside and node.name:
            self.bind(node.name)
        self.generic_visit(node)

    def scope(self, node):
        if not self.inside and hasattr(node, "name"):
            self.bind(node.name)
        self.inside += 1
        self.generic_visit(node)
        self.inside -= 1

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = scope


def imports(tree):
    """What the names that the module imports mean: ``{"sqrt": "math.sqrt", "np": "numpy"}``."""
    names = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            names.update({x.asname or x.name.partition(".")[0]: x.name if x.asname else x.name.partition(".")[0] for x in node.names})
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update({x.asname or x.name: node.module + "." + x.name for x in node.names})
    return names


def constants(tree):
    """Names that the module binds on its top level to something made of literals, with the value as it would be written."""
    found = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) and node.value is not None else []
        if len(targets) == 1 and isinstance(targets[0], ast.Name):
            found[targets[0].id] = literal(node.value)
    return {name: text for name, text in found.items() if text is not None}


def literal(node):
    """The value of an expression of literals as text, or None."""
    try:
        value = ast.literal_eval(ast.fix_missing_locations(Folding().visit(node)))
        text = repr(value)
        return text if len(text) < 20_000 and ast.literal_eval(text) == value and "inf" not in text and "nan" not in text else None
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError, ArithmeticError):
        return None


class Folding(ast.NodeTransformer):
    """Computes powers, products and sums of small integers, as in ``10**9 + 7``."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        sides = [x.value if isinstance(x, ast.Constant) and type(x.value) is int and abs(x.value) < 2**40 else None for x in (node.left, node.right)]
        if None in sides:
            return node
        left, right = sides
        if isinstance(node.op, ast.Pow) and 0 <= right <= 64:
            return ast.copy_location(ast.Constant(left ** right), node)
        if isinstance(node.op, ast.Mult):
            return ast.copy_location(ast.Constant(left * right), node)
        if isinstance(node.op, (ast.Add, ast.Sub)):
            return ast.copy_location(ast.Constant(left + right if isinstance(node.op, ast.Add) else left - right), node)
        return node


def comments(text):
    """Comments that have a line for themselves, by line."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return {}
    return {x.start[0]: x.string for x in tokens if x.type == tokenize.COMMENT and x.line.lstrip().startswith("#")}
