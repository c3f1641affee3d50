"""Writes the first n records of this machine's package lists (`apt-cache dumpavail`) to stdout.

The data are the machine's, so the seed is ignored. Exits with status 3 where there are no package lists.
Usage: generate.py n seed
"""
import os
import subprocess
import sys

UNAVAILABLE = 3
RECORD_END = b"\n\n"


def unavailable(reason):
    print("package-index: " + reason, file=sys.stderr)
    return UNAVAILABLE


def dump_available():
    """What apt-cache prints; empty if it fails, after its own message on stderr."""
    command = ["apt-cache", "dumpavail"]
    environment = dict(os.environ, LC_ALL="C")
    dump = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    return dump.stdout.rstrip(b"\n")


def main():
    count = int(sys.argv[1])
    try:
        dump = dump_available()
    except OSError as error:
        return unavailable("cannot run apt-cache (%s); this workload needs Debian or a derivative" % error.strerror)
    if not dump:
        return unavailable("apt-cache knows no packages; run `apt-get update` as root")
    for record in dump.split(RECORD_END, count)[:count]:
        sys.stdout.buffer.write(record + RECORD_END)
    return 0


if __name__ == "__main__":
    sys.exit(main())
