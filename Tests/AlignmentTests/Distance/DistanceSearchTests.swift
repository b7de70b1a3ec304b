import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct DistanceSearchTests {
  /// Every kind of pair: as many components and not, one to five of them, up to three features. `FUZZ_TIMES` tries more.
  @Test(arguments: [
    (2, 2, 1), (3, 2, 1), (4, 4, 1), (2, 2, 2), (3, 3, 2), (4, 4, 2), (5, 5, 2), (3, 5, 2), (1, 4, 2), (3, 3, 3),
    (4, 4, 3), (2, 4, 3),
  ])
  func anotherStreamFindsNoLess(first: Int, second: Int, features: Int) throws {
    for number in 0..<Mutator.cases(3) {
      var mixtures = RandomStream(seed: 11).child("\(first), \(second), \(features)").child(number)
      let (p, q) = (randomMixture(first, features, &mixtures), randomMixture(second, features, &mixtures))
      let found = try (0..<3).map { seed in
        var stream = RandomStream(seed: UInt64(seed))
        return try affineDistances(p, q, using: &stream)
      }
      for distance in [\AffineDistances.toFirst, \.toSecond, \.symmetric, \.geometric] {
        let values = found.map { $0[keyPath: distance].distance }
        expectClose(values, [Double](repeating: values.min() ?? 0, count: 3), absolute: 1e-6, "pair \(number)")
        #expect(found.allSatisfy { (1...$0[keyPath: distance].searches).contains($0[keyPath: distance].repetitions) })
      }
    }
  }
}
