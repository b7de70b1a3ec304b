import HierarchyArtifacts
import StageTestSupport
import Stages
import Testing

private let samples: [any Artifact] = [
  someTrials, someStructure, someTruth, someTruthSample, someComparison, tally(angles: [10, 20]), someReport,
  someMatch, someTriangle,
]

@Suite(.timeLimit(.minutes(10))) struct HostileHierarchyArtifactsTests {
  /// Files in a store may come from strangers: whatever they hold, they are an artifact or an error.
  @Test(arguments: samples.indices) func noFilesMakeAReaderCrash(place: Int) throws {
    func tried<A: Artifact>(_ sample: A) throws -> Int { try hostileReadings(of: sample, seed: UInt64(place)) }
    #expect(try tried(samples[place]) > 0, "every mutation breaks the files")
  }

  @Test(arguments: samples.indices) func filesReadBackTheSame(place: Int) throws {
    func check<A: Artifact & Equatable>(_ sample: A) throws { #expect(try A(files: sample.files()) == sample) }
    guard let sample = samples[place] as? any (Artifact & Equatable) else { return }
    try check(sample)
  }

  @Test(arguments: [
    ("trials.json", "\"points\":1000", "\"points\":-1"), ("trials.json", "\"interval\":[0.25,1]", "\"interval\":[]"),
    ("trials.json", "missing-cells", "missing-sells"), ("structure.json", "\"errors\":[0.01,", "\"errors\":["),
    ("structure.json", "\"neighbourhood\":[2]", "\"neighbourhood\":[3]"),
    ("truth.json", "\"noise\":0.25", "\"noise\":0"), ("truth.json", "\"biases\":[0,1,0]", "\"biases\":[0,1]"),
    ("comparison.json", "\"regionResiduals\":[0.5,0.125]", "\"regionResiduals\":[]"),
    ("tally.json", "\"angles\":[10]", "\"angles\":[10,10]"), ("maps.json", "\"near\":[{", "\"near\":[],\"far\":[{"),
    ("maps.json", "[1,null,0]", "[9223372036854775807,null,0]"), ("maps.json", "[1,null,0]", "[-1,null,0]"),
    ("triangle.json", "prior-code", "prior-cod"),
    ("independence.json", "\"degreesOfFreedom\":1", "\"degreesOfFreedom\":-1"),
  ])
  func whatCannotBeIsRefused(file: String, part: String, forged: String) throws {
    let sample = try #require(samples.first { (try? $0.files().contents[file]) != nil })
    let text = String(decoding: try sample.files()[file], as: UTF8.self)
    #expect(text.contains(part))
    let bytes = Array(text.replacing(part, with: forged).utf8)
    #expect(throws: ArtifactError.self) { try type(of: sample).init(files: ArtifactFiles([file: bytes])) }
  }
}
