private import Foundation

/// The nodes of a lattice in n dimensions that lie near a curve.
struct TubeLattice {
  /// The distance of neighbours.
  let step: Double
  /// Whole numbers, n a node; a node is at the step times these. In lexical order.
  private(set) var indices: [Int32] = []
  let dimensions: Int
  /// Nodes are counted before they are made.
  static let limit = 20_000_000

  var count: Int { indices.count / dimensions }

  /// Takes the nodes within a radius, in the maximum norm, of any of the centres: points of n numbers.
  init(around centres: [[Double]], radius: Double, step: Double, dimensions: Int) throws(PopulationError) {
    (self.step, self.dimensions) = (step, dimensions)
    let reach = (radius / step).rounded(.up)
    let farthest = centres.reduce(0) { $1.reduce($0) { max($0, abs($1)) } } / step + reach + 1
    guard farthest <= Double(Int32.max) else { throw .tooFar(farthest * step, step: step) }
    let boxes = centres.map { centre in
      centre.map { Box(from: Int(($0 / step).rounded() - reach), count: 2 * Int(reach) + 1) }
    }
    let counted = pow(2 * reach + 1, Double(dimensions)) * Double(centres.count)
    guard counted <= Double(Self.limit) else {
      throw .tooManyNodes(atLeast: Int(min(counted, 1e15)), limit: Self.limit)
    }
    let widths = (0..<dimensions).map { d in
      Double((boxes.map { $0[d].from + $0[d].count }.max() ?? 0) - (boxes.map { $0[d].from }.min() ?? 0))
    }
    // A node's key numbers the whole box.
    guard widths.reduce(1, *) < 0x1p62 else { throw .tooFar(farthest * step, step: step) }
    indices = Self.nodes(of: boxes, dimensions: dimensions)
  }

  private struct Box {
    let from, count: Int
  }

  /// The nodes of all boxes, each once.
  private static func nodes(of boxes: [[Box]], dimensions: Int) -> [Int32] {
    let low = (0..<dimensions).map { d in boxes.map { $0[d].from }.min() ?? 0 }
    let high = (0..<dimensions).map { d in boxes.map { $0[d].from + $0[d].count }.max() ?? 0 }
    let widths = zip(low, high).map { $1 - $0 }
    var keys: [Int] = []
    for box in boxes {
      var partial = [0]
      for d in 0..<dimensions {
        partial = partial.flatMap { key in
          (0..<box[d].count).map { key * widths[d] + box[d].from - low[d] + $0 }
        }
      }
      keys += partial
    }
    keys.sort()
    var indices: [Int32] = []
    var last = -1
    for key in keys where key != last {
      last = key
      var rest = key
      var node = [Int32](repeating: 0, count: dimensions)
      for d in (0..<dimensions).reversed() {
        node[d] = Int32(rest % widths[d] + low[d])
        rest /= widths[d]
      }
      indices += node
    }
    return indices
  }
}
