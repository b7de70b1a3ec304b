import LikelihoodArtifacts
import StageTestSupport
import Stages
import Testing

private let samples: [any Artifact] = [
  SimulatedModel(arm: .oneMore, truth: someNumbers, fittedComponents: 3, slopes: [-1, 0, 2], rejected: 7),
  scan([bowl, twoWells]), comparison([(1e-9, 1e-4, 1e-9), (1e-3, 0.5, 0.25)]),
  SimulationTally([.init(scan([bowl]), comparison([(0, 0, 0)])), .init(scan([twoWells]), comparison([(0, 0, 0)]))]),
  SampleErrors(
    points: 100, noise: 0.1, gap: 2,
    replicates: [.init(distance: 0.25, residual: 0.5, divergence: 0.125, isFoundFromTruthOnly: true)]),
  EstimationRate(
    sizes: [.init(points: 10, median: 0.5, lower: 0.25, upper: 1, near: 0)], exponent: -0.5,
    interval: -0.75 ... -0.25, from: 10, target: 0.1, needed: nil, noise: 0.1, gap: 2),
  PriorPair(ownLoss: 1, otherLoss: 1.5, densityDifference: 0.25, distance: 0.125, isWeaklyInjective: false),
  AtomTable(atoms: [.init(place: 0, mass: 0.25, sampled: 0.5)], continuousMass: 0.75, points: 4), someSearch,
]

@Suite(.timeLimit(.minutes(10))) struct HostileLikelihoodArtifactsTests {
  /// Files in a store may come from strangers: whatever they hold, they are an artifact or an error.
  @Test(arguments: samples.indices) func noFilesMakeAReaderCrash(place: Int) throws {
    func tried<A: Artifact>(_ sample: A) throws -> Int { try hostileReadings(of: sample, seed: UInt64(place)) }
    #expect(try tried(samples[place]) > 0, "every mutation breaks the files")
  }

  /// Counts whose sum is no number, and numbers that do not fit together.
  @Test(arguments: [
    ("tally.json", "\"descending\":0", "\"descending\":9223372036854775807"),
    ("tally.json", "\"slices\":1", "\"slices\":-1"),
    ("slices.json", "\"offsets\":[-2,-1,0,1,2]", "\"offsets\":[-2,-1]"),
    ("atoms.json", "\"points\":4", "\"points\":-4"),
    ("model.json", "\"means\":[-1,2]", "\"means\":[-1]"),
    ("optima.json", "\"names\":[\"w1\"]", "\"names\":[]"),
  ])
  func whatCannotBeIsRefused(file: String, part: String, forged: String) throws {
    let sample = try #require(samples.first { (try? $0.files().contents[file]) != nil })
    let text = String(decoding: try sample.files()[file], as: UTF8.self)
    #expect(text.contains(part))
    let bytes = Array(text.replacing(part, with: forged).utf8)
    #expect(throws: ArtifactError.self) { try type(of: sample).init(files: ArtifactFiles([file: bytes])) }
  }
}
