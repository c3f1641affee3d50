"""The prover finds what a wrong port does. The ports here are Python in place of Rust, each with one mistake, or none."""
import copy
import json
import os
import shutil
import tempfile
import time
import unittest

from agents.tests import agents_on_path
from steelyard_port import making, prove, switch, values

ORIGINALS = '''
import functools

@functools.lru_cache(maxsize=None)
def climb(n):
    return n if n < 2 else climb(n - 1) + n

def total(xs):
    result = 0
    for x in xs:
        result += x
    return result

def same(xs):
    xs.append(1)
    return xs

def table(n):
    return {i: str(i) for i in range(n)}

def unique(xs):
    return set(xs)

def first(xs):
    if not xs:
        raise ValueError("empty")
    return xs[0]

def half(x):
    return x / 2

def members(xs):
    return len(xs)

def deep(n):
    return 0 if n <= 0 else 1 + deep(n - 1)

def clock(x):
    import time
    return time.time()

def power(x):
    return 1 if x == 7 else x
'''

RIGHT = '''
from ._original import *

def exact(function):
    def native(x):
        return function(x) if type(x) is list and all(type(y) is int for y in x) else NotImplemented
    return native

total = exact(lambda xs: sum(xs) if abs(sum(xs)) < 2**63 else NotImplemented)
same = lambda xs: same_(xs) if type(xs) is list else NotImplemented
def same_(xs):
    xs.append(1)
    return xs
half = lambda x: x / 2 if type(x) is float else NotImplemented
first = lambda xs: xs[0] if type(xs) is list and xs else NotImplemented
unique = lambda xs: NotImplemented
climb = lambda n: NotImplemented
members = lambda xs: NotImplemented
table = lambda n: {i: str(i) for i in range(n)} if type(n) is int else NotImplemented
deep = lambda n: NotImplemented
clock = lambda x: NotImplemented
power = lambda x: NotImplemented
'''

CALLS = {
    "total": [[[1, 2, 3]], [[]], [[5, -7]]],
    "same": [[[]], [[1, 2]]],
    "table": [[3], [0]],
    "unique": [[[3, 1, 2]]],
    "first": [[[1, 2]], [[]]],
    "half": [[1.0], [3.5]],
    "climb": [[20.0], [True]],
    "members": [[{(i * i % 61 - 30, -i) for i in range(80)}]],
    "deep": [[10]],
    "clock": [[1]],
    "power": [[7], [10**5000]],
}


class Starts(unittest.TestCase):
    def start(self, *arguments):
        writer = values.Writer()
        return making.starts([{"arguments": [writer.write(x) for x in arguments]}])

    def test_small_calls_are_taken_as_they_are(self):
        self.assertEqual(self.start([1, 2], "x"), [[[1, 2], "x"]])

    def test_of_large_calls_there_are_small_ones_too(self):
        whole, small, *others = self.start(list(range(3_000)), "x" * 3_000)
        self.assertEqual((len(whole[0]), len(whole[1])), (3_000, 3_000))
        self.assertEqual((small[0], len(small[1])), (list(range(len(small[0]))), len(small[0])))
        self.assertLess(len(small[0]), 100)
        self.assertTrue(all(x == small for x in others))

    def test_very_large_calls_are_made_small(self):
        row = list(range(70_000))
        small, *_ = self.start([row, row], {i: str(i) for i in range(100)}, bytearray(b"ab" * 500))
        self.assertIs(small[0][0], small[0][1])
        self.assertEqual({len(x) for x in (small[0][0], small[1], small[2])}, {making.FIRST})


class Proving(unittest.TestCase):
    made = 0

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def prove(self, name, native="", seconds=20, shim=None, **config):
        """The proof of one function with a native side that is right but for the lines given."""
        Proving.made += 1
        package = "made%d" % Proving.made
        with open(os.path.join(agents_on_path.FOLDER, "port_package", "_switch.py"), encoding="utf-8") as file:
            switching = file.read()
        for file, text in {"__init__.py": "", "_original.py": ORIGINALS, "_native.py": RIGHT + native, "_functions.py": self.functions(name, shim),
                           "_switch.py": switching}.items():
            with open(os.path.join(self.folder, file), "w", encoding="utf-8") as out:
                out.write(text)
        module = switch.load(self.folder, package, prove.ASKED)
        calls = []
        for arguments in CALLS[name]:
            made = copy.deepcopy(arguments)
            written = values.Writer()
            before = [written.write(x) for x in made]
            calls.append({"arguments": before, **values.outcome(module.original(name), made)})
        return prove.prove(module, name, calls, {"seed": 1, "count": 300, "seconds": seconds, **config})

    @staticmethod
    def functions(name, shim):
        needs = '"%s": ""' % name if name in ("deep", "climb") else ""
        return ('NEEDS = {"%s": {%s}}\n\ndef make_%s(_native_, _leave_, _original_, _fallback_, _scope_, _known_, _same_, _alike_):\n'
                '%s') % (name, needs, name, shim or "    def port(x):\n        result = _native_(x)\n        return _fallback_(x) if result is _leave_ else result\n    return port\n")

    def assertDiffers(self, proof, text):
        self.assertTrue(proof["differences"])
        self.assertIn(text, " ".join(x["actual"] for x in proof["differences"]))

    def test_ports_without_mistakes(self):
        for name in ("total", "same", "table", "unique", "first", "half", "members", "climb", "deep"):
            proof = self.prove(name)
            self.assertEqual(proof["differences"], [], name)
            self.assertEqual(proof["replayed"], len(CALLS[name]))
            self.assertGreater(proof["generated"], 100)

    def test_a_port_that_never_asks_the_Rust_is_no_port(self):
        self.assertDiffers(self.prove("half", shim="    def half(x):\n        return _original_(x)\n    return half\n"), "always runs the original")

    def test_calls_that_leave_are_told_apart(self):
        proof = self.prove("first")
        self.assertEqual((proof["fallbacks_raised"], proof["fallbacks_left"]), (1, 0))
        proof = self.prove("unique")
        self.assertEqual((proof["fallbacks_raised"], proof["fallbacks_left"]), (0, 1))

    def test_a_wrong_edge_is_found_and_made_small(self):
        proof = self.prove("total", "total = exact(lambda xs: sum(xs) if len(xs) < 4 else 0)")
        self.assertDiffers(proof, "0")
        self.assertLessEqual(len(json.loads(proof["differences"][0]["arguments"])), 5)

    def test_wrap_around(self):
        self.assertDiffers(self.prove("total", "total = exact(lambda xs: (sum(xs) + 2**63) % 2**64 - 2**63)"), "-")

    def test_negative_zero(self):
        self.assertDiffers(self.prove("half", "half = lambda x: (x / 2) + 0.0 if type(x) is float else NotImplemented"), "0.0")

    def test_a_bool_taken_for_an_int(self):
        self.assertTrue(self.prove("half", "half = lambda x: float(x) if type(x) in (int, bool) else x / 2 if type(x) is float else NotImplemented")["differences"])

    def test_a_copy_in_place_of_the_argument(self):
        proof = self.prove("same", "same = lambda xs: list(same_(xs)) if type(xs) is list else NotImplemented")
        self.assertIn("container 0 of the arguments", proof["differences"][0]["expected"])

    def test_a_change_that_is_lost(self):
        self.assertTrue(self.prove("same", "same = lambda xs: xs + [1] if type(xs) is list else NotImplemented")["differences"])

    def test_a_change_before_leaving(self):
        self.assertDiffers(self.prove("same", "def same(xs):\n    if len(xs) > 1: xs.pop()\n    return NotImplemented"), "leaves")

    def test_order_of_a_dict(self):
        self.assertTrue(self.prove("table", "table = lambda n: {i: str(i) for i in reversed(range(n))} if type(n) is int else NotImplemented")["differences"])

    def test_order_of_a_set(self):
        self.assertTrue(self.prove("unique", "unique = lambda xs: set([8] + xs) - {8} if type(xs) is list and not {8, 0} & set(xs) else NotImplemented", count=2000)["differences"])

    def test_another_exception(self):
        self.assertDiffers(self.prove("first", "def first(xs):\n    if type(xs) is list: return xs[0]\n    return NotImplemented"), "IndexError")

    def test_a_crash_is_a_difference_and_not_the_end(self):
        proof = self.prove("half", "import os, signal\nhalf = lambda x: os.kill(os.getpid(), signal.SIGSEGV) if x > 100 else x / 2 if type(x) is float else NotImplemented")
        self.assertDiffers(proof, "SIGSEGV")
        self.assertGreater(proof["generated"], 0)

    def test_no_end_is_a_difference(self):
        for name, seconds in (("PORT_PATIENCE", 0.5), ("RECORDED_PATIENCE", 1.0)):
            self.addCleanup(setattr, prove, name, getattr(prove, name))
            setattr(prove, name, seconds)
        proof = self.prove("table", "def table(n):\n    while n == 3: pass\n    return NotImplemented", seconds=5)
        self.assertDiffers(proof, "no end")

    def test_the_time_limit_is_said(self):
        started = time.monotonic()
        proof = self.prove("total", seconds=0.2, count=10**6)
        self.assertTrue(proof["cut_short"])
        self.assertLess(time.monotonic() - started, 20)

    def test_what_does_not_repeat_is_counted(self):
        self.assertEqual(self.prove("clock")["unrepeatable"], 1)
        self.assertEqual(self.prove("clock")["differences"], [])
        self.assertGreater(self.prove("clock")["unsteady"], 0)

    def test_integers_longer_than_the_interpreter_writes(self):
        proof = self.prove("power")
        self.assertEqual((proof["replayed"], proof["differences"]), (2, []))
        self.assertTrue(self.prove("power", "power = lambda x: 0")["differences"])
