import Application
import Testing

/// Where members stand in sweeps, as their names tell it.
@Suite struct CoordinatesTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func session(_ blocks: String) throws -> Session {
    try place.session("places", blocks: blocks)
  }

  /// The names of a stage's members, in the order of the sweep.
  private func members(of stage: String, _ session: Session) throws -> [String] {
    try session.explain(stage).text.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map {
      String($0.prefix { $0 != " " })
    }
  }

  private let grid = """
    ```yaml stage=rows
    run: make-number
    for each: { value: [1, 2], digits: [7, 8] }
    ```

    ```yaml stage=cells
    run: scale-number
    from: rows
    for each: { factor: [10, 5] }
    ```

    ```yaml stage=sum
    run: add-numbers
    from: cells
    ```
    """

  @Test func theLastAxisRunsFastestAndAnOwnOneStandsBehindThoseInherited() throws {
    let places = [1, 2].flatMap { v in
      [7, 8].flatMap { d in [10, 5].map { f in "value=\(v),digits=\(d),factor=\(f)" } }
    }
    #expect(try members(of: "cells", session(grid)) == places.map { "places/cells[\($0)]" })
  }

  @Test func withoutASweepThereIsOneMemberWithoutAPlace() throws {
    #expect(try members(of: "sum", session(grid)) == ["places/sum"])
  }

  @Test func anAxisOfOneValueHasAPlaceAllTheSame() throws {
    let one = grid.replacing("value: [1, 2], digits: [7, 8]", with: "value: [3]")
    #expect(
      try members(of: "cells", session(one)) == ["places/cells[value=3,factor=10]", "places/cells[value=3,factor=5]"])
  }

  /// Both are é to Unicode, and two names of files. Members are joined by the one that they have.
  @Test func twoSpellingsOfALetterAreTwoPlaces() async throws {
    for (name, number) in [("\u{e9}", "3"), ("e\u{301}", "5")] { try place.write(number, to: "Pipelines/\(name).txt") }
    let blocks = """
      ```yaml stage=read
      run: read-number
      for each: { file: [\u{e9}.txt, e\u{301}.txt] }
      ```

      ```yaml stage=doubled
      run: scale-number
      from: read
      ```

      ```yaml stage=products
      run: multiply-numbers
      from: [read, doubled]
      ```

      They are {{ products.value | list }}; the second is {{ products[file=e\u{301}.txt].value }}.
      """
    #expect(try await session(blocks).run().status == 0)
    let report = try place.read("Reports/places/report.md")
    // 3·6 and 5·10.
    #expect(report.contains("They are [18, 50](#stage-products); the second is [50](#stage-products)."))
  }
}
