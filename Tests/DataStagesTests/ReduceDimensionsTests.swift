import DataArtifacts
import DataStages
import Datasets
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

/// Images of 2×2 pixels whose pixels are pseudo-random.
func noisyImages(_ count: Int, height: Int = 2, width: Int = 2) -> Images {
  var state: UInt32 = 1
  let pixels = (0..<count * height * width).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(state >> 24)
  }
  return Images(count: count, height: height, width: width, pixels: pixels, labels: Array(0..<count))
}

@Suite struct ReduceDimensionsTests {
  @Test func theProjectionIsThatOfThePrincipalComponents() throws {
    let images = noisyImages(5000)  // two blocks
    let found = try stage(ReduceDimensions.self, [("features", "2")]).run(images, in: .silent)
    let direct = try PrincipalComponents(fitting: images.intensities(0..<5000), count: 2)
    #expect(found.components.shape == "2×4")
    #expect(found.scales == [1, 1])
    expectClose(found.components, direct.components, absolute: 1e-10)  // variances within 1 %: rounding times 100
    expectClose(found.explainedVariance, direct.explainedVariance, relative: 1e-12)
    expectClose(found.totalVariance, direct.totalVariance, relative: 1e-12)
  }

  @Test func whiteCodesHaveVarianceOne() throws {
    let images = noisyImages(100)
    let found = try stage(ReduceDimensions.self, [("features", "3"), ("whiten", "true")]).run(images, in: .silent)
    let codes = found.encode(images.intensities(0..<100))
    expectClose(1 / 99.0 * gram(codes.centred), .identity(3), absolute: 1e-12)  // condition below ten
    expectClose(found.decode(codes).columnMeans, found.mean, absolute: 1e-13)
  }

  @Test func aShareOfTheImagesIsDrawnBySeed() throws {
    let images = noisyImages(200)
    func mean(_ share: String, seed: String) throws -> [Double] {
      try stage(ReduceDimensions.self, [("features", "2"), ("share", share), ("seed", seed)]).run(images, in: .silent)
        .mean
    }
    #expect(try mean("0.5", seed: "1") == mean("0.5", seed: "1"))
    #expect(try mean("0.5", seed: "1") != mean("0.5", seed: "2"))
    #expect(try mean("1", seed: "1") == mean("1", seed: "2"))
    // Without replacement: the two images of a share of two in three are different, or their mean would be one of them.
    let three = Images(count: 3, height: 1, width: 1, pixels: [0, 51, 255])
    let part = try stage(ReduceDimensions.self, [("features", "1"), ("share", "0.7")]).run(three, in: .silent)
    #expect([0.1, 0.5, 0.6].contains { abs($0 - part.mean[0]) < 1e-12 })
  }

  @Test func aShareThatLeavesNoTwoImagesIsAnError() throws {
    let reduce = try stage(ReduceDimensions.self, [("features", "1"), ("share", "0.1")])
    let error = #expect(throws: ArtifactError.self) { try reduce.run(noisyImages(10), in: .silent) }
    #expect(error?.description == "a 'share' of 0.1 of 10 images is 1; it takes two at least")
  }

  @Test func moreFeaturesThanPixelsAreAnError() throws {
    let reduce = try stage(ReduceDimensions.self, [("features", "5")])
    let error = #expect(throws: ArtifactError.self) { try reduce.run(noisyImages(10), in: .silent) }
    #expect(error?.description == "'features' is 5, but the images have 4 pixels")
  }

  @Test func blackImagesCannotBeWhitened() throws {
    let black = Images(count: 3, height: 1, width: 2, pixels: [0, 0, 0, 0, 0, 0])
    let plain = try stage(ReduceDimensions.self, [("features", "1")]).run(black, in: .silent)
    #expect(plain.explainedVariance == [0])
    let white = try stage(ReduceDimensions.self, [("features", "1"), ("whiten", "true")])
    #expect(throws: DatasetError.constantComponent(0)) { try white.run(black, in: .silent) }
  }

  @Test func theNumberOfFeaturesMustBeGiven() {
    #expect(message(ReduceDimensions.self, []) == "a.md:1:1: stage 'test' needs 'features'")
    #expect(message(ReduceDimensions.self, [("features", "0")]).contains("between 1 and 100000"))
  }
}
