"""Prints what a fit costs over numbers of points from 10^5 to 10^7, beside scikit-learn's while its memory lasts.

    python3 large.py PIPELINE

Ours is the whole of `pipeline run`: it reads a .npy file, checks it, makes its digest, draws the starts and iterates; above a
million points these are read block by block in each iteration, and the starts are on a sample. scikit-learn's is `fit` on the array, loaded
whole. Both do ten iterations from one start by k-means++. Times are of the processor, on as many threads as each takes; memory is the
most that the process held. It fails where our time grows faster than the points, or where memory or the store grow with them.
"""

import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

FEATURES, COMPONENTS, ITERATIONS = 10, 10, 10
SIZES = [(100_000, "<f8"), (300_000, "<f8"), (1_000_000, "<f8"), (3_000_000, "<f8"), (10_000_000, "<f8"), (10_000_000, "<f4")]
# What a fit in blocks may hold beside the program, whatever the number of points, and what the store may take of each.
MOST_MEMORY, MOST_STORED = 512, 1
# How much faster than the points the time may grow, from a million points to ten.
MOST_GROWTH = 1.3

NOTEBOOK = f"""---
title: A large fit
question: What does it cost?
---

```yaml stage=points
run: read-points
points: Data/points.npy
```

```yaml stage=fit
run: fit-mixture
from: points
components: {COMPONENTS}
iterations: {ITERATIONS}
tolerance: 0
seed: 1
```
"""

PEER = f"""
import sys, warnings
import numpy as np
from sklearn.mixture import GaussianMixture
warnings.simplefilter("ignore")
GaussianMixture({COMPONENTS}, max_iter={ITERATIONS}, tol=0, init_params="k-means++", random_state=1).fit(np.load(sys.argv[1]))
"""


def write_points(path, points, kind):
    """Points about ten centres, written piece by piece."""
    stream = np.random.default_rng(7)
    centres = 4 * stream.normal(size=(COMPONENTS, FEATURES))
    maps = 0.5 * stream.normal(size=(COMPONENTS, FEATURES, FEATURES))
    array = np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=(points, FEATURES))
    for start in range(0, points, 100_000):
        count = min(100_000, points - start)
        owners = stream.integers(COMPONENTS, size=count)
        noise = stream.normal(size=(count, FEATURES))
        array[start : start + count] = centres[owners] + np.einsum("nd,nde->ne", noise, maps[owners])
    array.flush()


def measure(command, folder):
    """Processor seconds and the most MiB held; nothing where it failed."""
    process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    return (used.ru_utime + used.ru_stime, used.ru_maxrss / 1024) if status == 0 else None


def free_bytes():
    lines = pathlib.Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable"))


def peer(path, points, folder):
    # The array, and about five of responsibilities.
    needed = 8 * points * (FEATURES + 5 * COMPONENTS)
    if needed > 0.8 * free_bytes():
        return None
    return measure([sys.executable, "-c", PEER, path], folder)


def row(pipeline, points, kind):
    with tempfile.TemporaryDirectory() as folder:
        notebooks = pathlib.Path(folder) / "Pipelines"
        (notebooks / "Data").mkdir(parents=True)
        path = notebooks / "Data" / "points.npy"
        (notebooks / "large.md").write_text(NOTEBOOK)
        # In a process of its own: what this one holds would count as held by those that it starts.
        writing = multiprocessing.Process(target=write_points, args=(path, points, kind))
        writing.start()
        writing.join()
        ours = measure([pipeline, "run", "Pipelines/large.md", "fit", "--quiet"], folder)
        if ours is None:
            sys.exit(f"large.py: the fit to {points} points failed")
        objects = pathlib.Path(folder) / ".store" / "objects"
        stored = sum(file.stat().st_size for file in objects.rglob("*") if file.is_file()) / 2**20
        theirs = peer(path, points, folder) if kind == "<f8" else None
        size = path.stat().st_size / 2**20
    cells = f"{theirs[0]:.1f} | {theirs[1]:.0f}" if theirs else "|"
    print(
        f"| {points:,} | {kind} | {size:.0f} | {ours[0]:.1f} | {1e6 * ours[0] / points:.2f} | {ours[1]:.0f} | {stored:.1f} | {cells} |",
        flush=True)
    return ours[0] / points, ours[1], stored


def main(pipeline):
    print(f"\nA fit of {COMPONENTS} components to points of {FEATURES} features, {ITERATIONS} iterations, full covariances\n")
    print("| points | type | the data, MiB | ours, s | microseconds a point | memory, MiB | stored, MiB | scikit-learn, s | memory, MiB |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = {case: row(os.path.abspath(pipeline), *case) for case in SIZES}
    large = [found for (points, _), found in rows.items() if points > 1_000_000]
    growth = rows[(10_000_000, "<f8")][0] / rows[(1_000_000, "<f8")][0]
    if growth > MOST_GROWTH:
        sys.exit(f"large.py: ten times the points take {10 * growth:.1f} times as long")
    if max(memory for _, memory, _ in large) > MOST_MEMORY or max(stored for _, _, stored in large) > MOST_STORED:
        sys.exit("large.py: memory or the store grow with the points")


if __name__ == "__main__":
    main(sys.argv[1])
