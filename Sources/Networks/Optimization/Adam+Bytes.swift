extension Adam {
  /// The state: the number of steps in eight bytes, then m and v.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: UInt64(steps).littleEndian) { Array($0) } + mean.bytes + square.bytes
  }

  /// Goes back to the state that ``bytes`` wrote, bit for bit.
  ///
  /// - Throws: ``ParameterBytesError/wrongCount(expected:found:)``.
  public mutating func restore(_ bytes: [UInt8]) throws(ParameterBytesError) {
    let size = mean.bytes.count
    guard bytes.count == 8 + 2 * size else { throw .wrongCount(expected: 8 + 2 * size, found: bytes.count) }
    steps = Int(bytes[..<8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    mean = try ParameterBuffer(layout: mean.layout, bytes: bytes[8..<8 + size])
    square = try ParameterBuffer(layout: square.layout, bytes: bytes[(8 + size)...])
  }
}
