/// What a reader of a hidden structure must know beside it; components and coordinates are counted from zero here and
/// from one in the sentences.
public enum StructureFinding: Equatable, Sendable {
  /// These components have less weight than five points.
  case leftOut(components: [Int])
  /// These components agree in all coordinates.
  case merged(components: [Int])
  /// There is one component: nothing is hidden.
  case nothingHidden
  /// One variable has a state for each component, which every mixture could be said to have.
  case trivial(components: Int)
  /// A counted neighbourhood lies within another, against P3(c).
  case nested(inner: [Int], outer: [Int])
  /// Some cells of the grid have no component, against P1 and P3, which give all of them weight.
  case missingCells(present: Int, of: Int)
  /// P3(a) fails in one coordinate, without which the rest is a product structure.
  case notProduct(coordinate: Int)
  /// The counts are no whole numbers, and no single coordinate is the cause.
  case noWholeCounts
  /// The readings by joins and by counts disagree.
  case readingsDisagree
  /// There are too many kinds of coordinates for one of the readings.
  case tooManyCoordinates

  /// The finding in a sentence.
  public var sentence: String {
    switch self {
    case .leftOut(let components): "\(named("component", components)) left out: less weight than five points"
    case .merged(let components): "\(named("component", components)) taken together: equal in every coordinate"
    case .nothingHidden: "there is one component, so nothing is hidden"
    case .trivial(let components):
      "k = 1 with \(components) states is the trivial reading: every mixture has it, so it is no evidence for P3"
    case .nested(let inner, let outer):
      "k, d and the neighbourhoods are recovered by counts; the neighbourhood \(set(inner)) lies in \(set(outer)) "
        + "(P3(c) fails), so P(U) is known only up to relabelling the inner variable within each value of the outer one"
    case .missingCells(let present, let cells):
      "\(present) of \(cells) cells present: outside P1 and P3, which give every cell weight; the structure is that of "
        + "the joins"
    case .notProduct(let coordinate): "not a product structure in coordinate \(coordinate + 1) (P3(a) fails there)"
    case .noWholeCounts: "the counts are no product of whole numbers: the components have no product structure"
    case .readingsDisagree:
      "the readings by joins and by counts disagree: a false merge or split of components, or no product structure"
    case .tooManyCoordinates: "too many different partitions of the components to read them both ways"
    }
  }

  private func named(_ noun: String, _ numbers: [Int]) -> String {
    "\(noun)\(numbers.count == 1 ? "" : "s") \(numbers.map { "\($0 + 1)" }.joined(separator: ", "))"
  }

  private func set(_ coordinates: [Int]) -> String {
    "{\(coordinates.map { "\($0 + 1)" }.joined(separator: ", "))}"
  }
}

/// What the readings of a structure say for it and against it.
struct StructureEvidence {
  let partitions: [Partition]
  let items: Int
  let variables: [HiddenVariable]
  let counts: [CountedVariable]?
  /// Whether the search by joins was finished.
  let isSearched: Bool
  /// Whether no two components have the same labels.
  let isInjective: Bool
  /// Π d.
  let gridSize: Double

  /// What there is to say.
  func findings(isConsistent: Bool) -> [StructureFinding] {
    guard items > 1 else { return [.nothingHidden] }
    guard isSearched, let counts else { return [.tooManyCoordinates] }
    if variables.count <= 1, variables.allSatisfy({ $0.size == items }), isConsistent {
      return [.trivial(components: items)]
    }
    if isWhole(counts) {
      if let (inner, outer) = nestedPair(of: counts) { return [.nested(inner: inner, outer: outer)] }
      return isInjective && gridSize == Double(items) && isConsistent ? [] : [.readingsDisagree]
    }
    if isInjective, isConsistent, gridSize > Double(items), gridSize < 1e15 {
      return [.missingCells(present: items, of: Int(gridSize))]
    }
    let culprits = partitions.indices.filter { isProduct(without: $0) }
    return culprits.isEmpty ? [.noWholeCounts] : culprits.map { .notProduct(coordinate: $0) }
  }

  /// Whether the other coordinates alone are a product structure of all components, and not the trivial one.
  private func isProduct(without t: Int) -> Bool {
    var rest = partitions
    rest[t] = .whole(items)
    let readings = StructureReadings(rest, items: items)
    guard let joined = readings.joined(), let counted = readings.counted(), joined.count > 1, isWhole(counted),
      nestedPair(of: counted) == nil
    else { return false }
    let cells = Set((0..<items).map { j in joined.map { $0.labels.blocks[j] } }).count
    return cells == items && joined.reduce(1) { $0 * $1.labels.count } == items
  }
}
