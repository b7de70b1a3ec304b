"""Trains with PyTorch the models that `Benchmarks step` trains, step for step the same arithmetic, on one thread.

    python3 steps_torch.py KIND check FOLDER
    python3 steps_torch.py KIND eager|compiled EPOCHS

KIND is one of `KINDS`, whose models are in `steps_models.py` and `steps_structured.py`. `check` reads the example that
`Benchmarks step-example KIND FOLDER` wrote, and fails unless PyTorch finds the same bound and the same gradient of every
parameter, and moves a belief alike. The other two train and print a line of JSON as `Benchmarks step` does.

Needs PyTorch 2.4 or later, and for `compiled` a C++ compiler.
"""

import json
import pathlib
import statistics
import struct
import sys
import time

import numpy as np
import torch
from torch import nn

from steps_models import CORNERS, GMVAE, IVAE, LABELS, VaDE, VampPrior
from steps_structured import DLGMM, M2, SVAE

BATCH, BATCHES, CLIP, RATE = 256, 8, 10.0, 2e-3
KINDS = {
    "vade": VaDE, "ivae": IVAE, "vampprior": VampPrior, "gmvae": GMVAE, "svae-3": SVAE, "svae-10": lambda: SVAE(10),
    "m2": M2, "dlgmm": DLGMM,
}
# Rounds of SVAE's inference in which labels settle, so that the gradient through them all is that through the fixed point.
SETTLED = 60


def example(folder):
    """The tensors of a `.safetensors` file of F32, F64 and I64, by name."""
    data = (pathlib.Path(folder) / "example.safetensors").read_bytes()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    entries = {name: entry for name, entry in json.loads(data[8:start]).items() if name != "__metadata__"}
    types = {"F32": np.float32, "F64": np.float64, "I64": np.int64}
    return {
        name: torch.from_numpy(
            np.frombuffer(data[start:][slice(*entry["data_offsets"])], types[entry["dtype"]])
            .reshape(entry["shape"]).copy())
        for name, entry in entries.items()
    }


def fill(model, tensors):
    """Gives the model the parameters of the example."""
    places = model.places()
    expected = {name.removeprefix("parameters.") for name in tensors if name.startswith("parameters.")}
    if expected != set(places) | model.idle:
        sys.exit(f"steps_torch.py: the parameters are {sorted(expected)}, which are not those of the model here")
    if any(tensors[f"gradients.{name}"].any() for name in model.idle):
        sys.exit("steps_torch.py: what should have no gradient has one")
    with torch.no_grad():
        for name, (parameter, is_transposed) in places.items():
            value = tensors[f"parameters.{name}"]
            parameter.copy_(value.T if is_transposed else value)
        if isinstance(model, SVAE):
            model.belief.copy_(tensors["belief.before"])
            model.rounds = SETTLED
    return places


def check(model, folder):
    tensors = example(folder)
    places = fill(model, tensors)
    inputs = [tensors[name] for name in model.inputs]
    loss = model(tensors["points"], *(value.float() if value.is_floating_point() else value for value in inputs))
    loss.backward()
    differences = {"bound": abs(loss.item() + tensors["bound"].item()) / abs(loss.item())}
    for name, (parameter, is_transposed) in places.items():
        theirs = parameter.grad.T if is_transposed else parameter.grad
        differences[name] = relative(tensors[f"gradients.{name}"], theirs)
    if isinstance(model, SVAE):
        differences["belief"] = relative(tensors["belief.after"], model.belief)
    name, worst = max(differences.items(), key=lambda item: item[1])
    # Both add 256 points in single precision, in another order.
    if not worst < 2e-5:
        sys.exit(f"steps_torch.py: bound or gradients differ, relatively by {worst}, in '{name}'")
    print(json.dumps({"difference": worst}))


def relative(ours, theirs):
    return ((ours - theirs).norm() / theirs.norm()).item()


def train(model, mode, epochs):
    count = BATCH * BATCHES
    labels = torch.arange(count) % LABELS
    points = torch.tensor(CORNERS, dtype=torch.float32)[labels] + 0.2 * torch.randn(count, 2)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=True)
    bound = torch.compile(model) if mode == "compiled" else model
    milliseconds = []
    for _ in range(epochs):
        begun = time.process_time()
        order, total = torch.randperm(count), 0.0
        for batch in order.split(BATCH):
            loss = bound(points[batch], *model.draws(labels[batch]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            total += loss.detach()
        milliseconds.append(1e3 * (time.process_time() - begun) / BATCHES)
    print(json.dumps({
        "milliseconds": min(milliseconds), "median": statistics.median(milliseconds),
        "bound": -total.item() / BATCHES, "version": torch.__version__}))


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(1)
    kind, mode, where = sys.argv[1:]
    if mode == "check":
        check(KINDS[kind](), where)
    else:
        train(KINDS[kind](), mode, int(where))
