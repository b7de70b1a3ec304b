import JSONArtifacts
import LikelihoodArtifacts
import Stages
import Testing

@Suite struct ArtifactFilesTests {
  private func expectRoundTrip<Kind: JSONArtifact>(_ artifact: Kind) throws {
    let files = try artifact.files()
    #expect(Array(files.contents.keys) == [Kind.file])
    #expect(try Kind(files: files) == artifact)
    #expect(Set(artifact.values.keys).isSubset(of: Set(Kind.valueNames)), "\(Kind.typeName)")
  }

  @Test func filesGiveTheSameArtifact() throws {
    try expectRoundTrip(
      SimulatedModel(arm: .oneMore, truth: someNumbers, fittedComponents: 3, slopes: [-1, 0, 2], rejected: 7))
    try expectRoundTrip(scan([bowl, twoWells]))
    try expectRoundTrip(comparison([(1e-9, 1e-4, 1e-9), (1e-3, 0.5, 0.25)]))
    try expectRoundTrip(SimulationTally([.init(scan([bowl]), comparison([(0, 0, 0)]))]))
    try expectRoundTrip(
      SampleErrors(
        points: 100, noise: 0.1, gap: 2,
        replicates: [.init(distance: 0.25, residual: 0.5, divergence: 0.125, isFoundFromTruthOnly: true)]))
    try expectRoundTrip(
      EstimationRate(
        sizes: [.init(points: 10, median: 0.5, lower: 0.25, upper: 1, near: 0)], exponent: -0.5,
        interval: -0.75 ... -0.25, from: 10, target: 0.1, needed: nil, noise: 0.1, gap: 2))
    try expectRoundTrip(
      PriorPair(ownLoss: 1, otherLoss: 1.5, densityDifference: 0.25, distance: 0.125, isWeaklyInjective: false))
    try expectRoundTrip(
      AtomTable(atoms: [.init(place: 0, mass: 0.25, sampled: 0.5)], continuousMass: 0.75, points: 4))
    try expectRoundTrip(someSearch)
  }

  @Test func anotherFileIsAnError() {
    let files = ArtifactFiles(["model.json": Array("{\"arm\": \"two-components\"}".utf8)])
    let error = #expect(throws: ArtifactError.self) { try SimulatedModel(files: files) }
    #expect(error?.description.hasPrefix("'model.json' is no simulated-model:") == true)
  }
}

/// Two runs of each method; L-BFGS reached the best once, EM only with Newton's help.
let someSearch = OptimaSearch(
  arm: .twoComponents, names: ["w1"], reference: [1], referenceLoss: 0.5, entropy: 0.5, nodes: 10,
  quadratureError: 1e-12,
  runs: [
    .init(
      method: .quasiNewton, start: 1, searched: 1e-8, excess: 0, isConverged: true, iterations: 10, parameters: [1]),
    .init(method: .em, start: 1, searched: 1e-3, excess: 1e-12, isConverged: true, iterations: 100, parameters: [1]),
    .init(
      method: .quasiNewton, start: 2, searched: 0.5, excess: 0.5, isConverged: true, iterations: 30, parameters: [4]),
    .init(method: .em, start: 2, searched: 0.5, excess: 0.5, isConverged: true, iterations: 200, parameters: [4]),
  ], tolerance: 1e-6)
