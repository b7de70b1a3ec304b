import Networks
import Randomness
import TestSupport
import Testing

struct NormalsTests {
  @Test(arguments: [0, 1, 3, 4, 5, 63, 64, 65, 1000])
  func singlePrecisionGetsTheNumbersOfDoubleRounded(count: Int) {
    var a = RandomStream(seed: 3), b = a
    var single = [Float](repeating: .nan, count: count), double = [Double](repeating: .nan, count: count)
    // A draw before leaves both in the middle of a block.
    _ = (a.next(), b.next())
    Float.fillNormals(&single, using: &a)
    Double.fillNormals(&double, using: &b)
    // At most 7, with the logarithm, root and sine each rounded to 1e-7.
    expectClose(precise(single), double, relative: 1e-6, absolute: 2e-6)
    #expect(a.next() == b.next(), "both have used up as much of the stream")
  }

  @Test func theyAreNormal() {
    var stream = RandomStream(seed: 11)
    var x = [Float](repeating: 0, count: 400_000)
    Float.fillNormals(&x, using: &stream)
    let n = Double(x.count)
    func moment(_ p: Int) -> Double { precise(x).reduce(0) { s, v in s + (0..<p).reduce(1) { r, _ in r * v } } / n }
    // Five standard errors: √(1/n), √(2/n), √(15/n), √(96/n).
    expectClose(moment(1), 0, absolute: 5 * (1 / n).squareRoot())
    expectClose(moment(2), 1, absolute: 5 * (2 / n).squareRoot())
    expectClose(moment(3), 0, absolute: 5 * (15 / n).squareRoot())
    expectClose(moment(4), 3, absolute: 5 * (96 / n).squareRoot())
    // Neighbours, which share a radius, are not correlated, nor are their squares.
    let pairs = stride(from: 0, to: x.count, by: 2).map { (Double(x[$0]), Double(x[$0 + 1])) }
    let half = n / 2
    expectClose(pairs.reduce(0) { $0 + $1.0 * $1.1 } / half, 0, absolute: 5 / half.squareRoot())
    expectClose(
      pairs.reduce(0) { $0 + ($1.0 * $1.0 - 1) * ($1.1 * $1.1 - 1) } / half, 0, absolute: 5 * 2 / half.squareRoot())
  }

  @Test func theNextArrayIsAnother() {
    var stream = RandomStream(seed: 3)
    var (a, b) = ([Float](repeating: 0, count: 8), [Float](repeating: 0, count: 8))
    Float.fillNormals(&a, using: &stream)
    Float.fillNormals(&b, using: &stream)
    #expect(Set(a + b).count == 16)
  }
}
