"""One fit of the MNIST ladder in PyTorch: the arithmetic of `Benchmarks ladder`. Prints a line of JSON.

    python3 ladder_torch.py THREADS eager|compiled single|bfloat16 EPOCHS START

Warms up, waits for the moment START (seconds since 1970; 0 for none), so that several may begin together, and takes EPOCHS
times eight steps, of which the fastest count. In bfloat16 the model and its loss are computed under torch.autocast, which is
what its documentation asks for; parameters and Adam stay in single precision. Times are those of the processor, of all threads together.
"""

import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH = 512
LOG_TWO_PI = math.log(2 * math.pi)


class Facet(nn.Module):
    def __init__(self, rung, latents, components):
        super().__init__()
        self.head = nn.Linear(rung, 2 * latents)
        self.logits = nn.Parameter(torch.zeros(components))
        self.means = nn.Parameter(torch.randn(components, latents))
        self.raw_variances = nn.Parameter(torch.full((components, latents), 1.0))

    def forward(self, rung):
        mean, log_variance = self.head(rung).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        variances = F.softplus(self.raw_variances, beta=10)
        log_weights = F.log_softmax(self.logits, dim=0)
        # ||(z - mu) / s||^2 as products of matrices, which is faster here than its broadcast form.
        squares = (z * z) @ (1 / variances).T - 2 * z @ (self.means / variances).T
        constants = log_weights - 0.5 * (LOG_TWO_PI + variances.log() + self.means**2 / variances).sum(dim=1)
        log_prior = torch.logsumexp(constants - 0.5 * squares, dim=1)
        entropy = 0.5 * (1 + LOG_TWO_PI + log_variance).sum(dim=1)
        return z, log_prior + entropy


class Ladder(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(784, 500), nn.Linear(500, 2000)
        self.shallow, self.deep = Facet(500, 5, 25), Facet(2000, 5, 25)
        self.door = nn.Linear(5, 500)
        self.up0, self.up1 = nn.Linear(5, 2000), nn.Linear(2000, 500)
        self.up2, self.out = nn.Linear(500, 500), nn.Linear(500, 784)

    def forward(self, x):
        h = F.relu(self.first(x))
        z0, bound0 = self.shallow(h)
        z1, bound1 = self.deep(F.relu(self.second(h)))
        u = F.relu(self.up1(F.relu(self.up0(z1)))) + 0.1 * F.relu(self.door(z0))
        logits = self.out(F.relu(self.up2(u)))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / x.shape[0]
        return reconstruction - (bound0 + bound1).mean()


def main(threads, mode, precision, epochs, start):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = Ladder()
    # The fastest of PyTorch's: one pass over all parameters.
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    images = torch.randint(0, 256, (8 * BATCH, 784), dtype=torch.uint8)
    loss_of = torch.compile(model) if mode == "compiled" else model
    order = torch.randperm(len(images))

    def step(i):
        batch = images[order[i % 8 * BATCH:][:BATCH]].float() / 255
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bfloat16"):
            loss = loss_of(batch)
        loss.backward()
        optimizer.step()
        return loss

    for i in range(6):
        step(i)
    while time.time() < start:
        time.sleep(0.001)
    times = []
    for _ in range(epochs):
        begun = time.process_time()
        for i in range(8):
            loss = step(i)
        times.append(time.process_time() - begun)
    milliseconds = 1e3 * min(times) / 8
    print(json.dumps({"milliseconds": milliseconds, "loss": loss.item(), "torch": torch.__version__}))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
