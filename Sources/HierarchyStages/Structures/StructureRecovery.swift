internal import Assumptions
internal import HierarchyArtifacts
internal import LinearAlgebra
private import Mixtures
internal import Parameters
internal import Probability
private import Randomness

/// How hidden variables are read from a mixture that was fitted to points.
struct StructureRecovery: Sendable {
  /// In which coordinates components are independent.
  enum Coordinates: String, CaseIterable, Sendable {
    /// In those of the points.
    case known
    /// In the basis of the components' covariances, whose errors the tolerance takes into account.
    case estimated
  }

  /// What was read.
  struct Found {
    /// The structure, as far as there is one.
    let structure: HiddenStructure
    /// P(U), refitted with the structure's ties; nil unless it holds.
    let table: HiddenTable?
    /// The test that gave the coordinates; nil where they were known.
    let test: ConditionalIndependence?
  }

  let coordinates: Coordinates

  /// Reads the hidden variables.
  ///
  /// - Parameters:
  ///   - mixture: J components over m coordinates; of the full family where coordinates are estimated.
  ///   - points: What it was fitted to, N×m.
  /// - Returns: The structure, and P(U) of a refit.
  /// - Throws: `ComponentsError`, or why the mixture in its own coordinates cannot be fitted.
  func callAsFunction(_ mixture: GaussianMixture, points: Matrix<Double>) throws -> Found {
    let count = Double(points.rows)
    switch coordinates {
    case .known:
      return try found(
        hiddenStructure(of: IndependentComponents(mixture), points: count), points: points, test: nil)
    case .estimated:
      let test = try testConditionalIndependence(of: mixture, points: count)
      let basis = test.diagonalization.matrix
      let moved = matmulTransposedSecond(points, basis)
      let start = try mixture.pushedForward(by: basis, shift: [Double](repeating: 0, count: basis.rows))
      let diagonal = try fitted(start.diagonalized, to: moved)
      let leaks = test.leaks ?? Matrix(rows: basis.rows, columns: basis.rows)
      return try found(
        hiddenStructure(
          of: IndependentComponents(diagonal), points: count, tolerance: .estimatedCoordinates(leaks: leaks)),
        points: moved, test: test)
    }
  }

  private func found(
    _ structure: HiddenStructure, points: Matrix<Double>, test: ConditionalIndependence?
  ) throws -> Found {
    Found(structure: structure, table: try structure.refitted(to: points), test: test)
  }

  /// The mixture of independent coordinates that the iterations from a given one lead to.
  private func fitted(_ start: GaussianMixture, to points: Matrix<Double>) throws -> GaussianMixture {
    // One start is given, so nothing is drawn.
    var stream = RandomStream(seed: 0)
    return try ExpectationMaximization(family: .diagonal, components: start.components, start: .given(start))
      .fit(points, using: &stream).model
  }
}

extension GaussianMixture {
  /// The same mixture without correlations within components.
  fileprivate var diagonalized: GaussianMixture {
    GaussianMixture(
      weights: weights, means: means,
      covariances: .diagonal(Matrix((0..<components).map { covariance(ofComponent: $0).diagonal })))
  }
}

extension IndependentComponents {
  /// The components of a mixture, whose correlations are left out.
  init(_ mixture: GaussianMixture) throws(ComponentsError) {
    try self.init(
      weights: mixture.weights, means: mixture.means,
      variances: Matrix((0..<mixture.components).map { mixture.covariance(ofComponent: $0).diagonal }))
  }
}

extension StructureFinding {
  /// What it is called in tables, as `StructureTrials.findings` lists them.
  var name: String? {
    switch self {
    case .leftOut, .merged: nil
    case .nothingHidden: "nothing-hidden"
    case .trivial: "trivial"
    case .nested: "nested"
    case .missingCells: "missing-cells"
    case .notProduct: "not-product"
    case .noWholeCounts: "no-whole-counts"
    case .readingsDisagree: "readings-disagree"
    case .tooManyCoordinates: "too-many-coordinates"
    }
  }
}
