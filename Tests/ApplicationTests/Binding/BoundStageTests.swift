import Application
import Testing

/// Which members of a stage are meant, and in which order the stages of a notebook stand.
@Suite struct BoundStageTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func session(_ text: String) throws -> Session {
    try place.session("members", blocks: text)
  }

  private let grid = """
    ```yaml stage=cells
    run: scale-number
    from: rows
    for each: { factor: [10, 100] }
    ```

    ```yaml stage=rows
    run: make-number
    for each: { value: [1, 2] }
    ```
    """

  /// The cells are 1·10, 1·100, 2·10 and 2·100.
  @Test(arguments: [
    ("cells", "10, 100, 20, 200"), ("cells[value=2]", "20, 200"), ("cells[factor=100]", "100, 200"),
    ("cells[factor=100, value=2]", "200"), ("cells[value=2,factor=100]", "200"),
  ])
  func aSelectionPicksTheMembersThatHaveAllOfItsValues(stage: String, values: String) async throws {
    #expect(try await session("\(grid)\n\nThey are {{ \(stage).value | list }}.").run().status == 0)
    #expect(try place.read("Reports/members/report.md").contains("They are [\(values)](#stage-cells)."))
  }

  @Test func aStageReadsTheMembersThatItSelects() throws {
    let text = try session(grid + "\n\n```yaml stage=sum\nrun: add-numbers\nfrom: cells[value=2]\n```")
      .explain("sum").text
    let inputs = text.split(separator: "\n").filter { $0.hasPrefix("    input ") }
    #expect(
      inputs == [10, 100].map { "    input         cells[value=2,factor=\($0)] = not there yet" })
  }

  @Test func aStageStandsBehindThoseThatItReads() throws {
    let stages = try session(grid).listStages().text.split(separator: "\n").dropFirst()
    #expect(
      stages == [
        "    stage rows: make-number ×2 (value: 1, 2)",
        "    stage cells: scale-number ×4 (value: 1, 2; factor: 10, 100)",
      ])
  }

  @Test func aStageIsFoundByItsNameAndNoPartOfIt() throws {
    let session = try session(grid)
    #expect(try session.explain("rows").text.hasPrefix("members/rows[value=1] runs: "))
    for name in ["row", "rows2", ""] {
      let error = #expect(throws: UsageError.self) { try session.explain(name) }
      #expect(error?.description.hasPrefix("'members' has no stage '\(name)'") == true)
    }
  }
}
