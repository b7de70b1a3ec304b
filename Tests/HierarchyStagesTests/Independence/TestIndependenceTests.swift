import Foundation
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

/// Codes of 4,000 points of a mixture, after a turn by so many degrees, with the turned mixture as their prior.
private func codes(_ covariances: [Matrix<Double>], degrees: Double) throws -> Codes {
  let weights = [Double](repeating: 1 / Double(covariances.count), count: covariances.count)
  let means = Matrix<Double>([[3, 0], [-2, 2], [-1, -3]]).rows(0..<covariances.count)
  let mixture = GaussianMixture(weights: weights, means: means, covariances: .full(covariances))
  var stream = RandomStream(seed: 1)
  let points = try mixture.sample(4000, using: &stream).points
  let angle = degrees * Double.pi / 180
  let turn = Matrix([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
  return Codes(
    matmulTransposedSecond(points, turn), prior: try mixture.pushedForward(by: turn, shift: [0, 0]))
}

private let telling: [Matrix<Double>] = [.diagonal([2.7, 0.37]), .diagonal([0.37, 2.7]), .identity(2)]

private func report(_ codes: [Codes]) throws -> IndependenceReport {
  try stage(TestIndependence.self).run(codes, in: .silent)
}

@Suite struct TestIndependenceTests {
  @Test func turnedRunsAgreeInCanonicalCoordinates() throws {
    let found = try report([codes(telling, degrees: 0), codes(telling, degrees: 40)])
    #expect(found.runs.map(\.verdict) == ["determined", "determined"])
    #expect(found.pairs[0].strong < 0.9 && found.pairs[0].canonical > 0.999)
    expectClose(found.pairs[0].fakedGap ?? 1, 0, absolute: 1e-6)
    #expect(found.runs[0].degreesOfFreedom == 1)
    expectClose(found.runs[1].gap ?? 0, 2 * log(2.7 / 0.37), absolute: 1e-6)
  }

  @Test func componentsThatNothingTellsApartLeaveTheOrientationOpen() throws {
    let found = try report([codes([.identity(2), .identity(2), 2 * .identity(2)], degrees: 20)])
    #expect(found.runs[0].verdict == "not-determined")
  }

  @Test func covariancesWithoutACommonBasisAreRefused() throws {
    let third = Matrix<Double>([[1, 0.6], [0.6, 1]])
    let found = try report([codes([telling[0], telling[1], third], degrees: 0)])
    #expect(found.runs[0].verdict == "not-conditionally-independent")
    #expect(found.values["refused"] == .integer(1) && found.runs[0].correlation > 0.1)
  }

  @Test func twoComponentsAreTooFewToTell() throws {
    let found = try report([codes(Array(telling.prefix(2)), degrees: 10)])
    #expect(found.runs[0].verdict == "too-few-components" && found.runs[0].likelihoodRatio == nil)
  }

  @Test func aDiagonalPriorSaysNothing() throws {
    let turned = try codes(telling, degrees: 0)
    let prior = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[1, 0], [-1, 0]]), covariances: .diagonal(Matrix([[1, 2], [2, 1]])))
    let found = try report([Codes(turned.codes, prior: prior)])
    #expect(found.values["verdict"] == .text("diagonal-prior") && found.values["determined"] == .integer(0))
  }

  @Test func codesWithoutAPriorAreAnError() throws {
    let bare = Codes(try codes(telling, degrees: 0).codes)
    #expect(throws: HierarchyError.noPrior(run: 2)) { try report([codes(telling, degrees: 0), bare]) }
    #expect(throws: HierarchyError.nothing) { try report([]) }
  }
}
