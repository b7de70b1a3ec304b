private import Foundation

/// The memory of one evaluation of the distance, in which D×D matrices are written over again and again.
struct Scratch {
  /// A⁻¹.
  private(set) var inverse: [Double]
  /// A·μ′ + b of the source component that was last mapped, and the lower triangle of A·Σ′·Aᵀ.
  private(set) var centre: [Double]
  private(set) var image: [Double]
  private let d: Int
  /// A·Σ′.
  private var mapped: [Double]
  private var eliminated: [Double]

  init(_ d: Int) {
    self.d = d
    inverse = [Double](repeating: 0, count: d * d)
    (mapped, image, eliminated) = (inverse, inverse, inverse)
    centre = [Double](repeating: 0, count: d)
  }

  /// Inverts the A of a position by Gauss and Jordan with pivots; returns log |det A|, −∞ for a singular one.
  mutating func invert(_ position: [Double]) -> Double { invertMatrix(position, d, &eliminated, &inverse) }

  /// Maps component l of the source: A·μ′ + b, A·Σ′ and A·Σ′·Aᵀ.
  mutating func map(_ position: [Double], _ sources: FlatComponents, _ l: Int) {
    mapComponent(position, sources, l, centre: &centre, mapped: &mapped, image: &image)
  }

  /// Adds the gradient of the overlaps of component l, as it was last mapped, with those of a target.
  ///
  ///     Σ ∂n/∂A = (Σ n·u)·μ′ᵀ + Σ n·(u·uᵀ − C⁻¹)·A·Σ′,   Σ ∂n/∂b = Σ n·u
  func addGradient(_ sums: OverlapSums, _ sources: FlatComponents, _ l: Int, to gradient: inout [Double]) {
    let first = sums.first.span
    let second = sums.second.span
    let means = sources.means.span
    let mapped = mapped.span
    var gradient = gradient.mutableSpan
    for i in 0..<d {
      for j in 0..<d { gradient[i * d + j] += first[i] * means[l * d + j] }
      for k in 0..<d {
        let share = second[i * d + k]
        for j in 0..<d { gradient[i * d + j] += share * mapped[k * d + j] }
      }
      gradient[d * d + i] += first[i]
    }
  }
}
