"""The models of `Benchmarks step` in PyTorch that differ in the prior of their codes: VaDE, iVAE, VampPrior and GMVAE."""

import math

import torch
from torch import nn

LABELS, PSEUDO_INPUTS, STYLES, STYLE_UNITS = 3, 10, 2, 16
LOG_TWO_PI = math.log(2 * math.pi)
CORNERS = [[0, 1], [-1, -0.5], [1, -0.5]]
VARIANCES = [[0.2, 0.3], [0.4, 0.1], [0.3, 0.2]]


def network(inputs, outputs, units=64):
    return nn.Sequential(
        nn.Linear(inputs, units), nn.ReLU(), nn.Linear(units, units), nn.ReLU(), nn.Linear(units, outputs))


def log_density(z, means, log_variances):
    """log N(z; means, diag exp(log_variances)), summed over the last axis."""
    return -0.5 * (LOG_TWO_PI + log_variances + (z - means).square() * torch.exp(-log_variances)).sum(dim=-1)


class Model(nn.Module):
    """The networks and the likelihood that all kinds share; a kind adds its prior, and the mean negative bound."""

    features = 2
    # What a forward pass takes beside the points, by the names of the example.
    inputs = ("noise",)
    # What of ours has no gradient here.
    idle = set()

    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = network(self.features, 4), network(2, 2)
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

    def draws(self, labels):
        """What a forward pass takes beside the points, for points of these labels."""
        return (torch.randn(len(labels), 2),)


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

    features = 2 + LABELS
    inputs = ("noise", "labels")
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

    def draws(self, labels):
        return (*super().draws(labels), labels)


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

    inputs = ("noise", "style-noise")

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

    def draws(self, labels):
        return (*super().draws(labels), torch.randn(len(labels), STYLES))
