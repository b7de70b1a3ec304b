import Testing
import Workflow
import WorkflowTestSupport

struct GraphErrorTests {
  private func complaint(_ nodes: [StageNode]) -> String? {
    do {
      _ = try Graph(nodes: nodes)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func stagesThatMakeNoGraphAreNamed() {
    #expect(complaint([node("a"), node("a")]) == "there are two stages 'test/a'")
    #expect(complaint([node("a", from: [[id("b")]])]) == "'test/a' reads 'test/b', which there is not")
    #expect(complaint([node("a", from: [[id("a")]])]) == "'test/a' reads itself")
    let circle = complaint([node("a", from: [[id("c")]]), node("b", from: [[id("a")]]), node("c", from: [[id("b")]])])
    #expect(circle?.hasPrefix("stages read each other in a circle: ") == true)
    for name in ["a", "b", "c"] { #expect(circle?.contains("'test/\(name)'") == true) }
    #expect(complaint([node("a"), node("b", from: [[id("a")]])]) == nil)
  }
}
