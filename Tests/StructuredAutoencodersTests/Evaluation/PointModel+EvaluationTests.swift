import Foundation
import LinearAlgebra
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

/// A model whose posterior is its prior, so that everything can be said beforehand: a ratio is x plus the draw's number.
private struct Counting: PointModel {
  struct Batch {
    var points: Matrix<Double>
    var draws = 0
  }
  static var otherBoundNames: [String] { ["other"] }
  var features: Int { 1 }
  var latents: Int { 2 }
  var components: Int { 3 }

  func batch(of points: Matrix<Double>) -> Batch { Batch(points: points) }

  func draw(_ batch: inout Batch, using stream: inout RandomStream) throws -> PosteriorDraw {
    batch.draws += 1
    let x = batch.points.elements
    return PosteriorDraw(
      terms: [x.reduce(0, +), Double(x.count * batch.draws)], otherBounds: [Double(x.count)],
      logRatios: x.map { $0 + log(Double(batch.draws)) })
  }

  func clusters(in batch: Batch) -> CodedClusters {
    let n = batch.points.rows
    return CodedClusters(
      codes: Matrix(rows: n, columns: 2, elements: batch.points.elements.flatMap { [$0, -$0] }),
      responsibilities: Matrix(rows: n, columns: 3, elements: (0..<n).flatMap { _ in [0.995, 0.005, 0] }))
  }
}

@Suite struct PointModelEvaluationTests {
  /// More points than fit into two blocks.
  @Test func blocksArePutTogether() throws {
    let points = Matrix(rows: 2500, columns: 1, elements: (0..<2500).map { Double($0) / 1000 })
    var stream = RandomStream(seed: 1)
    let found = try Counting().evaluation(of: points, draws: 3, using: &stream)
    #expect(found.codes.column(0) == points.elements && found.codes[2499, 1] == -2.499)
    expectClose(found.terms, [1.2495, 2], relative: 1e-12)  // the means of x, and of the draws 1, 2 and 3
    expectClose(try #require(found.otherBounds["other"]), 1, relative: 1e-12)
    // log of the mean of 1, 2 and 3 times exp x.
    expectClose(found.bounds, points.elements.map { $0 + log(2) }, relative: 1e-12, absolute: 1e-12)
    #expect(found.componentsUsed == 1, "one holds all but a two-hundredth")
  }
}
