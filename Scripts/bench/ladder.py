"""Prints the table that compares training steps of the MNIST ladder with PyTorch's: the same arithmetic, batch 512.

    python3 ladder.py BENCHMARKS [REPETITIONS]

BENCHMARKS is the built executable. Ours are two fits side by side, a thread each, as the pipeline runs them on two
cores. Their products of matrices are our own kernels; what OpenBLAS makes of the same products stands below, once with
the kernel that the environment sets and once with the one that OpenBLAS chooses by itself. Times are those of the
processor, of all threads together, so that what else the machine does falls on neither side. All sides take turns, so
that what slows the machine meets each; of a turn the fastest epoch of eight steps counts, on every side, and a row
shows the median of the turns.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

from turns import Turns

HERE = pathlib.Path(__file__).resolve().parent
EPOCHS = 3
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Of a process that computes by itself, the time until it has loaded and warmed up, in seconds.
WARM_UP = {"eager": 12, "compiled": 60}
PEERS = [
    # fits side by side, threads of each, mode: all that keeps two cores at work
    (1, 2, "eager"), (1, 2, "compiled"), (2, 1, "eager"), (2, 1, "compiled"),
]
REQUIRED = 2.0
KERNELS = ["as set", "unset"]


def environment(kernel):
    if kernel == "as set":
        return ONE_THREAD
    return {key: value for key, value in ONE_THREAD.items() if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}


def run(commands, env):
    """Runs commands at the same time and returns what each printed."""
    processes = [
        subprocess.Popen([str(word) for word in command], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    results = []
    for command, process in zip(commands, processes):
        out, err = process.communicate()
        if process.returncode != 0:
            sys.exit(f"ladder.py: {command[0]} failed:\n{err[-2000:]}")
        results.append(json.loads(out))
    return results


def torch_images(fits, threads, mode):
    """Images a second of two cores, if nothing else ran on them."""
    start = time.time() + WARM_UP[mode] if fits > 1 else 0
    command = [sys.executable, HERE / "ladder_torch.py", threads, mode, EPOCHS, start]
    env = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    results = run([command] * fits, env)
    return 2 * 1e3 * 512 / statistics.mean(result["milliseconds"] for result in results)


def own_fit(benchmarks):
    [fit] = run([[benchmarks, "ladder", 2, EPOCHS]], ONE_THREAD)
    if not all(bound > -543.4 for bound in fit["bounds"]):
        sys.exit(f"ladder.py: the bounds are {fit['bounds']}, worse than grey images")
    return fit


def others(benchmarks):
    products = {}
    for kernel in KERNELS:
        [products[kernel]] = run([[benchmarks, "ladder-products", 2]], environment(kernel))
    return products, {peer: torch_images(*peer) for peer in PEERS}


def main(benchmarks, repetitions):
    turns = Turns(
        lambda: own_fit(benchmarks), lambda: others(benchmarks), lambda fit: statistics.mean(fit["milliseconds"]),
        repetitions)
    operations = turns[0][0]["operations"]
    images = {peer: turns.others(lambda others: others[1][peer]) for peer in PEERS}
    best = max(images, key=images.get)
    own = turns.ours(lambda fit: fit["images_per_second"])
    # A ratio is of a turn, since both sides meet the same machine there.
    ratio = turns.ratio(lambda fit, others: fit["images_per_second"] / max(others[1].values()))
    print(f"Training the MNIST ladder, batch 512, float32, two cores, median of {repetitions} turns{turns.note}\n")
    print("| what | fits × threads | images a second | GFLOP/s | ours, times |")
    print("| --- | --- | ---: | ---: | ---: |")
    print(f"| ours | 2 × 1 | {own:.0f} | {own / 512 * operations / 1e9:.0f} | |")
    for (fits, threads, mode), rate in images.items():
        mark = " (its best)" if (fits, threads, mode) == best else ""
        print(f"| PyTorch, {mode}{mark} | {fits} × {threads} | {rate:.0f} | {rate / 512 * operations / 1e9:.0f} "
              f"| {own / rate:.2f} |")
    print(f"""
Against the fastest of PyTorch's ways in the same turn: {ratio:.2f} times. A step takes {operations / 1e9:.2f} GFLOP in products of
matrices; the same products alone, on two threads side by side:

| products | ms a step | GFLOP/s of both | share of it that a training step reaches |
| --- | ---: | ---: | ---: |""")
    rows = [("our kernels", KERNELS[0], "own")]
    rows += [(f"OpenBLAS, its kernel {k} ({turns[0][1][0][k]['core']})", k, "sgemm") for k in KERNELS]
    for name, kernel, key in rows:
        time_of = turns.others(lambda others: others[0][kernel][key])
        share = turns.ratio(
            lambda fit, others: others[0][kernel][key] / statistics.mean(fit["milliseconds"]))
        print(f"| {name} | {time_of:.1f} | {2 * operations / time_of / 1e6:.0f} | {100 * share:.0f} % |")
    if ratio < REQUIRED:
        sys.exit(f"ladder.py: too slow: {ratio:.2f} times PyTorch's best, not {REQUIRED}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
