import Datasets
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// A centre and two sides: where its points are, how thin it is, and what it overlaps.
@Suite struct ParallelogramTests {
  private let square = Parallelogram(centre: [0, 0], first: [2, 0], second: [0, 2])

  @Test func theConditionIsTheRatioOfTheSingularValues() throws {
    let a = SIMD2(1.0, 2), b = SIMD2(-0.5, 3)
    let singular = try singularValues(Matrix([[a.x, b.x], [a.y, b.y]])).values
    let shape = Parallelogram(centre: [0, 0], first: a, second: b)
    expectClose(shape.condition, singular[0] / singular[1], relative: 1e-13)  // a cancellation of one digit
    #expect(square.condition == 1)
    #expect(Parallelogram(centre: [0, 0], first: [1, 1], second: [2, 2]).condition == .infinity)
  }

  @Test func overlapIsSeenWhereNoCornerLiesWithin() {
    let bar = Parallelogram(centre: [0, 0], first: [10, 0], second: [0, 0.1])
    #expect(square.overlaps(bar) && bar.overlaps(square))
    #expect(square.overlaps(square))
  }

  @Test func neighboursDoNotOverlap() {
    // A diamond whose bounding box overlaps that of the square, but which itself does not.
    let diamond = Parallelogram(centre: [1.9, 1.9], first: [1, 1], second: [1, -1])
    #expect(!square.overlaps(diamond) && !diamond.overlaps(square))
    #expect(square.overlaps(Parallelogram(centre: [1.4, 1.4], first: [1, 1], second: [1, -1])))
  }

  @Test func pointsGoFromCornerToCorner() {
    let shape = Parallelogram(centre: [1, 2], first: [4, 0], second: [2, 6])
    #expect(shape.point(0, 0) == [1, 2] && shape.point(0.5, 0.5) == [4, 5] && shape.point(-0.5, 0.5) == [0, 5])
  }

  /// Turned, moved, scaled and mirrored together, two shapes overlap as before; and sides may be told the other way about.
  @Test(arguments: [1.0, -1], [0.0, 0.7, 2.1])
  func whetherTwoOverlapDoesNotDependOnThePlane(mirror: Double, angle: Double) {
    let (c, s) = (cos(angle), sin(angle))
    func moved(_ p: SIMD2<Double>) -> SIMD2<Double> { 3 * SIMD2(c * p.x - s * p.y, mirror * (s * p.x + c * p.y)) }
    func moved(_ p: Parallelogram) -> Parallelogram {
      Parallelogram(centre: moved(p.centre) + [7, -5], first: moved(p.second), second: -moved(p.first))
    }
    for distance in [0.5, 1.5, 2.4, 2.6, 4] {
      let other = Parallelogram(centre: [distance, 0.3], first: [2, 0.5], second: [-1, 1])
      #expect(moved(square).overlaps(moved(other)) == square.overlaps(other), "\(distance)")
      #expect(abs(moved(other).condition - other.condition) < 1e-12)
    }
  }

  @Test func shapesThatTouchOverlap() {
    #expect(square.overlaps(Parallelogram(centre: [2, 0], first: [2, 0], second: [0, 2])))
    #expect(!square.overlaps(Parallelogram(centre: [Double(2).nextUp, 0], first: [2, 0], second: [0, 2])))
  }
}
