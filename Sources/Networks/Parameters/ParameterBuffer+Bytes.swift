/// Bytes that are not those of the parameters that they should be.
public enum ParameterBytesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are more or fewer than the layout needs.
  case wrongCount(expected: Int, found: Int)

  public var description: String {
    switch self {
    case .wrongCount(let expected, let found):
      "the parameters need \(expected) bytes, not \(found); they are of another model or damaged"
    }
  }
}

#if _endian(big)
  #error("parameters are written in the order of bytes of the machine, which must be little-endian")
#endif

extension ParameterBuffer {
  /// The numbers in the IEEE 754 format, little-endian, without their layout.
  public var bytes: [UInt8] { values.withUnsafeBytes { Array($0) } }

  /// Reads what ``bytes`` wrote, bit for bit.
  ///
  /// - Throws: ``ParameterBytesError/wrongCount(expected:found:)``.
  public init(layout: ParameterLayout, bytes: some Collection<UInt8>) throws(ParameterBytesError) {
    self.init(layout: layout)
    let expected = layout.count * MemoryLayout<Scalar>.stride
    guard bytes.count == expected else { throw .wrongCount(expected: expected, found: bytes.count) }
    values.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
  }
}
