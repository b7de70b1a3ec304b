import Notebooks
import Testing

@Suite struct ReportChecksTests {
  @Test func aClaimHasItsVerdictSentenceExpressionAndFinding() {
    let text = render(smallReport)
    #expect(
      text.contains("| ✅ holds | Two runs agree.<br>`fits.bic \\| mean >= 0.95` | [0.97](#stage-fits) | Section 4 |"))
    #expect(text.contains("| ❌ fails | `fits.bic \\| sd < 0.1` | [0.2](#stage-fits) |"))
  }

  @Test func columnsThatHoldNothingAreLeftOut() {
    var report = smallReport
    report.claims = [ClaimResult(text: "a.b >= 1", observed: "2", verdict: .holds)]
    report.headline = [HeadlineResult(what: "n", ours: .value("2", stage: nil))]
    let text = render(report)
    #expect(text.contains("|  | claim | found |\n"))
    #expect(text.contains("## <a id=\"the-numbers\"></a>In numbers"))
    #expect(!text.contains("by chance"))
  }

  @Test func whereThePaperHasNoNumberADashStands() {
    var report = smallReport
    report.headline.append(HeadlineResult(what: "ours alone", ours: .value("1", stage: nil)))
    #expect(render(report).contains("| ours alone | 1 |  | – |"))
  }
}
