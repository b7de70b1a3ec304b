"""Prints the tables that compare our training of small autoencoders with PyTorch's: the same step, on one thread, in single
precision.

    python3 steps.py BENCHMARKS [REPETITIONS [KIND ...]]

BENCHMARKS is the built executable; a KIND is one of `TITLES`, and without any all are compared. For each kind it first makes
sure that both sides find the same bound and gradients for the same model. Times are those of the processor, which on one
thread are what a step takes when nothing else runs. The sides take turns, so that what else the machine does meets all; of a
turn the fastest epoch of eight steps counts, on every side, and a row shows the median of the turns.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from turns import Turns

EPOCHS = {"ours": 600, "eager": 100, "compiled": 150}
TITLES = {
    "vade": "VaDE, a training step, 2→64→64→2, K=3",
    "ivae": "iVAE, a training step, (2 and 3 labels)→64→64→2, a component for each label",
    "vampprior": "VampPrior, a training step, 2→64→64→2, 10 pseudo-inputs",
    "gmvae": "GMVAE, a training step, 2→64→64→2, K=3 of a style of 2 numbers by 16 units",
    "svae-3": "SVAE, a training step, 2→48→48→2 with skip paths, K=3, 10 rounds of inference and the exact gradient",
    "svae-10": "SVAE, a training step, 2→48→48→2 with skip paths, K=10, 10 rounds of inference and the exact gradient",
    "m2": "M2 without labels, a training step, 2→48→48→2, the sum over K=3",
    "dlgmm": "DLGMM, a training step, 2→48→48→2, K=3",
}
REQUIRED = {"vade": {"eager": 6.0, "compiled": 2.5}}
REQUIRED_OF_OTHERS = {"eager": 4.0}
NAMES = {"eager": "PyTorch, eager", "compiled": "PyTorch, `torch.compile`"}
HERE = pathlib.Path(__file__).resolve().parent
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def measure(*command, environment=ONE_THREAD):
    result = subprocess.run([str(word) for word in command], env=environment, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"steps.py: {' '.join(str(word) for word in command)} failed:\n{result.stderr}")
    return json.loads(result.stdout) if result.stdout.strip() else {}


def torch(kind, *words):
    return measure(sys.executable, HERE / "steps_torch.py", kind, *words)


def others(kind):
    return {mode: torch(kind, mode, EPOCHS[mode]) for mode in NAMES}


def peak(benchmarks):
    # The peak is that of the fastest kernel that OpenBLAS knows for this processor, whatever the environment asks for.
    free = {name: value for name, value in ONE_THREAD.items() if name != "OPENBLAS_CORETYPE"}
    return measure(benchmarks, "peak", environment=free)


def compare(kind, benchmarks, repetitions):
    """Prints the table of a kind, and returns what it fell short of."""
    with tempfile.TemporaryDirectory() as folder:
        measure(benchmarks, "step-example", kind, folder)
        difference = torch(kind, "check", folder)["difference"]
    turns = Turns(
        lambda: measure(benchmarks, "step", kind, EPOCHS["ours"]), lambda: (others(kind), peak(benchmarks)),
        lambda ours: ours["milliseconds"], repetitions)
    ours = turns.ours(lambda ours: ours["milliseconds"])
    times = {mode: turns.others(lambda others: others[0][mode]["milliseconds"]) for mode in NAMES}
    ratios = {mode: turns.ratio(lambda ours, others: others[0][mode]["milliseconds"] / ours["milliseconds"]) for mode in NAMES}
    # A rate that the machine attains is what it does when nothing disturbs it: the best of the turns.
    operations = turns[0][0]["operations"]
    rate = operations / min(found["milliseconds"] for found, _ in turns) / 1e6
    highest = max(peak["single"] for _, (_, peak) in turns)
    modes, core = turns[0][1][0], turns[0][1][1]["core"]
    version = modes["eager"]["version"]
    print(f"""
{TITLES[kind]}, batch 256, one thread, float32, median of {repetitions} turns{turns.note}

| | ms a step | times ours |
| --- | ---: | ---: |
| ours | {ours:.3f} | 1.0 |""")
    for mode, name in NAMES.items():
        print(f"| {name} | {times[mode]:.3f} | {ratios[mode]:.1f} |")
    print(f"""
PyTorch is {version}, with its fused Adam. For the same model, batch and noise the bounds and gradients differ relatively by
{difference:.0e}. The products of a step's layers are {operations / 1e6:.1f} MFLOP: ours does {rate:.0f} GFLOP/s in the whole step, with prior, noise,
clipping and Adam, {100 * rate / highest:.0f} % of the {highest:.0f} that sgemm (OpenBLAS, {core}, 768×768) does in the same turns.""")
    return [
        f"{kind} is {ratios[mode]:.1f} times as fast as {NAMES[mode]}, not {factor}"
        for mode, factor in REQUIRED.get(kind, REQUIRED_OF_OTHERS).items() if ratios[mode] < factor
    ]


def main(benchmarks, repetitions=3, *kinds):
    slow = [line for kind in kinds or TITLES for line in compare(kind, benchmarks, int(repetitions))]
    if slow:
        sys.exit("steps.py: too slow: " + "; ".join(slow))


if __name__ == "__main__":
    main(*sys.argv[1:])
