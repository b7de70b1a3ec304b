import Assumptions
import Testing

@Suite struct CounterexampleSearchTests {
  /// What an enumeration decides, a search must not contradict.
  @Test(arguments: try ReferenceDecoder.all())
  func theSearchRefutesEveryDecoderThatIsNotInjectiveAndNoOther(_ reference: ReferenceDecoder) throws {
    var linter = AssumptionLinter()
    linter.maximumRegions = 0
    let decoder = try reference.decoder
    let assessment = try linter.lint(decoder)
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      let found = assessment[assumption]
      if found.verdict != .undecided {
        #expect(found.verdict == (reference[assumption] ? .holds : .fails), "\(assumption.rawValue): \(found)")
        CertificateChecks(decoder: decoder).check(found, of: assumption)
      }
    }
    if !reference.f4 { #expect(assessment[.f4].verdict == .fails, "\(assessment[.f4])") }
  }

  /// A search never proves: what it cannot refute stays undecided, however long it goes on.
  @Test func whatIsNotRefutedIsUndecidedAndSaysHowMuchWasTried() throws {
    var linter = quickLinter
    linter.maximumRegions = 0
    let bent = try LayeredDecoder(
      layers: [
        layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu),
        layer([[1, -1, 0.25, 0.25], [0.25, 0.25, 1, -1]], [0, 0], .identity),
      ])
    let found = try linter.lint(bent)[.f4]
    #expect(found.verdict == .undecided)
    #expect(found.means == .search)
    #expect(found.reason.contains { $0.isNumber })
  }
}
