"""Prints the table that compares our exact likelihood, with its gradient, with SciPy's quadrature of the value alone.

    python3 likelihood.py BENCHMARKS [REPETITIONS]

BENCHMARKS is the built executable. Both sides take the same points of the same model, on one thread and in turns; times are
those of the processor. SciPy
integrates the joint density of x and z over z by adaptive quadrature, piece by piece between the breaks of the decoder,
which it is told, within the 9 deviations about each component, and is asked for a relative error of 1e-10. Every value is
held against ours.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.integrate import quad

from turns import Turns

# Components, units, outputs.
CASES = [(2, 1, 1), (2, 3, 1), (3, 3, 2), (3, 8, 3)]
REQUIRED = 50.0
ERROR = 1e-10
POINTS, SHARED = 20_000, 25


def measure(*command):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"likelihood.py: {command[0]} failed:\n{result.stderr}")
    return json.loads(result.stdout) if result.stdout.strip() else {}


def log_density(model, breaks, x):
    """log p(x), with plain floats, which Python is fastest with for so few numbers."""
    units = list(zip(model["inputWeights"], model["biases"]))
    outputs = len(model["shift"])
    columns = [model["outputWeights"][d::outputs] for d in range(outputs)]
    precision = 0.5 / model["noise"] ** 2
    leak, exp = model["leak"], math.exp

    def joint(z, mean, rate):
        hidden = [t if t > 0 else leak * t for t in [w * z + b for w, b in units]]
        square = 0.0
        for value, column, shift in zip(x, columns, model["shift"]):
            rest = value - shift
            for weight, activation in zip(column, hidden):
                rest -= weight * activation
            square += rest * rest
        return exp(-square * precision - (z - mean) ** 2 * rate)

    total = 0.0
    for weight, mean, deviation in zip(model["weights"], model["means"], model["deviations"]):
        low, high = mean - 9 * deviation, mean + 9 * deviation
        ends = [low] + [t for t in breaks if low < t < high] + [high]
        rate = 0.5 / deviation**2
        # Absolute errors of 1e-14 let pieces that hold nothing pass at once.
        value = sum(
            quad(joint, a, b, args=(mean, rate), epsrel=ERROR, epsabs=1e-14, limit=200)[0]
            for a, b in zip(ends, ends[1:]))
        total += weight / deviation * value
    return math.log(total) - outputs * math.log(model["noise"]) - 0.5 * (outputs + 1) * math.log(2 * math.pi)


def scipy_turn(folder, expected):
    model = json.loads((folder / "model.json").read_text())
    points = np.load(folder / "points.npy")[:SHARED].tolist()
    breaks = sorted(-b / w for w, b in zip(model["inputWeights"], model["biases"]))
    begun = time.process_time()
    values = [log_density(model, breaks, x) for x in points]
    microseconds = (time.process_time() - begun) / len(points) * 1e6
    worst = max(abs(a - b) for a, b in zip(values, expected))
    return microseconds, worst


def compare(benchmarks, case, repetitions):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        measure(benchmarks, "likelihood-data", folder, *case, POINTS)
        # The values are the same in every turn.
        expected = measure(benchmarks, "likelihood", folder)["log_densities"]
        turns = Turns(
            lambda: measure(benchmarks, "likelihood", folder), lambda: scipy_turn(folder, expected),
            lambda ours: ours["microseconds"], repetitions)
    worst = max(worst for _, (_, worst) in turns)
    if worst > 1e-8:
        sys.exit(f"likelihood.py: log densities of {case} differ by {worst}")
    return turns, worst


def main(benchmarks, repetitions):
    print(f"Exact likelihood, per observation, one thread, float64, median of {repetitions} turns\n")
    print("| components, units, outputs | ours with gradient, µs | SciPy's value, µs | ratio | largest difference |")
    print("| --- | ---: | ---: | ---: | ---: |")
    slow = []
    for case in CASES:
        turns, worst = compare(benchmarks, case, repetitions)
        ours, theirs = turns.ours(lambda ours: ours["microseconds"]), turns.others(lambda others: others[0])
        ratio = turns.ratio(lambda ours, others: others[0] / ours["microseconds"])
        print(f"| {', '.join(map(str, case))} | {ours:.2f} | {theirs:.0f} | {ratio:.0f}{turns.note} | {worst:.0e} |", flush=True)
        if ratio < REQUIRED:
            slow.append(f"{case}: {ratio:.0f} times as fast, not {REQUIRED:.0f}")
    print(f"""
SciPy is `scipy.integrate.quad` at a relative error of {ERROR:.0e}, told where the decoder breaks; ours is exact.
""")
    if slow:
        sys.exit("likelihood.py: too slow: " + "; ".join(slow))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
