"""The same graph for our pipeline and for its peers: each file is made from one before it, twenty from each, as in sweeps."""

import os
import shutil
import subprocess
import sys

NOTEBOOK = """---
title: Many small stages
---

```yaml stage=points
run: sample-pinwheel
arms: 3
points-per-arm: 20
for each: {{ seed: 1...{seeds} }}
```

```yaml stage=fits
run: fit-mixture
from: points
covariances: spherical
iterations: 5
seed: 1
for each: {{ components: [1, 2] }}
```

```yaml stage=assignments
run: evaluate-mixture
from: [fits, points]
```

The lowest mean BIC is {{{{ fits.bic | min | fixed(2) }}}}.
"""


def write_notebook(folder: str, seeds: int) -> int:
    """Writes a notebook and returns the number of its stages."""
    os.makedirs(os.path.join(folder, "Pipelines"))
    with open(os.path.join(folder, "Pipelines", "many.md"), "w") as file:
        file.write(NOTEBOOK.format(seeds=seeds))
    return 5 * seeds


def edges(stages: int) -> list[tuple[str, str]]:
    return [(f"s{i // 20}", f"s{i}") for i in range(1, stages + 1)]


def make(stages: int) -> str:
    rules = [f"{b}: {a}\n\tcp $< $@" for a, b in edges(stages)]
    return "\n".join(["all: " + " ".join(b for _, b in edges(stages))] + rules) + "\n"


def ninja(stages: int) -> str:
    rules = [f"build {b}: copy {a}" for a, b in edges(stages)]
    return "\n".join(["rule copy", "  command = cp $in $out"] + rules) + "\n"


def doit(stages: int) -> str:
    return f"""def task_copy():
    for i in range(1, {stages} + 1):
        a, b = f"s{{i // 20}}", f"s{{i}}"
        yield dict(name=b, actions=[f"cp {{a}} {{b}}"], file_dep=[a], targets=[b])
"""


def snakemake(stages: int) -> str:
    names = [b for _, b in edges(stages)]
    rules = [f'rule {b}:\n    input: "{a}"\n    output: "{b}"\n    shell: "cp {{input}} {{output}}"' for a, b in edges(stages)]
    return "\n".join([f"rule all:\n    input: {names}"] + rules) + "\n"


PEERS = {
    "make": (make, "Makefile", ["-s"]),
    "ninja": (ninja, "build.ninja", ["--quiet"]),
    "doit": (doit, "dodo.py", ["-v", "0"]),
    "snakemake": (snakemake, "Snakefile", ["--cores", "2", "--quiet", "all"]),
}


def peer(name: str, folder: str, stages: int) -> list[str] | None:
    """Writes a peer's graph, builds it once, and returns the command that has nothing to do; None where there is no such peer."""
    beside = os.path.join(os.path.dirname(sys.executable), name)
    program = beside if os.path.exists(beside) else shutil.which(name)
    if program is None:
        return None
    write, file, options = PEERS[name]
    os.makedirs(folder)
    with open(os.path.join(folder, "s0"), "w") as source:
        source.write("source\n")
    with open(os.path.join(folder, file), "w") as graph:
        graph.write(write(stages))
    command = [program] + options
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return command
