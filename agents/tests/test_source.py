import ast
import json
import os
import subprocess
import sys
import tempfile
import unittest

import source

AGENT = os.path.abspath(source.__file__)


def counted(text):
    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as file:
        file.write(text)
    try:
        output = subprocess.run([sys.executable, AGENT, file.name], check=True, stdout=subprocess.PIPE).stdout
    finally:
        os.unlink(file.name)
    found = json.loads(output)
    return found["tokens"], found["branches"], found["nesting"]


class Source(unittest.TestCase):
    def test_layout_and_comments_do_not_count(self):
        self.assertEqual(counted('"""Docs."""\n\n# comment\nx = 1  # more\n'), (3, 0, 0))

    def test_a_text_that_is_a_value_counts(self):
        self.assertEqual(counted('x = """a\nb"""\n'), (3, 0, 0))

    def test_a_formatted_text_is_one_token_on_every_version(self):
        self.assertEqual(counted('x = f"{a + b} and {f"{c}" if 0 else d}"\n' if sys.version_info >= (3, 12) else "x = f'{a + b}'\n"), (3, 0 if sys.version_info < (3, 12) else 1, 0))

    def test_branches(self):
        for text, expected in (
            ("if a and b or c:\n  pass\nelif d:\n  pass\nelse:\n  pass\n", 4),
            ("x = [y for y in z if y if w]\n", 3),
            ("try:\n  pass\nexcept A:\n  pass\nfinally:\n  pass\n", 1),
            ("x = 1 if y else 2\n", 1),
            ("assert x\nwith a:\n  pass\n", 0),
        ):
            self.assertEqual(source.branches(ast.parse(text)), expected, text)

    @unittest.skipIf(sys.version_info < (3, 10), "match came with 3.10")
    def test_the_default_case_is_no_branch(self):
        self.assertEqual(source.branches(ast.parse("match x:\n  case 1:\n    pass\n  case y if z:\n    pass\n  case _:\n    pass\n")), 3)

    def test_nesting(self):
        for text, expected in (
            ("if a:\n  pass\nelif b:\n  pass\nelse:\n  pass\n", 1),
            ("for a in b:\n  while c:\n    if d:\n      pass\n", 3),
            ("if a:\n  def f():\n    for x in y:\n      pass\n", 1),
            ("if a:\n  pass\nelse:\n  if b:\n    pass\n  c()\n", 2),
            ("x = 1\n", 0),
        ):
            self.assertEqual(source.nesting(ast.parse(text)), expected, text)


if __name__ == "__main__":
    unittest.main()
