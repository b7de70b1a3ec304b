private import Foundation

extension RandomStream {
  /// Fills an array with standard normal numbers, four of each block of the generator (Box and Muller, 1958).
  ///
  /// For noise in bulk, such as a training step's: uniforms have 32 bits, so that no number is beyond ±6.7. What is left
  /// of the blocks in which the draws before and this one end is skipped.
  public mutating func fillNormals(_ values: inout [Double]) {
    let (generator, first) = takeBlocks((values.count + 3) / 4)
    for start in stride(from: 0, to: values.count, by: 4) {
      let block = first + UInt64(start / 4)
      let words = generator.block(
        at: SIMD4(UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), 0, 0))
      let normals = SIMD4(lowHalf: boxMuller(words[0], words[1]), highHalf: boxMuller(words[2], words[3]))
      for i in start..<min(start + 4, values.count) { values[i] = normals[i - start] }
    }
  }
}

/// Two standard normal numbers from two words.
///
/// The words are rounded to single precision first, so that a loop in single precision gets these numbers, rounded.
private func boxMuller(_ first: UInt32, _ second: UInt32) -> SIMD2<Double> {
  let u = Double(Float(first) + 1) * 0x1p-32  // in (0, 1]
  let angle = 2 * Double.pi * Double(Float(second)) * 0x1p-32
  let radius = (-2 * log(u)).squareRoot()
  return SIMD2(radius * cos(angle), radius * sin(angle))
}
