"""Runs the user's program as the interpreter would, with functions of some files replaced right after their definition."""
import ast
import importlib.machinery
import os
import runpy
import sys
import types

REPLACE = {}  # real path of a file → {name: function → replacement}


def replace(path, name, replacement):
    """Asks for a replacement; ``path`` is a real path."""
    REPLACE.setdefault(path, {})[name] = replacement


def replaced(path, name, function):
    """Called by the changed module, right after the definition of the function."""
    return REPLACE[path][name](function)


def replaced_methods(path, owner):
    """Called by the changed module, right after the definition of a class."""
    for name, replacement in REPLACE[path].items():
        kind, _, method = name.rpartition(".")
        if kind and kind == getattr(owner, "__name__", None):
            change_method(owner, method, replacement)


def change_method(owner, name, replacement):
    """Replaces a function that the class itself holds; a class of another kind has ways of its own."""
    member = vars(owner).get(name) if type(owner) is type else None
    function = member.__func__ if type(member) is staticmethod else member
    if isinstance(function, types.FunctionType):
        made = replacement(function)
        setattr(owner, name, staticmethod(made) if function is not member else made)


def instrument(source, path, filename):
    """The code of a module in which each chosen function passes through its replacement."""
    tree = ast.parse(source, filename=filename)
    body = []
    owners = {name.rpartition(".")[0] for name in REPLACE[path]}
    for node in tree.body:
        body.append(node)
        here = "__import__('steelyard_port.program', None, None, ['replaced'])."
        text = "%s = %sreplaced(%r, %r, %s)" % (node.name, here, path, node.name, node.name) if isinstance(node, ast.FunctionDef) and node.name in REPLACE[path] \
            else "%sreplaced_methods(%r, %s)" % (here, path, node.name) if isinstance(node, ast.ClassDef) and node.name in owners else None
        if text:
            call = ast.parse(text).body[0]
            for part in ast.walk(call):
                if hasattr(part, "lineno"):
                    part.lineno = part.end_lineno = node.end_lineno
                    part.col_offset = part.end_col_offset = 0
            body.append(call)
    tree.body = body
    return compile(tree, filename, "exec", dont_inherit=True)


def watch_imports():
    """Modules that are imported later on pass through ``instrument`` when their file is chosen; those that are there already are changed in place."""
    plain = importlib.machinery.SourceFileLoader.get_code

    def get_code(self, fullname):
        path = os.path.realpath(self.path)
        return instrument(self.get_data(self.path), path, self.path) if path in REPLACE else plain(self, fullname)

    importlib.machinery.SourceFileLoader.get_code = get_code
    watch_scripts()
    for module in list(sys.modules.values()):
        path = os.path.realpath(getattr(module, "__file__", None) or "")
        if path in REPLACE and module.__name__ != "__main__":
            change(module, path)


def watch_scripts():
    """The same for files that ``runpy`` runs by their path."""
    plain = runpy._get_code_from_file

    def get_code(*arguments):
        path = os.path.realpath(os.fsdecode(arguments[-1]))
        if path not in REPLACE:
            return plain(*arguments)
        with open(path, "rb") as file:
            code = instrument(file.read(), path, arguments[-1])
        return code if len(arguments) == 1 else (code, arguments[-1])  # up to Python 3.11 with the name in front

    runpy._get_code_from_file = get_code


def change(module, path):
    """Replaces functions of a module that this package or the interpreter itself has imported before the program began."""
    for owner in [x for x in vars(module).values() if type(x) is type and x.__module__ == module.__name__]:
        replaced_methods(path, owner)
    for name, replacement in REPLACE[path].items():
        function = vars(module).get(name)
        code = getattr(getattr(function, "__wrapped__", function), "__code__", None)
        # What comes frozen with the interpreter does not know its file.
        if code is None or not code.co_filename.startswith("<frozen ") and os.path.realpath(code.co_filename) != path:
            continue
        new = replacement(function)
        for other in list(sys.modules.values()):
            space = getattr(other, "__dict__", None)
            if space is None or other.__name__.partition(".")[0] == "steelyard_port":
                continue
            for alias in [x for x, value in list(space.items()) if value is function]:
                space[alias] = new


def follow(part, config):
    """Makes multiprocessing start its children with a part of this package in them: its ``begin(config)`` comes first."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    prefix = "import sys; sys.path.insert(0, %r); from steelyard_port import %s; del sys.path[0]; %s.begin(%r); " % (home, part, part, config)

    def wrap(function):
        def get_command_line(**keywords):
            command = function(**keywords)
            return [prefix + x if before == "-c" else x for before, x in zip([None] + command, command)]
        return get_command_line

    replace(os.path.realpath(os.path.join(os.path.dirname(os.__file__), "multiprocessing", "spawn.py")), "get_command_line", wrap)


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
    if os.path.isdir(script) or script.endswith((".zip", ".pyz")):
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
    main.__loader__ = None if script is None else importlib.machinery.SourceFileLoader("__main__", script)
    if script is not None:
        main.__file__ = script
        main.__cached__ = None
    sys.modules["__main__"] = main
    return main.__dict__
