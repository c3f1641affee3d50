"""What a port is to the rest of the program, and what it checks before it trusts its surroundings. The native sides here are Python."""
import builtins
import contextlib
import inspect
import os
import shutil
import tempfile
import types
import unittest

from agents.tests import agents_on_path
from steelyard_port import switch

NATIVE = "size = lambda xs: 'native'\n"
FUNCTIONS = '''
NEEDS = {"size": {"len": "builtins.len"}}


def make_size(_native_, _leave_, _original_, _fallback_, _scope_, _known_, _same_, _alike_):
    _len_ = _known_["len"]

    def size(xs):
        try:
            _genuine_ = len is _len_
        except (NameError, KeyError):
            _genuine_ = False
        if not _genuine_:
            return _original_(xs)
        _result_ = _native_(xs)
        return _fallback_(xs) if _result_ is _leave_ else _result_

    return size
'''
ORIGINAL = "def size(xs):\n    return len(xs)\n"


@contextlib.contextmanager
def another_len():
    """Replaces ``len`` for the whole interpreter, for as short as can be."""
    genuine, builtins.len = len, lambda xs: -2
    try:
        yield
    finally:
        builtins.len = genuine


class Switching(unittest.TestCase):
    made = 0

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(os.path.join(agents_on_path.FOLDER, "port_package", "_switch.py"), self.folder)
        for name, text in {"__init__.py": "", "_native.py": NATIVE, "_functions.py": FUNCTIONS}.items():
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as out:
                out.write(text)
        Switching.made += 1
        self.switching = switch.Port(self.folder, "switched%d" % Switching.made).part("_switch")
        self.module = types.ModuleType("app")
        exec(ORIGINAL, self.module.__dict__)

    def test_the_original_stays_as_it_was(self):
        self.module.size.mark = 1
        port = self.switching.switch("size", self.module.size)
        self.assertEqual(port.mark, 1)
        self.assertFalse(hasattr(self.module.size, "__wrapped__"))
        self.assertIs(inspect.unwrap(port), self.module.size)

    def test_a_builtin_that_the_module_gets_later_runs_the_original(self):
        port = self.switching.switch("size", self.module.size)
        self.assertEqual(port([1]), "native")
        self.module.len = lambda xs: -1
        self.assertEqual(port([1]), -1)
        del self.module.len
        self.assertEqual(port([1]), "native")

    def test_a_builtin_that_is_replaced_for_everybody_runs_the_original(self):
        port = self.switching.switch("size", self.module.size)
        with another_len():
            found = port([1])
        self.assertEqual(found, -2)

    def test_a_builtin_that_was_replaced_before_runs_the_original(self):
        with another_len():
            found = self.switching.switch("size", self.module.size)([1])
        self.assertEqual(found, -2)


ALONG = '\n'.join(["def twice(x):", "    return x + x", ""])
PAIR = '\n'.join(["class Pair:", "    KIND = 2", "    def __init__(self, a):", "        self.a = a", "", "    def size(self):", "        return [x for x in range(self.a)]", ""])


COUNTED = """class Count:
    def __init__(self, n):
        self.n = n

    def __less(self):
        return self.n - 1

    def less(self):
        return self.__less()

    def more(self):
        return self.n + 1

    @staticmethod
    def plus(a, b):
        return a + b
"""
METHODS = '''
NEEDS = {"Count.more": {"Count": "def " + %r}, "Count.plus": {"Count": "def " + %r}}


def make_Count_more(_native_, _leave_, _original_, _fallback_, _scope_, _known_, _same_, _alike_):
    _Count_ = _known_["Count"]

    def more(self):
        return _native_(self) if Count is _Count_[0] or _alike_(_Count_, Count) else _original_(self)

    return more


def make_Count_plus(_native_, _leave_, _original_, _fallback_, _scope_, _known_, _same_, _alike_):
    _Count_ = _known_["Count"]

    def plus(a, b):
        return _native_(a, b) if Count is _Count_[0] or _alike_(_Count_, Count) else _original_(a, b)

    return plus
''' % (COUNTED, COUNTED)


class Methods(unittest.TestCase):
    """Ports of methods stand in the class itself, which is the one that was ported all the same."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(os.path.join(agents_on_path.FOLDER, "port_package", "_switch.py"), self.folder)
        native = "globals().update({'Count.more': lambda self: 'native', 'Count.plus': lambda a, b: 'native'})\n"
        for name, text in {"__init__.py": "", "_native.py": native, "_functions.py": METHODS}.items():
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as out:
                out.write(text)
        Switching.made += 1
        self.switching = switch.Port(self.folder, "switched%d" % Switching.made).part("_switch")
        self.module = types.ModuleType("app")
        exec(COUNTED, self.module.__dict__)

    def test_an_exception_class_is_known_by_its_base_and_its_bare_body(self):
        text = "class Wrong(ValueError):\n    'Not right.'"
        exec(text, self.module.__dict__)
        cell = [None, text]
        self.assertTrue(self.switching._alike(cell, self.module.Wrong))
        self.assertFalse(self.switching._alike([None, text], type("Wrong", (KeyError,), {})))
        self.assertFalse(self.switching._alike([None, text], type("Wrong", (ValueError, KeyError), {})))
        self.assertFalse(self.switching._alike([None, text], type("Wrong", (ValueError,), {"__str__": lambda error: "wrong"})))
        self.module.Wrong.__str__ = lambda error: "changed"
        self.assertFalse(self.switching._alike(cell, self.module.Wrong))

    def test_all_methods_of_a_class_are_adopted(self):
        count = self.module.Count
        self.switching.adopt(count)
        self.switching.adopt(count)
        self.assertEqual([count(1).more(), count(1).plus(1, 2), count.plus(1, 2), count(1).less()], ["native", "native", "native", 0])
        self.assertEqual(count.more.__qualname__, "Count.more")

    def test_a_method_that_is_replaced_runs_the_originals(self):
        count = self.module.Count
        self.switching.adopt(count)
        self.assertEqual(count(1).more(), "native")
        ported = count.more
        count.less = lambda self: 5
        self.assertEqual(count(1).more(), 2)
        count.more = lambda self: ported(self)
        self.assertEqual(count(1).more(), 2)

    def test_a_class_with_another_text_is_left_alone(self):
        exec(COUNTED.replace("+ 1", "+ 2"), self.module.__dict__)
        self.switching.adopt(self.module.Count)
        self.assertEqual(self.module.Count(1).more(), 3)


class Along(unittest.TestCase):
    """Functions and classes that were ported into those that use them are known by their code."""

    def alike(self, text, name, change=""):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        shutil.copy(os.path.join(agents_on_path.FOLDER, "port_package", "_switch.py"), folder)
        for file, content in {"__init__.py": "", "_native.py": NATIVE, "_functions.py": FUNCTIONS}.items():
            with open(os.path.join(folder, file), "w", encoding="utf-8") as out:
                out.write(content)
        Switching.made += 1
        switching = switch.Port(folder, "switched%d" % Switching.made).part("_switch")
        scope = {"__name__": "app"}
        exec("import dataclasses\n\n\n" + text, scope)
        cell = [object(), text.replace("@dataclasses.dataclass\n", "")]
        before = switching._alike(cell, scope[name])
        exec(change, scope)
        return before, switching._alike(cell, scope[name])

    def test_the_same_code_elsewhere_is_the_same(self):
        self.assertEqual(self.alike(ALONG, "twice"), (True, True))
        self.assertEqual(self.alike(PAIR, "Pair"), (True, True))

    def test_a_class_that_is_equal_by_value_has_no_hash(self):
        text = "class Box:\n    def __init__(self, a):\n        self.a = a\n\n    def __eq__(self, other):\n        return self.a == other.a\n"
        self.assertEqual(self.alike(text, "Box"), (True, True))
        self.assertEqual(self.alike(text, "Box", "Box.__hash__ = lambda self: 1"), (True, False))

    def test_calls_on_imported_names_are_the_same_code(self):
        for text, name in (("def first(x):\n    return dataclasses.fields(x)\n", "first"), ("class Box:\n    def first(self, x):\n        return dataclasses.fields(x)\n", "Box")):
            self.assertEqual(self.alike(text, name), (True, True))

    def test_a_function_in_its_place_is_another_one(self):
        self.assertEqual(self.alike(ALONG, "twice", "def twice(x): return 3 * x"), (True, False))

    def test_a_class_that_is_changed_is_another_one(self):
        for change in ("Pair.size = lambda self: 3", "Pair.KIND = 3", "Pair.__len__ = lambda self: 3", "class Pair(Pair): pass", "Pair.size = None", "del Pair.size"):
            with self.subTest(change):
                self.assertEqual(self.alike(PAIR, "Pair", change), (True, False))

    def test_a_dataclass_has_methods_that_are_made(self):
        text = "@dataclasses.dataclass\nclass Point:\n    x: int\n    y: int = 0\n"
        self.assertEqual(self.alike(text, "Point"), (True, True))
        self.assertEqual(self.alike(text, "Point", "Point.__eq__ = lambda a, b: True"), (True, False))

