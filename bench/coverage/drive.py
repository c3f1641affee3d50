"""Runs the doctests of a module, as a program that calls its functions: drive.py MODULE...

Unlike doctest.testmod it reads them from the file and runs them in the module's own namespace, so that functions which something has
replaced are called as well. Failures do not matter here: what counts is that the functions are called as their authors call them.
"""
import ast
import doctest
import importlib
import os
import sys


def docstrings(path):
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            text = ast.get_docstring(node)
            if text and ">>>" in text:
                yield getattr(node, "name", "module"), text


def main():
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for name in sys.argv[1:]:
        module = importlib.import_module(name)
        for place, text in docstrings(module.__file__):
            try:
                test = doctest.DocTestParser().get_doctest(text, dict(vars(module)), name + "." + place, module.__file__, 0)
            except ValueError:
                continue
            with open(os.devnull, "w") as nowhere:
                runner.run(test, out=nowhere.write)


if __name__ == "__main__":
    main()
