"""The text of a Python file as the parser counts its lines, and pieces of it."""
import ast
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


def mangled(owner, name):
    """The name of a class's own, such as ``__total``, as the compiler writes it in the body of that class."""
    private = owner.lstrip("_") and name.startswith("__") and not name.endswith("__")
    return "_%s%s" % (owner.lstrip("_"), name) if private else name


def methods(node):
    """The functions of a class definition, by the names that they have among the others of the module: ``Class.method``."""
    return {"%s.%s" % (node.name, mangled(node.name, x.name)): x for x in node.body if isinstance(x, ast.FunctionDef)}


def function_of(module, name):
    """A function of a module, or ``Class.method`` as the class itself holds it."""
    owner, _, method = name.rpartition(".")
    member = vars(vars(module)[owner])[method] if owner else getattr(module, name)
    return member.__func__ if type(member) is staticmethod else member


def fingerprint(text):
    """What a port is made from, in short."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
