"""Trains with PyTorch the VaDE that `Benchmarks vade` trains, step for step the same arithmetic, on one thread.

    python3 vade_torch.py check FOLDER
    python3 vade_torch.py eager|compiled EPOCHS

`check` reads the example that `Benchmarks vade-example FOLDER` wrote, and fails unless PyTorch finds the same bound and
the same gradient of every parameter. The other two train and print a line of JSON as `Benchmarks vade` does.

Needs PyTorch 2.4 or later, and for `compiled` a C++ compiler.
"""

import json
import math
import pathlib
import statistics
import struct
import sys
import time

import numpy as np
import torch
from torch import nn

BATCH, BATCHES, CLIP, RATE = 256, 8, 10.0, 2e-3
LOG_TWO_PI = math.log(2 * math.pi)


def network(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, outputs))


class VaDE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = network(2, 4), network(2, 2)
        self.log_deviation = nn.Parameter(torch.tensor(math.log(0.1)))
        self.logits = nn.Parameter(torch.log(torch.tensor([0.5, 0.3, 0.2])))
        self.means = nn.Parameter(torch.tensor([[0, 1], [-1, -0.5], [1, -0.5]]))
        self.log_variances = nn.Parameter(torch.log(torch.tensor([[0.2, 0.3], [0.4, 0.1], [0.3, 0.2]])))

    def forward(self, x, noise):
        """The mean negative bound with c summed out, at one draw of z for each point."""
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * noise
        squares = (x - self.decoder(z)).square().sum(dim=1)
        reconstruction = -0.5 * squares * torch.exp(-2 * self.log_deviation) - 2 * self.log_deviation - LOG_TWO_PI
        distances = (z[:, None] - self.means).square() * torch.exp(-self.log_variances)
        joint = torch.log_softmax(self.logits, 0) - 0.5 * (LOG_TWO_PI + self.log_variances + distances).sum(dim=2)
        entropy = 0.5 * (1 + LOG_TWO_PI + log_variance).sum(dim=1)
        return -(reconstruction + torch.logsumexp(joint, dim=1) + entropy).mean()


def example(folder):
    """The tensors of a `.safetensors` file of F32 and F64, by name."""
    data = (pathlib.Path(folder) / "example.safetensors").read_bytes()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    entries = {name: entry for name, entry in json.loads(data[8:start]).items() if name != "__metadata__"}
    types = {"F32": np.float32, "F64": np.float64}
    return {
        name: torch.from_numpy(
            np.frombuffer(data[start:][slice(*entry["data_offsets"])], types[entry["dtype"]])
            .reshape(entry["shape"]).copy())
        for name, entry in entries.items()
    }


def places(model):
    """Our name of each parameter, and whether PyTorch has it transposed."""
    found = {
        "likelihood.log-deviation": (model.log_deviation, False), "facet.0.prior.logits": (model.logits, False),
        "facet.0.prior.means": (model.means, False), "facet.0.prior.log-variances": (model.log_variances, False),
    }
    for part in ["encoder", "decoder"]:
        for layer, index in enumerate([0, 2, 4]):
            linear = getattr(model, part)[index]
            name = "facet.0.head" if (part, layer) == ("encoder", 2) else f"{part}.{layer}"
            found[f"{name}.weight"] = (linear.weight, True)
            found[f"{name}.bias"] = (linear.bias, False)
    return found


def check(folder):
    tensors, model = example(folder), VaDE()
    expected = {name for name in tensors if name.startswith("parameters.")}
    if expected != {f"parameters.{name}" for name in places(model)}:
        sys.exit(f"vade_torch.py: the parameters are {sorted(expected)}, which are not those of the model here")
    with torch.no_grad():
        for name, (parameter, is_transposed) in places(model).items():
            value = tensors[f"parameters.{name}"]
            parameter.copy_(value.T if is_transposed else value)
    loss = model(tensors["points"], tensors["noise"])
    loss.backward()
    worst = abs(loss.item() + tensors["bound"].item()) / abs(loss.item())
    for name, (parameter, is_transposed) in places(model).items():
        ours = tensors[f"gradients.{name}"]
        theirs = parameter.grad.T if is_transposed else parameter.grad
        worst = max(worst, ((ours - theirs).norm() / theirs.norm()).item())
    # Both add 256 points in single precision, in another order.
    if not worst < 2e-5:
        sys.exit(f"vade_torch.py: bound or gradients differ, relatively by {worst}")
    print(json.dumps({"difference": worst}))


def train(mode, epochs):
    torch.manual_seed(1)
    model = VaDE()
    corners = torch.tensor([[0, 1], [-1, -0.5], [1, -0.5]])
    points = corners.repeat(BATCH * BATCHES // 3 + 1, 1)[: BATCH * BATCHES] + 0.2 * torch.randn(BATCH * BATCHES, 2)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=True)
    bound = torch.compile(model) if mode == "compiled" else model
    milliseconds = []
    for _ in range(epochs):
        begun = time.process_time()
        order, total = torch.randperm(len(points)), 0.0
        for batch in order.split(BATCH):
            loss = bound(points[batch], torch.randn(BATCH, 2))
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
    if sys.argv[1] == "check":
        check(sys.argv[2])
    else:
        train(sys.argv[1], int(sys.argv[2]))
