import Alignment
import Testing

@Suite struct TriangleReadingTests {
  private let sampling = NullDistribution(draws: [0.001, 0.002])
  private let rotations = NullDistribution(draws: [1, 1.5, 2, 2.5, 3])

  @Test func edgesAreJudgedByBothEnds() {
    func verdict(_ value: Double, limit: Double? = nil) -> EdgeVerdict {
      EdgeVerdict(discrepancy: value, upperLimit: limit, sampling: sampling, rotations: rotations)
    }
    #expect(verdict(0.0015) == .agree)
    #expect(verdict(0.02) == .between)
    #expect(verdict(0.02, limit: 0.04) == .agree)
    #expect(verdict(0.02, limit: 0.06) == .between)
    #expect(verdict(1.8) == .apart)
  }

  @Test func oneDimensionHasOneOtherRotation() {
    let mirror = NullDistribution(draws: [0, 0, 0, 4, 4, 4])
    func verdict(_ value: Double) -> EdgeVerdict {
      EdgeVerdict(discrepancy: value, upperLimit: nil, sampling: nil, rotations: mirror)
    }
    #expect(verdict(1) == .between)
    #expect(verdict(4) == .apart)
  }

  @Test(arguments: [
    ([EdgeVerdict.agree, .agree, .agree], TriangleReading.supported), ([.apart, .between, .agree], .priorsDiffer),
    ([.agree, .apart, .apart], .decodersDiffer), ([.between, .agree, .apart], .codesDiffer),
    ([.between, .between, .between], .notAffine), ([.apart, .apart, .between], .unrelated),
    ([.agree, .agree, .between], .borderline), ([.agree, .between, .agree], .borderline),
  ])
  func patternsHaveReadings(verdicts: [EdgeVerdict], reading: TriangleReading) {
    let edges: [Triangle.Edge: EdgeVerdict] = [
      .priorCode: verdicts[0], .priorDecoder: verdicts[1], .codeDecoder: verdicts[2],
    ]
    #expect(TriangleReading(edges, isPriorFree: false) == reading)
    #expect(TriangleReading(edges, isPriorFree: true) == .undetermined)
    #expect(TriangleReading([.priorCode: verdicts[0]], isPriorFree: false) == .incomplete)
  }

  @Test(arguments: TriangleReading.allCases)
  func everyReadingIsASentence(reading: TriangleReading) { #expect(reading.sentence.count > 40) }
}
