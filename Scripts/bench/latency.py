"""Times a run that has nothing to do, ours beside make's over a graph of as many stages, interleaved in one run.

Usage: latency.py PIPELINE [ROUNDS]. Run it in the project's top folder after 'pipeline all', so that everything is there.
Prints medians in milliseconds, the ratio, and our peak memory.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def count_stages(pipeline: str) -> int:
    plan = subprocess.run([pipeline, "plan", "--json"], capture_output=True, text=True, check=True)
    stages = json.loads(plan.stdout)["stages"]
    busy = [stage for stage in stages if stage["action"] == "run"]
    if busy:
        sys.exit(f"latency: {len(busy)} stages are not up to date; run '{pipeline} all' first")
    return len(stages)


def write_make_graph(folder: str, stages: int) -> None:
    """A graph of copies: each file is made from one before it, twenty from each, as sweeps are."""
    open(os.path.join(folder, "s0"), "w").write("source\n")
    lines = ["all: " + " ".join(f"s{i}" for i in range(1, stages + 1))]
    lines += [f"s{i}: s{i // 20}\n\tcp $< $@" for i in range(1, stages + 1)]
    open(os.path.join(folder, "Makefile"), "w").write("\n".join(lines) + "\n")
    subprocess.run(["make", "-s"], cwd=folder, check=True)


def run(command: list[str], folder: str) -> tuple[float, int]:
    """Returns milliseconds and peak memory in KiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = 1000 * (time.perf_counter() - began)
    if status != 0:
        sys.exit(f"latency: {' '.join(command)} failed")
    return taken, usage.ru_maxrss


def main() -> None:
    pipeline = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    stages = count_stages(pipeline)
    with tempfile.TemporaryDirectory() as folder:
        write_make_graph(folder, stages)
        ours, peers = [], []
        for _ in range(rounds):
            ours.append(run([pipeline, "all", "--quiet"], "."))
            peers.append(run(["make", "-s"], folder))
    mine = statistics.median(t for t, _ in ours)
    make = statistics.median(t for t, _ in peers)
    ratio = statistics.median(a / b for (a, _), (b, _) in zip(ours, peers))
    memory = max(kib for _, kib in ours) / 1024
    print(f"nothing to do, {stages} stages, median of {rounds}:")
    print(f"  pipeline all  {mine:6.1f} ms, peak {memory:.1f} MiB")
    print(f"  make -s       {make:6.1f} ms")
    print(f"  ratio         {ratio:6.2f} (paired)")


main()
