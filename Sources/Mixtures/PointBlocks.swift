private import CMixtureKernels
internal import LinearAlgebra

/// Points in the order in which the kernels read them: by blocks, groups, features, and then points (`MixtureKernels.h`).
///
/// The last block is filled up with copies of the first point, which no sum counts.
final class PointBlocks {
  /// The number of points in a block.
  static let size = Int(CK_BLOCK)

  /// N.
  let count: Int
  /// D.
  let features: Int
  private let buffer: AlignedBuffer

  /// Reorders points, N×D with N > 0.
  init(_ points: Matrix<Double>) {
    count = points.rows
    features = points.columns
    let (group, size, features) = (Int(CK_GROUP), Self.size, points.columns)
    let padded = (points.rows + size - 1) / size * size
    buffer = AlignedBuffer(count: padded * features)
    for n in 0..<padded {
      let target = buffer.start + n / group * group * features + n % group
      let source = n < points.rows ? n * features : 0
      for j in 0..<features { target[j * group] = points.elements[source + j] }
    }
  }

  /// The number of blocks.
  var blocks: Int { (count + Self.size - 1) / Self.size }

  /// The number of points in a block that are not padding.
  func count(inBlock block: Int) -> Int { min(Self.size, count - block * Self.size) }

  /// Where a block begins.
  func start(ofBlock block: Int) -> UnsafePointer<Double> {
    UnsafePointer(buffer.start + block * Self.size * features)
  }
}

/// Numbers at an address that is a multiple of 64, the width of a vector and of a cache line.
///
/// An array begins wherever its header ends, and vector loads across cache lines take twice the time.
struct AlignedBuffer: ~Copyable {
  /// The first number.
  let start: UnsafeMutablePointer<Double>
  private let bytes: UnsafeMutableRawPointer

  /// Creates a buffer of numbers that are still to be set.
  init(count: Int) {
    bytes = .allocate(byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    start = bytes.bindMemory(to: Double.self, capacity: count)
  }

  deinit { bytes.deallocate() }
}
