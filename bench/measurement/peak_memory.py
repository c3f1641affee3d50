"""Peak memory of programs that touch a known amount, against what they read of themselves, and what others read."""
import json
import shutil
import subprocess
import sys

from report import Section, Target, percent, table

MEBIBYTES = (1, 8, 64)
KINDS = {"static": ("-O2", "-static"), "dynamic": ("-O2",)}
RELATIVE_GOAL, ABSOLUTE_GOAL = 0.05, 300_000
PRECISION, BUDGET_SECONDS = 0.5, 1

ABOUT = """\
kB of 1000 bytes. The truth is `VmHWM` of `/proc/self/status`, which each run of the program reads at its end; ours is `peak_memory` of
a study. Others on the same program, for contrast; a dash where the tool is not installed or reports no memory."""


def run(lab):
    parent = lab.compile("parent.c", "-static")
    peers = {"bare static C parent": lambda command: int(output([parent, *command])) * 1024,
             "GNU time": gnu_time(), "hyperfine": hyperfine(lab), "Python's `resource`, 100 MB in use": python_resource}
    rows, differences = [], []
    for kind, flags in KINDS.items():
        binary = lab.compile("touch.c", *flags[1:])
        log = lab.folder / f"touched-{kind}"
        workload = lab.workload(f"peak-{kind}", "touch.c", {f"m{m}": [m, log] for m in MEBIBYTES}, flags)
        for mebibytes in MEBIBYTES:
            truth, seen = ours(lab, workload, f"m{mebibytes}", log)
            differences.append((truth, seen))
            others = [kilobytes(peer and peer([binary, str(mebibytes), str(log)])) for peer in peers.values()]
            rows.append([kind, mebibytes, kilobytes(truth), kilobytes(seen), f"{(seen - truth) / 1000:+.0f}", *others])
    return section(rows, differences, peers)


def ours(lab, workload, candidate, log):
    """What the programs of one study read of themselves (the median), and the tool's `peak_memory`, bytes."""
    log.unlink(missing_ok=True)
    study = lab.weigh(workload, [candidate], 1, PRECISION, BUDGET_SECONDS)
    own = sorted(int(line) * 1024 for line in log.read_text().split())
    return own[len(own) // 2], study.value(candidate, "peak_memory")


def section(rows, differences, peers):
    worst = max(abs(seen - truth) for truth, seen in differences)
    met = all(abs(seen - truth) <= max(RELATIVE_GOAL * truth, ABSOLUTE_GOAL) for truth, seen in differences)
    goal = f"peak memory within {percent(RELATIVE_GOAL, 0)} or {ABSOLUTE_GOAL // 1000} kB, programs that touch 1, 8, 64 MiB"
    header = ["program", "touches MiB", "truth", "ours", "difference", *peers]
    return Section("Peak memory", f"{ABOUT}\n\n{table(header, rows)}", [Target(goal, f"off by at most {worst / 1000:.0f} kB", met)])


def kilobytes(size):
    return "–" if size is None else f"{size / 1000:.0f}"


def output(command, **streams):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **streams).stdout


def gnu_time():
    program = shutil.which("time")

    def peak(command):
        done = subprocess.run([program, "-f", "%M", *command], check=True, stderr=subprocess.PIPE, text=True)
        return int(done.stderr) * 1024
    return program and peak


def hyperfine(lab):
    """Newer versions of hyperfine export memory; older ones have no such field."""
    def peak(command):
        export = lab.folder / "memory.json"
        subprocess.run(["hyperfine", "-N", "--style", "none", "--runs", "3", "--export-json", export, " ".join(command)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        readings = json.loads(export.read_text())["results"][0].get("memory_usage_byte")
        return max(readings) if readings else None
    return peak


def python_resource(command):
    script = ("import os,resource,subprocess,sys; ballast=bytearray(os.urandom(1<<20))*100; subprocess.run(sys.argv[1:],check=True);"
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    return int(output([sys.executable, "-c", script, *command])) * 1024
