"""Cuts functions out of a module together with everything of the module that they use, and nothing else."""
import ast
import builtins
import json
import os

from steelyard_port import source


def main(arguments):
    """originals FILE FUNCTION...; a method comes with its class"""
    path = os.path.abspath(arguments[0])
    text = source.read(path)
    tree = ast.parse(text)
    root, package = home(path)
    kept = needed(tree, [x.partition(".")[0] for x in arguments[1:]])
    lines = source.lines_of(text)
    print(json.dumps({"text": "".join(piece(x, text, lines, package) for x in kept), "search": [root]}))
    return 0


def home(path):
    """The folder that a file's imports start from, and the name of its package there."""
    folder, package = os.path.dirname(path), []
    while os.path.exists(os.path.join(folder, "__init__.py")):
        folder, name = os.path.split(folder)
        package.insert(0, name)
    return folder, package


def needed(tree, names):
    """The statements of a module that bind these names, and what they use in turn, in the order of the file."""
    binding = {}
    stars = []
    for statement in tree.body:
        for name in bound(statement):
            binding.setdefault(name, []).append(statement)
        if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
            stars.append(statement)
    kept, todo, seen = [], list(names), set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for statement in binding.get(name, [] if hasattr(builtins, name) else stars):
            if statement not in kept:
                kept.append(statement)
                todo += [x.id for x in ast.walk(statement) if isinstance(x, ast.Name)]
                todo += [y for x in ast.walk(statement) if isinstance(x, ast.Global) for y in x.names]
    return [x for x in tree.body if x in kept or isinstance(x, ast.ImportFrom) and x.module == "__future__"]


def bound(statement):
    """Names that a statement of a module binds, wherever in it; what only the main program does is left out."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {x.asname or x.name.partition(".")[0] for x in statement.names}
    if isinstance(statement, ast.If) and any(isinstance(x, ast.Name) and x.id == "__name__" for x in ast.walk(statement.test)):
        return set()
    names = {x.id for x in ast.walk(statement) if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)}
    for part in ast.iter_child_nodes(statement):
        if isinstance(part, (ast.stmt, ast.excepthandler)):
            names |= bound(part)
    return names


def piece(statement, text, lines, package):
    """The text of a statement, relative imports made absolute."""
    for part in ast.walk(statement):
        if isinstance(part, ast.ImportFrom) and part.level:
            for inner in ast.walk(statement):
                if isinstance(inner, ast.ImportFrom) and inner.level:
                    above = package[:len(package) - inner.level + 1]
                    inner.module, inner.level = ".".join(above + ([inner.module] if inner.module else [])), 0
            return ast.unparse(statement) + "\n"
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return "\n\n" + source.segment(statement, lines).rstrip() + "\n"
    return ast.get_source_segment(text, statement) + "\n"
