"""The models of `Benchmarks step` in PyTorch whose inference or bound is another one: SVAE, M2 and DLGMM."""

import math

import torch
from torch import nn

from steps_models import CORNERS, LOG_TWO_PI, VARIANCES, linear, network

UNITS, COMPONENTS, ROUNDS = 48, 3, 10
# Points over points of a batch, and the length of the natural step.
SCALE, NATURAL_RATE = 8, 0.05


class Plain(nn.Module):
    """What the three share: the names of their parameters, and a normal likelihood of one learned deviation."""

    inputs = ("noise",)
    idle = set()

    def __init__(self):
        super().__init__()
        self.decoder = network(2, 2, UNITS)
        self.log_deviation = nn.Parameter(torch.tensor(math.log(0.1)))

    def log_likelihood(self, x, mean):
        """log p(x|z), of points whose features are the last axis."""
        squares = (x - mean).square().sum(dim=-1)
        return -0.5 * squares * torch.exp(-2 * self.log_deviation) - 2 * self.log_deviation - LOG_TWO_PI

    def places(self):
        found = {"likelihood.log-deviation": (self.log_deviation, False)}
        for part, layers in self.named_children():
            for layer, index in enumerate([0, 2, 4] if isinstance(layers, nn.Sequential) else []):
                found |= linear(f"{part}.{layer}", layers[index])
        return found


def divergence(mean, log_variance, prior_mean, prior_log_variance):
    """KL of normals with diagonal covariances, summed over the last axis."""
    spread = (log_variance.exp() + (mean - prior_mean).square()) * torch.exp(-prior_log_variance)
    return 0.5 * (prior_log_variance - log_variance + spread - 1).sum(dim=-1)


class M2(Plain):
    """M2 without labels: the sum over all components, with a draw for each, all rows in one pass."""

    def __init__(self):
        super().__init__()
        self.classifier, self.encoder = network(2, COMPONENTS, UNITS), network(2 + COMPONENTS, 4, UNITS)
        self.logits = nn.Parameter(torch.zeros(COMPONENTS))
        self.means = nn.Parameter(torch.tensor(CORNERS, dtype=torch.float32))
        self.log_variances = nn.Parameter(torch.log(torch.tensor(VARIANCES)))
        self.register_buffer("one_hot", torch.eye(COMPONENTS))

    def forward(self, x, noise):
        log_posterior = torch.log_softmax(self.classifier(x), dim=1)
        rows = torch.cat([
            x[:, None].expand(-1, COMPONENTS, -1), self.one_hot.expand(len(x), -1, -1)], dim=2)
        mean, log_variance = self.encoder(rows).chunk(2, dim=2)
        z = mean + torch.exp(0.5 * log_variance) * noise
        values = self.log_likelihood(x[:, None], self.decoder(z)) - divergence(
            mean, log_variance, self.means, self.log_variances)
        values = values + torch.log_softmax(self.logits, dim=0) - log_posterior
        return -(log_posterior.exp() * values).sum(dim=1).mean()

    def places(self):
        return super().places() | {
            "prior.logits": (self.logits, False), "prior.means": (self.means, False),
            "prior.log-variances": (self.log_variances, False),
        }

    def draws(self, labels):
        return (torch.randn(len(labels), COMPONENTS, 2),)


class DLGMM(Plain):
    """Fixed normals whose weights are the point's own, broken from sticks of Kumaraswamy distributions."""

    inputs = ("noise", "uniforms")

    def __init__(self):
        super().__init__()
        self.sizes = [2 * COMPONENTS, 2 * COMPONENTS, COMPONENTS - 1, COMPONENTS - 1]
        self.encoder = network(2, sum(self.sizes), UNITS)
        self.register_buffer("means", torch.tensor(CORNERS, dtype=torch.float32))
        self.register_buffer("log_variances", torch.log(torch.tensor(VARIANCES)))
        # The sticks' prior is Beta(1, K − 1 − i).
        self.register_buffer("beta", torch.arange(COMPONENTS - 1, 0, -1, dtype=torch.float32))

    def forward(self, x, noise, uniforms):
        mean, log_deviation, log_a, log_b = self.encoder(x).split(self.sizes, dim=1)
        mean, log_deviation = mean.view(-1, COMPONENTS, 2), log_deviation.view(-1, COMPONENTS, 2)
        z = mean + log_deviation.exp() * noise
        values = self.log_likelihood(x[:, None], self.decoder(z)) - divergence(
            mean, 2 * log_deviation, self.means, self.log_variances)
        return -((self.weights(log_a, log_b) * values).sum(dim=1) - self.sticks(log_a, log_b, uniforms)).mean()

    def weights(self, log_a, log_b):
        """E[π], whose sticks have the mean b·B(1 + 1/a, b)."""
        inverse, b = torch.exp(-log_a), log_b.exp()
        sticks = torch.exp(log_b + torch.lgamma(1 + inverse) + torch.lgamma(b) - torch.lgamma(1 + inverse + b))
        ones = torch.ones_like(sticks[:, :1])
        return torch.cat([sticks, ones], dim=1) * torch.cat([ones, torch.cumprod(1 - sticks, dim=1)], dim=1)

    def sticks(self, log_a, log_b, uniforms):
        """log q(v) − log p(v) at the draw v = (1 − u^(1/b))^(1/a), summed over the sticks."""
        a, b = log_a.exp(), log_b.exp()
        s = (torch.log(uniforms) / b).clamp(max=-1e-6)  # log(1 − v^a)
        log_v = torch.where(s > -math.log(2), torch.log(-torch.expm1(s)), torch.log1p(-torch.exp(s))) / a
        log_q = log_a + log_b + (a - 1) * log_v + (b - 1) * s
        log_p = (self.beta - 1) * torch.log(-torch.expm1(log_v)) + torch.log(self.beta)  # B(1, β) = 1/β
        return (log_q - log_p).sum(dim=1)

    def draws(self, labels):
        uniforms = torch.rand(len(labels), COMPONENTS - 1).clamp(min=2**-24)
        return torch.randn(len(labels), COMPONENTS, 2), uniforms


class SVAE(Plain):
    """Encoder and decoder with skip paths, and a belief about a mixture, which takes part in the inference.

    The belief is a table of its natural parameters, a row of α, κ, ν, κ·m and S + κ·m·mᵀ for each component, which a
    forward pass moves along the natural gradient. The gradient of the networks passes all rounds of the inference.
    """

    def __init__(self, components=COMPONENTS):
        super().__init__()
        self.rounds = ROUNDS
        self.encoder = network(2, 4, UNITS)
        self.encoder_skip, self.decoder_skip = nn.Linear(2, 2), nn.Linear(2, 2)
        alone = torch.tensor([1, 0.5, 2.5, 0, 0, 2.5, 0, 0, 2.5])
        self.register_buffer("prior", alone.expand(components, -1).clone())
        means = 3 * torch.randn(components, 2)
        begun = torch.cat([torch.tensor([1, 1, 3.0]).expand(components, -1), means, self.prior[:, 5:]], dim=1)
        begun[:, 5:] += (means[:, :, None] * means[:, None]).flatten(1)
        self.register_buffer("belief", begun)
        self.prior_parts = read(self.prior)

    def forward(self, x, noise):
        first, second = self.encoder(x).chunk(2, dim=1)
        linear, precision = first + self.encoder_skip(x), nn.functional.softplus(second)
        with torch.no_grad():
            parts = read(self.belief)
            whole = divergence_of_beliefs(self.belief, parts, self.prior, self.prior_parts)
        labels, mean, covariance, factor, local = self.infer(linear, precision, parts)
        # z = m + L⁻ᵀ·ε
        z = mean + torch.linalg.solve_triangular(factor.mT, noise[:, :, None], upper=True)[:, :, 0]
        logs = self.log_likelihood(x, self.decoder(z) + self.decoder_skip(z))
        self.move(labels.detach(), mean.detach(), covariance.detach())
        return -(logs - local).mean() + whole / (SCALE * len(x))

    def infer(self, linear, precision, parts):
        """r, E[z], Cov[z] = Λ⁻¹, L of Λ = L·Lᵀ, and the divergence of each point's q(z)·q(c)."""
        added = torch.diag_embed(precision).flatten(1)
        by_square, by_mean = -0.5 * parts["precisions"].T, parts["linears"].T

        def gaussian(labels):
            natural = added if labels is None else torch.addmm(added, labels, parts["precisions"])
            natural = natural.view(-1, 2, 2)
            covariance = torch.linalg.inv(natural)
            pull = linear if labels is None else torch.addmm(linear, labels, parts["linears"])
            return natural, (covariance @ pull[:, :, None])[:, :, 0], covariance

        def score(mean, covariance):
            squares = (covariance + mean[:, :, None] * mean[:, None]).flatten(1)
            return torch.addmm(torch.addmm(parts["constants"], mean, by_mean), squares, by_square)

        labels = None
        for _ in range(self.rounds):
            labels = torch.softmax(score(*gaussian(labels)[1:]), dim=1)
        log_labels = torch.log_softmax(score(*gaussian(labels)[1:]), dim=1)
        labels = log_labels.exp()
        natural, mean, covariance = gaussian(labels)
        factor = torch.linalg.cholesky(natural)
        entropy = (labels * (log_labels - score(mean, covariance))).sum(dim=1)
        local = entropy + factor.diagonal(dim1=1, dim2=2).log().sum(dim=1) - 1 - LOG_TWO_PI
        return labels, mean, covariance, factor, local

    @torch.no_grad()
    def move(self, labels, mean, covariance):
        squares = (covariance + mean[:, :, None] * mean[:, None]).flatten(1)
        said = labels.T @ torch.cat([torch.ones(len(mean), 3), mean, squares], dim=1)
        self.belief.lerp_(torch.add(self.prior, said, alpha=SCALE), NATURAL_RATE)

    def places(self):
        return super().places() | linear("encoder.skip", self.encoder_skip) | linear("decoder.skip", self.decoder_skip)

    def draws(self, labels):
        return (torch.randn(len(labels), 2),)


def read(belief):
    """What a belief expects of each component, such as E[Λ], E[Λ·μ] and E[log |Λ|], and the constants of log N(z; k)."""
    alpha, kappa, nu = belief[:, 0], belief[:, 1], belief[:, 2]
    mean = belief[:, 3:5] / kappa[:, None]
    scale = belief[:, 5:].view(-1, 2, 2) - kappa[:, None, None] * mean[:, :, None] * mean[:, None]
    precision = nu[:, None, None] * torch.linalg.inv(scale)
    pull = (precision @ mean[:, :, None])[:, :, 0]
    log_scale = torch.logdet(scale)
    halves = 0.5 * (nu[:, None] - torch.arange(2))
    log_precision = torch.digamma(halves).sum(dim=1) + 2 * math.log(2) - log_scale
    log_weights = torch.digamma(alpha) - torch.digamma(alpha.sum())
    constants = log_weights + 0.5 * (log_precision - 2 / kappa - (mean * pull).sum(dim=1)) - LOG_TWO_PI
    # log C(S, ν), of the density of Λ, but for π that cancels.
    normalizers = 0.5 * nu * log_scale - nu * math.log(2) - torch.lgamma(halves).sum(dim=1)
    return {
        "means": mean, "scales": scale.flatten(1), "precisions": precision.flatten(1), "linears": pull,
        "log-precisions": log_precision, "log-weights": log_weights, "constants": constants, "normalizers": normalizers,
    }


def divergence_of_beliefs(belief, parts, prior, prior_parts):
    """KL(belief ‖ prior)."""
    (alpha, kappa, nu), (alpha0, kappa0, nu0) = belief[:, :3].T, prior[:, :3].T
    of_weights = torch.lgamma(alpha.sum()) - torch.lgamma(alpha0.sum()) + (
        torch.lgamma(alpha0) - torch.lgamma(alpha) + (alpha - alpha0) * parts["log-weights"]).sum()
    shift = parts["means"] - prior_parts["means"]
    precision = parts["precisions"].view(-1, 2, 2)
    distance = (shift[:, None] @ precision @ shift[:, :, None])[:, 0, 0]
    of_mean = torch.log(kappa / kappa0) - 1 + 0.5 * kappa0 * (2 / kappa + distance)
    traced = (prior_parts["scales"] * parts["precisions"]).sum(dim=1)
    of_precision = parts["normalizers"] - prior_parts["normalizers"] + 0.5 * (
        (nu - nu0) * parts["log-precisions"] - 2 * nu + traced)
    return of_weights + (of_mean + of_precision).sum()
