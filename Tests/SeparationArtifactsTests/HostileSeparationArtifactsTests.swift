import SeparationArtifacts
import StageTestSupport
import Stages
import Testing

private let samples: [any Artifact] = [someSample, someComparison, someTally, someDifference]

@Suite(.timeLimit(.minutes(10))) struct HostileSeparationArtifactsTests {
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
    ("source-comparison.json", "\"points\":100", "\"points\":-1"),
    ("source-tally.json", "\"fits\":6", "\"fits\":-6"),
    ("source-tally.json", "\"reach\":0.125", "\"reach\":-0.125"),
    ("method-difference.json", "\"reach\":0.25", "\"reach\":-0.25"),
  ])
  func whatCannotBeIsRefused(file: String, part: String, forged: String) throws {
    let sample = try #require(samples.first { (try? $0.files().contents[file]) != nil })
    let text = String(decoding: try sample.files()[file], as: UTF8.self)
    #expect(text.contains(part))
    let bytes = Array(text.replacing(part, with: forged).utf8)
    #expect(throws: ArtifactError.self) { try type(of: sample).init(files: ArtifactFiles([file: bytes])) }
  }
}
