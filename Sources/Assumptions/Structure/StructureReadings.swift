private import Foundation

/// A set of coordinates with the number of states that counting gives its hidden variable.
public struct CountedVariable: Equatable, Sendable {
  /// T, ascending.
  public let neighbourhood: [Int]
  /// exp w(T): a whole number where the components are a product.
  public let size: Double
}

/// A set of coordinates whose partitions have a join of more than one block.
struct JoinedVariable: Equatable {
  let neighbourhood: [Int]
  let labels: Partition
}

/// Reads hidden variables from the partitions of components by coordinates, in two ways.
///
/// Coordinates with one and the same partition have the same parents, so both readings go over sets of classes of such
/// coordinates. A coordinate in which all components agree has none.
struct StructureReadings {
  /// The number of components.
  let items: Int
  /// The coordinates of each class, by first coordinate.
  private let classes: [[Int]]
  /// The partition that the coordinates of a class share.
  private let partitions: [Partition]

  init(_ partitions: [Partition], items: Int) {
    self.items = items
    var order: [Partition] = []
    var members: [Partition: [Int]] = [:]
    for (t, partition) in partitions.enumerated() where partition.count > 1 {
      if members[partition] == nil { order.append(partition) }
      members[partition, default: []].append(t)
    }
    self.partitions = order
    classes = order.map { members[$0] ?? [] }
  }

  /// w(T) = Σ_{R ⊆ T} (−1)^{|T|−|R|} [ log k(all) − log k(all without R) ], for each T where it is not zero; nil where
  /// there are more than 16 classes of coordinates.
  ///
  /// Source: B. Kivva, G. Rajendran, P. Ravikumar and B. Aragam, "Learning latent causal graphs via mixture oracles",
  /// NeurIPS 2021.
  func counted() -> [CountedVariable]? {
    let n = classes.count
    guard n <= 16 else { return nil }
    // Over subsets as bits: the sum over R ⊆ T by one bit after the other.
    var sums = (0..<1 << n).map { removed in -log(Double(meet(without: removed).count)) }
    for bit in 0..<n {
      for set in 0..<1 << n where set & (1 << bit) != 0 { sums[set] -= sums[set ^ (1 << bit)] }
    }
    let found = (1..<max(1 << n, 1)).filter { abs(sums[$0]) > 1e-9 }.map { set in
      CountedVariable(neighbourhood: coordinates(of: set), size: exp(sums[set]))
    }
    return found.sorted { precedes($0.neighbourhood, $1.neighbourhood) }
  }

  /// The maximal sets of coordinates with a join of more than one block; nil where more than 100,000 sets had to be
  /// looked at.
  func joined() -> [JoinedVariable]? {
    var found: [Set<Int>: Partition] = [:]
    var budget = 100_000
    grow([], .discrete(items), from: 0, &found, &budget)
    guard budget > 0 else { return nil }
    let maximal = found.filter { set, _ in !found.keys.contains { set.isStrictSubset(of: $0) } }
    return maximal.map { set, join in
      JoinedVariable(neighbourhood: set.flatMap { classes[$0] }.sorted(), labels: join)
    }.sorted { precedes($0.neighbourhood, $1.neighbourhood) }
  }

  /// Adds classes in their order, while the join is not trivial: a set with a trivial join has only such supersets.
  private func grow(
    _ set: Set<Int>, _ join: Partition, from next: Int, _ found: inout [Set<Int>: Partition], _ budget: inout Int
  ) {
    guard budget > 0 else { return }
    budget -= 1
    var isMaximal = !set.isEmpty
    for c in next..<max(classes.count, next) {
      let larger = join.join(partitions[c])
      guard larger.count > 1 else { continue }
      isMaximal = false
      grow(set.union([c]), larger, from: c + 1, &found, &budget)
    }
    guard isMaximal else { return }
    // A class before the last one may still fit.
    let isExtended = (0..<classes.count).contains { !set.contains($0) && join.join(partitions[$0]).count > 1 }
    if !isExtended { found[set] = join }
  }

  private func meet(without removed: Int) -> Partition {
    let kept = partitions.indices.filter { removed & (1 << $0) == 0 }
    return .meet(of: kept.map { partitions[$0] }, items: items)
  }

  private func coordinates(of set: Int) -> [Int] {
    classes.indices.filter { set & (1 << $0) != 0 }.flatMap { classes[$0] }.sorted()
  }
}

/// Smaller sets first, then by their coordinates.
private func precedes(_ a: [Int], _ b: [Int]) -> Bool {
  a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
}
