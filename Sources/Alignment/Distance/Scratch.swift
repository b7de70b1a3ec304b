private import Foundation

/// The memory of one evaluation of the distance, in which D×D matrices are written over again and again.
struct Scratch {
  /// A⁻¹.
  private(set) var inverse: [Double]
  private let d: Int
  private let logConstant: Double
  /// A·Σ′ and A·Σ′·Aᵀ of the source component, with A·μ′ + b.
  private var mapped: [Double]
  private var image: [Double]
  private var centre: [Double]
  /// The lower factor of C with its diagonal inverted; C⁻¹; and C⁻¹·δ.
  private var factor: [Double]
  private var precision: [Double]
  private var solved: [Double]

  init(_ d: Int) {
    self.d = d
    logConstant = -0.5 * Double(d) * log(2 * Double.pi)
    inverse = [Double](repeating: 0, count: d * d)
    (mapped, image, factor, precision) = (inverse, inverse, inverse, inverse)
    centre = [Double](repeating: 0, count: d)
    solved = centre
  }

  /// Inverts the A of a position by Gauss and Jordan with pivots; returns log |det A|, −∞ for a singular one.
  mutating func invert(_ position: [Double]) -> Double { invertMatrix(position, d, &factor, &inverse) }

  /// Maps component l of the source: A·μ′ + b, A·Σ′ and A·Σ′·Aᵀ.
  mutating func map(_ position: [Double], _ sources: FlatComponents, _ l: Int) {
    mapComponent(position, sources, l, centre: &centre, mapped: &mapped, image: &image)
  }

  /// log N(δ; 0, C) for component j of the target; nil where C has no Cholesky factor. Leaves C⁻¹·δ and the factor.
  mutating func logOverlap(_ targets: FlatComponents, _ j: Int) -> Double? {
    factorize(targets, j, image: image, centre: centre, factor: &factor, solved: &solved).map { logConstant - 0.5 * $0 }
  }

  /// exp(log weight)·N(δ; 0, C), as `logOverlap(_:_:)`.
  mutating func overlap(_ targets: FlatComponents, _ j: Int, logWeight: Double) -> Double? {
    logOverlap(targets, j).map { exp($0 + logWeight) }
  }

  /// Adds the gradient of the overlap n that was last computed, with u = C⁻¹·δ.
  ///
  ///     ∂n/∂A = n·( u·μ′ᵀ + (u·uᵀ − C⁻¹)·A·Σ′ ),   ∂n/∂b = n·u
  mutating func addGradient(of n: Double, _ sources: FlatComponents, _ l: Int, to gradient: inout [Double]) {
    backSolve(factor, &solved)
    invertFactor(d, &factor, &precision)
    let means = sources.means.span
    let mapped = mapped.span
    let solved = solved.span
    let precision = precision.span
    var gradient = gradient.mutableSpan
    for j in 0..<d {
      var along = means[l * d + j]  // μ′ + (A·Σ′)ᵀ·u
      for k in 0..<d { along += mapped[k * d + j] * solved[k] }
      for i in 0..<d {
        var entry = solved[i] * along
        for k in 0..<d { entry -= precision[i * d + k] * mapped[k * d + j] }
        gradient[i * d + j] += n * entry
      }
    }
    for i in 0..<d { gradient[d * d + i] += n * solved[i] }
  }
}
