private import Requirements

/// A partition of items 0, 1, … into blocks.
public struct Partition: Equatable, Hashable, Sendable {
  /// The block of each item; blocks are numbered in the order of their first items.
  public let blocks: [Int]
  /// The number of blocks.
  public let count: Int

  /// Creates the partition of items with equal labels.
  public init(_ labels: [Int]) {
    var numbers: [Int: Int] = [:]
    blocks = labels.map { label in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return number
    }
    count = numbers.count
  }

  /// Every item a block of its own.
  public static func discrete(_ items: Int) -> Partition { Partition(Array(0..<items)) }

  /// All items in one block.
  public static func whole(_ items: Int) -> Partition { Partition([Int](repeating: 0, count: items)) }

  /// Whether every item is a block of its own.
  public var isDiscrete: Bool { count == blocks.count }

  /// The coarsest partition that is finer than both: items are together where they are so in both.
  public func meet(_ other: Partition) -> Partition {
    require(blocks.count == other.blocks.count, "no meet of partitions of \(blocks.count) and \(other.blocks.count)")
    return Partition(zip(blocks, other.blocks).map { $0 * other.count + $1 })
  }

  /// The finest partition that is coarser than both: the transitive closure of being together in either.
  public func join(_ other: Partition) -> Partition {
    require(blocks.count == other.blocks.count, "no join of partitions of \(blocks.count) and \(other.blocks.count)")
    // Each block of the first joins those of the second that it touches.
    var root = Array(0..<count)
    func find(_ block: Int) -> Int {
      var block = block
      while root[block] != block { block = root[block] }
      return block
    }
    var seen = [Int?](repeating: nil, count: other.count)
    for (mine, theirs) in zip(blocks, other.blocks) {
      let block = find(mine)
      if let earlier = seen[theirs] { root[block] = find(earlier) } else { seen[theirs] = block }
    }
    return Partition(blocks.map { find($0) })
  }

  /// The meet of several partitions of so many items; all in one block where there are none.
  public static func meet(of partitions: some Sequence<Partition>, items: Int) -> Partition {
    partitions.reduce(.whole(items)) { $0.meet($1) }
  }

  /// The join of several partitions of so many items; each for itself where there are none.
  public static func join(of partitions: some Sequence<Partition>, items: Int) -> Partition {
    partitions.reduce(.discrete(items)) { $0.join($1) }
  }
}
