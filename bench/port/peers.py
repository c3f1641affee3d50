"""The peers: how each makes its version of a program, and which interpreter runs it.

A peer builds a folder with one module per program. `build(program, folder)` returns None, or why there is no such module.
"""
import ast
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = "/usr/bin/python3"
MARK = "# -- inputs and driver --"
BUILD_SECONDS = 600
DEBIAN_CRATES = ["--offline", "--config", 'source.crates-io.replace-with="debian"', "--config", 'source.debian.directory="/usr/share/cargo/registry"']


@dataclass(frozen=True)
class Peer:
    """One way to run the programs."""
    name: str
    title: str
    build: Callable
    python: str = PYTHON
    needs: str = ""
    package: str = ""

    def missing(self):
        return bool(self.needs) and not (shutil.which(self.needs) or Path(self.needs).exists())


def source(program):
    """The functions of a program, without inputs and driver."""
    return (HERE / "programs" / f"{program}.py").read_text().split(MARK)[0].rstrip() + "\n"


def run(command, folder, **environment):
    """None, or the line of the output that says best what went wrong."""
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=BUILD_SECONDS, env={**os.environ, **environment})
    except subprocess.TimeoutExpired:
        return f"the build takes more than {BUILD_SECONDS} s"
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower()]
    return (telling or lines or [f"exit code {done.returncode}"])[-1][:160]


def plain(program, folder):
    (folder / f"{program}.py").write_text(source(program))


def by_hand(program, folder):
    """One crate for all programs; cargo sees itself that it is built."""
    target = folder / "target"
    failed = run(["cargo", "build", "--release", "--quiet", *crates(), "--manifest-path", str(HERE / "rust" / "Cargo.toml")], folder,
                 CARGO_TARGET_DIR=str(target), PYO3_PYTHON=PYTHON)
    if failed is None:
        shutil.copy(target / "release" / "libby_hand.so", folder / "by_hand.so")
        (folder / f"{program}.py").write_text(f"from by_hand import {program}\n")
    return failed


def crates():
    return DEBIAN_CRATES if Path(DEBIAN_CRATES[-1].split('"')[1]).exists() else []


def cython(program, folder):
    shutil.copy(HERE / "cython" / f"{program}.pyx", folder)
    return run(["cython3", "-3", f"{program}.pyx"], folder) or compile_c(program, folder)


def compile_c(program, folder):
    include = subprocess.run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_paths()['include'])"], stdout=subprocess.PIPE, text=True).stdout.strip()
    return run(["gcc", "-O3", "-shared", "-fPIC", "-w", f"-I{include}", f"{program}.c", "-o", f"{program}.so", "-lm"], folder)


def mypyc(program, folder):
    plain(program, folder)
    return run([PYTHON, "/usr/bin/mypyc", f"{program}.py"], folder, MYPYC_OPT_LEVEL="3")


def numba(program, folder):
    version = HERE / "numba" / f"{program}.py"
    (folder / f"{program}.py").write_text(version.read_text() if version.exists() else "from numba import njit\n" + under_njit(source(program)))
    return None


def under_njit(text):
    """The plain functions, each with the decorator; annotations do not matter to Numba."""
    return "\n".join("@njit\n" + line if line.startswith("def ") else line for line in text.splitlines()) + "\n"


# Lists are copied in, so that a kernel hands out what it has changed.
HANDED_OUT = {
    "nbody": "\n\ndef moved(bodies, steps, dt):\n    energy = nbody(bodies, steps, dt)\n    return bodies, energy\n",
    "sudoku": "\n\ndef solved(board):\n    found = sudoku(board)\n    return board, found\n",
}


def pythran(program, folder):
    kernel = f"{program}_kernel"
    (folder / f"{kernel}.py").write_text(without_annotations(source(program) + HANDED_OUT.get(program, "")))
    shutil.copy(HERE / "pythran" / f"{program}.pythran", folder / f"{kernel}.pythran")
    wrapper = HERE / "pythran" / f"{program}.py"
    (folder / f"{program}.py").write_text(wrapper.read_text() if wrapper.exists() else f"from {kernel} import {program}\n")
    failed = run(["pythran", "-O3", f"{kernel}.py", "-o", f"{kernel}.so"], folder)
    (folder / f"{kernel}.py").unlink()
    return failed


def without_annotations(text):
    """The same functions for a compiler that knows no annotations."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return ast.unparse(Plain().visit(tree)) + "\n"


class Plain(ast.NodeTransformer):
    """x: T = value becomes x = value."""

    def visit_AnnAssign(self, node):
        return ast.copy_location(ast.Assign(targets=[node.target], value=node.value, lineno=node.lineno), node)


def steelyard(program, folder):
    """The tool itself: record, translate, build, prove, without measuring."""
    port = folder / "ports" / program
    file = HERE / "programs" / f"{program}.py"
    command = [str(ROOT / "steelyard"), "port", f"{file}:{program}", "--json", "--no-measure", "--quiet", "--out", str(port), "--seed", "1",
               "--", PYTHON, str(file)]
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=BUILD_SECONDS)
    except subprocess.TimeoutExpired:
        return f"the port takes more than {BUILD_SECONDS} s"
    try:
        functions = json.loads(done.stdout)["functions"]
    except ValueError:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        return f"failed: {lines[0][:160]}"
    (folder / f"{program}.json").write_text(done.stdout)
    wanted = next(x for x in functions if x["name"] == program)
    if wanted["differences"]:
        return f"wrong: {wanted['differences']} differences"
    if wanted["status"] != "ported":
        return f"{wanted['status']}: " + next((f"{x['feature']}, line {x['line']}" for x in wanted["reasons"]), "no reason given")
    (folder / f"{program}.py").write_text(
        f"import sys\nsys.path.insert(0, {str(port / 'python')!r})\nfrom {program}_port import {program}\n")
    return None


PEERS = [
    Peer("cpython", "CPython", plain),
    Peer("steelyard", "Steelyard's port", steelyard),
    Peer("by_hand", "Rust by hand", by_hand, needs="cargo", package="librust-pyo3-dev librust-ahash-dev librust-indexmap-dev"),
    Peer("cython", "Cython, typed", cython, needs="cython3", package="cython3 python3-dev gcc"),
    Peer("mypyc", "mypyc", mypyc, needs="/usr/bin/mypyc", package="mypy python3-dev gcc"),
    Peer("numba", "Numba", numba, needs="/usr/lib/python3/dist-packages/numba", package="python3-numba"),
    Peer("pythran", "Pythran", pythran, needs="pythran", package="python3-pythran g++"),
    Peer("pypy", "PyPy", plain, python="pypy3", needs="pypy3", package="pypy3"),
]
