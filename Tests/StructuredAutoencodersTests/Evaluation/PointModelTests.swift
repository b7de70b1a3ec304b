import LinearAlgebra
import Randomness
import StructuredAutoencoders
import Testing

/// A model of two components whose points are the shares of the first, with no other bounds than its own.
private struct Shares: PointModel {
  var features: Int { 1 }
  var latents: Int { 1 }
  var components: Int { 2 }

  func batch(of points: Matrix<Double>) -> Matrix<Double> { points }

  func draw(_ batch: inout Matrix<Double>, using stream: inout RandomStream) throws -> PosteriorDraw {
    PosteriorDraw(terms: [1], logRatios: batch.elements)
  }

  func clusters(in batch: Matrix<Double>) -> CodedClusters {
    CodedClusters(
      codes: batch,
      responsibilities: Matrix(rows: batch.rows, columns: 2, elements: batch.elements.flatMap { [$0, 1 - $0] }))
  }
}

@Suite struct PointModelTests {
  /// Of so many points, the first with this share of the first component, the others with none.
  private func evaluation(points: Int, first share: Double) throws -> PointEvaluation {
    var stream = RandomStream(seed: 1)
    let shares = [share] + [Double](repeating: 0, count: points - 1)
    return try Shares().evaluation(of: Matrix(rows: points, columns: 1, elements: shares), draws: 1, using: &stream)
  }

  @Test(arguments: [(1, 1.0, 1), (1, 0.5, 2), (100, 1, 2), (100, 0.99, 1), (101, 1, 1), (50, 0.5, 2), (50, 0.25, 1)])
  func aComponentIsUsedFromAHundredthOfThePointsOn(points: Int, share: Double, used: Int) throws {
    #expect(try evaluation(points: points, first: share).componentsUsed == used)
  }

  @Test func aShareThatIsNoNumberUsesNoComponent() throws {
    #expect(try evaluation(points: 3, first: .nan).componentsUsed == 0)
  }

  @Test func withoutOtherBoundsThereAreNone() throws {
    #expect(Shares.otherBoundNames.isEmpty && PosteriorDraw(terms: [1], logRatios: []).otherBounds.isEmpty)
    #expect(try evaluation(points: 3, first: 1).otherBounds.isEmpty)
  }
}
