"""Trains with PyTorch the iVAE that `Benchmarks ivae` trains, step for step the same arithmetic, on one thread.

    python3 ivae_torch.py check FOLDER
    python3 ivae_torch.py eager|compiled EPOCHS

See vade_torch.py, whose networks and measurements these are.
"""

import json
import math
import statistics
import sys
import time

import torch
from torch import nn

from vade_torch import BATCH, BATCHES, CLIP, LOG_TWO_PI, RATE, example, network

LABELS = 3
# What of ours has no gradient: the weight of a label's only component, and how often a label is met.
IDLE = {"facet.0.prior.logits", "facet.0.prior.log-shares"}


class IVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = network(2 + LABELS, 4), network(2, 2)
        self.log_deviation = nn.Parameter(torch.tensor(math.log(0.1)))
        self.means = nn.Parameter(torch.tensor([[0, 1], [-1, -0.5], [1, -0.5]]))
        self.log_variances = nn.Parameter(torch.log(torch.tensor([[0.2, 0.3], [0.4, 0.1], [0.3, 0.2]])))

    def forward(self, x, labels, noise):
        """The mean negative bound of log p(x|u), its divergence in closed form."""
        told = torch.cat([x, nn.functional.one_hot(labels, LABELS).to(x.dtype)], dim=1)
        mean, log_variance = self.encoder(told).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * noise
        squares = (x - self.decoder(z)).square().sum(dim=1)
        reconstruction = -0.5 * squares * torch.exp(-2 * self.log_deviation) - 2 * self.log_deviation - LOG_TWO_PI
        means, log_variances = self.means[labels], self.log_variances[labels]
        spread = (log_variance.exp() + (mean - means).square()) * torch.exp(-log_variances)
        divergence = 0.5 * (log_variances - log_variance + spread - 1).sum(dim=1)
        return -(reconstruction - divergence).mean()


def places(model):
    """Our name of each parameter, and whether PyTorch has it transposed."""
    found = {
        "likelihood.log-deviation": (model.log_deviation, False), "facet.0.prior.means": (model.means, False),
        "facet.0.prior.log-variances": (model.log_variances, False),
    }
    for part in ["encoder", "decoder"]:
        for layer, index in enumerate([0, 2, 4]):
            linear = getattr(model, part)[index]
            name = "facet.0.head" if (part, layer) == ("encoder", 2) else f"{part}.{layer}"
            found[f"{name}.weight"] = (linear.weight, True)
            found[f"{name}.bias"] = (linear.bias, False)
    return found


def check(folder):
    tensors, model = example(folder), IVAE()
    expected = {name for name in tensors if name.startswith("parameters.")}
    if expected != {f"parameters.{name}" for name in set(places(model)) | IDLE}:
        sys.exit(f"ivae_torch.py: the parameters are {sorted(expected)}, which are not those of the model here")
    if any(tensors[f"gradients.{name}"].any() for name in IDLE):
        sys.exit("ivae_torch.py: what should have no gradient has one")
    with torch.no_grad():
        for name, (parameter, is_transposed) in places(model).items():
            value = tensors[f"parameters.{name}"]
            parameter.copy_(value.T if is_transposed else value)
    labels = torch.arange(len(tensors["points"])) % LABELS
    loss = model(tensors["points"], labels, tensors["noise"])
    loss.backward()
    worst = abs(loss.item() + tensors["bound"].item()) / abs(loss.item())
    for name, (parameter, is_transposed) in places(model).items():
        ours = tensors[f"gradients.{name}"]
        theirs = parameter.grad.T if is_transposed else parameter.grad
        worst = max(worst, ((ours - theirs).norm() / theirs.norm()).item())
    # Both add 256 points in single precision, in another order.
    if not worst < 2e-5:
        sys.exit(f"ivae_torch.py: bound or gradients differ, relatively by {worst}")
    print(json.dumps({"difference": worst}))


def train(mode, epochs):
    torch.manual_seed(1)
    model = IVAE()
    count = BATCH * BATCHES
    corners, labels = torch.tensor([[0, 1], [-1, -0.5], [1, -0.5]]), torch.arange(count) % LABELS
    points = corners[labels] + 0.2 * torch.randn(count, 2)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, fused=True)
    bound = torch.compile(model) if mode == "compiled" else model
    milliseconds = []
    for _ in range(epochs):
        begun = time.process_time()
        order, total = torch.randperm(count), 0.0
        for batch in order.split(BATCH):
            loss = bound(points[batch], labels[batch], torch.randn(BATCH, 2))
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
