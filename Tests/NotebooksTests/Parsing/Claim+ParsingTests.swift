import Notebooks
import Parameters
import Testing

@Suite struct ClaimParsingTests {
  @Test(arguments: [
    ("```yaml claims\n```", "4:1: a block of claims without a claim"),
    ("```yaml claims\na: 1\n```", "5:1: claims are a list, a line each: '- fits.bic >= 0.95'; not a map"),
  ])
  func aBlockOfClaimsIsAList(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test func aClaimIsASentenceWithItsCheck() throws {
    let claims = try parsed(
      smallNotebook(
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
    #expect(complaints(smallNotebook(claims: claims)).joined(separator: "\n").contains(message))
  }
}
