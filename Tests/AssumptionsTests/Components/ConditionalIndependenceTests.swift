import Assumptions
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct ConditionalIndependenceTests {
  struct Case: Decodable {
    let name: String
    let covariances: [[[Double]]]
    let counts: [Double]
    let likelihoodRatio: Double
    let degrees: Int
    let pValue: Double?
    let gap: Double
    let pair: [Int]
    let information: Double
    let standardError: Double
  }

  @Test func theReferenceAgrees() throws {
    for reference in try referenceCases("joint_diagonalization", of: Case.self) {
      let points = reference.counts.reduce(0, +)
      let found = try testConditionalIndependence(
        of: reference.covariances.map { Matrix($0) }, weights: reference.counts, points: points)
      let comment = Comment(rawValue: reference.name)
      #expect(found.degreesOfFreedom == reference.degrees, comment)
      #expect((found.likelihoodRatio == nil) == (reference.degrees == 0), comment)
      if let ratio = found.likelihoodRatio {
        // 2·N times the rounding of the criterion.
        expectClose(ratio, reference.likelihoodRatio, relative: 1e-8, absolute: 1e-7, comment)
      }
      if let probability = found.probability, let expected = reference.pValue {
        expectClose(probability, expected, relative: 1e-6, comment)
      }
      let gap = try #require(found.gap)
      expectClose(gap.value, reference.gap, absolute: 1e-6, comment)
      // The order of coordinates is the search's own, and where two pairs are alike, so is which of them is named.
      let isAlike = reference.name == "gap 0.10 between two coordinates"
      if reference.gap > 0.02, !isAlike { #expect([gap.first, gap.second] == reference.pair, comment) }
      expectClose(try #require(found.leastInformation), reference.information, relative: 1e-6, absolute: 1e-12, comment)
      if reference.information > 1e-8 {
        expectClose(try #require(found.greatestLeak), reference.standardError, relative: 1e-6, comment)
      }
    }
  }

  @Test func theRatioIsChiSquaredUnderTheAssumption() throws {
    var stream = RandomStream(seed: 4)
    var small = 0
    for _ in 0..<200 {
      let factors = (0..<4).map { _ in Matrix<Double>.diagonal((0..<2).map { _ in 0.5 + stream.uniform() }) }
      let counts = 400
      let covariances = factors.map { factor -> Matrix<Double> in
        let points = matmul(Matrix(rows: counts, columns: 2, elements: stream.normals(2 * counts)), factor)
        return (1 / Double(counts)) * gram(points.centred)
      }
      let found = try testConditionalIndependence(
        of: covariances, weights: [1, 1, 1, 1], points: Double(4 * counts))
      if try #require(found.probability) < 0.05 { small += 1 }
    }
    // Binomial of 200 draws of 0.05: between 2 and 21 but for one in ten thousand.
    #expect((2...21).contains(small), "\(small) of 200")
  }

  @Test func equalComponentsOfAGapHaveTheInformationOfTheHyperbolicSine() throws {
    // Two equal components with log-ratios ±g/2: I = sinh²(g/2).
    let (gap, low) = (1.0, 0.8824969025845955)  // e^−1/8
    let covariances = [Matrix.diagonal([low * low, 1 / (low * low)]), Matrix.diagonal([1 / (low * low), low * low])]
    let found = try testConditionalIndependence(of: covariances, weights: [1, 1], points: 3000)
    expectClose(try #require(found.gap).value, gap, relative: 1e-9)
    expectClose(try #require(found.leastInformation), 0.27154, relative: 1e-4)  // sinh²(½)
  }

  @Test func oneCoordinateHasNoOrientation() throws {
    let found = try testConditionalIndependence(of: [Matrix([[2.0]]), Matrix([[3.0]])], weights: [1, 1], points: 10)
    #expect(found.gap == nil)
    #expect(found.leastInformation == nil)
    #expect(found.greatestLeak == nil)
    #expect(found.degreesOfFreedom == 0)
    #expect(found.undeterminedPlanes().isEmpty)
  }

  @Test func oneComponentFixesNoPlane() throws {
    let mixture = GaussianMixture(weights: [1], means: Matrix([[0.0, 0, 0]]), covariances: .spherical([2]))
    let found = try testConditionalIndependence(of: mixture, points: 1e6)
    #expect(found.gap == nil)
    #expect(found.likelihoodRatio == nil)
    #expect(found.undeterminedPlanes() == [[0, 1], [0, 2], [1, 2]])
    #expect(try testConditionalIndependence(of: mixture, points: nil).undeterminedPlanes().count == 3)
    #expect(throws: ComponentsError.points(0)) { try testConditionalIndependence(of: mixture, points: 0) }
  }
}
