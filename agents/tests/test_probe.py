import json
import os
import subprocess
import sys
import tempfile
import unittest

PROBE = os.path.join(os.path.dirname(__file__), "..", "probe.py")


def probe(*modules, path=""):
    # As Steelyard does it: the text is given with -c, nothing is installed beside the interpreter.
    with open(PROBE, encoding="utf-8") as source:
        answer = subprocess.run([sys.executable, "-c", source.read(), *modules], check=True, capture_output=True, text=True,
                                env={**os.environ, "PYTHONPATH": path})
    return json.loads(answer.stdout)


class ProbeTest(unittest.TestCase):
    def test_names_the_interpreter(self):
        found = probe()
        self.assertEqual(found["executable"], sys.executable)
        self.assertEqual(found["version"], "%d.%d.%d" % sys.version_info[:3])

    def test_tells_present_from_missing_modules(self):
        modules = probe("json", "no_such_module", "no_such.child")["modules"]
        self.assertEqual(modules, {"json": "", "no_such_module": None, "no_such.child": None})

    @unittest.skipUnless(hasattr(sys, "stdlib_module_names"), "SKIPPED: needs Python 3.10")
    def test_names_what_every_start_imports(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "sitecustomize.py"), "w", encoding="utf-8") as hook:
                hook.write("import starts_with_every_python\n")
            open(os.path.join(folder, "starts_with_every_python.py"), "w", encoding="utf-8").close()
            self.assertIn("starts_with_every_python", probe(path=folder)["start_hooks"])


if __name__ == "__main__":
    unittest.main()
