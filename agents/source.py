"""Counts tokens, branches and nesting of Python files, one JSON object per line. Arguments: files. The rules stand in docs/method.md."""
import ast
import io
import json
import sys
import tokenize

LAYOUT = {
    tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENCODING, tokenize.ENDMARKER,
}
# From 3.12 on a formatted text is several tokens; here it is one text, as before.
OPENS = getattr(tokenize, "FSTRING_START", None), getattr(tokenize, "TSTRING_START", None)
CLOSES = getattr(tokenize, "FSTRING_END", None), getattr(tokenize, "TSTRING_END", None)

CONTROL = ("If", "For", "AsyncFor", "While", "Try", "TryStar", "Match")
FUNCTIONS = ("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda")


def docstrings(tree):
    """Places (line, column) of texts that are documentation, which counts as comment."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and type(node).__name__ in ("Module",) + FUNCTIONS:
            first = body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
                yield (first.lineno, first.col_offset)


def tokens(data, documentation):
    count = depth = 0
    for token in tokenize.tokenize(io.BytesIO(data).readline):
        if token.type in OPENS:
            count += depth == 0
            depth += 1
        elif token.type in CLOSES:
            depth -= 1
        elif depth == 0 and token.type not in LAYOUT and not (token.type == tokenize.STRING and token.start in documentation):
            count += 1
    return count


def branches(tree):
    count = 0
    for node in ast.walk(tree):
        kind = type(node).__name__
        if kind in ("If", "IfExp", "For", "AsyncFor", "While", "ExceptHandler"):
            count += 1
        elif kind == "comprehension":
            count += 1 + len(node.ifs)
        elif kind == "BoolOp":
            count += len(node.values) - 1
        elif kind == "match_case":
            pattern = node.pattern
            default = type(pattern).__name__ == "MatchAs" and pattern.pattern is None and pattern.name is None and node.guard is None
            count += (0 if default else 1) + (1 if node.guard is not None else 0)
    return count


def nesting(node, depth=0):
    """The deepest stack of conditions and loops; elif goes no deeper than its if, a function begins anew."""
    deepest = depth
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            kind = type(child).__name__
            below = 0 if kind in FUNCTIONS else depth + 1 if kind in CONTROL else depth
            if kind == "If" and field == "orelse" and type(node).__name__ == "If" and len(value) == 1:
                below = depth
            deepest = max(deepest, nesting(child, below))
    return deepest


def main(files):
    sys.setrecursionlimit(10000)
    for name in files:
        with open(name, "rb") as file:
            data = file.read()
        tree = ast.parse(data)
        print(json.dumps({"tokens": tokens(data, set(docstrings(tree))), "branches": branches(tree), "nesting": nesting(tree)}))


if __name__ == "__main__":
    main(sys.argv[1:])
