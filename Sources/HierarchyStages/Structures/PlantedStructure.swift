private import Foundation
internal import Assumptions
internal import LinearAlgebra
internal import Probability
internal import Randomness

/// Hidden variables of assumption P3 that are planted in a mixture over five coordinates: two of two and three states, as
/// far as the kind allows.
struct PlantedStructure {
  /// What is planted.
  enum Kind: String, CaseIterable, Sendable {
    /// Neighbourhoods {1, 2, 3} and {3, 4, 5}: all of P3.
    case product
    /// Neighbourhoods {3, 4} and {1, …, 5}, one within the other, against P3(c).
    case nested
    /// All coordinates depend on both, which is one variable of six states.
    case equal
    /// As `product`, but one of the six cells has no weight.
    case missingCell = "missing-cell"
    /// As `product`, but two of the six components are the same in the third coordinate, against P3(a).
    case notProduct = "not-product"
    /// All components differ in all coordinates: nothing is planted.
    case none
  }

  /// The variables that there are to recover.
  let truth: StructureAgreement.Variables
  /// λ, μ and diagonal Σ of the components over five coordinates.
  let mixture: GaussianMixture

  /// Draws P(U) and the order of the levels.
  ///
  /// - Parameters:
  ///   - kind: What is planted.
  ///   - separation: How many pooled deviations neighbouring levels of a coordinate are apart.
  ///   - stream: P(U) is from a Dirichlet distribution of concentration 6 in every cell; levels are in random order, and
  ///     the logarithms of their variances uniform from −0.7 to 0.7.
  /// - Throws: `MixtureError` where a weight is no number.
  init(_ kind: Kind, separation: Double, using stream: inout RandomStream) throws(MixtureError) {
    let sizes = [2, 3]
    let cells = (0..<2).flatMap { first in (0..<3).map { [first, $0] } }
    let neighbourhoods = kind.neighbourhoods
    let kept = kind == .missingCell ? Array(cells.dropLast()) : cells
    let masses = kept.map { _ in (0..<6).reduce(0) { sum, _ in sum - log1p(-stream.uniform()) } }
    let weights = masses.map { $0 / masses.reduce(0, +) }
    let deviation = (sinh(0.7) / 0.7).squareRoot()  // of the mean variance
    var (means, variances) = (
      Matrix<Double>(rows: kept.count, columns: 5), Matrix<Double>(rows: kept.count, columns: 5)
    )
    for t in 0..<5 {
      let parents = sizes.indices.filter { neighbourhoods[$0].contains(t) }
      let groups = kind.blocks(of: t, cells: kept, parents: parents)
      let order = stream.permutation(groups.count)
      // Drawn, so that no two coordinates have the same ratios, which would leave their plane free to turn.
      let logVariances = (0..<groups.count).map { _ in 1.4 * stream.uniform() - 0.7 }
      for j in kept.indices {
        let level = order[groups.blocks[j]]
        means[j, t] = separation * deviation * Double(level)
        variances[j, t] = exp(logVariances[level])
      }
    }
    mixture = try GaussianMixture(validatingWeights: weights, means: means, covariances: .diagonal(variances))
    truth =
      switch kind {
      case .equal, .none: .init(neighbourhoods: [Array(0..<5)], sizes: [6], table: weights)
      case .product: .init(neighbourhoods: neighbourhoods, sizes: sizes, table: weights)
      case .nested, .missingCell, .notProduct: .init(neighbourhoods: neighbourhoods, sizes: sizes, table: nil)
      }
  }
}

extension PlantedStructure.Kind {
  /// The coordinates, counted from zero, that depend on each of the two variables.
  fileprivate var neighbourhoods: [[Int]] {
    switch self {
    case .product, .missingCell, .notProduct: [[0, 1, 2], [2, 3, 4]]
    case .nested: [[2, 3], [0, 1, 2, 3, 4]]
    case .equal, .none: [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]
    }
  }

  /// Which components are the same in a coordinate.
  fileprivate func blocks(of coordinate: Int, cells: [[Int]], parents: [Int]) -> Partition {
    if self == .notProduct, coordinate == 2 { return Partition([0, 0, 1, 2, 3, 4]) }
    return Partition(cells.map { cell in parents.reduce(0) { 3 * $0 + cell[$1] } })
  }
}
