// Loops of the affine distance between Gaussian mixtures, vectorised. Each has a plain Swift version in its test.
//
// Vector lanes run over the components of one mixture, in groups of AK_GROUP: entry i of component AK_GROUP·g + l is
// array[(g·entries + i)·AK_GROUP + l]. The lower triangle of a symmetric matrix is packed by rows: (r, c) is entry
// r·(r + 1)/2 + c. Lanes without a component hold one of weight 0: log weight −∞, mean 0 and the identity.
//
// Where the processor has them, AVX-512 or AVX2 with fused multiply-add are used (chosen at load time), so the last
// bits may differ between machines. On one machine the results depend on the arguments only.
#ifndef ALIGNMENT_KERNELS_H
#define ALIGNMENT_KERNELS_H

#define AK_GROUP 8

/// Writes for each component λ·N(μ; Σ) what its overlap with one Gaussian is made of: with δ = μ − centre, C = Σ + image,
///
///     λ·exp(−½·δᵀ·C⁻¹·δ)/√det C = scale·exp(exponent),   ½ < scale² ≤ 1
///
/// image: features×features by rows, of which the lower triangle is read. factors: the triangle of the Cholesky factor L
/// of C with its diagonal inverted, then L⁻¹·δ: features·(features + 3)/2 entries a component.
/// Returns 0 where some C has no factor, 1 otherwise.
int ak_overlaps(
    long features, long groups, const double *means, const double *covariances, const double *log_weights,
    const double *centre, const double *image, double *factors, double *exponents, double *scales);

/// Sums with weights w, none of which is negative, over components, with u = C⁻¹·δ: first = Σ w·u and
/// second = Σ w·(u·uᵀ − C⁻¹).
///
/// factors: as ak_overlaps left them; they are written over. scratch: features·(features + 3)/2·AK_GROUP doubles.
/// first: features values. second: features×features by rows, both triangles.
void ak_overlap_moments(
    long features, long groups, double *factors, const double *weights, double *scratch, double *first,
    double *second);

#endif
