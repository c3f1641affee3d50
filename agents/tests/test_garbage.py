import os
import struct
import subprocess
import sys
import tempfile
import unittest

AGENT = os.path.join(os.path.dirname(__file__), "..", "garbage.py")
CYCLES = """
import gc
gc.disable()
class Node: pass
for generation in 0, 1, 2, 0:
    one, other = Node(), Node()
    one.other, other.one = other, one
    gc.collect(generation)
"""


class GarbageTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.report = os.path.join(self.folder.name, "report")

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_watched(self, *words):
        done = subprocess.run([sys.executable, AGENT, self.report, *words], cwd=self.folder.name, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def collections(self):
        with open(self.report, "rb") as file:
            data = file.read()
        return list(struct.iter_unpack("<BQ", data))

    def test_every_collection_is_noted_with_its_generation_and_its_time(self):
        self.run_watched("-c", CYCLES)
        noted = self.collections()
        generations = [generation for generation, _ in noted]
        # Those of the interpreter's own start come before, those of its end after.
        self.assertIn(str([0, 1, 2, 0])[1:-1], str(generations))
        self.assertTrue(all(0 < nanoseconds < 60 * 10 ** 9 for _, nanoseconds in noted))

    def test_a_file_finds_itself_as_the_main_program(self):
        program = self.write("program.py", "import sys, beside\nprint(__name__, sys.argv, __file__ == sys.argv[0])\n"
                             "print(sorted(x for x in globals() if not x.startswith('__')), sys.modules['__main__'].beside.word)\n")
        self.write("beside.py", "word = 'here'\n")
        self.assertEqual(self.run_watched(program, "a", "-m"), "__main__ %r True\n['beside', 'sys'] here\n" % [program, "a", "-m"])

    def test_a_module_and_a_text_run_too(self):
        self.write("unit.py", "import sys\nprint(__name__, sys.argv[1:])\n")
        self.assertEqual(self.run_watched("-m", "unit", "x"), "__main__ ['x']\n")
        self.assertEqual(self.run_watched("-c", "import sys; print(sys.argv)", "x"), "['-c', 'x']\n")

    def test_processes_that_are_forked_are_noted_too(self):
        self.run_watched("-c", "import gc, os\ngc.disable()\nif os.fork() == 0:\n    gc.collect(1)\n    os._exit(0)\nos.wait()\n")
        self.assertIn(1, [generation for generation, _ in self.collections()])

    def test_a_program_that_closes_everything_ends_as_ever(self):
        self.assertEqual(self.run_watched("-c", "import gc, os; print('done', flush=True); os.closerange(3, 4096); gc.collect()"), "done\n")

    def test_an_exit_status_is_the_programs(self):
        done = subprocess.run([sys.executable, AGENT, self.report, "-c", "raise SystemExit(3)"])
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    unittest.main()
