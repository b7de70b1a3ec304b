import Foundation
import LikelihoodArtifacts
import LikelihoodStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CountAtomsTests {
  private func table(_ means: String, deviation: String, points: Int = 1, seed: Int = 1) throws -> AtomTable {
    try stage(
      CountAtoms.self, [("means", means), ("deviation", deviation), ("points", "\(points)"), ("seed", "\(seed)")]
    ).run(Nothing(), in: .silent)
  }

  @Test func aReLUPutsThePriorsNegativePartIntoAnAtom() throws {
    let table = try table("-2,1", deviation: "1", points: 20_000)
    #expect(table.atoms.count == 1 && table.atoms[0].place == 0)
    let mass = 0.25 * (erfc(-2 / 2.0.squareRoot()) + erfc(1 / 2.0.squareRoot()))
    #expect(abs(table.atoms[0].mass - mass) < 1e-12)
    #expect(abs(table.atoms[0].mass + table.continuousMass - 1) < 1e-6)
    // Five standard errors of a share of 20,000.
    #expect(abs(table.atoms[0].sampled - mass) < 5 * (mass * (1 - mass) / 20_000).squareRoot())
  }

  @Test(arguments: [
    ("0,", "1", 0.5), ("-1000,", "1", 0), ("1000,", "0.000001", 1), ("-3,1000", "0.01", 0.5),
    ("1,2,3,-4", "1e-6", 0.75),
    ("0,", "1000000", 0.5),
  ])
  func theRestOfTheMassIsContinuousOnEveryScale(means: String, deviation: String, continuous: Double) throws {
    let table = try table(means, deviation: deviation)
    // What the trapezoidal rule leaves, of half a normal density cut at its top, is a part in ten million.
    expectClose(table.continuousMass, continuous, absolute: 1e-6)
    expectClose(table.atoms.reduce(0) { $0 + $1.mass }, 1 - continuous, absolute: 1e-12)
  }

  @Test func theDrawFollowsTheSeed() throws {
    let shares = try [1, 1, 2].map { try table("0,", deviation: "1", points: 1001, seed: $0).atoms[0].sampled }
    #expect(shares[0] == shares[1] && shares[0] != shares[2])
  }
}
