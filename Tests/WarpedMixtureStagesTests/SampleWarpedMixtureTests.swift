import Interchange
import LinearAlgebra
import Parameters
import StageTestSupport
import Stages
import TestSupport
import Testing
import WarpedMixtureStages

@Suite struct SampleWarpedMixtureTests {
  private let points = Points(
    twoClusters.coordinates.rows(0..<30), labels: twoClusters.labels.map { Array($0[..<30]) })

  private func chain(_ start: String, seed: String = "1", sweeps: String = "8") throws -> SampledChain {
    try stage(SampleWarpedMixture.self, ["start": start, "sweeps": sweeps, "seed": seed]).run(points, in: .silent)
  }

  @Test(arguments: ["points", "rotated", "random"])
  func theSeedDecidesTheChain(start: String) throws {
    let first = try chain(start)
    #expect(try chain(start) == first)
    #expect(try chain(start, seed: "2") != first)
    #expect(first.codes.codes.shape == "30×2" && first.codes.classes == points.labels)
    #expect(first.values["sweeps"] == .integer(8) && first.logJoint.allSatisfy { $0.isFinite })
  }

  @Test func chainsBeginWhereTheyAreTold() throws {
    // A step of 1e-9 goes nowhere.
    func begun(_ start: String, _ seed: String) throws -> Matrix<Double> {
      try stage(
        SampleWarpedMixture.self, ["start": start, "sweeps": "1", "largest-step": "1e-9", "seed": seed]
      ).run(points, in: .silent).codes.codes
    }
    let coordinates = points.coordinates
    expectClose(try begun("points", "1"), coordinates, absolute: 1e-6)
    let rotated = try begun("rotated", "1")
    expectClose(
      matmulTransposedSecond(rotated, rotated), matmulTransposedSecond(coordinates, coordinates), absolute: 1e-5)
    #expect(try begun("rotated", "2") != rotated)
  }

  @Test func theLogarithmOfTheJointRises() throws {
    let chain = try chain("random", sweeps: "60")
    #expect(chain.logJoint[59] > chain.logJoint[0] + 10)
  }

  @Test func tooManyPointsAreAnError() throws {
    let many = Points(Matrix(rows: 301, columns: 2))
    let sample = try stage(SampleWarpedMixture.self, ["seed": "1"])
    let error = #expect(throws: ArtifactError.self) { try sample.run(many, in: .silent) }
    #expect(error?.description.hasPrefix("a warped mixture is sampled for 1 to 300 points, not 301") == true)
  }
}
