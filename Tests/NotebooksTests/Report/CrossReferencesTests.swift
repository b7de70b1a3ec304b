import Notebooks
import Testing

@Suite struct CrossReferencesTests {
  /// The places that the appendix says show a stage.
  private func places(of stage: String, in report: Report) -> String? {
    render(report).split(separator: "\n").first { $0.hasPrefix("Runs") && $0.contains("`\(stage)`") }
      .flatMap { $0.firstMatch(of: /shown in (.*)\.$/).map { String($0.1) } }
  }

  @Test func aStageNamesThePlacesThatShowItInTheirOrder() {
    #expect(
      places(of: "fit-mixture", in: smallReport)
        == "[the answer](#mixtures-on-the-pinwheel), [“Two runs”](#two-runs), [Figure 1](#figure-latents), "
        + "[Table 1](#table-members), [the claims](#the-claims), [the numbers](#the-numbers)")
    #expect(places(of: "sample-pinwheel", in: smallReport) == nil)
  }

  @Test func headingsOfOneNameHaveAnchorsOfTheirOwn() {
    var report = smallReport
    (report.answer, report.claims, report.headline) = ([], [], [])
    report.body = [
      .prose([.text("# A\n\ntext\n\n# A\n\n"), .value("1", stage: "fits"), .text("\n")]),
      .prose([.text("\n# B "), .value("2", stage: "fits"), .text("\n")]),
    ]
    #expect(places(of: "fit-mixture", in: report) == "[“A”](#a-1), [“B 2”](#b-2)")
  }

  @Test func aPlaceIsNamedOnce() {
    var report = smallReport
    (report.answer, report.claims, report.headline) = ([], [], [])
    report.body = [.prose([.text("# A\n\n"), .value("1", stage: "fits"), .value("2", stage: "fits")])]
    #expect(places(of: "fit-mixture", in: report) == "[“A”](#a)")
  }
}
