import Notebooks
import Testing

@Suite struct StageGraphTests {
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

  private let graph = StageGraph(nodes: [
    StageGraph.Node(name: "points", kind: "sample \"x\""),
    StageGraph.Node(name: "fits", kind: "fit", members: 5, upstream: ["points"]),
  ])

  @Test func aSweepIsOneNodeInMermaid() {
    #expect(
      graph.mermaid == """
        flowchart LR
          s0["points<br/>sample #quot;x#quot;"]
          s1["fits ×5<br/>fit"]
          s0 --> s1
        """)
  }

  @Test func theGraphIsWrittenForGraphviz() {
    #expect(
      graph.dot == """
        digraph notebook {
          rankdir=LR;
          node [shape=box];
          s0 [label="points\\nsample \\"x\\""];
          s1 [label="fits ×5\\nfit"];
          s0 -> s1;
        }

        """)
  }
}
