"""Times a run that has nothing to do, ours beside other tools over a graph of as many stages, in turn in one run.

Usage: latency.py PIPELINE [ROUNDS]. Peers that are not installed are left out; doit and snakemake come with
'pip install doit snakemake'. Prints medians of wall and processor time, ratios of processor time of runs that stood next to each other, and peak memory; then how
long a plan of 10,000 stages takes.
"""

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import graphs

# The most that a run may take of a peer's time.
REQUIRED = {"make": 3.0}


def run(command: list[str], folder: str) -> tuple[float, float, float]:
    """Returns milliseconds by the clock and of the processor, and peak memory in MiB, never below this script's own 15."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = 1000 * (time.perf_counter() - began)
    if status != 0:
        sys.exit(f"latency: {' '.join(command)} failed in {folder}")
    return taken, 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


def settle(pipeline: str, folder: str) -> None:
    """Runs until there is nothing to do and nothing has changed for a while."""
    for _ in range(3):
        run([pipeline, "all", "--quiet"], folder)
        time.sleep(0.2)


def latency(pipeline: str, rounds: int, folder: str) -> list[str]:
    ours = os.path.join(folder, "pipeline")
    stages = graphs.write_notebook(ours, seeds=68)
    settle(pipeline, ours)
    commands = {"pipeline": ([pipeline, "all", "--quiet"], ours)}
    for name in graphs.PEERS:
        command = graphs.peer(name, os.path.join(folder, name), stages)
        if command:
            commands[name] = (command, os.path.join(folder, name))
    taken = {name: [] for name in commands}
    for round in range(rounds):
        for name, (command, place) in commands.items():
            # A tool that takes seconds is timed three times.
            if round < 3 or statistics.median(t for t, _, _ in taken[name]) < 300:
                taken[name].append(run(command, place))
    print(f"nothing to do, {stages} stages, {rounds} rounds:")
    print("  tool        median ms    least ms  processor ms  peak MiB  ours/theirs (processor, paired)")
    slow = []
    for name, runs in taken.items():
        times = [t for t, _, _ in runs]
        work = [w for _, w, _ in runs]
        ratio = statistics.median(a / b for (_, a, _), b in zip(taken["pipeline"], work))
        print(
            f"  {name:10}{statistics.median(times):11.1f}{min(times):12.1f}{statistics.median(work):14.1f}"
            f"{max(m for _, _, m in runs):10.1f}{ratio:12.3f}")
        if ratio > REQUIRED.get(name, math.inf):
            slow.append(f"{ratio:.1f} times the time of {name}, not {REQUIRED[name]}")
    return slow


def planning(pipeline: str, folder: str) -> None:
    stages = graphs.write_notebook(folder, seeds=2000)
    times = [run([pipeline, "plan"], folder)[0] for _ in range(5)]
    print(f"a plan of {stages} stages: {statistics.median(times):.0f} ms")


def main() -> None:
    pipeline = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    with tempfile.TemporaryDirectory() as folder:
        slow = latency(pipeline, rounds, folder)
        planning(pipeline, os.path.join(folder, "large"))
    if slow:
        sys.exit("latency: too slow: " + "; ".join(slow))


main()
