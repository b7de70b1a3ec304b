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
