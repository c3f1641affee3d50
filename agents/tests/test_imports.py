import os
import subprocess
import sys
import tempfile
import unittest

AGENT = os.path.join(os.path.dirname(__file__), "..", "imports.py")


class ImportsTest(unittest.TestCase):
    def test_names_what_can_be_imported_whatever_the_others_do(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("loud", "print('loud')\n"), ("broken", "import no_such_module\n"), ("leaving", "raise SystemExit(0)\n"),
                               ("dying", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")):
                with open(os.path.join(folder, name + ".py"), "w", encoding="utf-8") as file:
                    file.write(text)
            done = subprocess.run([sys.executable, AGENT, "json", "loud", "broken", "dying", "leaving", "no_such_module", "urllib.request"], check=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True, env={**os.environ, "PYTHONPATH": folder})
        self.assertEqual((done.stdout.split(), done.stderr), (["json", "loud", "urllib.request"], ""))


if __name__ == "__main__":
    unittest.main()
