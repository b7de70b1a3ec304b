import Application
import Testing

private func lines(_ said: [(String, String)]) -> [String] {
  var warnings = SharedWarnings()
  for (member, text) in said { warnings.add(text, of: member) }
  return warnings.lines
}

@Suite struct SharedWarningsTests {
  @Test func aSentenceOfSeveralMembersStandsOnce() {
    #expect(
      lines([("fits[seed=1]", "a floor is reached"), ("fits[seed=2]", "a floor is reached"), ("fits[seed=3]", "it is")])
        == ["fits[seed=1] and 1 other: a floor is reached", "fits[seed=3]: it is"])
  }

  @Test func ofSentencesThatDifferInNumbersOnlyTheFirstStands() {
    let text = [
      "1 the columns are collinear (condition number 3324.075)", "2 the columns are collinear (condition number −268)",
    ]
    #expect(
      lines([
        ("joint", "in run \(text[0])"), ("joint", "in run \(text[1])"), ("joint", "in run 2 a column is constant"),
      ])
        == [
          "joint: in run \(text[0]) (and 1 more like this, with other numbers)", "joint: in run 2 a column is constant",
        ])
  }

  @Test func nothingIsSaidOfNothing() { #expect(lines([]).isEmpty) }
}
