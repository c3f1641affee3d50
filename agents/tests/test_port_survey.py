"""The survey counts calls, callers, types and elements, and changes nothing else."""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

START = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "steelyard_port", "start.py")

PROGRAM = """
import sys


def mean(values, start=0.0):
    total = start
    for x in values:
        total += x
    return total / len(values)


def fill(values, count):
    values.extend([1] * count)


def table(words):
    return {x: len(x) for x in words}


def main():
    for _ in range(500):
        mean([1.0, 2.0, 3.0])
    fill([], 4)
    table(["a", "bc"])
    try:
        mean([])
    except ZeroDivisionError:
        print("caught")
    sys.exit(3 if "fail" in sys.argv else 0)


if __name__ == "__main__":
    main()
"""


class Survey(unittest.TestCase):
    def run_program(self, *arguments, text=PROGRAM):
        with tempfile.TemporaryDirectory() as folder:
            program, config = (os.path.join(folder, x) for x in ("app.py", "config.json"))
            with open(program, "w") as file:
                file.write(text)
            with open(config, "w") as file:
                json.dump({"files": [{"file": program, "functions": ["mean", "fill", "table"]}], "out": folder}, file)
            run = subprocess.run([sys.executable, START, "survey", config, program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
            parts = []
            for name in sorted(glob.glob(os.path.join(folder, "counts-*.json"))):
                with open(name) as file:
                    parts.append(json.load(file)["files"][program])
            return run, parts[0] if len(parts) == 1 else parts, program

    def test_calls_types_and_elements(self):
        run, functions, program = self.run_program()
        self.assertEqual((0, "caught\n", ""), (run.returncode, run.stdout, run.stderr))
        mean = functions["mean"]
        self.assertEqual(501, mean["calls"])
        self.assertIn({"arguments": ["list[float]", "float"], "count": mean["seen"]}, mean["shapes"])
        self.assertEqual({"float": 4.0}, mean["in"])
        self.assertEqual({"float": 1.0}, mean["out"])
        self.assertEqual([program], sorted({x["file"] for x in mean["callers"]}))
        self.assertAlmostEqual(1, sum(x["share"] for x in mean["callers"]))

    def test_calls_are_followed_line_by_line(self):
        _, functions, _ = self.run_program()
        mean = [x + 1 for x, text in enumerate(PROGRAM.split("\n")) if "total" in text]
        self.assertEqual([{"lines": [mean[0], mean[0] + 1, mean[1], mean[2]], "count": 40}], functions["mean"]["paths"])
        self.assertEqual(1, functions["fill"]["paths"][0]["count"])

    def test_few_of_many_calls_are_looked_at(self):
        mean = self.run_program()[1]["mean"]
        self.assertTrue(200 <= mean["seen"] < 210, mean["seen"])

    def test_a_list_that_is_changed_goes_back(self):
        fill = self.run_program()[1]["fill"]
        self.assertEqual({"int": 4.0, "None": 1.0}, fill["out"])

    def test_an_entry_of_a_dict_is_one_element(self):
        table = self.run_program()[1]["table"]
        self.assertEqual(({"str": 2.0}, {"dict": 2.0}), (table["in"], table["out"]))

    def test_a_cached_function_keeps_its_cache(self):
        run, functions, _ = self.run_program(text="""
import functools

@functools.lru_cache(maxsize=None)
def mean(n):
    return n if n < 2 else mean(n - 1) + mean(n - 2)

print(mean(30), mean.cache_info().misses)
""")
        self.assertEqual((0, "832040 31\n"), (run.returncode, run.stdout), run.stderr)
        self.assertEqual(59, functions["mean"]["calls"])

    def test_processes_that_the_program_starts_are_counted(self):
        for method in ("fork", "spawn"):
            run, parts, _ = self.run_program(text="""
import multiprocessing

def mean(x):
    return x / 2

if __name__ == "__main__":
    with multiprocessing.get_context(%r).Pool(2) as pool:
        print(sum(pool.map(mean, range(40))))
        pool.close()
        pool.join()
""" % method)
            self.assertEqual((0, "390.0\n"), (run.returncode, run.stdout), run.stderr)
            self.assertEqual(40, sum(x["mean"]["calls"] for x in parts), method)

    def test_the_exit_status_is_the_programs(self):
        self.assertEqual(3, self.run_program("fail")[0].returncode)


if __name__ == "__main__":
    unittest.main()
