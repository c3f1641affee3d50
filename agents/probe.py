"""Prints what Steelyard needs to know about this interpreter, as one JSON object. Arguments: names of modules to look for."""
import sys

AT_START = {name.partition(".")[0] for name in sys.modules}

import importlib.util
import json
import os
import platform
import sysconfig


def version_of(module):
    """Version of an importable module, '' when it has none, None when it cannot be found."""
    try:
        if importlib.util.find_spec(module) is None:
            return None
    except (ImportError, ValueError):
        return None
    from importlib import metadata

    try:
        return metadata.version(module.split(".")[0])
    except metadata.PackageNotFoundError:
        return ""


def optimised():
    """False for a CPython that was configured without profile-guided optimisation; None where a distribution's build does not tell."""
    if platform.python_implementation() != "CPython" or sys.base_prefix == "/usr":
        return None
    return "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")


# Hooks that cost next to nothing: they only register something.
LIGHT = {"__main__", "sitecustomize", "usercustomize", "_distutils_hack", "apport_python_hook"}


def hooks():
    """Modules from outside the standard library that every start of this interpreter imports, through .pth files or sitecustomize."""
    standard = getattr(sys, "stdlib_module_names", AT_START)
    return sorted(AT_START - set(standard) - LIGHT)


print(json.dumps({
    "executable": sys.executable,
    "binary": os.path.realpath(sys.executable),
    "prefix": sys.prefix,
    "implementation": platform.python_implementation(),
    "version": platform.python_version(),
    "optimised": optimised(),
    "start_hooks": hooks(),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "modules": {name: version_of(name) for name in sys.argv[1:]},
}))
