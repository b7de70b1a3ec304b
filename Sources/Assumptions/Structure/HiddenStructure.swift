/// A hidden variable U_i.
public struct HiddenVariable: Equatable, Sendable {
  /// ne(U_i): the coordinates that depend on it, ascending.
  public let neighbourhood: [Int]
  /// d_i, the number of its states.
  public let size: Int
  /// Its state in each component.
  public let labels: [Int]
}

/// The hidden variables of assumption P3, read from a mixture in the coordinates of P2: their number k, sizes d,
/// neighbourhoods and joint distribution P(U), or what speaks against there being any such.
public struct HiddenStructure: Equatable, Sendable {
  /// The components that were read: those of the mixture without the ones that were left out or merged.
  public let components: IndependentComponents
  /// For each component of the mixture, which of ``components`` it is; nil for one that was left out.
  public let places: [Int?]
  /// The components grouped by each coordinate.
  public let coordinates: [CoordinatePartition]
  /// The variables: the maximal sets of coordinates whose partitions have a join of more than one block; smaller
  /// neighbourhoods first.
  public let variables: [HiddenVariable]
  /// The variables by counting the distinct components of marginals, which needs no P3(c); nil where there are too many
  /// kinds of coordinates to count.
  public let counts: [CountedVariable]?
  /// Whether the labels take the components one to one onto the grid of all states.
  public let isGrid: Bool
  /// Whether every coordinate's partition is the meet of its parents' labels.
  public let isConsistent: Bool
  /// What the reader must know beside the structure.
  public let findings: [StructureFinding]

  /// k.
  public var k: Int { variables.count }

  /// Whether both readings agree and are a product: P3 holds, as far as these components tell.
  public var holds: Bool { isGrid && isConsistent && (counts.map(isWhole) ?? false) && !isNested }

  /// Whether it is the reading that every mixture has, one variable with a state for each component, and so no evidence.
  public var isTrivial: Bool { k <= 1 && variables.allSatisfy { $0.size == components.weights.count } }

  /// P(U) with the variables' states as axes, in the order of ``variables``, the last one running fastest; nil unless
  /// ``holds``.
  public var table: [Double]? {
    guard holds else { return nil }
    var table = [Double](repeating: 0, count: variables.reduce(1) { $0 * $1.size })
    for (j, weight) in components.weights.enumerated() { table[cell(of: j)] += weight }
    return table
  }

  /// The place of a component in ``table``.
  public func cell(of component: Int) -> Int {
    variables.reduce(0) { $0 * $1.size + $1.labels[component] }
  }

  /// The number of distinct components of the marginal on some coordinates, k(S).
  public func marginalCount(on set: [Int]) -> Int {
    Partition.meet(of: set.map { coordinates[$0].partition }, items: components.weights.count).count
  }

  /// Whether a counted neighbourhood lies in another, against P3(c).
  var isNested: Bool { nestedPair(of: counts ?? []) != nil }
}

/// Whether all sizes are whole to rounding.
func isWhole(_ counts: [CountedVariable]) -> Bool { counts.allSatisfy { abs($0.size - $0.size.rounded()) < 1e-6 } }

/// Two counted variables of which the second's neighbourhood holds the first's.
func nestedPair(of counts: [CountedVariable]) -> (inner: [Int], outer: [Int])? {
  for inner in counts {
    for outer in counts where Set(inner.neighbourhood).isStrictSubset(of: Set(outer.neighbourhood)) {
      return (inner.neighbourhood, outer.neighbourhood)
    }
  }
  return nil
}

/// Reads hidden variables from a mixture in coordinates in which its components are independent.
///
/// Components with less weight than five points are left out first, and components that agree in all coordinates are
/// taken together. Under P3 the partition of a coordinate is the meet of its parents' labels, and the labels of U_i are
/// the join of the partitions of its neighbourhood: so the maximal sets of coordinates with a join of more than one
/// block are the neighbourhoods.
///
/// - Parameters:
///   - mixture: λ, means and variances of J components over m coordinates.
///   - points: N; nil for an exact mixture.
///   - tolerance: When components count as equal in a coordinate.
/// - Returns: The structure, with what was found against it.
/// - Complexity: O(m·J³ + 2^c·J·c), c the number of different partitions.
/// - Throws: ``ComponentsError``.
public func hiddenStructure(
  of mixture: IndependentComponents, points: Double?, tolerance: EqualityTolerance = .knownCoordinates
) throws(ComponentsError) -> HiddenStructure {
  let least = points.map { 5 / $0 } ?? 0
  let heaviest = mixture.weights.max() ?? 0
  // At least one is kept, however few points there are.
  var reduction = ComponentReduction(mixture) { $0 > 0 && ($0 >= least || $0 == heaviest) }
  var coordinates = try reduction.components.partitions(points: points, tolerance: tolerance)
  while true {
    let whole = Partition.meet(of: coordinates.map(\.partition), items: reduction.components.weights.count)
    guard !whole.isDiscrete else { break }
    reduction.merge(whole)
    coordinates = try reduction.components.partitions(points: points, tolerance: tolerance)
  }
  return structure(reduction, coordinates)
}

private func structure(_ reduction: ComponentReduction, _ coordinates: [CoordinatePartition]) -> HiddenStructure {
  let items = reduction.components.weights.count
  let partitions = coordinates.map(\.partition)
  let readings = StructureReadings(partitions, items: items)
  let joined = readings.joined()
  let variables = (joined ?? []).map {
    HiddenVariable(neighbourhood: $0.neighbourhood, size: $0.labels.count, labels: $0.labels.blocks)
  }
  let counts = readings.counted()
  let cells = Set((0..<items).map { j in variables.map { $0.labels[j] } }).count
  let size = variables.reduce(1.0) { $0 * Double($1.size) }
  let isConsistent = partitions.indices.allSatisfy { t in
    let parents = variables.filter { $0.neighbourhood.contains(t) }.map { Partition($0.labels) }
    return Partition.meet(of: parents, items: items) == partitions[t]
  }
  let isGrid = joined != nil && cells == items && size == Double(items)
  let bare = StructureEvidence(
    partitions: partitions, items: items, variables: variables, counts: counts, isSearched: joined != nil,
    isInjective: cells == items, gridSize: size)
  return HiddenStructure(
    components: reduction.components, places: reduction.places, coordinates: coordinates, variables: variables,
    counts: counts, isGrid: isGrid, isConsistent: isConsistent,
    findings: reduction.findings + bare.findings(isConsistent: isConsistent))
}
