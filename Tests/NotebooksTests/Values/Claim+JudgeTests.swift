import Notebooks
import Testing

@Suite struct ClaimJudgeTests {
  private func claim(_ text: String) throws -> Claim {
    try parsed(body: "```yaml stage=s\nrun: x\n```\n```yaml claims\n- s.v \(text)\n```\n").claims[0]
  }

  @Test(arguments: [
    (">= 0.95", 0.95, true), (">= 0.95", 0.949, false), ("<= 1", 1, true), ("<= 1", 1.1, false), ("> 1", 1, false),
    ("> 1", 1.1, true), ("< 1", 1, false), ("< 1", 0.9, true), ("== 3", 3, true), ("== 3", 3.5, false),
    ("within [-1, 1]", -1, true), ("within [-1, 1]", 1, true), ("within [-1, 1]", 1.01, false),
  ])
  func numbersAreCompared(text: String, value: Double, holds: Bool) throws {
    #expect(try claim(text).judged(on: [.number(value)]).verdict == (holds ? .holds : .fails))
  }

  @Test func wordsFlagsAndCountsCanBeEqual() throws {
    #expect(try claim("== affine").judged(on: [.text("affine")]).verdict == .holds)
    #expect(try claim("== \"none\"").judged(on: [.text("affine")]).verdict == .fails)
    #expect(try claim("== true").judged(on: [.flag(false)]).verdict == .fails)
    #expect(try claim("== 3").judged(on: [.integer(3)]).verdict == .holds)
  }

  @Test func theResultTellsWhatWasFound() throws {
    let result = try claim("| mean | fixed(1) >= 2   # as printed").judged(on: [.number(1), .number(2)])
    #expect(
      result
        == ClaimResult(
          text: "s.v | mean | fixed(1) >= 2", stage: "s", observed: "1.5", verdict: .fails, comment: "as printed"))
  }

  @Test func whatCannotBeComparedIsUnknown() throws {
    #expect(
      try claim(">= 1").judged(on: [.text("a")]).verdict == .unknown("the word 'a' cannot be compared so"))
    #expect(try claim("== a").judged(on: [.number(1)]).verdict == .unknown("a number cannot be compared so"))
    #expect(
      try claim(">= 1").judged(on: [.number(.nan)]).verdict
        == .unknown("'s.v': a number that is not finite cannot be shown"))
    #expect(try claim(">= 1").unknown("it failed").verdict == .unknown("it failed"))
  }
}
