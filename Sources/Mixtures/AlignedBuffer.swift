/// Numbers at an address that is a multiple of 64, the width of a vector and of a cache line.
///
/// An array begins wherever its header ends, and vector loads across cache lines take twice the time.
struct AlignedBuffer: ~Copyable {
  /// The first number.
  let start: UnsafeMutablePointer<Double>
  private let bytes: UnsafeMutableRawPointer

  /// Creates a buffer of zeros.
  init(count: Int) {
    bytes = .allocate(byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64)
    start = bytes.bindMemory(to: Double.self, capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  deinit { bytes.deallocate() }
}
