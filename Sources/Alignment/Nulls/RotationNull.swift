public import LinearAlgebra
public import Randomness
private import Requirements

/// Returns the strong MCC that randomly rotated codes get: both whitened, one turned by a uniform random rotation.
///
/// What a strong score exceeds this by is evidence for identifiability up to permutation and scale. For isotropic
/// codes of two columns that agree up to a rotation the mean is 2√2/π ≈ 0.900.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂.
///   - blocks: The widths of groups of columns that are whitened and rotated each by itself, as for the facets of a
///     model; both codes must then have their sum as width. Nil for one group of all.
///   - draws: How many rotations.
///   - stream: Where they are drawn from.
/// - Returns: The score of each draw.
/// - Complexity: O(N·d²) once, and O(d³) a draw.
/// - Throws: ``AlignmentError``.
public func rotationNull(
  _ x: Matrix<Double>, _ y: Matrix<Double>, blocks: [Int]? = nil, draws: Int = 200,
  using stream: inout RandomStream
) throws(AlignmentError) -> NullDistribution {
  require(draws > 0, "a null needs draws, not \(draws)")
  try checkCodes(x, y)
  if let blocks {
    require(
      blocks.allSatisfy { $0 > 0 } && blocks.reduce(0, +) == x.columns && x.columns == y.columns,
      "blocks of \(blocks) columns do not make up codes of \(x.shape) and \(y.shape)")
  }
  let a = try whitenedBlocks(x, widths: blocks ?? [x.columns])
  let b = try whitenedBlocks(y, widths: blocks ?? [y.columns])
  let pairs = min(x.columns, y.columns)
  return try rotationNull(cross: matmulTransposedFirst(a.basis, b.basis), blocks: a.ranks, pairs: pairs, draws, &stream)
}

/// Returns the strong MCC of isotropic codes that agree up to a uniform random rotation of each block of columns.
///
/// - Parameters:
///   - blocks: The widths of the blocks: `[d]` for codes of d columns.
///   - draws: How many rotations.
///   - stream: Where they are drawn from.
/// - Returns: The score of each draw.
/// - Complexity: O(d³) a draw.
/// - Throws: ``AlignmentError/factorization(_:)``.
public func isotropicRotationNull(
  blocks: [Int], draws: Int = 200, using stream: inout RandomStream
) throws(AlignmentError) -> NullDistribution {
  require(!blocks.isEmpty && blocks.allSatisfy { $0 > 0 }, "\(blocks) are no widths of blocks")
  require(draws > 0, "a null needs draws, not \(draws)")
  let width = blocks.reduce(0, +)
  return try rotationNull(cross: .identity(width), blocks: blocks, pairs: width, draws, &stream)
}

/// The score of each draw, from the correlations C of whitened codes: those of the rotated code are Qᵀ·C.
private func rotationNull(
  cross: Matrix<Double>, blocks: [Int], pairs: Int, _ draws: Int, _ stream: inout RandomStream
) throws(AlignmentError) -> NullDistribution {
  var scores: [Double] = []
  for _ in 0..<draws {
    let rotated = try rotatedBlocks(cross, widths: blocks, &stream)
    scores.append(bestMatches(rotated).reduce(0) { $0 + abs(rotated[$1.row, $1.column]) } / Double(pairs))
  }
  return NullDistribution(draws: scores)
}

/// Rotates groups of rows, each by a rotation of its own.
private func rotatedBlocks(
  _ cross: Matrix<Double>, widths: [Int], _ stream: inout RandomStream
) throws(AlignmentError) -> Matrix<Double> {
  var rotated: [Double] = []
  var start = 0
  for width in widths where width > 0 {
    let rotation: Matrix<Double>
    do { rotation = try haarRotation(width, using: &stream) } catch { throw .factorization(error) }
    rotated += matmulTransposedFirst(rotation, cross.rows(start..<start + width)).elements
    start += width
  }
  return Matrix(rows: start, columns: cross.columns, elements: rotated)
}

/// Groups of columns, each whitened by itself: orthonormal columns, and how many each group has.
struct WhitenedBlocks {
  let basis: Matrix<Double>
  let ranks: [Int]
}

/// Whitens the groups of columns of these widths.
func whitenedBlocks(_ codes: Matrix<Double>, widths: [Int]) throws(AlignmentError) -> WhitenedBlocks {
  var parts: [Matrix<Double>] = []
  var start = 0
  for width in widths {
    let whitening = try Whitening(codes.columns(at: Array(start..<start + width)))
    parts.append(whitening.basis.columns(at: Array(0..<whitening.rank)))
    start += width
  }
  return WhitenedBlocks(basis: .joinedColumns(parts), ranks: parts.map(\.columns))
}

/// Returns a d×d orthogonal matrix, uniform over all of them.
///
/// The Q of a Gaussian matrix whose R has a positive diagonal (F. Mezzadri, "How to generate random matrices from the
/// classical compact groups", Notices of the AMS 54, 2007).
package func haarRotation(
  _ d: Int, using stream: inout RandomStream
) throws(FactorizationError) -> Matrix<Double> {
  try qr(Matrix(rows: d, columns: d, elements: stream.normals(d * d))).q
}
