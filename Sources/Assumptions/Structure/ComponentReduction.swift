import LinearAlgebra

/// Components without those that have no weight to speak of, and with equal ones taken together.
struct ComponentReduction {
  /// What is left.
  private(set) var components: IndependentComponents
  /// For each original component, which of those left it is.
  private(set) var places: [Int?]
  /// What was done.
  private(set) var findings: [StructureFinding] = []

  /// Leaves out the components whose weights are not to be kept; at least one must be.
  init(_ mixture: IndependentComponents, keeping isKept: (Double) -> Bool) {
    let kept = mixture.weights.indices.filter { isKept(mixture.weights[$0]) }
    var numbers: [Int: Int] = [:]
    for (place, j) in kept.enumerated() { numbers[j] = place }
    places = mixture.weights.indices.map { numbers[$0] }
    let dropped = mixture.weights.indices.filter { numbers[$0] == nil }
    if !dropped.isEmpty { findings.append(.leftOut(components: dropped)) }
    components = mixture.grouped(kept.map { [$0] })
  }

  /// Takes the components of each block together.
  mutating func merge(_ partition: Partition) {
    let blocks = (0..<partition.count).map { block in
      partition.blocks.indices.filter { partition.blocks[$0] == block }
    }
    places = places.map { place in place.map { partition.blocks[$0] } }
    for (number, block) in blocks.enumerated() where block.count > 1 {
      findings.append(.merged(components: places.indices.filter { places[$0] == number }))
    }
    components = components.grouped(blocks)
  }
}

extension IndependentComponents {
  /// The mixture of a component a group: with its weight, mean and variances.
  fileprivate func grouped(_ groups: [[Int]]) -> IndependentComponents {
    let shares = groups.map { group in group.reduce(0) { $0 + weights[$1] } }
    var pooledMeans = Matrix<Double>(rows: groups.count, columns: means.columns)
    var pooledVariances = pooledMeans
    for (g, group) in groups.enumerated() {
      for t in 0..<means.columns {
        for j in group { pooledMeans[g, t] += weights[j] / shares[g] * means[j, t] }
        for j in group {
          let shift = means[j, t] - pooledMeans[g, t]
          pooledVariances[g, t] += weights[j] / shares[g] * (variances[j, t] + shift * shift)
        }
      }
    }
    return IndependentComponents(
      shares: shares.map { $0 / shares.reduce(0, +) }, means: pooledMeans, variances: pooledVariances)
  }

  /// Numbers that were checked already.
  private init(shares: [Double], means: Matrix<Double>, variances: Matrix<Double>) {
    (weights, self.means, self.variances) = (shares, means, variances)
  }
}
