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
