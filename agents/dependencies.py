"""Prints the installed packages behind importable modules, with what these need in turn, as one JSON list. Arguments: names of modules."""
import json
import re
import sys
from importlib import metadata


def distributions_by_module():
    """Distribution names by top-level module, which importlib tells itself from 3.10 on."""
    found = {}
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        listed = (distribution.read_text("top_level.txt") or "").split()
        modules = set(listed) or {str(file).split("/")[0] for file in distribution.files or () if str(file).endswith(".py")}
        for module in modules:
            found.setdefault(module, name)
    return found


def licence(about):
    """As the package states it: the expression, else the classifier, else the first line of the field."""
    stated = about.get("License-Expression")
    if stated:
        return stated
    classified = [text.split(" :: ")[-1] for text in about.get_all("Classifier") or () if text.startswith("License ::")]
    first = (about.get("License") or "").strip().splitlines()
    return ", ".join(classified) or (first[0] if first and first[0] != "UNKNOWN" else None)


def needed(distribution):
    """Names of packages required without extras and without conditions that do not hold; unknown conditions count."""
    for requirement in distribution.requires or ():
        name, _, condition = requirement.partition(";")
        if "extra" in condition:
            continue
        yield re.match(r"[A-Za-z0-9._-]+", name.strip()).group()


def main(modules):
    known = distributions_by_module()
    waiting = [known.get(module.split(".")[0], module.split(".")[0]) for module in modules]
    seen, found = set(), []
    while waiting:
        name = waiting.pop(0)
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # a condition that does not hold here, such as a backport for an older Python
        about = distribution.metadata
        found.append({"name": about["Name"], "version": distribution.version, "licence": licence(about)})
        waiting.extend(needed(distribution))
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
