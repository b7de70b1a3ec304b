public import Randomness
private import Requirements

/// The points of a training set in the order of an epoch, cut into minibatches. The last may be shorter.
public struct Minibatches: Equatable, Sendable {
  /// The number of points in a batch, but for the last.
  public let size: Int
  /// The points in their order.
  public private(set) var order: [Int]

  /// Creates the minibatches of this many points, in the points' own order.
  public init(points: Int, size: Int) {
    require(size > 0, "a minibatch cannot have \(size) points")
    self.size = size
    order = Array(0..<points)
  }

  /// The number of batches.
  public var count: Int { (order.count + size - 1) / size }

  /// The number of points in a batch.
  public func points(in batch: Int) -> Int { min(size, order.count - batch * size) }

  /// Orders the points at random, each order as likely, allocating nothing.
  ///
  /// The order depends on the stream only, not on the order before: it is `stream.permutation(points)`.
  public mutating func shuffle(using stream: inout RandomStream) {
    for i in order.indices { order[i] = i }
    for i in order.indices.dropLast() { order.swapAt(i, i + stream.index(below: order.count - i)) }
  }
}
