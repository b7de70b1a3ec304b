import Notebooks
import Testing

@Suite struct StageGraphSVGTests {
  @Test func aStageStandsToTheRightOfAllThatItReads() {
    let graph = StageGraph(nodes: [
      StageGraph.Node(name: "a", kind: "x"), StageGraph.Node(name: "b", kind: "<y>", members: 3, upstream: ["a"]),
      StageGraph.Node(name: "c", kind: "z", upstream: ["a", "b"]), StageGraph.Node(name: "d", kind: "z"),
    ])
    let svg = graph.svg
    let boxes = svg.matches(of: /href="#stage-(\w)"><rect x="(\d+)" y="(\d+)"/).map { "\($0.1) \($0.2) \($0.3)" }
    #expect(boxes == ["a 4 4", "b 204 4", "c 404 4", "d 4 58"])
    #expect(svg.contains(">b ×3</text>") && svg.contains("&lt;y&gt;"))
    #expect(svg.matches(of: /<path/).count == 3)
    #expect(svg.contains("width=\"568\" height=\"102\""))
  }

  @Test func aGraphOfNothingIsAPictureOfNothing() {
    let svg = StageGraph(nodes: []).svg
    #expect(svg.hasPrefix("<svg width=\"168\" height=\"48\""))
    #expect(!svg.contains("<rect"))
  }

  /// A graph of a notebook has no circles; one of a forged report may.
  @Test func aCircleEnds() {
    let graph = StageGraph(nodes: [
      StageGraph.Node(name: "a", kind: "x", upstream: ["b"]), StageGraph.Node(name: "b", kind: "x", upstream: ["a"]),
    ])
    #expect(graph.svg.matches(of: /<rect/).count == 2)
  }
}
