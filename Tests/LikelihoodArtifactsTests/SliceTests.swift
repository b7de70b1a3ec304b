import LikelihoodArtifacts
import Testing

@Suite struct SliceTests {
  @Test func aBowlHasOneMinimumAtTheReference() {
    #expect(bowl.isUniqueAtReference(offsets: offsets, step: 1, tolerance: 1e-8))
    #expect(bowl.isConvex(tolerance: 0))
    #expect(bowl.gap(step: 1) == nil)
    #expect(bowl.globalMinimum(offsets: offsets) == .init(offset: 0, excess: 0))
  }

  @Test func anEquallyLowMinimumElsewhereIsNoUniqueOneThoughTheGridMissesIt() {
    #expect(!twoWells.isUniqueAtReference(offsets: offsets, step: 1, tolerance: 1e-8))
    #expect(twoWells.gap(step: 1) == 1e-12)
    #expect(!twoWells.isConvex(tolerance: 1e-8))
  }

  @Test func aHigherMinimumElsewhereLeavesTheTruthTheOnlyOne() {
    let slice = slice([1, 1, 0, 1, 0.5], minima: [(0, 0), (1.75, 0.25)])
    #expect(slice.isUniqueAtReference(offsets: offsets, step: 1, tolerance: 1e-8))
    #expect(slice.gap(step: 1) == 0.25)
  }

  @Test(arguments: [[4, 1, 0, 1, -1], [4, 1, 0, 1, 1e-9], [0, 0, 0, 0, 0]])
  func aLowerOrEqualLossFarFromTheReferenceFails(excess: [Double]) {
    #expect(!slice(excess).isUniqueAtReference(offsets: offsets, step: 1, tolerance: 1e-8))
  }

  @Test func aValleyIsMeasuredByTheRidgeBeforeIt() {
    #expect(twoWells.valley(offsets: offsets, step: 1) == 1 - 1e-12)
    #expect(bowl.valley(offsets: offsets, step: 1) == 0)
    let dent = slice([1, 1, 0, 1, 0.75], minima: [(0, 0), (1.75, 0.75)])
    #expect(dent.valley(offsets: offsets, step: 1) == 0.25)
  }

  @Test func aMinimumBesideTheReferenceIsThatOfTheReference() {
    let slice = slice([4, 1, 0, 1, 4], minima: [(0.25, -1e-15)])
    #expect(slice.gap(step: 1) == nil)
    #expect(slice.isUniqueAtReference(offsets: offsets, step: 1, tolerance: 1e-8))
  }

  @Test func aBendIsNotConvexThoughItHasOneMinimum() {
    #expect(!slice([2, 1.9, 0, 1, 4]).isConvex(tolerance: 1e-8))
  }
}
