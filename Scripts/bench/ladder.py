"""Prints the table that compares training steps of the MNIST ladder with PyTorch's: the same arithmetic, batch 512.

    python3 ladder.py BENCHMARKS [REPETITIONS]

BENCHMARKS is the built executable. Ours are two fits side by side, a thread each, as the pipeline runs them on two
cores, with products in single precision and in bfloat16; PyTorch does the latter under torch.autocast. The products of matrices are our own kernels; what OpenBLAS makes of the same products stands below, once with
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
EPOCHS = 8
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Of a process that computes by itself, the time until it has loaded and warmed up, in seconds.
WARM_UP = {"eager": 12, "compiled": 60}
PRECISIONS = ["single", "bfloat16"]
PEERS = [
    # precision, fits side by side, threads of each, mode: all that keeps two cores at work
    (precision, fits, threads, mode)
    for precision in PRECISIONS for fits, threads in [(1, 2), (2, 1)] for mode in ["eager", "compiled"]
]
# Times the best of PyTorch's ways in the same precision.
REQUIRED = {"single": 2.0, "bfloat16": 1.2}
# bfloat16, times our own single precision, where the processor multiplies it.
REQUIRED_GAIN = 1.6
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


def torch_images(precision, fits, threads, mode):
    """Images a second of two cores, if nothing else ran on them."""
    start = time.time() + WARM_UP[mode] if fits > 1 else 0
    command = [sys.executable, HERE / "ladder_torch.py", threads, mode, precision, EPOCHS, start]
    env = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    results = run([command] * fits, env)
    return 2 * 1e3 * 512 / statistics.mean(result["milliseconds"] for result in results)


def own_fits(benchmarks):
    """What our fits found in each precision."""
    fits = {}
    for precision in PRECISIONS:
        [fit] = run([[benchmarks, "ladder", 2, EPOCHS, precision]], ONE_THREAD)
        if not all(bound > -543.4 for bound in fit["bounds"]):
            sys.exit(f"ladder.py: the bounds are {fit['bounds']}, worse than grey images")
        fits[precision] = fit
    return fits


def milliseconds(fits, precision):
    """Of a step."""
    return statistics.mean(fits[precision]["milliseconds"])


def others(benchmarks):
    products = {}
    for kernel in KERNELS:
        [products[kernel]] = run([[benchmarks, "ladder-products", 2]], environment(kernel))
    return products, {peer: torch_images(*peer) for peer in PEERS}


def main(benchmarks, repetitions):
    turns = Turns(
        lambda: own_fits(benchmarks), lambda: others(benchmarks),
        lambda fits: sum(milliseconds(fits, precision) for precision in PRECISIONS), repetitions)
    operations = turns[0][0]["single"]["operations"]
    kernel = turns[0][0]["single"]["kernel"]
    images = {peer: turns.others(lambda others: others[1][peer]) for peer in PEERS}
    # A ratio is of a turn, since both sides meet the same machine there.
    gain = turns.ratio(lambda fits, _: milliseconds(fits, "single") / milliseconds(fits, "bfloat16"))
    ratios = {
        precision: turns.ratio(
            lambda fits, others: fits[precision]["images_per_second"]
            / max(rate for peer, rate in others[1].items() if peer[0] == precision))
        for precision in PRECISIONS
    }
    print(f"Training the MNIST ladder, batch 512, two cores, median of {repetitions} turns{turns.note}\n")
    print("| what | products | fits × threads | ms a step | images a second | GFLOP/s | ours in that precision, times |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: |")
    for precision in PRECISIONS:
        own = turns.ours(lambda fits: fits[precision]["images_per_second"])
        step = turns.ours(lambda fits: milliseconds(fits, precision))
        print(f"| ours | {precision} | 2 × 1 | {step:.1f} | {own:.0f} | {own / 512 * operations / 1e9:.0f} | |")
        peers = {peer: rate for peer, rate in images.items() if peer[0] == precision}
        for (_, fits, threads, mode), rate in peers.items():
            mark = " (its best)" if rate == max(peers.values()) else ""
            print(f"| PyTorch, {mode}{mark} | {precision} | {fits} × {threads} | {2e3 * 512 / rate:.1f} | {rate:.0f} "
                  f"| {rate / 512 * operations / 1e9:.0f} | {own / rate:.2f} |")
    print(f"""
Against the fastest of PyTorch's ways in the same turn: {ratios["single"]:.2f} times in single precision, {ratios["bfloat16"]:.2f} times in
bfloat16. Ours in bfloat16 (kernel: {kernel}) takes {1 / gain:.2f} of the time of single precision: {gain:.2f} times as fast. A step
takes {operations / 1e9:.2f} GFLOP in products of matrices; the same products alone, on two threads side by side:

| products | ms a step | GFLOP/s of both | share of it that a training step reaches |
| --- | ---: | ---: | ---: |""")
    rows = [
        ("our kernels", KERNELS[0], "own", "single"),
        (f"our kernels of bfloat16 ({kernel})", KERNELS[0], "bfloat16", "bfloat16"),
    ]
    rows += [
        (f"OpenBLAS, its kernel {k} ({turns[0][1][0][k]['core']})", k, "sgemm", "single") for k in KERNELS
    ]
    for name, core, key, precision in rows:
        time_of = turns.others(lambda others: others[0][core][key])
        share = turns.ratio(lambda fits, others: others[0][core][key] / milliseconds(fits, precision))
        print(f"| {name} | {time_of:.1f} | {2 * operations / time_of / 1e6:.0f} | {100 * share:.0f} % |")
    faults = [
        f"{ratios[precision]:.2f} times PyTorch's best in {precision}, not {REQUIRED[precision]}"
        for precision in PRECISIONS if ratios[precision] < REQUIRED[precision]
        and (precision == "single" or kernel != "plain")
    ]
    if gain < REQUIRED_GAIN and kernel != "plain":
        faults.append(f"bfloat16 is {gain:.2f} times as fast as single precision, not {REQUIRED_GAIN}")
    if faults:
        sys.exit(f"ladder.py: too slow: {'; '.join(faults)}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
