internal import LinearAlgebra
internal import Networks

/// The posterior of the points of a batch, a draw of it, and the gradients of these.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | m | `mean` | N×L |
/// | C | `factor`, as `FactorForm` says | N×L or N×L(L + 1)/2 |
/// | s | `deviations` | N·L |
/// | z | `z` | N×L |
struct PosteriorBatch<Scalar: NetworkScalar>: Sendable {
  var mean: Matrix<Scalar>
  var factor: Matrix<Scalar>
  var deviations: [Scalar]
  var z: Matrix<Scalar>
  var meanGradient: Matrix<Scalar>
  var factorGradient: Matrix<Scalar>
  var zGradient: Matrix<Scalar>

  /// Makes a workspace for this many points.
  init(_ posterior: Posterior, points: Int) {
    let empty = Matrix<Scalar>(rows: points, columns: posterior.latents)
    mean = empty
    z = empty
    meanGradient = empty
    zGradient = empty
    deviations = empty.elements
    factor = Matrix(rows: points, columns: posterior.form.count(posterior.latents))
    factorGradient = factor
  }

  /// s ← exp s.
  mutating func exponentiateDeviations() {
    // In place: the function takes one array as what it reads and what it writes.
    deviations.withUnsafeMutableBufferPointer { s in
      guard let start = s.baseAddress else { return }
      Scalar.exponentials(s.count, x: start, y: start)
    }
  }

  /// ∂z ← what the decoder says of it, ∂m ← 0 and ∂C ← 0.
  mutating func startGradients(z decoded: Matrix<Scalar>) {
    for i in zGradient.elements.indices { zGradient.elements[i] = decoded.elements[i] }
    for i in meanGradient.elements.indices { meanGradient.elements[i] = 0 }
    for i in factorGradient.elements.indices { factorGradient.elements[i] = 0 }
  }
}

/// How the factors C of covariances C·Cᵀ are stored: where all are diagonal, by their diagonals (L numbers), and else by
/// the rows of their lower triangles (L(L + 1)/2 numbers).
enum FactorForm: Equatable, Sendable {
  case diagonal
  case triangular

  /// How many numbers hold a factor of L rows.
  func count(_ latents: Int) -> Int {
    switch self {
    case .diagonal: latents
    case .triangular: triangle(latents, 0)
    }
  }
}

/// The position of (row, column), column ≤ row, among the rows of a lower triangle.
@inline(__always)
func triangle(_ row: Int, _ column: Int) -> Int { row * (row + 1) / 2 + column }

/// The position of (row, column), column < row, where the diagonal is stored elsewhere.
@inline(__always)
func strictTriangle(_ row: Int, _ column: Int) -> Int { row * (row - 1) / 2 + column }
