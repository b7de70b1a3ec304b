import Testing
import Workflow
import WorkflowTestSupport

/// What differs between a stage as it last ran and as it is now.
struct StalenessChangesTests {
  /// What would run and why, as `pipeline plan` would say it.
  private func lines(_ graph: Graph, _ workplace: Workplace) throws -> [String] {
    try Plan(of: graph, store: try workplace.store()).running.map { step in
      "\(step.id.shortDescription): \(step.why.map(\.description).joined(separator: "; "))"
    }
  }

  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    return (workplace, pipeline)
  }

  @Test func aParameterIsShownWithBothValuesAndItsPlace() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.epochs = "300"
    pipeline.seeds = 1...1
    #expect(
      try lines(pipeline.graph(), workplace) == [
        "fits[seed=1]: epochs 200 -> 300 (Pipelines/test.md:23)",
        "summary: reads fits[seed=2] no more; reads fits[seed=3] no more; fits[seed=1] runs first",
      ])
  }

  @Test func codeKindAndFileAreReasons() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.fingerprint = "other"
    pipeline.kind = "fit-better"
    pipeline.seeds = 1...1
    try workplace.write("data", "1 2 4")
    #expect(
      try lines(pipeline.graph(), workplace).prefix(2) == [
        "points: data changed (Data/points.txt)",
        "fits[seed=1]: kind fit -> fit-better; the code changed; points runs first",
      ])
  }

  @Test func anInputThatPutOutSomethingElseIsNamed() async throws {
    let (workplace, pipeline) = try await finished()
    try workplace.write("data", "1 2 4")
    try await run(pipeline.graph(), in: workplace, targets: [id("points")])
    #expect(try lines(pipeline.graph(), workplace).first == "fits[seed=1]: points put out something else")
  }

  @Test func addedRemovedAndReorderedPartsAreReasons() async throws {
    let workplace = try Workplace()
    let above = [node("a"), node("b")]
    try await run(
      Graph(nodes: above + [node("c", parameters: [parameter("old", "1")], from: [[id("a"), id("b")]])]), in: workplace)
    let graph = try Graph(
      nodes: above + [node("c", parameters: [parameter("new", "2", line: 7)], from: [[id("b"), id("a")]])])
    #expect(
      try lines(graph, workplace) == [
        "c: new is new: 2 (Pipelines/test.md:7); old is gone, was 1; reads its inputs in another order"
      ])
  }

  @Test func addedAndRemovedFilesAreReasons() async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "1")
    func graph(_ name: String) throws -> Graph {
      try Graph(nodes: [node("a", files: [FileInput(name: name, path: path, shownAs: "Data/points.txt")])])
    }
    try await run(graph("points"), in: workplace)
    #expect(try lines(graph("images"), workplace) == ["a: images is new (Data/points.txt); points is gone"])
  }

  @Test func aStageMoreIsAReason() async throws {
    let workplace = try Workplace()
    let above = [node("a"), node("b")]
    try await run(Graph(nodes: above + [node("c", from: [[id("a")]])]), in: workplace, targets: [id("b"), id("c")])
    let graph = try Graph(nodes: above + [node("c", from: [[id("a")], [id("b")]])])
    #expect(try lines(graph, workplace) == ["c: reads b too"])
  }

  /// A parameter's place is no part of it, and so no reason.
  @Test func aPlaceIsNoReason() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.line = 99
    #expect(try lines(pipeline.graph(), workplace).isEmpty)
  }
}
