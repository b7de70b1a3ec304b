// Loops of expectation-maximization for Gaussian mixtures, fused and vectorised. Each has a plain Swift version in its
// test and its place in `make bench`.
//
// Points come in blocks of CK_BLOCK, and inside a block in groups of CK_GROUP, feature by feature, so that vector
// lanes run over points: feature j of point CK_GROUP·g + l of a block is points[(g·features + j)·CK_GROUP + l].
// Arrays indexed by the point of a block are in the order of the points.
//
// Where the processor has them, AVX-512 or AVX2 with fused multiply-add are used (chosen at load time), so the last
// bits may differ between machines. On one machine the results depend on the arguments only. Memory aligned to 64
// bytes is faster; any alignment of a double is correct.
#ifndef MIXTURE_KERNELS_H
#define MIXTURE_KERNELS_H

#define CK_GROUP 16
#define CK_BLOCK 256

/// Writes log N(x; μ, Σ) + c, up to the constant, for a block: constant − ½·‖W·(x − μ)‖².
///
/// whitening: W = L⁻¹, features×features by rows, lower triangular (Σ = L·Lᵀ); its upper triangle is not read.
/// scratch: features·CK_GROUP doubles. out: CK_BLOCK doubles.
void ck_log_density_full(
    long features, const double *points, const double *mean, const double *whitening, double constant, double *scratch,
    double *out);

/// Writes constant − ½·Σⱼ (scaleⱼ·(xⱼ − μⱼ))² for a block.
///
/// scale: features values, the inverse standard deviations. out: CK_BLOCK doubles.
void ck_log_density_diagonal(
    long features, const double *points, const double *mean, const double *scale, double constant, double *out);

/// Replaces log πₖ + log N(xₙ; k) by the responsibilities exp(that − logₙ), logₙ = log-sum-exp over k, for a block.
///
/// joint: components×CK_BLOCK by rows, below +∞. Points from `count` on are padding: their responsibilities are 0.
/// Returns Σₙ logₙ over the first `count` points. exp is within 2 units in the last place, and 0 below exp(−708).
double ck_responsibilities(long components, long count, double *joint);

/// Adds the weighted moments of a block about a given point: Σ r, Σ r·(x − μ), Σ r·(x − μ)·(x − μ)ᵀ.
///
/// weights: r, CK_BLOCK values. scratch: 2·features·CK_BLOCK doubles. total: one value. first: features values.
/// second: features×features by rows; only its lower triangle is added to.
void ck_moments_full(
    long features, const double *points, const double *mean, const double *weights, double *scratch, double *total,
    double *first, double *second);

/// Adds the weighted moments of a block, feature by feature: Σ r, Σ r·(x − μ), Σ r·(x − μ)².
///
/// weights: r, CK_BLOCK values. total: one value. first, second: features values.
void ck_moments_diagonal(
    long features, const double *points, const double *mean, const double *weights, double *total, double *first,
    double *second);

#endif
