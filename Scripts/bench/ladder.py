"""Prints the table that compares training steps of the MNIST ladder with PyTorch's: the same arithmetic, batch 512.

    python3 ladder.py BENCHMARKS [REPETITIONS]

BENCHMARKS is the built executable. Ours are two fits side by side, a thread each, as the pipeline runs them on two cores,
once with the BLAS kernel that the environment sets and once with the one that OpenBLAS chooses by itself. Times are
those of the processor, of all threads together, so that what else the machine does falls on neither side. All sides take
turns, so that what slows the machine meets each; of a turn the fastest epoch of eight steps counts, on every side, and
a row shows the median of the turns.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
EPOCHS = 3
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Of a process that computes by itself, the time until it has loaded and warmed up, in seconds.
WARM_UP = {"eager": 12, "compiled": 60}
PEERS = [
    # fits side by side, threads of each, mode
    (1, 1, "eager"), (1, 2, "eager"), (1, 2, "compiled"), (2, 1, "eager"), (2, 1, "compiled"),
]
# Both sides are bound by their products of matrices. Where both have AVX2 only, no more than 1.4 times is to be had: that
# is what PyTorch spends beside its products, and we hardly anything.
REQUIRED = {"as set": 1.2, "unset": 2.0}


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


def turn(benchmarks):
    ours = {}
    for kernel in REQUIRED:
        [fit] = run([[benchmarks, "ladder", 2, EPOCHS]], environment(kernel))
        [products] = run([[benchmarks, "ladder-products", 2]], environment(kernel))
        if not all(bound > -543.4 for bound in fit["bounds"]):
            sys.exit(f"ladder.py: with the kernel {fit['core']} the bounds are {fit['bounds']}, worse than grey images")
        ours[kernel] = (fit, products["milliseconds"])
    return ours, {peer: torch_images(*peer) for peer in PEERS}


def main(benchmarks, repetitions):
    turns = [turn(benchmarks) for _ in range(repetitions)]
    images = {peer: statistics.median(peers[peer] for _, peers in turns) for peer in PEERS}
    best = max(images, key=images.get)
    print(f"Training the MNIST ladder, batch 512, float32, two cores, median of {repetitions} turns\n")
    print("| what | fits × threads | images a second | GFLOP/s | of sgemm's rate at these shapes | ours, times |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    operations = turns[0][0]["as set"][0]["operations"]
    slow = []
    for kernel, required in REQUIRED.items():
        core = turns[0][0][kernel][0]["core"]
        own = statistics.median(ours[kernel][0]["images_per_second"] for ours, _ in turns)
        # The share is of a turn, since both meet the same machine there.
        share = statistics.median(
            ours[kernel][1] / statistics.mean(ours[kernel][0]["milliseconds"]) for ours, _ in turns)
        ratio = statistics.median(ours[kernel][0]["images_per_second"] / max(peers.values()) for ours, peers in turns)
        print(f"| ours, OpenBLAS's kernel {kernel} ({core}) | 2 × 1 | {own:.0f} | {own / 512 * operations / 1e9:.0f} "
              f"| {100 * share:.0f} % | {ratio:.2f} |")
        if ratio < required:
            slow.append(f"with the kernel {kernel} ({core}) {ratio:.2f} times PyTorch's best, not {required}")
    for (fits, threads, mode), rate in images.items():
        mark = " (its best)" if (fits, threads, mode) == best else ""
        print(f"| PyTorch, {mode}{mark} | {fits} × {threads} | {rate:.0f} | {rate / 512 * operations / 1e9:.0f} | | |")
    print(f"""
A step takes {operations / 1e9:.2f} GFLOP in products of matrices. The rate of sgemm is that of the same products alone, on as
many threads at once. The factor is against the fastest of PyTorch's ways in the same turn. A second BLAS
would have to be faster than that rate; the rest of a step is a tenth.""")
    if slow:
        sys.exit("ladder.py: too slow: " + "; ".join(slow))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
