import Notebooks
import Parameters
import Testing

@Suite struct StageCyclesTests {
  @Test(arguments: [
    ("from: work", "6:7: stage 'work' needs itself: 'work' (line 4) reads 'work'; take one 'from' out")
  ])
  func aStageCannotReadItself(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func stagesThatNeedEachOtherAreNamedWithTheirLines() {
    let body = "```yaml stage=a\nrun: x\nfrom: b\n```\n```yaml stage=b\nrun: x\nfrom: a\n```\n"
    #expect(
      complaints(body: body) == [
        "10:7: stage 'a' needs itself: 'a' (line 4) reads 'b' (line 8) reads 'a'; take one 'from' out"
      ])
  }

  private func stages(_ edges: [(String, [String])]) -> String {
    edges.map { "```yaml stage=\($0)\nrun: x\n\($1.isEmpty ? "" : "from: [\($1.joined(separator: ", "))]\n")```\n" }
      .joined()
  }

  @Test func twoWaysToOneStageAreNoCircle() {
    #expect(complaints(body: stages([("a", []), ("b", ["a"]), ("c", ["a"]), ("d", ["b", "c"])])).isEmpty)
  }

  @Test func twoCirclesAreTwoErrors() {
    let found = complaints(body: stages([("a", ["b"]), ("b", ["a"]), ("c", ["d"]), ("d", ["c"])]))
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("needs itself") })
  }

  @Test func aLongChainIsWalkedWithoutTheStack() {
    let chain = (0..<2000).map { ("s\($0)", $0 == 0 ? [] : ["s\($0 - 1)"]) }
    #expect(complaints(body: stages(chain)).isEmpty)
  }
}
