"""Prints the table that compares our scores of codes with those of other tools, on the same arrays, taking turns.

    python3 codes.py BENCHMARKS PIPELINE [REPETITIONS]

Times are of the processor, the least of the turns: what else the machine does makes them longer, never shorter. Our
scores are strong, weak, one-to-one, least squares and R², in and out of sample, of all pairs; theirs are one number a pair. The last
row is our whole answer, with nulls, intervals and the verdict, by `pipeline compare`. A second table has that answer over four
numbers of points: its time must not grow faster than they do.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

POINTS, LATENTS, RUNS = 10_000, 10, 5
SIZES = [10_000, 30_000, 100_000, 300_000]
REQUIRED = {"scikit-learn": 5.0}
HERE = pathlib.Path(__file__).resolve().parent
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def measure(*command):
    result = subprocess.run([str(word) for word in command], env=ONE_THREAD, capture_output=True, text=True)
    return json.loads(result.stdout) if result.returncode == 0 else None


def write_runs(folder, points=POINTS):
    stream = np.random.default_rng(1)
    shared = stream.normal(size=(points, LATENTS))
    files = []
    for run in range(RUNS):
        noisy = shared + 0.3 * stream.normal(size=shared.shape)
        files.append(f"{folder}/run-{run + 1}.npy")
        np.save(files[-1], noisy @ stream.normal(size=(LATENTS, LATENTS)))
    return files


def whole_answer(pipeline, files, folder, turn):
    command = [pipeline, "compare", *files, "--report", f"{folder}/report-{turn}", "--store", f"{folder}/store-{turn}", "--quiet"]
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"codes.py: {' '.join(command)} ended with {status}")
    return 1e3 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1024


def print_sizes(pipeline):
    print(f"\nThe whole answer for {RUNS} runs of {LATENTS} columns\n")
    print("| points | processor, s | microseconds a point | memory, MiB | the data, MiB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    rates = []
    for points in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            milliseconds, memory = whole_answer(pipeline, write_runs(folder, points), folder, 0)
        rates.append(1e3 * milliseconds / points)
        data = RUNS * LATENTS * points * 8 / 2**20
        print(f"| {points:,} | {milliseconds / 1e3:.1f} | {rates[-1]:.0f} | {memory:.0f} | {data:.0f} |", flush=True)
    if rates[-1] > 1.2 * rates[0]:
        sys.exit("codes.py: the time grows faster than the number of points")


def main(benchmarks, pipeline, repetitions):
    tools = ["scikit-learn", "cebra", "consistency", "netrep", "numpy"]
    with tempfile.TemporaryDirectory() as folder:
        files = write_runs(folder)
        turns = [
            {"ours": measure(benchmarks, "codes", *files),
             **{tool: measure(sys.executable, HERE / "codes_peers.py", tool, *files) for tool in tools}}
            for _ in range(repetitions)
        ]
        whole = min(whole_answer(pipeline, files, folder, turn)[0] for turn in range(repetitions))
    ours = min(turn["ours"]["processor_milliseconds"] for turn in turns)
    print(f"\nScores of all pairs of {RUNS} runs of {POINTS} points and {LATENTS} columns, least of {repetitions} turns\n")
    print("| scores | processor, ms | times ours | weak | strong |")
    print("| --- | ---: | ---: | ---: | ---: |")
    print(f"| ours, all scores of pairs | {ours:.1f} | 1 | {turns[0]['ours']['weak']:.4f} | {turns[0]['ours']['strong']:.4f} |")
    for tool in tools:
        if turns[0][tool] is None:
            print(f"| {tool} | not installed | | | |")
            continue
        theirs = min(turn[tool]["processor_milliseconds"] for turn in turns)
        print(f"| {tool} | {theirs:.1f} | {theirs / ours:.1f} | {turns[0][tool]['weak']:.4f} | {turns[0][tool]['strong']:.4f} |")
        if theirs / ours < REQUIRED.get(tool, 0):
            sys.exit(f"codes.py: {tool} takes only {theirs / ours:.1f} times as long, not {REQUIRED[tool]}")
    print(f"| ours, the whole answer with figures | {whole:.0f} | {whole / ours:.1f} | | |")
    print_sizes(pipeline)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3)
