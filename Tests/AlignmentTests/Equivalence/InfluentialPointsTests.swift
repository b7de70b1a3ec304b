import Alignment
import LinearAlgebra
import Randomness
import Testing

@Suite struct InfluentialPointsTests {
  @Test func theOnePerCentThatWeighsMostGoes() throws {
    let x = normalMatrix(1000, 2, RandomStream(seed: 1))
    let white = try Whitening(x).white
    let kept = try pointsOfOrdinaryInfluence([white])
    #expect(kept.count == 990 && kept == kept.sorted())
    func weight(_ i: Int) -> Double { white[i, 0] * white[i, 0] + white[i, 1] * white[i, 1] }
    let least = Set(0..<1000).subtracting(kept).map(weight).min() ?? 0
    #expect(kept.allSatisfy { weight($0) <= least })
  }

  @Test func pointsFarOffGoUpToATwentieth() throws {
    var x = normalMatrix(600, 2, RandomStream(seed: 2))
    for i in 0..<12 { x[50 * i, 0] += 1000 }
    let kept = try pointsOfOrdinaryInfluence([Whitening(x).white])
    #expect((0..<12).allSatisfy { !kept.contains(50 * $0) })
    #expect(kept.count >= 570)
  }
}
