"""Runs the user's program as the interpreter would, with functions of some files replaced right after their definition."""
import ast
import importlib.machinery
import os
import runpy
import sys
import types

REPLACE = {}  # real path of a file -> {function name: replacement of one function}


def replaced(path, name, function):
    """Called by the changed module, right after the definition of the function."""
    return REPLACE[path][name](function)


def instrument(source, path, filename):
    """The code of a module in which each chosen function passes through its replacement."""
    tree = ast.parse(source, filename=filename)
    body = []
    for node in tree.body:
        body.append(node)
        if isinstance(node, ast.FunctionDef) and node.name in REPLACE[path]:
            call = ast.parse("%s = __import__('steelyard_port.program', None, None, ['replaced']).replaced(%r, %r, %s)"
                             % (node.name, path, node.name, node.name)).body[0]
            for part in ast.walk(call):
                if hasattr(part, "lineno"):
                    part.lineno = part.end_lineno = node.end_lineno
                    part.col_offset = part.end_col_offset = 0
            body.append(call)
    tree.body = body
    return compile(tree, filename, "exec", dont_inherit=True)


def watch_imports():
    """Modules that are imported later on pass through ``instrument`` when their file is chosen."""
    plain = importlib.machinery.SourceFileLoader.get_code

    def get_code(self, fullname):
        path = os.path.realpath(self.path)
        return instrument(self.get_data(self.path), path, self.path) if path in REPLACE else plain(self, fullname)

    importlib.machinery.SourceFileLoader.get_code = get_code


def run(command):
    """Runs ``script.py ...``, ``-m module ...`` or ``-c code ...`` as ``__main__``."""
    watch_imports()
    if command[0] == "-m":
        sys.argv[:] = command[1:]
        sys.path.insert(0, os.getcwd())
        runpy.run_module(command[1], run_name="__main__", alter_sys=True)
    elif command[0] == "-c":
        sys.argv[:] = ["-c"] + command[2:]
        sys.path.insert(0, "")
        exec(compile(command[1], "<string>", "exec", dont_inherit=True), fresh_main(None))
    else:
        run_script(command)


def run_script(command):
    script = command[0]
    sys.argv[:] = command
    path = os.path.realpath(script)
    if os.path.isdir(script):
        runpy.run_path(script, run_name="__main__")
        return
    sys.path.insert(0, os.path.dirname(path))
    with open(script, "rb") as file:
        source = file.read()
    code = instrument(source, path, script) if path in REPLACE else compile(source, script, "exec", dont_inherit=True)
    exec(code, fresh_main(script))


def fresh_main(script):
    """An empty ``__main__``."""
    main = types.ModuleType("__main__")
    main.__builtins__ = __builtins__
    main.__loader__ = None
    if script is not None:
        main.__file__ = script
        main.__cached__ = None
    sys.modules["__main__"] = main
    return main.__dict__
