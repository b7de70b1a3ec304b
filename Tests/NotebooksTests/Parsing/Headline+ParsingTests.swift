import Notebooks
import Parameters
import Testing

@Suite struct HeadlineParsingTests {
  @Test(arguments: [
    ("title: A\nheadline: 3", "3:11: 'headline' must be a list of maps, '- what: …', not '3'"),
    ("title: A\nheadline:\n  - { value: work.a, paper: 1 }", "4:5: a row of 'headline' needs 'what'"),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a, paper: 1, source: s, nota: n }",
      "4:52: a row of 'headline' has no 'nota'; did you mean 'note'?; it takes 'what', 'value', 'format', 'interval', 'chance', 'paper', 'source', 'note'"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: wok.a, paper: 1, source: s }",
      "4:23: no stage is called 'wok'; did you mean 'work'?; there are 'work'"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a | fixed(1), format: fixed(2), paper: 1, source: s }",
      "4:50: a second format; one is enough"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a, format: fixd(2), paper: 1, source: s }",
      "4:39: no filter is called 'fixd'; did you mean 'fixed'?; the filters are 'mean', 'sd', 'min', 'max', 'count', 'list', 'fixed', 'significant', 'percent', 'integer', 'thousands', 'interval'"
    ),
  ])
  func rowsAreReadStrictly(front: String, complaint: String) {
    #expect(complaints("---\n" + front + "\n---\n```yaml stage=work\nrun: work\n```\n") == [complaint])
  }

  private func headline(_ row: String) throws -> Headline {
    try #require(
      try parsed("---\ntitle: T\nheadline:\n  - \(row)\n---\n```yaml stage=work\nrun: a\n```\n").front.headline.first)
  }

  @Test func aValueTakesTheFormatBesideItOrItsOwn() throws {
    #expect(try headline("{ what: x, value: work.a, format: fixed(2) }").reference.format == .fixed(2))
    #expect(try headline("{ what: x, value: work.a | percent(1) }").reference.format == .percent(1))
    #expect(try headline("{ what: x, value: work.a }").reference.format == nil)
  }

  @Test func itsIntervalAndWhatChanceGivesAreShownAsItIs() throws {
    let row = try headline("{ what: x, value: work.a, format: fixed(2), interval: work.a.i, chance: work.b }")
    #expect(row.interval?.format == .interval(2))
    #expect(row.chance?.format == .fixed(2))
    let other = try headline(
      "{ what: x, value: work.a, format: percent(2), interval: work.a.i, chance: work.b | fixed(1) }")
    #expect(other.interval?.format == nil)
    #expect(other.chance?.format == .fixed(1))
  }

  @Test func whatIsThePapersMayBeLeftOut() throws {
    let row = try headline("{ what: '  two  words ', value: work.a }")
    #expect(row.what == "two words")
    #expect((row.paper, row.source, row.note) == (nil, nil, nil))
  }

  @Test func aHeadlineHasItsIntervalAndWhatChanceGives() throws {
    let rows = "headline:\n  - { what: n, value: points.n, format: fixed(2), interval: points.n, chance: points.n }"
    let headline = try #require(try parsed(smallNotebook(front: rows)).front.headline.first)
    #expect(headline.interval?.format == .interval(2))
    #expect(headline.chance?.format == .fixed(2))
    #expect(
      complaints(smallNotebook(front: rows.replacing("chance", with: "chanse"))).joined(separator: "\n").contains(
        "did you mean 'chance'?"))
  }
}
