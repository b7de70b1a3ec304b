import Application
import Foundation
import Notebooks
import Parameters
import Testing

/// What the blocks of stages and of figures say of their parameters and sweeps.
@Suite struct BlockTests {
  private func session(_ blocks: String, registry: Registry = .numbers) throws -> Session {
    try Workplace().session("blocks", blocks: blocks, registry: registry)
  }

  private func lists(_ session: Session, _ line: String) throws -> Bool {
    try session.listStages().text.split(separator: "\n").contains { $0 == "    " + line }
  }

  private let swept = """
    ```yaml stage=numbers
    run: make-number
    digits: 4
    for each: { value: [2, 1.50, 2e1] }
    ```
    """

  @Test func aSweptValueIsAParameterThatStandsWhereTheSweepDoes() throws {
    let text = try session(swept).explain("numbers[value=2]").text
    #expect(text.contains("    parameter     digits = 4 (Pipelines/blocks.md:7)\n"))
    #expect(text.contains("    parameter     value = 2.0 (Pipelines/blocks.md:8)\n"))
  }

  /// The key has one spelling of a number, the name of its member the one of the notebook.
  @Test func aMemberIsCalledByItsValueAsItIsWritten() throws {
    let session = try session(swept)
    #expect(try lists(session, "stage numbers: make-number ×3 (value: 2, 1.50, 2e1)"))
    #expect(try session.explain("numbers[value=1.50]").text.contains("    parameter     value = 1.5 ("))
    #expect(try session.explain("numbers[value=2e1]").text.contains("    parameter     value = 20.0 ("))
  }

  @Test func whatIsSweptUpstreamIsNoParameterBelow() throws {
    let text = try session(swept + "\n\n```yaml stage=doubled\nrun: scale-number\nfrom: numbers\n```")
      .explain("doubled[value=2]").text
    #expect(text.contains("    parameter     factor = 2.0 (default)\n") && !text.contains("value = "))
  }

  @Test func aListIsOneValueOfASweep() throws {
    let blocks = """
      ```yaml stage=points
      run: sample-pinwheel
      arms: 3
      points-per-arm: 10
      seed: 1
      ```

      ```yaml stage=fits
      run: fit-vade
      from: points
      latents: 2
      components: 3
      seed: 1
      for each: { hidden: [[8, 16], [4]] }
      ```

      One is {{ fits[hidden=[8, 16]].bound }}, and another {{ fits[hidden=[4]].bound }}.
      """
    let session = try session(blocks, registry: .all)
    #expect(try lists(session, "stage fits: fit-vade ×2 (hidden: [8, 16], [4])"))
    for widths in ["[8, 16]", "[4]"] {
      let text = try session.explain("fits[hidden=\(widths)]").text
      #expect(text.hasPrefix("blocks/fits[hidden=\(widths)] runs: "))
      #expect(text.contains("    parameter     hidden = \(widths) ("))
    }
    #expect(throws: UsageError.self) { try session.explain("fits[hidden=[16, 8]]") }
  }

  @Test(arguments: [
    (
      "```yaml stage=points\nrun: points-scatter\nfrom: x\n```",
      "no stage kind is called 'points-scatter'; 'pipeline list --kinds' names them all"
    ),
    (
      "```yaml figure=points\ndraw: sample-pinwheel\nfrom: x\ncaption: c\nalt: a\n```",
      "no figure kind is called 'sample-pinwheel'; 'pipeline list --kinds' names them all"
    ),
  ])
  func aStageIsRunAndAFigureDrawn(block: String, message: String) throws {
    let upstream = "```yaml stage=x\nrun: read-points\npoints: x.csv\n```\n\n"
    let errors = #expect(throws: NotebookErrors.self) { try session(upstream + block, registry: .all) }
    #expect(errors?.errors.first?.message.hasPrefix(message) == true, "\(String(describing: errors))")
  }
}
