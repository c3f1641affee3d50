"""The recorder watches real programs, and these do not notice."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from agents.tests import agents_on_path

START = os.path.join(agents_on_path.FOLDER, "steelyard_port", "start.py")


class Recording(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def record(self, path, functions, *command, status=0):
        """What was recorded of each function, processes added up, and what the program printed."""
        config = self.write("config.json", json.dumps({"files": [{"file": path, "functions": functions}], "seed": 1, "out": self.folder}))
        run = subprocess.run([sys.executable, START, "record", config] + list(command), cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        seen = {name: {"calls": 0, "shapes": [], "results": [], "kept": []} for name in functions}
        for part in glob.glob(os.path.join(self.folder, "calls-*.json")):
            with open(part, encoding="utf-8") as file:
                for name, x in json.load(file)["files"][path].items():
                    for field, value in x.items():
                        seen[name][field] += value
        return seen, run.stdout.decode()

    def test_exit_status_output_and_arguments_are_the_programs_own(self):
        path = self.write("app.py", "import sys\ndef f(x): return x\nprint(sys.argv, __name__, __file__, f(3), f.__name__, f.__globals__ is globals())\nsys.exit(7)\n")
        seen, output = self.record(path, ["f"], "app.py", "a", "-b", status=7)
        self.assertEqual(output, "['app.py', 'a', '-b'] __main__ app.py 3 f True\n")
        self.assertEqual(seen["f"]["calls"], 1)

    def test_defaults_and_keywords_are_completed(self):
        path = self.write("app.py", "def f(a, b=2, *, c=3): return a\nf(1)\nf(b=5, a=1)\nf(1, c=4)\n")
        seen, _ = self.record(path, ["f"], "app.py")
        self.assertEqual([[y["i"] for y in x["arguments"]] for x in seen["f"]["kept"]], [["1", "2", "3"], ["1", "5", "3"], ["1", "2", "4"]])

    def test_exceptions_changes_and_identity(self):
        path = self.write("app.py", "def f(xs):\n    xs.append(1)\n    if len(xs) > 2: raise ValueError('full')\n    return xs\nf([]); f([0])\ntry: f([1, 2])\nexcept ValueError: pass\n")
        seen, _ = self.record(path, ["f"], "app.py")
        self.assertEqual(seen["f"]["kept"][0]["result"], {"ref": 0})
        self.assertEqual(len(seen["f"]["kept"][0]["after"][0]["l"]), 1)
        last = seen["f"]["kept"][2] if len(seen["f"]["kept"]) == 3 else next(x for x in seen["f"]["kept"] if "raises" in x)
        self.assertEqual(last["raises"], ["builtins.ValueError", "full"])

    def test_threads_recursion_and_depth(self):
        path = self.write("app.py", "import threading\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nts = [threading.Thread(target=f, args=(50,)) for _ in range(8)]\n"
                                    "[t.start() for t in ts]; [t.join() for t in ts]\nprint(f(900))\n")
        seen, output = self.record(path, ["f"], "app.py")
        self.assertEqual(output, "900\n")
        self.assertEqual(seen["f"]["calls"], 8 * 51 + 901)

    def test_processes_that_are_forked_and_spawned(self):
        path = self.write("app.py", "import multiprocessing, sys\ndef f(n): return n * 2\nif __name__ == '__main__':\n"
                                    "    with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:\n        print(sum(pool.map(f, range(20))))\n        pool.close(); pool.join()\n")
        for way in ("fork", "spawn"):
            for part in glob.glob(os.path.join(self.folder, "calls-*.json")):
                os.remove(part)
            seen, output = self.record(path, ["f"], "app.py", way)
            self.assertEqual((way, output, seen["f"]["calls"]), (way, "380\n", 20))

    def test_modules_packages_doctests_and_unittests(self):
        path = self.write("pkg/mod.py", "def f(x):\n    '''\n    >>> f(2)\n    4\n    '''\n    return x * 2\n")
        self.write("pkg/__init__.py", "from .mod import f\n")
        self.write("pkg/__main__.py", "from pkg import f\nprint(f(3))\n")
        self.write("test_it.py", "import unittest\nfrom pkg import f\nclass T(unittest.TestCase):\n    def test(self): self.assertEqual(f(1), 2)\n")
        for command, calls in ((["-m", "pkg"], 1), (["-m", "doctest", "pkg/mod.py"], 1), (["-m", "unittest", "test_it"], 1), (["-c", "import pkg; pkg.f(1); pkg.f(2)"], 2)):
            for part in glob.glob(os.path.join(self.folder, "calls-*.json")):
                os.remove(part)
            self.assertEqual(self.record(path, ["f"], *command)[0]["f"]["calls"], calls, command)

    def test_a_module_that_was_imported_before(self):
        import textwrap
        path = os.path.realpath(textwrap.__file__)
        seen, _ = self.record(path, ["dedent"], "-c", "import inspect, textwrap; from textwrap import dedent; dedent('  a'); textwrap.dedent('  b')")
        self.assertEqual(seen["dedent"]["calls"], 2)

    def test_new_shapes_are_kept_and_memory_is_bounded(self):
        path = self.write("app.py", "def f(x): return x\nfor i in range(100000): f(i)\nf('new')\nf([0] * 3000000)\nf({1: 'a'})\n")
        seen, _ = self.record(path, ["f"], "app.py")
        self.assertEqual(seen["f"]["calls"], 100003)
        self.assertLess(len(seen["f"]["kept"]), 40)

    def test_caches_keep_their_methods(self):
        path = self.write("app.py", "import functools\n@functools.lru_cache(None)\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(30), f.cache_info().misses)\n")
        seen, output = self.record(path, ["f"], "app.py")
        self.assertEqual(output, "832040 31\n")
        self.assertGreater(len(seen["f"]["kept"]), 20)

    def test_methods_are_recorded_where_their_class_holds_them(self):
        path = self.write("app.py", "import functools\nclass Account:\n    def __init__(self, total):\n        self.__total = total\n    def worth(self, rate): return self.__total * rate\n"
                                    "    def __twice(self): return self.__total * 2\n    @staticmethod\n    def plus(a, b): return a + b\n    def both(self): return self.__twice()\n"
                                    "class Other(Account): pass\nworth = Account.worth\n"
                                    "print(Account(3).worth(2), Other(4).worth(rate=3), Account.plus(1, 2), Account(1).plus(3, 4), Account(5).both(), worth(Account(1), 1), Account.worth.__qualname__)\n")
        names = ["Account.worth", "Account._Account__twice", "Account.plus"]
        seen, output = self.record(path, names, "app.py")
        self.assertEqual(output, "6 12 3 7 10 1 Account.worth\n")
        self.assertEqual([seen[x]["calls"] for x in names], [3, 1, 2])
        self.assertEqual([x["arguments"] for x in seen["Account.worth"]["shapes"]], [["object[Account,_Account__total,int]", "int"], ["__main__.Other", "int"]])

    def test_generators_are_counted(self):
        path = self.write("app.py", "def f(n):\n    yield n\nasync def g(): pass\nlist(f(3))\nc = g(); c.close()\n")
        seen, _ = self.record(path, ["f", "g"], "app.py")
        self.assertEqual((seen["f"]["calls"], seen["f"]["results"], seen["f"]["kept"]), (1, [{"shape": "generator", "count": 1}], []))

    def test_annotations_without_a_program(self):
        path = self.write("app.py", "import os\ndef f(n: int, xs: list) -> int: return n + len(xs)\ndef g(path: str) -> None: os.remove(path)\n"
                                    "def h(x):\n    '''\n    >>> h(1)\n    1\n    '''\n    return x\n")
        seen, _ = self.record(path, ["f", "g", "h"], "--examples", path)
        self.assertEqual([(x["calls"], x["shapes"] != []) for x in seen.values()], [(0, True), (0, True), (1, True)])
        seen, _ = self.record(path, ["f", "g", "h"], "--examples", path, "f")
        self.assertEqual((seen["f"]["calls"] > 10, seen["g"]["calls"]), (True, 0))


if __name__ == "__main__":
    unittest.main()
