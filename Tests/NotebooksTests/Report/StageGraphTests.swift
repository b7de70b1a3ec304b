import Notebooks
import Testing

@Suite struct StageGraphTests {
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
