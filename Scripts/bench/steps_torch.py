"""Trains with PyTorch the models that `Benchmarks step` trains, step for step the same arithmetic, on one thread.

    python3 steps_torch.py KIND check FOLDER
    python3 steps_torch.py KIND eager|compiled EPOCHS

KIND is `vade`, `ivae`, `vampprior` or `gmvae`. `check` reads the example that `Benchmarks step-example KIND FOLDER` wrote,
and fails unless PyTorch finds the same bound and the same gradient of every parameter. The other two train and print a line
of JSON as `Benchmarks step` does.

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
LABELS, PSEUDO_INPUTS, STYLES, STYLE_UNITS = 3, 10, 2, 16
LOG_TWO_PI = math.log(2 * math.pi)
CORNERS = [[0, 1], [-1, -0.5], [1, -0.5]]
VARIANCES = [[0.2, 0.3], [0.4, 0.1], [0.3, 0.2]]


def network(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, outputs))


def log_density(z, means, log_variances):
    """log N(z; means, diag exp(log_variances)), summed over the last axis."""
    return -0.5 * (LOG_TWO_PI + log_variances + (z - means).square() * torch.exp(-log_variances)).sum(dim=-1)


class Model(nn.Module):
    """The networks and the likelihood that all kinds share; a kind adds its prior, and the mean negative bound."""

    inputs = 2
    # What of ours has no gradient here.
    idle = set()

    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = network(self.inputs, 4), network(2, 2)
        self.log_deviation = nn.Parameter(torch.tensor(math.log(0.1)))

    def draw(self, x, noise):
        """The mean and log variance of q(z|x), and z."""
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        return mean, log_variance, mean + torch.exp(0.5 * log_variance) * noise

    def reconstruction(self, x, z):
        """log p(x|z)."""
        squares = (x - self.decoder(z)).square().sum(dim=1)
        return -0.5 * squares * torch.exp(-2 * self.log_deviation) - 2 * self.log_deviation - LOG_TWO_PI

    def places(self):
        """Our name of each parameter, and whether PyTorch has it transposed."""
        found = {"likelihood.log-deviation": (self.log_deviation, False)}
        for part in ["encoder", "decoder"]:
            for layer, index in enumerate([0, 2, 4]):
                name = "facet.0.head" if (part, layer) == ("encoder", 2) else f"{part}.{layer}"
                found |= linear(name, getattr(self, part)[index])
        return found

    def extra(self, count):
        """What a batch has beside points and noise: nothing."""
        return ()


def linear(name, layer):
    return {f"{name}.weight": (layer.weight, True), f"{name}.bias": (layer.bias, False)}


class VaDE(Model):
    """Three components, c summed out, at one draw of z for each point."""

    def __init__(self):
        super().__init__()
        self.logits = nn.Parameter(torch.log(torch.tensor([0.5, 0.3, 0.2])))
        self.means = nn.Parameter(torch.tensor(CORNERS, dtype=torch.float32))
        self.log_variances = nn.Parameter(torch.log(torch.tensor(VARIANCES)))

    def forward(self, x, noise):
        _, log_variance, z = self.draw(x, noise)
        joint = torch.log_softmax(self.logits, 0) + log_density(z[:, None], self.means, self.log_variances)
        entropy = 0.5 * (1 + LOG_TWO_PI + log_variance).sum(dim=1)
        return -(self.reconstruction(x, z) + torch.logsumexp(joint, dim=1) + entropy).mean()

    def places(self):
        return super().places() | {
            "facet.0.prior.logits": (self.logits, False), "facet.0.prior.means": (self.means, False),
            "facet.0.prior.log-variances": (self.log_variances, False),
        }


class IVAE(Model):
    """log p(x|u): a component for each label, the divergence in closed form."""

    inputs = 2 + LABELS
    # The weight of a label's only component, and how often a label is met.
    idle = {"facet.0.prior.logits", "facet.0.prior.log-shares"}

    def __init__(self):
        super().__init__()
        self.means = nn.Parameter(torch.tensor(CORNERS, dtype=torch.float32))
        self.log_variances = nn.Parameter(torch.log(torch.tensor(VARIANCES)))

    def forward(self, x, noise, labels):
        told = torch.cat([x, nn.functional.one_hot(labels, LABELS).to(x.dtype)], dim=1)
        mean, log_variance, z = self.draw(told, noise)
        means, log_variances = self.means[labels], self.log_variances[labels]
        spread = (log_variance.exp() + (mean - means).square()) * torch.exp(-log_variances)
        divergence = 0.5 * (log_variances - log_variance + spread - 1).sum(dim=1)
        return -(self.reconstruction(x, z) - divergence).mean()

    def places(self):
        return super().places() | {
            "facet.0.prior.means": (self.means, False), "facet.0.prior.log-variances": (self.log_variances, False),
        }

    def extra(self, count):
        return (torch.arange(count) % LABELS,)


class VampPrior(Model):
    """Components of one weight: what the encoder makes of pseudo-inputs."""

    def __init__(self):
        super().__init__()
        self.pseudo_inputs = nn.Parameter(torch.randn(PSEUDO_INPUTS, 2))

    def forward(self, x, noise):
        _, log_variance, z = self.draw(x, noise)
        means, log_variances = self.encoder(self.pseudo_inputs).chunk(2, dim=1)
        joint = log_density(z[:, None], means, log_variances) - math.log(PSEUDO_INPUTS)
        entropy = 0.5 * (1 + LOG_TWO_PI + log_variance).sum(dim=1)
        return -(self.reconstruction(x, z) + torch.logsumexp(joint, dim=1) + entropy).mean()

    def places(self):
        return super().places() | {"facet.0.prior.pseudo-inputs": (self.pseudo_inputs, False)}


class GMVAE(Model):
    """Three components of one weight, which a network makes of a style w of the point."""

    def __init__(self):
        super().__init__()
        self.style = nn.Linear(64, 2 * STYLES)
        self.hidden, self.table = nn.Linear(STYLES, STYLE_UNITS), nn.Linear(STYLE_UNITS, 2 * 3 * 2)

    def forward(self, x, noise, style_noise):
        features = self.encoder[:4](x)
        mean, log_variance = self.encoder[4](features).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * noise
        style_mean, style_log_variance = self.style(features).chunk(2, dim=1)
        w = style_mean + torch.exp(0.5 * style_log_variance) * style_noise
        means, log_variances = self.table(torch.tanh(self.hidden(w))).view(-1, 2, 3, 2).unbind(dim=1)
        joint = log_density(z[:, None], means, log_variances) - math.log(3)
        entropy = 0.5 * (1 + LOG_TWO_PI + log_variance).sum(dim=1)
        divergence = 0.5 * (style_mean.square() + style_log_variance.exp() - style_log_variance - 1).sum(dim=1)
        return -(self.reconstruction(x, z) + torch.logsumexp(joint, dim=1) + entropy - divergence).mean()

    def places(self):
        return super().places() | linear("facet.0.style", self.style) | linear(
            "facet.0.prior.hidden.0", self.hidden) | linear("facet.0.prior.table", self.table)

    def extra(self, count):
        return (torch.randn(count, STYLES),)


KINDS = {"vade": VaDE, "ivae": IVAE, "vampprior": VampPrior, "gmvae": GMVAE}


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


def check(model, folder):
    tensors, places = example(folder), model.places()
    expected = {name.removeprefix("parameters.") for name in tensors if name.startswith("parameters.")}
    if expected != set(places) | model.idle:
        sys.exit(f"steps_torch.py: the parameters are {sorted(expected)}, which are not those of the model here")
    if any(tensors[f"gradients.{name}"].any() for name in model.idle):
        sys.exit("steps_torch.py: what should have no gradient has one")
    with torch.no_grad():
        for name, (parameter, is_transposed) in places.items():
            value = tensors[f"parameters.{name}"]
            parameter.copy_(value.T if is_transposed else value)
    extra = (tensors["style-noise"],) if len(tensors["style-noise"]) else model.extra(len(tensors["points"]))
    loss = model(tensors["points"], tensors["noise"], *extra)
    loss.backward()
    worst = abs(loss.item() + tensors["bound"].item()) / abs(loss.item())
    for name, (parameter, is_transposed) in places.items():
        ours = tensors[f"gradients.{name}"]
        theirs = parameter.grad.T if is_transposed else parameter.grad
        worst = max(worst, ((ours - theirs).norm() / theirs.norm()).item())
    # Both add 256 points in single precision, in another order.
    if not worst < 2e-5:
        sys.exit(f"steps_torch.py: bound or gradients differ, relatively by {worst}")
    print(json.dumps({"difference": worst}))


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
            extra = (labels[batch],) if isinstance(model, IVAE) else model.extra(BATCH)
            loss = bound(points[batch], torch.randn(BATCH, 2), *extra)
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
