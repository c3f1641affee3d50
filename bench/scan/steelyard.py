"""Steelyard as a user has it: the command, its JSON, and what its process costs."""

import json
import os
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
COMMAND = str(HERE.parent.parent / "steelyard")


def attach(process, rate, *more):
    return subprocess.Popen([COMMAND, "scan", "--pid", str(process), "--rate", str(rate), "--json", "--quiet", *more], stdout=subprocess.PIPE, text=True)


def scan(rate, *command):
    """The profile of a command, and what the command wrote."""
    run = subprocess.run([COMMAND, "scan", "--rate", str(rate), "--json", "--quiet", "--", *map(str, command)], capture_output=True, text=True, check=True)
    return json.loads(run.stdout), run.stderr


def threads(process):
    return {Path(f"/proc/{process}/task/{x}/comm").read_text().strip(): x for x in os.listdir(f"/proc/{process}/task")}


def wait_until_sampling(process):
    """Its sampling thread runs, and the compiler has done with it."""
    end = time.monotonic() + 30
    while "sampler" not in threads(process):
        if time.monotonic() > end:
            raise SystemExit("steelyard did not begin to sample within 30 s")
        time.sleep(0.05)
    time.sleep(2.5)


def cpu_of_thread(process, name):
    """Seconds, from the scheduler's account in nanoseconds."""
    return int(Path(f"/proc/{process}/task/{threads(process)[name]}/schedstat").read_text().split()[0]) * 1e-9


def cpu(process):
    """Seconds of all threads, ended ones too, in steps of a hundredth."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
