import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Probability
import Randomness
import Stages
import TestSupport
import Testing

/// The maps onto the first run, and what they do to the priors.
@Suite struct CodeMapsTests {
  private let quick = CompareCodes(draws: 20)

  @Test func mapsUndoWhatMadeTheRuns() throws {
    var stream = RandomStream(seed: 1)
    let first = Matrix(rows: 60, columns: 2, elements: stream.normals(120))
    let (a, b) = (Matrix<Double>([[2, 1], [0, -0.5]]), Matrix<Double>([[0, 1e3], [1e-3, 0]]))
    let runs = [first, matmul(first, a).addingToRows([3, -7]), matmul(first, b).addingToRows([0, 1])]
    let maps = try quick.run(runs.map { Codes($0) }, in: .silent).maps
    #expect(maps[0] == CodeComparison.Map(matrix: .identity(2), shift: [0, 0]))
    // Least squares of condition 1e6 at most, on numbers of about a thousand.
    for (run, map) in zip(runs, maps) { expectClose(map(run), first, absolute: 1e-8) }
    expectClose(maps[1].matrix, Matrix([[0.5, 1], [0, -2]]), absolute: 1e-10)
  }

  @Test func priorsOfAffineImagesAreAtNoDistanceAndTheirComponentsMatched() throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 500, noise: 0.02, seed: 2).codes
    let comparison = try quick.run(runs, in: .silent)
    for measure in CodeComparison.Measure.distances {
      // D2 is the root of a rounded difference of ones.
      expectClose(try #require(comparison.summaries[measure]).greatest, 0, absolute: 1e-6)
    }
    // The world's priors are in the order 0, 1, 2, then moved on by one for each run.
    #expect(comparison.components == [[0, 1, 2], [1, 2, 0], [2, 0, 1]])
    #expect(Set(comparison.values.keys) == Set(CodeComparison.valueNames))
    for (run, map) in zip(runs, comparison.maps) {
      // Noise of 0.02 a run, by maps of condition 3 at most.
      let errors = map(run.codes) - runs[0].codes
      #expect(errors.elements.allSatisfy { abs($0) < 0.6 })
    }
  }

  @Test func distancesGoFromTheRowToTheColumn() throws {
    var stream = RandomStream(seed: 3)
    let priors = [
      GaussianMixture(weights: [0.5, 0.5], means: Matrix([[-3.0], [3]]), covariances: .spherical([1, 1])),
      GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])),
    ]
    let matrix = Matrix(rows: 50, columns: 1, elements: stream.normals(50))
    let comparison = try quick.run(priors.map { Codes(matrix, prior: $0) }, in: .silent)
    let found = try affineDistances(priors[0], priors[1], using: &stream)
    let first = try #require(comparison.matrices[.distance1])
    expectClose(first[1, 0], found.toFirst.distance, absolute: 1e-9)
    expectClose(first[0, 1], found.toSecond.distance, absolute: 1e-9)
    #expect(comparison.components == nil)
  }

  @Test func componentsAreMatchedOnlyWhereThereAreEquallyMany() throws {
    let runs = CodeWorld(.ordered, runs: 2, latents: 2, points: 100, seed: 5).codes
    let other = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .spherical([1]))
    let found = try quick.run([runs[0], Codes(runs[1].codes, prior: other)], in: .silent)
    #expect(found.components == nil && found.matrices[.distance3] != nil)
    let without = try quick.run([runs[0], Codes(runs[1].codes)], in: .silent)
    #expect(without.components == nil && without.matrices[.distance3] == nil)
  }
}
