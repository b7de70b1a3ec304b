import Networks
import Testing

/// Parameters as bytes: what a checkpoint keeps, bit for bit.
struct ParameterBufferBytesTests {
  private let layout: ParameterLayout

  init() {
    var layout = ParameterLayout()
    _ = layout.add("weight", shape: [2, 3])
    _ = layout.add("scale", shape: [])
    self.layout = layout
  }

  @Test func bytesBringBackEveryBit() throws {
    let values: [Float] = [1, -0.0, .leastNonzeroMagnitude, .infinity, 0.1, -.pi, 7]
    let buffer = ParameterBuffer(layout: layout, values: values)
    #expect(Array(buffer.bytes[..<4]) == [0, 0, 0x80, 0x3f])
    let read = try ParameterBuffer<Float>(layout: layout, bytes: buffer.bytes)
    #expect(read.values.map { $0.bitPattern } == values.map { $0.bitPattern })
  }

  @Test func bytesOfAnotherLengthAreRefused() {
    #expect(throws: ParameterBytesError.wrongCount(expected: 28, found: 27)) {
      _ = try ParameterBuffer<Float>(layout: layout, bytes: [UInt8](repeating: 0, count: 27))
    }
  }

  @Test func aNumberInDoublePrecisionTakesEightBytesLowestFirst() throws {
    let values: [Double] = [
      1, .nan, -0.0, .leastNonzeroMagnitude, -.infinity, 0.1, Double(bitPattern: 0x7ff0_0000_0000_0001),
    ]
    let bytes = ParameterBuffer(layout: layout, values: values).bytes
    #expect(bytes.count == 56)
    for (n, value) in values.enumerated() {
      for byte in 0..<8 { #expect(bytes[8 * n + byte] == UInt8(truncatingIfNeeded: value.bitPattern >> (8 * byte))) }
    }
    let read = try ParameterBuffer<Double>(layout: layout, bytes: bytes)
    #expect(read.values.map(\.bitPattern) == values.map(\.bitPattern))
    // From a slice, whose indices do not begin at zero, too.
    let within = [[9], bytes, [9, 9]].joined()
    let slice = Array(within)[1..<57]
    #expect(try ParameterBuffer<Double>(layout: layout, bytes: slice).bytes == bytes)
  }

  @Test(arguments: [0, 27, 29, 56])
  func bytesOfAnotherPrecisionOrModelAreToldByTheirNumber(count: Int) throws {
    let error = try #require(throws: ParameterBytesError.self) {
      try ParameterBuffer<Float>(layout: layout, bytes: [UInt8](repeating: 1, count: count))
    }
    #expect(
      error.description == "the parameters need 28 bytes, not \(count); they are of another model or damaged")
  }

  @Test func noParametersAreNoBytes() throws {
    let empty = ParameterLayout()
    #expect(ParameterBuffer<Float>(layout: empty).bytes.isEmpty)
    #expect(try ParameterBuffer<Float>(layout: empty, bytes: []).values.isEmpty)
  }
}
