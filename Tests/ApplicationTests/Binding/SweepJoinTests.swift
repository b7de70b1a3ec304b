import Application
import Testing

/// How stages are joined to the members of sweeps.
@Suite struct SweepJoinTests {
  private func report(_ blocks: String, prose: String) async throws -> String {
    let place = try Workplace()
    try place.write("---\ntitle: Sweeps\n---\n\n\(blocks)\n\n\(prose)\n", to: "Pipelines/sweeps.md")
    try await place.run()
    return try place.read("Reports/sweeps/report.md")
  }

  private let grid = """
    ```yaml stage=rows
    run: make-number
    for each: { value: [1, 2] }
    ```

    ```yaml stage=cells
    run: scale-number
    from: rows
    for each: { factor: [10, 100] }
    ```
    """

  @Test func aStageOfOneInheritsTheSweepAndAddsItsOwn() async throws {
    let text = try await report(grid, prose: "{{ cells.value | list }}; {{ cells[value=2,factor=100].value }}")
    #expect(text.contains("[10, 100, 20, 200](#stage-cells); [200](#stage-cells)"))
  }

  @Test func perKeepsSomeOfTheSweptNamesApart() async throws {
    let blocks = grid + "\n\n```yaml stage=sums\nrun: add-numbers\nfrom: cells\nper: [factor]\n```"
    let text = try await report(blocks, prose: "{{ sums.value | list }} and {{ sums[factor=10].value }}")
    #expect(text.contains("[30, 300](#stage-sums) and [30](#stage-sums)"))
  }

  @Test func aSelectionPinsAnAxis() async throws {
    let blocks = grid + "\n\n```yaml stage=sum\nrun: add-numbers\nfrom: cells[factor=10]\n```"
    let text = try await report(blocks, prose: "{{ sum.value }}")
    #expect(text.contains("\n[30](#stage-sum)\n"))
  }

  @Test func whatGathersReadsSeveralStagesInTheirOrder() async throws {
    let blocks = grid + "\n\n```yaml stage=sum\nrun: add-numbers\nfrom: [rows, cells]\n```"
    // 1 + 2 and 10 + 100 + 20 + 200.
    #expect(try await report(blocks, prose: "{{ sum.value }}").contains("\n[333](#stage-sum)\n"))
  }

  @Test func severalStagesKeepTheNamesApartThatTheyShare() async throws {
    let blocks = grid + "\n\n```yaml stage=sums\nrun: add-numbers\nfrom: [rows, cells]\nper: [value]\n```"
    #expect(try await report(blocks, prose: "{{ sums.value | list }}").contains("\n[111, 222](#stage-sums)\n"))
  }

  @Test func membersThatShareASweptNameAreJoinedByIt() async throws {
    let blocks = grid + "\n\n```yaml stage=joined\nrun: multiply-numbers\nfrom: [rows, cells]\n```"
    let text = try await report(blocks, prose: "{{ joined.value | list }}")
    // rows[v]·cells[v, f]: 1·10, 1·100, 2·20, 2·200.
    #expect(text.contains("10, 100, 40, 400"))
  }
}
