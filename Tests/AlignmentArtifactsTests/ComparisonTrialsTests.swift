import AlignmentArtifacts
import Stages
import TestSupport
import Testing

@Suite struct ComparisonTrialsTests {
  /// A trial of a class, with the bend that was found and its limits; the other scores are all the same.
  private func trial(
    _ name: String, isFalse: Bool = false, bend: Double = 0.5, limits: (Double, Double) = (0, 1), score: Double = 0.5
  ) -> ComparisonTrials.Trial {
    .init(
      name: name, isFalse: isFalse, numbers: [bend, limits.0, limits.1, 0.25, 1, score, score + 0.125, 0.75, 1])
  }

  @Test func ratesAreSharesOfWorlds() {
    let trials = ComparisonTrials(
      bend: 0.5, trials: [trial("affine"), trial("none", isFalse: true), trial("affine"), trial("undecided")])
    #expect(trials.rate("affine") == 0.5 && trials.rate("nonlinear") == 0 && trials.falseCount == 1)
    let values = trials.values
    #expect(values["worlds"] == .integer(4) && values["wrong"] == .number(0.25))
    #expect(EquivalenceClass.allCases.map { values[$0.rawValue] } == [0.25, 0, 0.5, 0, 0.25].map { .number($0) })
  }

  @Test func theIntervalOfNoFalseClassIsThatOfClopperAndPearson() throws {
    // Of none of n, the upper end of 95 % is 1 − .025^(1/n).
    let trials = ComparisonTrials(bend: 0, trials: (0..<10).map { _ in trial("affine") })
    guard case .interval(let lower, let upper)? = trials.values["wrong.interval"] else {
      Issue.record("there is no interval")
      return
    }
    #expect(lower == 0)
    expectClose(upper, 0.3084971, absolute: 1e-6)
  }

  @Test func limitsHoldTheTruthAtTheirEnds() {
    let limits = [(0.5, 1.0), (0.25, 0.5), (0.6, 1), (0, 0.4)]
    let trials = ComparisonTrials(bend: 0.5, trials: limits.map { trial("affine", limits: $0) })
    #expect(trials.values["coverage"] == .number(0.5) && trials.values["true-bend"] == .number(0.5))
  }

  @Test func scoresAreReadAsAgreementAboveNineTenths() {
    let trials = ComparisonTrials(bend: 0, trials: [0.5, 0.875, 1].map { trial("affine", bend: $0, score: $0) })
    let values = trials.values
    #expect(values["consistency.agrees"] == .number(1.0 / 3) && values["procrustes.agrees"] == .number(2.0 / 3))
    #expect(values["cka.agrees"] == .number(0) && values["rsa.agrees"] == .number(1))
    #expect(values["bend.mean"] == .number(2.375 / 3) && values["rsa.mean"] == .number(1))
    #expect(values["old"] == .number(1) && values["cka.mean"] == .number(0.75))
  }

  @Test func everyValueIsDeclaredEvenOfNoWorlds() {
    let none = ComparisonTrials(bend: 0.125, trials: [])
    #expect(Set(none.values.keys) == Set(ComparisonTrials.valueNames))
    #expect(none.values["wrong"] == .number(0) && none.values["bend.mean"] == .number(0))
  }

  @Test func theFilesGiveItBack() throws {
    let trials = ComparisonTrials(
      bend: 1.0 / 3, trials: [trial("affine", bend: 1e-300), trial("a, \"b\"", isFalse: true, limits: (-0.0, 1e300))])
    #expect(try ComparisonTrials(files: trials.files()) == trials)
    #expect(try ComparisonTrials(files: ComparisonTrials(bend: 0, trials: []).files()).trials.isEmpty)
  }

  @Test func filesOfAnotherKindAreRefused() throws {
    let whole = ComparisonTrials(bend: 0, trials: [trial("affine")]).files()
    let table = String(decoding: try whole["trials.csv"], as: UTF8.self)
    for (file, text) in [
      ("trials.csv", table.replacing("cka", with: "cca")), ("trials.csv", table.replacing("class", with: "name")),
      ("truth.csv", "bend\n1\n2\n"), ("truth.csv", "bent\n1\n"),
    ] {
      var files = whole
      files.contents[file] = Array(text.utf8)
      #expect(throws: (any Error).self) { try ComparisonTrials(files: files) }
    }
  }
}
