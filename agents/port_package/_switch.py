"""Puts ported functions in the place of Python ones. The same in every port; the functions are described in ``_functions``."""
import ast
import builtins
import dis
import functools
import importlib
import keyword
import os
import sys
import types
import warnings

from . import _functions, _native

NEEDS = _functions.NEEDS
_version = getattr(_native, "__class_version__", lambda _: 0)
_SCOPES = {}
_METHODS = {}  # port of a method → the function that it stands for
_ELSEWHERE = object()


def needs(name):
    """Ported functions that must be in place for this one, itself included."""
    found, todo = set(), [name]
    while todo:
        current = todo.pop()
        if current not in found:
            found.add(current)
            todo += [other for other, kind in NEEDS[current].items() if not kind]
    return found


def native(name):
    """The Rust function itself, which answers NotImplemented where it leaves."""
    return getattr(_native, name)


def know(name, function):
    """Tells that this is the function which was ported, without replacing it: ported callers call the Rust directly."""
    _known(plain(function).__globals__)[name][0] = function
    return function


def switch(name, original):
    """The port of a function."""
    if os.environ.get("STEELYARD_PORTS") == "off":
        return original
    function = plain(original)
    scope = function.__globals__
    known = _known(scope)
    known[name][0] = original
    made = getattr(_functions, "make_" + name.replace(".", "_"))(native(name), NotImplemented, function, _fallback(name, function, scope), scope, known, _same, _alike)
    port = types.FunctionType(_named(made.__code__, function), scope, function.__name__, function.__defaults__, made.__closure__)
    for field in ("__doc__", "__module__", "__qualname__", "__annotations__", "__kwdefaults__"):
        setattr(port, field, getattr(function, field))
    # Its own dict: the original must not become its own __wrapped__.
    port.__dict__.update(function.__dict__)
    port.__wrapped__ = function
    if function is not original:
        port = functools.lru_cache(**original.cache_parameters())(port)
    known[name][1] = port
    if "." in name:
        _METHODS[port] = function
    return port


def adopt(*owners):
    """Puts ports in the place of functions, and of the methods of classes, in the module that defines them. What has changed since stays as it is."""
    for owner in owners:
        if type(owner) is type:
            _adopt_methods(owner)
        elif plain(owner).__name__ in NEEDS:
            _adopt_function(owner)


def _adopt_methods(owner):
    for name in NEEDS:
        kind, _, method = name.rpartition(".")
        member = vars(owner).get(method) if kind == owner.__name__ else None
        function = member.__func__ if type(member) is staticmethod else member
        if isinstance(function, types.FunctionType) and function not in _METHODS:
            port = switch(name, function)
            setattr(owner, method, staticmethod(port) if function is not member else port)


def _adopt_function(original):
    function = plain(original)
    name, scope = function.__name__, function.__globals__
    known = _known(scope)
    if known[name][1] is original:
        return
    # A ported caller calls ported callees in Rust: one that has changed takes its callers out with it.
    group = {other: original if other == name else _defined(other, scope) for other in needs(name)}
    changed = sorted(other for other, found in group.items() if known[other][1] is not found and not _unchanged(other, found))
    if changed:
        warnings.warn("%s has changed since it was ported; the original of %s runs" % (", ".join(changed), name), stacklevel=3)
        return
    for other, found in group.items():
        if other != name and known[other][0] is _ELSEWHERE:
            know(other, found)
    scope[name] = switch(name, original)


def _defined(name, scope):
    """A function of a module, or a method of a class of it."""
    owner, _, method = name.rpartition(".")
    found = vars(scope[owner]).get(method) if owner and type(scope.get(owner)) is type else scope.get(name)
    return found.__func__ if type(found) is staticmethod else found


def _unchanged(name, function):
    """Whether a function is still the one that was ported."""
    kept = _defined(name, vars(importlib.import_module(__package__ + "._original")))
    caches = [x.cache_parameters() for x in (function, kept) if hasattr(x, "cache_parameters")]
    one, other = plain(function), plain(kept)
    return (isinstance(one, types.FunctionType) and caches in ([], caches[:1] * 2) and _equal(one.__defaults__, other.__defaults__) and _equal(one.__kwdefaults__, other.__kwdefaults__)
            and _coded(one.__code__, other.__code__))


def _named(code, function):
    """The code under the original's name, which messages and traces show."""
    names = {"co_name": function.__code__.co_name}
    if hasattr(code, "co_qualname"):
        names["co_qualname"] = function.__code__.co_qualname
    return code.replace(**names)


def plain(original):
    """The function behind a cache."""
    return original.__wrapped__ if hasattr(original, "cache_parameters") else original


def _known(scope):
    """What the needed names of a module must mean: a cell with the original and the port of a function, a member, a constant."""
    if id(scope) not in _SCOPES:
        known = {name: [_ELSEWHERE, _ELSEWHERE] for name in NEEDS}
        for wanted in NEEDS.values():
            known.update({name: _member(kind) for name, kind in wanted.items() if kind and not kind.startswith(("=", "def "))})
            known.update({name: [_ELSEWHERE, kind[4:]] for name, kind in wanted.items() if kind.startswith("def ")})
            known.update({name: [_ELSEWHERE, eval(kind[1:], {})] for name, kind in wanted.items() if kind.startswith("=")})
        _SCOPES[id(scope)] = known, scope
    return _SCOPES[id(scope)][0]


def _member(path):
    module, _, name = path.rpartition(".")
    if not module:
        return importlib.import_module(path)
    if module == "builtins":
        # One that somebody has replaced before is none: nothing is identical to it.
        value = getattr(builtins, name, None)
        genuine = isinstance(value, (type, types.BuiltinFunctionType)) and value.__module__ == "builtins" and value.__name__ == name
        return value if genuine else _ELSEWHERE
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return importlib.import_module(path)


def _same(cell, value):
    """Whether a constant of the module has the value that it had when it was ported."""
    if not _equal(value, cell[1]):
        return False
    if type(value) in (int, float, bool, str, bytes, type(None)) or type(value) is tuple and _frozen(value):
        cell[0] = value
    return True


def _alike(cell, value):
    """Whether a function or a class of the module has the code that it had when it was ported, which stands beside it as text."""
    if type(value) is type:
        # A class can be changed without being replaced; the interpreter numbers its states, once it has looked for an attribute.
        if cell[2:] == [value, _version(value) or dict(vars(value))]:
            return True
        getattr(value, "__doc__", None)
        state, members = _version(value), dict(vars(value))
        if not _composed(value, members, cell[1]):
            return False
        cell[2:] = [value, state or members]
        return True
    if type(value) is not types.FunctionType or not _coded(value.__code__, _code(_compiled(cell[1], value.__globals__), value.__name__)):
        return False
    cell[0] = value
    return True


def _compiled(text, scope):
    """A text as it is compiled in its module: what is called on an imported name has code of its own."""
    names = (name for name, value in scope.items() if isinstance(value, types.ModuleType) or getattr(value, "__module__", None) not in (None, scope.get("__name__")))
    imports = "".join(f"import {name}\n" for name in names if name.isidentifier() and not keyword.iskeyword(name))
    return compile(imports + text, "", "exec", dont_inherit=True)


def _code(code, name):
    """The code of the function or class that this code defines."""
    return next((x for x in code.co_consts if isinstance(x, types.CodeType) and x.co_name == name), None)


def _composed(value, members, text):
    """Whether a class has the methods and constants that its text gives it, and no others but those that are made for it."""
    definition = ast.parse(text).body[0]
    scope = next((x.__globals__ for x in members.values() if isinstance(x, types.FunctionType)), {})
    body = _code(_compiled(text, scope), value.__name__)
    if not _derived(value, definition) or type(value).__call__ is not type.__call__ or definition.name != value.__name__:
        return False
    expected = {"__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__", "__slots__", "__firstlineno__", "__static_attributes__",
                "__annotate__", "__annotate_func__", "__annotations_cache__", "__classdictcell__"}
    for node in definition.body:
        if isinstance(node, ast.FunctionDef):
            name = _mangled(definition.name, node.name)
            member = members.get(name)
            plain = member.__func__ if isinstance(member, (staticmethod, classmethod)) else member.fget if isinstance(member, property) else member
            plain = _METHODS.get(plain, plain) if isinstance(plain, types.FunctionType) else None
            if plain is None or not _coded(plain.__code__, _code(body, node.name)):
                return False
            expected.add(name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            name = (node.targets[0] if isinstance(node, ast.Assign) else node.target).id
            expected.add(name)
            if name != "__slots__" and name in members and isinstance(node.value, (ast.Constant, ast.UnaryOp)) and not _equal(members[name], ast.literal_eval(node.value)):
                return False
    if "__eq__" in expected and members.get("__hash__", "") is None:
        expected.add("__hash__")
    made = "__dataclass_fields__" in members
    for name, member in members.items():
        # A slot is a member of its own, and a dataclass gets its methods from generated code.
        if name not in expected and not isinstance(member, types.MemberDescriptorType) and not (made and name.startswith("__") and name.endswith("__") and _generated(name, member)):
            return False
    return True


def _derived(value, definition):
    """Whether a class has the base that its text gives it, which is the one that its module or else Python has under that name."""
    if not definition.bases:
        return value.__bases__ == (object,)
    scope = vars(sys.modules.get(value.__module__, builtins))
    names = [base.id for base in definition.bases if isinstance(base, ast.Name)]
    return value.__bases__ == tuple(scope.get(name, getattr(builtins, name, None)) for name in names)


def _mangled(owner, name):
    """A name as the compiler writes it in the body of a class."""
    private = owner.lstrip("_") and name.startswith("__") and not name.endswith("__")
    return f"_{owner.lstrip('_')}{name}" if private else name


def _generated(name, member):
    """Whether ``dataclass`` has made a member."""
    member = getattr(member, "__wrapped__", member)
    return not isinstance(member, types.FunctionType) or member.__code__.co_name in (name, "_dataclass_" + name.strip("_")) and member.__code__.co_filename == "<string>" \
        or member.__module__ == "dataclasses"


def _coded(one, other):
    """The same code, wherever it stands."""
    if not isinstance(one, types.CodeType) or not isinstance(other, types.CodeType):
        return type(one) is type(other) and repr(one) == repr(other)
    return (one.co_code == other.co_code and len(one.co_consts) == len(other.co_consts) and all(map(_coded, one.co_consts, other.co_consts))
            and all(getattr(one, x) == getattr(other, x) for x in ("co_names", "co_varnames", "co_freevars", "co_cellvars", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount")))


def _frozen(value):
    return all(type(x) in (int, float, bool, str, bytes, type(None)) or type(x) is tuple and _frozen(x) for x in value)


def _equal(one, other):
    """Equal in type and value, all the way down."""
    if type(one) is not type(other):
        return False
    if type(one) in (list, tuple):
        return len(one) == len(other) and all(map(_equal, one, other))
    if type(one) is dict:
        return len(one) == len(other) and all(map(_equal, one, other)) and all(map(_equal, one.values(), other.values()))
    return repr(one) == repr(other) if type(one) is float else one == other


def _fallback(name, function, scope):
    """What runs where a port leaves. A recursive original calls originals too, so that its depth is the same."""
    group = needs(name)
    if not any(name in needs(other) for other, kind in NEEDS[name].items() if not kind):
        return function
    alone = {"__builtins__": scope.get("__builtins__", __builtins__), "__name__": scope.get("__name__")}
    kinds = {other: kind for member in group for other, kind in NEEDS[member].items()}

    def isolated(*arguments, **keywords):
        # Made at the first call, when the module is complete.
        if "made" not in alone:
            alone["made"] = _isolate(name, group, kinds, scope, alone)
        return (alone["made"] or function)(*arguments, **keywords)

    return isolated


def _isolate(name, group, kinds, scope, alone):
    """A copy of the function among copies of its group; None when one of them uses anything else of the module."""
    known = _known(scope)
    originals = {x: known[x][0] for x in group}
    if not all(isinstance(x, types.FunctionType) for x in originals.values()):
        return None
    for member in originals.values():
        for opcode, used in _globals(member.__code__):
            if opcode != "LOAD_GLOBAL" or used not in kinds and used in scope:
                return None
    for other, kind in kinds.items():
        if kind and other in scope:
            alone[other] = scope[other]
    for other, member in originals.items():
        alone[other] = types.FunctionType(member.__code__, alone, member.__name__, member.__defaults__, member.__closure__)
        alone[other].__kwdefaults__ = member.__kwdefaults__
    return alone[name]


def _globals(code):
    """How code uses names of its module."""
    for instruction in dis.get_instructions(code):
        if instruction.opname.endswith("_GLOBAL") or instruction.opname.endswith("_NAME") and instruction.opname != "IMPORT_NAME":
            yield instruction.opname, instruction.argval
        elif instruction.argval in ("globals", "eval", "exec"):
            yield "DYNAMIC", instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _globals(constant)
