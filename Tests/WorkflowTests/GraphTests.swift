import Testing
import Workflow
import WorkflowTestSupport

struct GraphTests {
  private func names(_ graph: Graph) -> [String] { graph.nodes.map(\.id.shortDescription) }

  @Test func eachStageComesAfterWhatItReads() throws {
    let graph = try Graph(nodes: [
      node("d", from: [[id("b")], [id("c")]]), node("c", from: [[id("a")]]), node("b", from: [[id("a")]]), node("a"),
    ])
    #expect(names(graph) == ["a", "c", "b", "d"])
    #expect(graph.upstream(of: id("d")) == [id("c"), id("b")])
    #expect(graph.downstream(of: id("a")) == [id("c"), id("b")])
  }

  @Test func aNameTwiceIsAnError() {
    #expect(throws: GraphError.duplicate(id("a"))) { try Graph(nodes: [node("a"), node("b"), node("a")]) }
  }

  @Test func anUnknownUpstreamIsAnError() {
    #expect(throws: GraphError.unknownUpstream(id("z"), of: id("a"))) {
      try Graph(nodes: [node("a", from: [[id("z")]])])
    }
  }

  @Test func aCircleIsNamedInItsOrder() {
    let nodes = [
      node("start"), node("a", from: [[id("start"), id("c")]]), node("b", from: [[id("a")]]),
      node("c", from: [[id("b")]]), node("below", from: [[id("c")]]),
    ]
    let error = #expect(throws: GraphError.self) { try Graph(nodes: nodes) }
    guard case .cycle(let ids) = error else {
      Issue.record("no circle was found")
      return
    }
    #expect(Set(ids) == [id("a"), id("b"), id("c")])
    for (above, below) in zip(ids, ids.dropFirst() + ids.prefix(1)) {
      #expect(nodes.first { $0.id == below }?.inputs.flatMap(\.upstream).contains(above) == true)
    }
  }

  @Test func readingOneselfIsACircle() {
    let error = #expect(throws: GraphError.cycle([id("a")])) { try Graph(nodes: [node("a", from: [[id("a")]])]) }
    #expect(error?.description == "'test/a' reads itself")
  }

  @Test func anUnknownTargetIsAnError() async throws {
    let workplace = try Workplace()
    let graph = try Graph(nodes: [node("a")])
    await #expect(throws: GraphError.unknownTarget(id("b"))) { try await run(graph, in: workplace, targets: [id("b")]) }
  }

  @Test func theOrderDependsOnNothingButTheDeclaration() throws {
    let nodes = (0..<500).map { i in
      node("s\(i)", from: i == 0 ? [] : [[id("s\(i / 2)")] + (i > 2 ? [id("s\(i - 2)")] : [])])
    }
    let first = names(try Graph(nodes: nodes.reversed()))
    for _ in 0..<3 { #expect(names(try Graph(nodes: nodes.reversed())) == first) }
  }
}
