import Notebooks
import Parameters
import Testing

@Suite struct TextScannerClaimTests {
  private static let stages = "```yaml stage=fits\nrun: x\nfor each: { seed: 1...3 }\n```\n"

  @Test(arguments: [
    ("fits >= 3", "9:3: 'fits' alone is no value; write 'fits.NAME'"),
    ("fits.bic", "9:11: a comparison is wanted here; it is one of '>=', '<=', '==', '>', '<', 'within'"),
    ("fits.bic = 3", "9:12: no comparison is called '='; it is one of '>=', '<=', '==', '>', '<', 'within'"),
    ("fits.bic is 3", "9:12: no comparison is called 'is'; it is one of '>=', '<=', '==', '>', '<', 'within'"),
    ("fits.bic >= high", "9:15: a number is wanted here, not 'high'"),
    ("fits.bic >= 3 or so", "9:17: 'or so' is left over after the claim"),
    ("fits.bic within 3", "9:19: 'within' needs an interval, such as [0.9, 1]"),
    ("fits.bic within [2, 1]", "9:19: the interval [2.0, 1.0] is empty; its ends are the wrong way round"),
    ("fits.bic within [2 1]", "9:22: a ',' is missing here"),
    ("fits.bic | mean within [1, 2", "9:31: a ']' is missing here"),
    ("fits.bic ==", "9:14: a number, a word, true or false is wanted here"),
    ("{ fits.bic: 3 }", "9:3: a claim must be like 'fits.bic >= 0.95', or have 'claim' and 'check', not a map"),
  ])
  func claimsAreReadStrictly(claim: String, complaint: String) {
    #expect(complaints(body: Self.stages + "```yaml claims\n- " + claim + "\n```\n") == [complaint])
  }

  private func condition(_ text: String) throws -> Claim.Condition {
    try #require(try parsed(body: Self.stages + "```yaml claims\n- fits.bic \(text)\n```\n").claims.first).condition
  }

  @Test func everyComparisonIsRead() throws {
    #expect(try condition(">= 0.95") == .atLeast(0.95))
    #expect(try condition("<= -1e-3") == .atMost(-1e-3))
    #expect(try condition("> 3") == .above(3))
    #expect(try condition("<3") == .below(3))
    #expect(try condition("within [ -1 , 1 ]") == .within(-1, 1))
    #expect(try condition("within [1,1]") == .within(1, 1))
  }

  @Test func equalityTakesWhatIsWritten() throws {
    #expect(try condition("== 3") == .equal(.integer(3)))
    #expect(try condition("== 3.5") == .equal(.number(3.5)))
    #expect(try condition("== true") == .equal(.flag(true)))
    #expect(try condition("== affine") == .equal(.text("affine")))
    #expect(try condition("== 'two words'") == .equal(.text("two words")))
    #expect(complaints(body: Self.stages + "```yaml claims\n- fits.bic == \"two\n```\n").count == 1)
  }

  @Test(arguments: [">= nan", ">= inf", "within [nan, 1]", ">= 1e999"])
  func whatIsNoFiniteNumberIsRefused(text: String) {
    #expect(complaints(body: Self.stages + "```yaml claims\n- fits.bic \(text)\n```\n").count == 1)
  }
}
