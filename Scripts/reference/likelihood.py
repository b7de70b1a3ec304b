"""Recomputes Tests/LikelihoodTests/Reference and holds every number in it against the new ones.

    python3 Scripts/reference/likelihood.py [--write]

`piecewise_affine_density.json`: log p(x) of x = f(z) + noise, f(z) = w2·act(w1·z + b1) + b2, act(t) = t for t > 0 and
slope·t otherwise, z a Gaussian mixture, by quadrature in 40 digits over z, piece by piece, with none of the closed form.

`truncated_normal.json`: the log probability of an interval under N(0, 1), with the mean and the variance there, by
quadrature in 60 digits.

Needs mpmath. Exit status 1 where a number differs by more than 1e-9; --write replaces the second file.
"""

import json
import pathlib
import sys

import mpmath as mp

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/LikelihoodTests/Reference"
INTERVALS = [
    ("-inf", "inf"), ("-inf", "0"), ("0", "inf"), ("-1", "2"), ("-0.5", "0.25"), ("-0.09", "0.1"), ("0.3", "0.7"),
    ("3", "3.5"), ("3.9", "4.1"), ("4", "inf"), ("-inf", "-5"), ("6.9", "7.1"), ("-8", "-7.5"), ("12", "inf"),
    ("-37", "-36"), ("40", "40.001"), ("40", "40.1"), ("-inf", "-300"), ("1000", "1001"), ("1e6", "inf"),
    ("1.5", "1.5000001"), ("-1e-9", "1e-9"), ("-2", "40"), ("-10", "-9.99"), ("0.05", "0.25"), ("-9", "0.001"),
]


def log_density(case, x):
    """log p(x), with each interval between breakpoints, and where the integrand peaks there, integrated by itself."""
    mp.mp.dps = 40
    w1, b1 = [[mp.mpf(v) for v in case[k]] for k in ("w1", "b1")]
    w2, b2 = [[mp.mpf(v) for v in row] for row in case["w2"]], [mp.mpf(v) for v in case["b2"]]
    slope, sigma = mp.mpf(case["slope"]), mp.mpf(case["noise_deviation"])
    x = [mp.mpf(v) for v in x]

    def decode(z):
        hidden = [t if t > 0 else slope * t for t in (w * z + b for w, b in zip(w1, b1))]
        return [sum(w * t for w, t in zip(row, hidden)) + b for row, b in zip(w2, b2)]

    def log_joint(z, weight, mean, deviation):
        square = sum((a - b) ** 2 for a, b in zip(x, decode(z))) / sigma**2 + ((z - mean) / deviation) ** 2
        constant = mp.log(weight) - mp.log(deviation) - len(x) * mp.log(sigma) - (len(x) + 1) * mp.log(2 * mp.pi) / 2
        return constant - square / 2

    breaks = sorted(-b / w for w, b in zip(w1, b1))
    total = mp.mpf(0)
    for weight, mean, deviation in zip(case["weights"], case["means"], case["deviations"]):
        component = (mp.mpf(weight), mp.mpf(mean), mp.mpf(deviation))
        ends = [breaks[0] - 60] + breaks + [breaks[-1] + 60]
        for low, high in zip(ends, ends[1:]):
            # The joint is a Gaussian in z on the piece: its peak from three values of its logarithm.
            middle, step = (low + high) / 2, (high - low) / 4
            left, centre, right = (log_joint(middle + i * step, *component) for i in (-1, 0, 1))
            curvature = (left - 2 * centre + right) / step**2
            peak = middle - (right - left) / (2 * step) / curvature
            width = 1 / mp.sqrt(-curvature)
            inner = min(max(peak, low), high)
            # Beyond the peak's own width the integrand falls like an exponential of this rate.
            scale = min(width, 1 / max(abs((peak - inner) * curvature), mp.mpf("1e-30")))
            cuts = sorted({low, high, *(min(max(inner + i * scale, low), high) for i in range(-60, 61, 3))})
            # The quadrature stops at an absolute error, so what it integrates is one at its highest.
            top = log_joint(inner, *component)
            total += mp.exp(top) * mp.quad(lambda z: mp.exp(log_joint(z, *component) - top), cuts)
    return mp.log(total)


def truncated(low, high):
    mp.mp.dps = 60
    a, b = mp.mpf(low), mp.mpf(high)
    origin = a if a > 0 else b if b < 0 else mp.mpf(0)
    scale = 1 / max(abs(origin), mp.mpf(1))
    cuts = sorted({min(max(origin + i * scale, a), b) for i in range(-180, 181, 2)})
    moments = [mp.quad(lambda y: ((y - origin) / scale) ** p * mp.exp((origin**2 - y**2) / 2), cuts) for p in (0, 1, 2)]
    moments = [m * scale**p for p, m in enumerate(moments)]
    mean = moments[1] / moments[0]
    return {
        "lower": low, "upper": high,
        "log_mass": float(mp.log(moments[0]) - origin**2 / 2 - mp.log(2 * mp.pi) / 2),
        "mean": float(origin + mean), "variance": float(moments[2] / moments[0] - mean**2),
    }


def main(write):
    worst = 0.0
    for case in json.loads((FOLDER / "piecewise_affine_density.json").read_text())["cases"]:
        for x, expected in zip(case["x"], case["log_density"]):
            if expected is not None:
                worst = max(worst, abs(float(log_density(case, x)) - expected))
    print(f"densities: the largest difference is {worst:.1e}")
    path = FOLDER / "truncated_normal.json"
    found = [truncated(*interval) for interval in INTERVALS]
    if write:
        lines = ",\n".join("  " + json.dumps(case) for case in found)
        path.write_text('{"cases": [\n' + lines + "\n]}\n")
    for case, expected in zip(found, json.loads(path.read_text())["cases"]):
        for key in ("log_mass", "mean", "variance"):
            worst = max(worst, abs(case[key] - expected[key]) / max(abs(case[key]), 1e-300))
    print(f"with truncated normals: {worst:.1e}")
    return 0 if worst <= 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv))
