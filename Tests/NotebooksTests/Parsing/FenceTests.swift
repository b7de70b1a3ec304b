import Notebooks
import Parameters
import Testing

@Suite struct FenceTests {
  /// A block of ours is closed by as many marks as opened it, or more, of the same kind.
  @Test(arguments: [
    ("```", "```", true), ("```", "````", true), ("````", "```", false), ("~~~", "~~~~~", true), ("~~~", "```", false),
    ("```", "   ```", true), ("```", "```  \t", true), ("```", "``` x", false), ("   ```", "```", true),
  ])
  func whatClosesAFence(opening: String, closing: String, isClosed: Bool) throws {
    let body = "\(opening)yaml stage=a\nrun: x\n\(closing)\nProse.\n"
    let found = complaints(body: body)
    #expect(
      found.contains { $0.contains("never closed") || $0.contains("not YAML") || $0.contains("name without") }
        != isClosed)
    if isClosed { #expect(found.isEmpty) }
  }

  @Test func backticksWithinTheLineOpenNone() throws {
    #expect(try parsed(body: "``` a `b` stage=c\nrun: x\n").stages.isEmpty)
    #expect(try parsed(body: "~~~yaml stage=c\nrun: x\n~~~\n").stages.map(\.name) == ["c"])
  }
}
