import Application
import Foundation
import Testing

/// The claims of a notebook on a page of two runs. Σ n·factor·n over 1, 2 and 3 is 14 times the factor.
@Suite struct RunClaimsTests {
  private func page(_ place: Workplace) throws -> String {
    _ = try History(place.settings).diff(["-2", "-1"], page: "\(place.folder)/diff.html")
    return try place.read("diff.html")
  }

  private func twoRuns(_ first: String, _ second: String) async throws -> Workplace {
    let place = try Workplace()
    for text in [first, second] {
      try place.write(text, to: "Pipelines/sums.md")
      try await place.run()
    }
    return place
  }

  @Test func aClaimIsJudgedOnEachRunAsTheNotebookNowHasIt() async throws {
    let place = try await twoRuns(sums(value: "3"), sums(value: "-2"))
    let now = sums().replacing("- total.value >= 10    # they are many", with: "- total.value < 0")
    try place.write(now, to: "Pipelines/sums.md")
    let html = try page(place)
    #expect(html.contains("total.value &lt; 0") && !html.contains("total.value &gt;= 10"))
    #expect(html.contains("<span class=\"bad\">✗</span> 42") && html.contains("<span class=\"good\">✓</span> −28"))
  }

  @Test func aClaimOfOneMemberIsJudgedOnThatMember() async throws {
    func text(_ factor: String) -> String {
      sums(value: factor).replacing("- total.value >= 10 ", with: "- products[value=2].value >= 15 ")
    }
    let html = try page(await twoRuns(text("3"), text("5")))
    // 2 · 3 · 2 and 2 · 5 · 2.
    #expect(html.contains("<span class=\"bad\">✗</span> 12") && html.contains("<span class=\"good\">✓</span> 20"))
  }

  @Test func aClaimOnWhatARunDidNotHaveIsNeitherTrueNorFalse() async throws {
    let place = try await twoRuns(sums(value: "3"), sums(value: "5"))
    try place.write(sums().replacing("total.value >= 10", with: "sum.value >= 10"), to: "Pipelines/sums.md")
    #expect(try !page(place).contains("id=\"claims\""))  // the same on both: unknown
  }

  @Test func aNotebookThatIsGoneOrCannotBeReadHasNoClaims() async throws {
    let place = try await twoRuns(sums(value: "3"), sums(value: "5"))
    #expect(try page(place).contains("id=\"claims\""))
    try place.write("---\nno: notebook", to: "Pipelines/sums.md")
    let html = try page(place)
    #expect(!html.contains("id=\"claims\"") && html.contains("id=\"values\""))
    try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/sums.md")
    #expect(try page(place) == html)
  }
}
