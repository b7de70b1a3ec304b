import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct RerunVerificationTests {
  @Test func pureStagesAgree() async throws {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    let verification = try await RerunVerification(of: pipeline.graph(), against: workplace.store())
    #expect(pipeline.tally.ran == SmallPipeline.all)
    #expect(verification.divergences.isEmpty)
    #expect(verification.unknown.isEmpty)
    #expect(workplace.stored("temporary").isEmpty)
  }

  @Test func theFirstStageThatDiffersIsNamed() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a"),
      node("b", from: [[id("a")]], tally: tally) { _ in ["out.txt": [UInt8(tally.ran.count)], "constant": []] },
      node("c", from: [[id("b")]]), node("d", from: [[id("a")]]),
    ])
    try await run(graph, in: workplace)
    let verification = try await RerunVerification(of: graph, against: workplace.store())
    #expect(verification.divergences.map(\.id) == [id("b")])
    #expect(verification.divergences.first?.files == ["out.txt"])
    #expect(verification.unknown.isEmpty)
  }

  @Test func whatTheStoreNeverHadIsSaid() async throws {
    let workplace = try Workplace()
    let graph = try Graph(nodes: [node("a"), node("b", from: [[id("a")]])])
    try await run(graph, in: workplace, targets: [id("a")])
    let verification = try await RerunVerification(of: graph, against: workplace.store())
    #expect(verification.unknown == [id("b")])
  }

  @Test func aFileThatOnlyOneRunPutOutDiffers() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a", tally: tally) { _ in tally.ran.count == 1 ? ["z": [], "y": []] : ["y": [], "b": []] }
    ])
    try await run(graph, in: workplace)
    let verification = try await RerunVerification(of: graph, against: workplace.store())
    #expect(verification.divergences.first?.files == ["b", "z"])
    #expect(
      verification.divergences.first?.description == "'\(id("a"))' put out another 'b', 'z' when it ran again")
  }

  @Test func theStoreKeepsWhatItHad() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [node("a", tally: tally) { _ in ["out.txt": [UInt8(tally.ran.count)]] }])
    try await run(graph, in: workplace)
    let before = try workplace.objects()
    _ = try await RerunVerification(of: graph, against: workplace.store())
    #expect(try workplace.objects() == before)
    #expect(workplace.stored("temporary").isEmpty)
  }
}
