import DataStages
import Stages
import Testing

@Suite struct DataStagesTests {
  @Test func everyStageHasItsNameAndSaysWhatItDoes() {
    #expect(
      dataStages.stages.map { $0.name } == [
        "sample-pinwheel", "sample-moons", "sample-circles", "sample-ring", "sample-parallelograms", "read-points",
        "read-codes", "read-digits", "reduce-dimensions", "project", "take-as-codes",
      ])
    for stage in dataStages.stages {
      #expect(stage.summary.hasSuffix("."))
      // `sample-ring` is `SampleRing`.
      let words = stage.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      #expect("\(stage)" == words.joined())
    }
  }

  @Test func theFingerprintIsADigest() {
    #expect(dataStages.fingerprint.count == 64)
    #expect(dataStages.fingerprint.allSatisfy { $0.isHexDigit })
  }
}
