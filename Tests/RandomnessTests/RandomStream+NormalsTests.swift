import Foundation
import Randomness
import TestSupport
import Testing

struct RandomStreamNormalsTests {
  @Test func fourNormalsAreMadeOfOneBlock() {
    var (stream, words) = (RandomStream(seed: 8), RandomStream(seed: 8))
    var normals = [Double](repeating: 0, count: 6)
    stream.fillNormals(&normals)
    for i in stride(from: 0, to: 6, by: 2) {
      let word = words.next()
      let u = Double(UInt32(truncatingIfNeeded: word)) * 0x1p-32, v = Double(word >> 32) * 0x1p-32
      let radius = (-2 * log(u)).squareRoot()
      // Words are rounded to single precision, 6e-8 of them.
      expectClose(normals[i], radius * cos(2 * .pi * v), absolute: 2e-6)
      expectClose(normals[i + 1], radius * sin(2 * .pi * v), absolute: 2e-6)
    }
    // The second block is begun: what is left of it is skipped.
    _ = words.next()
    #expect(stream.next() == words.next())
  }

  @Test func aBlockThatIsBegunIsSkipped() {
    var (a, b) = (RandomStream(seed: 8), RandomStream(seed: 8))
    _ = (a.next(), b.next(), b.next())
    var (x, y) = ([Double](repeating: 0, count: 4), [Double](repeating: 0, count: 4))
    a.fillNormals(&x)
    b.fillNormals(&y)
    #expect(x == y)
  }
}
