import Testing
import Workflow
import WorkflowTestSupport

struct StalenessTests {
  @Test(arguments: [
    (
      Staleness.parameterChanged(name: "epochs", from: "200", to: "300", origin: "a.md:23"),
      "epochs 200 -> 300 (a.md:23)"
    ),
    (.parameterChanged(name: "epochs", from: "200", to: "300", origin: nil), "epochs 200 -> 300"),
    (.parameterAdded(name: "scale", value: "2", origin: "a.md:3"), "scale is new: 2 (a.md:3)"),
    (.parameterRemoved(name: "scale", value: "2"), "scale is gone, was 2"),
    (.codeChanged(files: []), "the code changed"),
    (.codeChanged(files: ["A.swift", "B.swift"]), "the code changed: A.swift, B.swift"),
    (.codeChanged(files: ["A", "B", "C", "D", "E"]), "the code changed: A, B, C and 2 more"),
    (.upstreamRuns([id("fits")]), "fits runs first"),
    (.upstreamRuns([id("a"), id("b")]), "a, b run first"),
    (.inputAdded(id("fits", "seed=3")), "reads fits[seed=3] too"),
    (.fileUnreadable(name: "points", reason: "Permission denied"), "points: Permission denied"),
  ])
  func aReasonIsToldInValuesWithItsPlace(reason: Staleness, words: String) {
    #expect(reason.description == words)
  }
}
