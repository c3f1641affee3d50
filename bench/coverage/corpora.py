"""What is ported: files that others wrote, each with the command that calls its functions, and the exercises of this folder."""
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEBIAN_PYTHON = "/usr/bin/python3"
DEBIAN_LIBRARIES = Path("/usr/lib/python3/dist-packages")
PACKAGES = ("python3-stdnum python3-toolz python3-more-itertools python3-networkx python3-sympy python3-boltons python3-mpmath python3-inflection "
            "python3-humanize python3-semver python3-isodate python3-natsort python3-wcwidth python3-pytest python3-roman python3-webcolors "
            "python3-textdistance python3-jellyfish python3-chardet librust-pyo3-dev")

# Modules of the standard library and the suites of CPython that call them; `doctest` stands for the doctests of the module itself.
STANDARD = {
    "ast": "test_ast", "base64": "test_base64", "bisect": "test_bisect", "calendar": "test_calendar", "cgi": "test_cgi", "codecs": "test_codecs",
    "codeop": "test_codeop", "colorsys": "test_colorsys", "copy": "test_copy", "copyreg": "test_copyreg", "dataclasses": "test_dataclasses",
    "datetime": "test_datetime", "difflib": "test_difflib", "dis": "test_dis", "enum": "test_enum", "filecmp": "test_filecmp",
    "fileinput": "test_fileinput", "fnmatch": "test_fnmatch", "fractions": "test_fractions", "functools": "test_functools",
    "genericpath": "test_genericpath", "getopt": "test_getopt", "gettext": "test_gettext", "glob": "test_glob", "graphlib": "test_graphlib",
    "heapq": "test_heapq", "hmac": "test_hmac", "html": "test_html", "imghdr": "test_imghdr", "inspect": "test_inspect", "ipaddress": "test_ipaddress",
    "keyword": "test_keyword", "linecache": "test_linecache", "locale": "test_locale", "mailcap": "test_mailcap", "mimetypes": "test_mimetypes",
    "ntpath": "test_ntpath", "nturl2path": "test_urllib", "numbers": "test_abstract_numbers", "operator": "test_operator", "pickletools": "test_pickletools",
    "platform": "test_platform", "plistlib": "test_plistlib", "posixpath": "test_posixpath", "pprint": "test_pprint", "pyclbr": "test_pyclbr",
    "quopri": "test_quopri", "random": "test_random", "reprlib": "test_reprlib", "secrets": "test_secrets", "shlex": "test_shlex", "sndhdr": "test_sndhdr",
    "stat": "test_stat", "statistics": "test_statistics", "string": "test_string", "stringprep": "test_stringprep", "struct": "test_struct",
    "tabnanny": "test_tabnanny", "textwrap": "test_textwrap", "timeit": "test_timeit", "tokenize": "test_tokenize", "traceback": "test_traceback",
    "typing": "test_typing", "uuid": "test_uuid", "warnings": "test_warnings", "weakref": "test_weakref", "uu": "test_uu",
    "_pydecimal": "test_decimal", "_strptime": "test_strptime", "_collections_abc": "test_collections",
    "collections/__init__": "test_collections", "email/_parseaddr": "test_email", "email/base64mime": "test_email", "email/quoprimime": "test_email",
    "email/utils": "test_email", "email/header": "test_email", "email/_header_value_parser": "test_email", "email/_encoded_words": "test_email",
    "html/__init__": "test_html", "http/cookiejar": "test_http_cookiejar", "http/cookies": "test_http_cookies", "http/client": "test_httplib",
    "importlib/_bootstrap_external": "test_importlib", "json/encoder": "test_json", "json/decoder": "test_json", "json/scanner": "test_json",
    "urllib/parse": "test_urlparse", "urllib/request": "test_urllib", "xml/etree/ElementPath": "test_xml_etree", "xml/sax/saxutils": "test_sax",
    "encodings/punycode": "test_codecs", "encodings/idna": "test_codecs", "encodings/__init__": "test_codecs", "sre_parse": "test_re", "re/_parser": "test_re",
    "re/_compiler": "test_re", "lib2to3/fixer_util": "test_lib2to3", "lib2to3/pytree": "test_lib2to3", "wsgiref/util": "test_wsgiref", "wsgiref/headers": "test_wsgiref",
}

# Packages of Debian whose functions are called by their doctests, file by file, or by the tests that come with them.
WITH_DOCTESTS = ["stdnum", "boltons", "more_itertools", "sympy/ntheory", "sympy/combinatorics", "sympy/utilities", "sympy/polys/dense*", "sympy/core",
                 "mpmath/libmp", "toolz", "networkx/algorithms", "networkx/utils", "networkx/generators", "humanize", "inflection.py", "semver.py", "natsort", "wcwidth"]
WITH_TESTS = {
    "mpmath/libmp/libintmath.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "mpmath/tests/test_basic_ops.py", "mpmath/tests/test_division.py", "mpmath/tests/test_functions.py"],
    "mpmath/libmp/libmpf.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "mpmath/tests/test_basic_ops.py", "mpmath/tests/test_division.py", "mpmath/tests/test_convert.py"],
    "mpmath/libmp/libelefun.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "mpmath/tests/test_functions.py", "mpmath/tests/test_elliptic.py"],
    "toolz/itertoolz.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "toolz/tests/test_itertoolz.py"],
    "toolz/dicttoolz.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "toolz/tests/test_dicttoolz.py"],
    "toolz/functoolz.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "toolz/tests/test_functoolz.py"],
    "toolz/recipes.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "toolz/tests/test_recipes.py"],
    "isodate/isodates.py": ["-m", "unittest", "isodate.tests.test_date"],
    "isodate/isotime.py": ["-m", "unittest", "isodate.tests.test_time"],
    "isodate/isoduration.py": ["-m", "unittest", "isodate.tests.test_duration"],
    "isodate/isostrf.py": ["-m", "unittest", "isodate.tests.test_strf"],
    "sympy/ntheory/factor_.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "sympy/ntheory/tests/test_factor_.py"],
    "sympy/ntheory/residue_ntheory.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "sympy/ntheory/tests/test_residue.py"],
    "sympy/ntheory/continued_fraction.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "sympy/ntheory/tests/test_continued_fraction.py"],
    "sympy/ntheory/modular.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "sympy/ntheory/tests/test_modular.py"],
    "sympy/utilities/iterables.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "sympy/utilities/tests/test_iterables.py"],
    "networkx/algorithms/graphical.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "networkx/algorithms/tests/test_graphical.py"],
    "networkx/utils/misc.py": ["-m", "pytest", "-q", "-p", "no:cacheprovider", "networkx/utils/tests/test_misc.py"],
}


@dataclass(frozen=True)
class Unit:
    """One file with the command that calls its functions; the command runs in `folder`."""
    corpus: str
    name: str
    file: Path
    command: tuple
    folder: Path


def exercises():
    return [Unit("exercises", path.stem, path, (DEBIAN_PYTHON, str(path)), HERE) for path in sorted((HERE / "exercises").glob("*.py"))]


def standard_library(python):
    """Needs an interpreter that PyO3 of Debian knows and that has CPython's own tests."""
    if python is None:
        return []
    library = Path(subprocess.run([python, "-c", "import os; print(os.path.dirname(os.__file__))"], stdout=subprocess.PIPE, text=True).stdout.strip())
    rows = [(name, library / f"{name}.py", test) for name, test in STANDARD.items()]
    return [Unit("standard library", name, file, (python, "-m", "unittest", f"test.{test}"), library) for name, file, test in rows if file.exists()]


def debian():
    """The files that have doctests, by their package, and those with a row of their own."""
    library = DEBIAN_LIBRARIES
    units = [Unit(f"Debian: {name.split('/')[0]}", name, library / name, (DEBIAN_PYTHON, *command), library)
             for name, command in WITH_TESTS.items() if (library / name).exists()]
    known = {x.file for x in units}
    for pattern in WITH_DOCTESTS:
        for top in sorted(library.glob(pattern)):
            for file in [top] if top.is_file() else sorted(top.rglob("*.py")):
                if file not in known and "tests" not in file.parts and file.name != "__init__.py" and has_doctests_and_functions(file):
                    units.append(by_doctests(library, file))
    return units


def has_doctests_and_functions(file):
    text = file.read_text(errors="replace")
    return ">>>" in text and "\ndef " in text


def by_doctests(library, file):
    name = str(file.relative_to(library))
    package = name.split("/")[0].removesuffix(".py")
    return Unit(f"Debian: {package}", name, file, (DEBIAN_PYTHON, str(HERE / "drive.py"), name.removesuffix(".py").replace("/", ".")), library)


def python_with_tests():
    """An interpreter from 3.9 to 3.11 that comes with CPython's tests, the newest first."""
    known = [shutil.which(f"python3.{minor}") for minor in (11, 10, 9)] + [shutil.which("python3")]
    known += sorted(map(str, Path.home().glob(".pyenv/versions/3.*/bin/python3")), reverse=True)
    for python in filter(None, known):
        probe = "import json, sys, test.test_bisect; print(json.dumps([sys.executable, sys.version_info[:2]]))"
        done = subprocess.run([python, "-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if done.returncode == 0 and [3, 9] <= json.loads(done.stdout)[1] <= [3, 11]:
            return json.loads(done.stdout)[0]
    return None


def all_units():
    return exercises() + standard_library(python_with_tests()) + debian()
