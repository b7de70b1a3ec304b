import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct NonlinearICATests {
  @Test(arguments: NonlinearICA.Dependence.allCases, NonlinearICA.Mixing.allCases)
  func aSampleIsWhatItsMapMakesOfItsSources(
    dependence: NonlinearICA.Dependence, mixing: NonlinearICA.Mixing
  ) throws {
    let ica = NonlinearICA(
      sources: 3, segments: 4, pointsPerSegment: 6, dependence: dependence, largestMean: 3, mixing: mixing, layers: 3)
    let root = RandomStream(seed: 9)
    var stream = root
    let sample = try ica.sample(using: &stream)
    var maps = root.child("mixing")
    let sources = try #require(sample.sources)
    #expect(sample.points == (try ica.map(using: &maps)).observations(of: sources))
    #expect(sample.points.columns == (mixing == .wide ? 6 : 3))
    #expect(sample.labels == (0..<24).map { $0 / 6 })
  }

  @Test func withZeroMeansSegmentsDifferInTheirDeviationsAlone() throws {
    var stream = RandomStream(seed: 10)
    let segments = try NonlinearICA(sources: 2, segments: 50, pointsPerSegment: 1, deviations: 0.2...1.5)
      .segmentTruth(using: &stream)
    #expect(segments.means.elements.allSatisfy { $0 == 0 })
    #expect(segments.deviations.elements.allSatisfy { (0.2...1.5).contains($0) })
    #expect(Set(segments.deviations.elements).count == 100)
  }

  @Test func noiseIsInUnitsOfTheObservations() throws {
    var ica = NonlinearICA(sources: 2, segments: 3, pointsPerSegment: 4_000, largestMean: 3, layers: 3)
    let clean = try sample(ica)
    ica.noise = 0.1
    let noisy = try sample(ica)
    #expect(clean.sources == noisy.sources)
    let deviation = try Standardisation(fitting: clean.points).deviation
    for j in 0..<2 {
      let errors = (0..<clean.points.rows).map { noisy.points[$0, j] - clean.points[$0, j] }
      let variance = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
      // Five standard errors of a variance of 12,000 numbers.
      expectClose(variance.squareRoot() / deviation[j], 0.1, relative: 5 * (0.5 / 12_000).squareRoot())
    }
  }

  @Test func onePointIsNoSample() {
    #expect(throws: DatasetError.tooFewPoints(1)) {
      try sample(NonlinearICA(sources: 2, segments: 1, pointsPerSegment: 1))
    }
  }

  private func sample(_ ica: NonlinearICA) throws -> LabelledPoints {
    var stream = RandomStream(seed: 1)
    return try ica.sample(using: &stream)
  }
}
