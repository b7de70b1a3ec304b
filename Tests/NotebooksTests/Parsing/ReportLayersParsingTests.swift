import Notebooks
import Parameters
import Testing

/// What notebooks say for the reader of their report: the answer, the picture, claims as sentences.
@Suite struct ReportLayersParsingTests {
  private func notebook(front: String = "", claims: String = "- points.n >= 1") -> String {
    """
    ---
    title: T
    \(front)
    ---
    ```yaml stage=points
    run: sample
    ```

    ```yaml figure=cloud
    draw: scatter
    from: points
    caption: Points.
    alt: A cloud.
    ```

    ```yaml claims
    \(claims)
    ```
    """
  }

  @Test func theAnswerMayHoldValues() throws {
    let parsed = try parsed(notebook(front: "answer: >-\n  There are {{ points.n }}\n  of *them*.\npicture: cloud"))
    #expect(parsed.front.answer?.references.map(\.description) == ["points.n"])
    #expect(parsed.front.answer?.pieces.first == .text("There are "))
    #expect(parsed.front.answer?.pieces.last == .text(" of *them*."))
    #expect(parsed.front.picture?.text == "cloud")
  }

  @Test func aPictureThatIsNoFigureIsAnError() {
    #expect(
      complaints(notebook(front: "picture: clout")).joined(separator: "\n").contains(
        "no figure is called 'clout'; did you mean 'cloud'?; there are 'cloud'"))
    #expect(
      complaints(notebook(front: "answer: It is {{ point.n }}.")).joined(separator: "\n").contains(
        "no stage is called 'point'"))
  }

  @Test func aHeadlineHasItsIntervalAndWhatChanceGives() throws {
    let rows = "headline:\n  - { what: n, value: points.n, format: fixed(2), interval: points.n, chance: points.n }"
    let headline = try #require(try parsed(notebook(front: rows)).front.headline.first)
    #expect(headline.interval?.format == .interval(2))
    #expect(headline.chance?.format == .fixed(2))
    #expect(
      complaints(notebook(front: rows.replacing("chance", with: "chanse"))).joined(separator: "\n").contains(
        "did you mean 'chance'?"))
  }

  @Test func aClaimIsASentenceWithItsCheck() throws {
    let claims = try parsed(
      notebook(
        claims: "- claim: There are {{ points.n }} points.\n  check: points.n >= 1\n  note: few\n- points.n < 9  # old")
    ).claims
    #expect(claims.map(\.text) == ["points.n >= 1", "points.n < 9"])
    #expect(claims.map(\.comment) == ["few", "old"])
    #expect(claims[0].sentence?.references.count == 1)
    #expect(claims[1].sentence == nil)
    #expect(claims[0].condition == .atLeast(1))
  }

  @Test(
    arguments: [
      ("- claim: A.\n  chek: points.n >= 1", "did you mean 'check'?"),
      ("- check: points.n >= 1", "a claim needs 'claim'"),
      ("- claim: A.", "a claim needs 'check'"),
      ("- claim: A {{ point.n }}.\n  check: points.n >= 1", "no stage is called 'point'"),
      ("- claim: A.\n  check: points.n => 1", "no comparison is called '=>'"),
      ("- [points.n]", "a claim must be like"),
    ])
  func whatIsWrongWithAClaimIsSaid(claims: String, message: String) {
    #expect(complaints(notebook(claims: claims)).joined(separator: "\n").contains(message))
  }
}
