"""
The value of an expression of a module, computed without running any of the module's code: literals, names bound to such values before,
operators, comprehensions, and those functions and methods of Python that do nothing but compute. A port checks at run time that the
module really has that value.
"""
import ast
import operator
import string

MOST_WORK = 20_000      # steps, items and letters
MOST_BITS = 4096

BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
          ast.LShift: operator.lshift, ast.RShift: operator.rshift, ast.BitAnd: operator.and_, ast.BitOr: operator.or_, ast.BitXor: operator.xor, ast.Pow: operator.pow}
UNARY = {ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Invert: operator.invert, ast.Not: operator.not_}
COMPARE = {ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
           ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b, ast.Is: operator.is_, ast.IsNot: operator.is_not}
BUILTINS = {x.__name__: x for x in (abs, bool, chr, dict, enumerate, float, frozenset, int, len, list, max, min, ord, range, reversed, round, set, sorted, str, sum, tuple, zip)}
METHODS = {(dict, "items"), (dict, "keys"), (dict, "values"), (str, "split"), (str, "lower"), (str, "upper"), (str, "strip"), (str, "join"), (str, "replace"), (str, "encode"),
           (str, "splitlines"), (list, "copy"), (tuple, "index"), (str, "index"), (str, "find"), (frozenset, "union"), (set, "union")}
MEMBERS = {"string." + x: getattr(string, x) for x in ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation", "whitespace", "printable")}
SIZED = (str, bytes, list, tuple, dict, set, frozenset, range)


class Unknown(Exception):
    """What only running the module would tell."""


class Evaluation:
    """Values of expressions, given those of names, what imported names mean, and the builtins that the module does not hide."""

    def __init__(self, values, imports, builtins):
        self.values, self.imports, self.builtins = values, imports, builtins
        self.work = 0

    def value(self, node):
        try:
            return self.visit(node, {})
        except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError, MemoryError):
            raise Unknown from None

    def spend(self, amount):
        self.work += amount
        if self.work > MOST_WORK:
            raise Unknown

    def bounded(self, value):
        """A value that is not too large to go on with."""
        if isinstance(value, int) and value.bit_length() > MOST_BITS:
            raise Unknown
        self.spend(1 + len(value) if isinstance(value, SIZED) else 1)
        return value

    def visit(self, node, scope):
        method = getattr(self, "visit_" + type(node).__name__, None)
        if method is None:
            raise Unknown
        return self.bounded(method(node, scope))

    def visit_Constant(self, node, _):
        return node.value

    def visit_Name(self, node, scope):
        if node.id in scope:
            return scope[node.id]
        if node.id in self.values:
            return self.values[node.id]
        if node.id in self.imports and self.imports[node.id] in MEMBERS:
            return MEMBERS[self.imports[node.id]]
        raise Unknown

    def visit_Attribute(self, node, _):
        if isinstance(node.value, ast.Name) and self.imports.get(node.value.id, "") + "." + node.attr in MEMBERS:
            return MEMBERS[self.imports[node.value.id] + "." + node.attr]
        raise Unknown

    def visit_List(self, node, scope):
        return self.items(node.elts, scope)

    def visit_Tuple(self, node, scope):
        return tuple(self.items(node.elts, scope))

    def visit_Set(self, node, scope):
        return set(self.items(node.elts, scope))

    def visit_Dict(self, node, scope):
        result = {}
        for key, value in zip(node.keys, node.values):
            if key is None:
                result.update(self.visit(value, scope))
            else:
                result[self.visit(key, scope)] = self.visit(value, scope)
        return result

    def items(self, nodes, scope):
        result = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                result.extend(self.visit(node.value, scope))
            else:
                result.append(self.visit(node, scope))
        return result

    def visit_UnaryOp(self, node, scope):
        return UNARY[type(node.op)](self.visit(node.operand, scope))

    def visit_BinOp(self, node, scope):
        if type(node.op) not in BINARY:
            raise Unknown
        left, right = self.visit(node.left, scope), self.visit(node.right, scope)
        if isinstance(left, str) and isinstance(node.op, ast.Mod):
            raise Unknown
        sizes = [len(x) if isinstance(x, SIZED) else abs(x) if isinstance(x, int) else 1 for x in (left, right)]
        if isinstance(node.op, ast.Mult) and any(isinstance(x, SIZED) for x in (left, right)):
            self.spend(sizes[0] * sizes[1])
        if isinstance(node.op, (ast.Pow, ast.LShift)) and isinstance(left, int):
            bits = left.bit_length()
            if (bits * right if isinstance(node.op, ast.Pow) else bits + right) > 2 * MOST_BITS:
                raise Unknown
        return BINARY[type(node.op)](left, right)

    def visit_BoolOp(self, node, scope):
        for part in node.values:
            value = self.visit(part, scope)
            if bool(value) != isinstance(node.op, ast.And):
                break
        return value

    def visit_Compare(self, node, scope):
        left = self.visit(node.left, scope)
        for op, other in zip(node.ops, node.comparators):
            right = self.visit(other, scope)
            if not COMPARE[type(op)](left, right):
                return False
            left = right
        return True

    def visit_IfExp(self, node, scope):
        return self.visit(node.body if self.visit(node.test, scope) else node.orelse, scope)

    def visit_Subscript(self, node, scope):
        return self.visit(node.value, scope)[self.visit(node.slice, scope)]

    def visit_Index(self, node, scope):
        return self.visit(node.value, scope)

    def visit_Slice(self, node, scope):
        return slice(*[x and self.visit(x, scope) for x in (node.lower, node.upper, node.step)])

    def visit_Call(self, node, scope):
        if any(x.arg is None for x in node.keywords):
            raise Unknown
        given = [self.fixed(x) for x in self.items(node.args, scope)]
        named = {x.arg: self.visit(x.value, scope) for x in node.keywords}
        return self.fixed(self.called(node.func, scope)(*given, **named))

    def called(self, function, scope):
        if isinstance(function, ast.Name) and function.id in self.builtins and function.id not in scope:
            return self.builtins[function.id]
        if isinstance(function, ast.Attribute):
            owner = self.visit(function.value, scope)
            if (type(owner), function.attr) in METHODS:
                return getattr(owner, function.attr)
        raise Unknown

    def fixed(self, value):
        """An iterator as the list of its items; one object that is used in two places would be two in a port."""
        if isinstance(value, range):
            self.spend(len(value))
        elif not isinstance(value, SIZED) and hasattr(value, "__iter__"):
            value = list(value)
        return value

    def visit_ListComp(self, node, scope):
        return [self.visit(node.elt, x) for x in self.rounds(node.generators, scope)]

    visit_GeneratorExp = visit_ListComp

    def visit_SetComp(self, node, scope):
        return set(self.visit_ListComp(node, scope))

    def visit_DictComp(self, node, scope):
        return {self.visit(node.key, x): self.visit(node.value, x) for x in self.rounds(node.generators, scope)}

    def rounds(self, clauses, scope):
        if not clauses:
            yield scope
            return
        first = clauses[0]
        for item in self.fixed(self.visit(first.iter, scope)):
            self.spend(1)
            inner = {**scope, **self.bind(first.target, item)}
            if all([self.visit(x, inner) for x in first.ifs]):
                yield from self.rounds(clauses[1:], inner)

    def bind(self, target, value):
        if isinstance(target, ast.Name):
            return {target.id: value}
        if not isinstance(target, (ast.Tuple, ast.List)):
            raise Unknown
        if isinstance(value, (set, frozenset)):
            raise Unknown  # their order differs from run to run
        values = list(value)
        if len(values) != len(target.elts):
            raise Unknown
        bound = {}
        for part, item in zip(target.elts, values):
            bound.update(self.bind(part, item))
        return bound


def written(value):
    """The value as an expression without names but those of Python's own types; None when it has none that is short."""
    try:
        text = _written(value)
    except TypeError:
        return None
    return text if len(text) < MOST_WORK else None


def _written(value):
    kind = type(value)
    if kind is float:
        return repr(value) if value - value == 0 else "float('%r')" % value
    if value is None or kind in (int, bool, str, bytes):
        return repr(value)
    if kind is list:
        return "[" + ", ".join(map(_written, value)) + "]"
    if kind is tuple:
        return "(" + ", ".join(map(_written, value)) + ("," if len(value) == 1 else "") + ")"
    if kind is dict:
        return "{" + ", ".join(_written(k) + ": " + _written(v) for k, v in value.items()) + "}"
    if kind is set and value:
        return "{" + ", ".join(sorted(map(_written, value))) + "}"
    if kind is set:
        return "set()"
    raise TypeError(kind)
