import Foundation
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

func drawnTruth(_ parameters: [(String, String)] = []) throws -> GroundTruth {
  try stage(DrawTruth.self, [("draw", "3")] + parameters).run(Nothing(), in: .silent)
}

@Suite struct DrawTruthTests {
  /// Weights 0.3, 0.3, 0.4 and variances e^(±g/4), 1: Γ = 0.6·cosh(g/2) + 0.4 both ways.
  @Test(arguments: [0, 1, 4]) func theInformationIsThatOfTheGap(gap: Double) throws {
    let truth = try drawnTruth([("gap", "\(gap)")])
    let ratio = 0.6 * cosh(gap / 2) + 0.4
    expectClose(truth.gap, gap, absolute: 1e-9)
    expectClose(truth.information, ratio * ratio - 1, absolute: 1e-9)
  }

  @Test func outputsHaveDeviationOne() throws {
    let truth = try drawnTruth([("noise", "1e-6")])
    let sample = try stage(SampleTruth.self, ["points": "20000"]).run(truth, in: .silent)
    let centred = sample.points.coordinates.centred
    let variance = centred.elements.reduce(0) { $0 + $1 * $1 } / Double(centred.elements.count)
    // Of 4,000 and of 20,000 draws.
    expectClose(variance, 1, absolute: 0.06)
  }

  @Test func anotherDrawIsAnotherTruth() throws {
    #expect(try drawnTruth() == drawnTruth())
    #expect(try drawnTruth() != drawnTruth([("radius", "2.4")]))
    let other = try stage(DrawTruth.self, ["draw": "4"]).run(Nothing(), in: .silent)
    #expect(try drawnTruth().layers != other.layers)
  }
}
