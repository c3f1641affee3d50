"""Every recorded call again, without Steelyard: python3 -m unittest discover tests, after `pip install .` or with python/ on PYTHONPATH."""
import glob
import importlib
import json
import os
import unittest

from _values import CLASSES, Reader, outcome, text

HERE = os.path.dirname(os.path.abspath(__file__))


def package():
    """The package of this port."""
    folder, = glob.glob(os.path.join(HERE, "..", "python", "*_port"))
    return importlib.import_module(os.path.basename(folder))


class Corpus(unittest.TestCase):
    def test_every_recorded_call(self):
        port = package()
        CLASSES.update({name: x for name, x in vars(port._original).items() if isinstance(x, type)})
        for path in sorted(glob.glob(os.path.join(HERE, "..", "corpus", "*.jsonl"))):
            function = vars(port)[os.path.basename(path)[:-len(".jsonl")]]
            with open(path, encoding="utf-8") as file:
                for line in file:
                    call = json.loads(line)
                    reader = Reader()
                    actual = outcome(function, [reader.read(x) for x in call.pop("arguments")])
                    # The order of a set of texts changes from process to process.
                    if '"S"' not in line and '"F"' not in line:
                        self.assertEqual(text(actual), text(call), path)


if __name__ == "__main__":
    unittest.main()
