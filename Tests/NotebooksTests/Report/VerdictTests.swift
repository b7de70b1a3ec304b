import Notebooks
import Testing

@Suite struct VerdictTests {
  @Test func aGoodReportSaysSo() {
    var report = smallReport
    report.claims[1].verdict = .holds
    #expect(Verdict(report).line == "✅ 2 of 2 claims hold")
    #expect(Verdict(report).isGood)
    report.claims = [report.claims[0]]
    #expect(Verdict(report).line == "✅ 1 of 1 claim holds")
    report.claims = []
    #expect(Verdict(report).line == "✅ done")
  }

  @Test func anUnknownClaimIsNotGood() {
    var report = smallReport
    report.claims[1].verdict = .unknown("it failed")
    #expect(Verdict(report).line == "❌ 1 of 2 claims hold, 1 unknown")
    #expect(!Verdict(report).isGood)
  }
}
