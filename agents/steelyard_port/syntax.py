"""Prints the syntax of a Python file as one JSON object: its top-level functions, what the module binds, and its comments."""
import ast
import io
import json
import sys
import tokenize

from steelyard_port import literals, source


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
        "definitions": [class_of(x, dumper, lines) for x in tree.body if isinstance(x, ast.ClassDef)],
        "bindings": bindings(tree),
        "imports": imports(tree),
        "constants": {x: {"text": text, "value": dumper.dump(ast.parse(text, mode="eval").body)} for x, text in constants(tree, bindings(tree), imports(tree)).items()},
        "comments": comments(text),
    }))
    return 0


def text_of(function, lines):
    """The text of a function, and its fingerprint."""
    text = source.segment(function, lines)
    return {"source": text, "hash": source.fingerprint(text)}


def class_of(node, dumper, lines):
    """A class; the fingerprint of each of its methods is that of all of it."""
    whole = text_of(node, lines)
    result = {**dumper.dump(node), "source": whole["source"]}
    for method, dumped in zip(node.body, result["body"]):
        if isinstance(method, ast.FunctionDef):
            dumped.update(text_of(method, lines), hash=whole["hash"])
    return result


class Dumper:
    """Any node as a JSON object with its kind, place and fields."""

    NAMES = {"id", "attr", "arg", "name", "asname", "rest"}

    def __init__(self, lines):
        self.lines = lines
        self.owner = ""

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
        outer = self.owner
        for name, value in ast.iter_fields(node):
            self.owner = node.name if name == "body" and isinstance(node, ast.ClassDef) else outer
            if name in self.NAMES and isinstance(value, str):
                result[name] = source.mangled(self.owner, value)
            elif name != "ctx":
                result[name] = self.dump(value)
            elif isinstance(node, ast.Name) and not isinstance(value, ast.Load):
                result["bound"] = True
        self.owner = outer
        return result


def constant(value):
    """A constant as its type and a text that loses nothing."""
    if isinstance(value, str):
        # A lone surrogate has no place in JSON that every reader accepts.
        if any(0xD800 <= ord(x) <= 0xDFFF for x in value):
            return {"type": "str with surrogates", "value": ""}
        return {"type": "str", "value": value}
    if isinstance(value, int) and abs(value) >= 2**64:
        # Perhaps longer than the interpreter writes.
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


def constants(tree, counts, known):
    """Names that the module binds once, on its top level, to something that can be computed without running it, with the value as it would be written."""
    values, texts, states = {}, {}, changed(tree)
    imported = {x: path for x, path in known.items() if counts.get(x) == 1}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) and node.value is not None else []
        names = set(stored(targets[0])) if len(targets) == 1 else set()
        if not any(counts.get(x) == 1 and x not in states for x in names):
            continue
        evaluation = literals.Evaluation(values, imported, {x: y for x, y in literals.BUILTINS.items() if x not in counts})
        try:
            bound = evaluation.bind(targets[0], evaluation.value(node.value))
        except (literals.Unknown, TypeError):
            continue
        for name, value in bound.items():
            text = literals.written(value)
            if text is not None and counts.get(name) == 1 and name not in states:
                values[name], texts[name] = value, text
    return texts


def stored(target):
    """The names that an assignment binds: ``a, (b, c) = ...``."""
    parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
    return [x.id for x in parts if isinstance(x, ast.Name)] + [y for x in parts if x is not target and isinstance(x, (ast.Tuple, ast.List)) for y in stored(x)]


CHANGING = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear", "sort", "reverse"}


def changed(tree):
    """Names of which the module itself changes the values in place, outside functions: a list that it fills in a loop."""
    names, todo = set(), list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        todo += ast.iter_child_nodes(node)
        place = None
        if isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            place = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            place = node.func.value
        while isinstance(place, (ast.Subscript, ast.Attribute)):
            place = place.value
        if isinstance(place, ast.Name):
            names.add(place.id)
    return names


def comments(text):
    """Comments that have a line for themselves, by line."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return {}
    return {x.start[0]: x.string for x in tokens if x.type == tokenize.COMMENT and x.line.lstrip().startswith("#")}
