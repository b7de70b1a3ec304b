import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct ClaimsTests {
  private func claim(_ subject: String, _ claims: Claims) throws -> Claims.Claim? {
    if case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) { claim } else { nil }
  }

  private func forge(_ subject: String, _ owner: ProcessIdentity, in workplace: Workplace) throws {
    let store = try workplace.store()
    let claims = Claims(of: store)
    // Makes the folder.
    if let own = try claim("folder", claims) { claims.release(own) }
    try workplace.write("store/claims/\(subject).\(owner)-1", "process \(owner.process) on a machine")
  }

  @Test func onlyOneHoldsASubject() throws {
    let workplace = try Workplace()
    let (mine, yours) = (Claims(of: try workplace.store()), Claims(of: try workplace.store()))
    let held = try #require(try claim("a", mine))
    #expect(try claim("a", yours) == nil)
    #expect(try claim("b", yours) != nil)
    mine.release(held)
    #expect(try claim("a", yours) != nil)
  }

  @Test func theHolderIsNamed() throws {
    let workplace = try Workplace()
    let mine = Claims(of: try workplace.store())
    _ = try claim("a", mine)
    let holder = try #require(try Claims(of: try workplace.store()).holder { $0 == "a" })
    #expect(holder.description.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier) on "))
    #expect(!holder.isOurs)
    #expect(try mine.holder { $0 == "a" }?.isOurs == true)
  }

  /// The process lives, but it began at another time: the number has been given away again.
  @Test func aClaimOfADeadProcessIsBroken() throws {
    let workplace = try Workplace()
    let this = ProcessIdentity.this
    try forge("a", ProcessIdentity(machine: this.machine, process: this.process, start: this.start + 1), in: workplace)
    let claims = Claims(of: try workplace.store())
    #expect(try claim("a", claims) != nil)
    #expect(workplace.stored("claims").count == 1)
  }

  @Test func aClaimOfAnotherMachineIsRespectedWhileItIsFresh() throws {
    let workplace = try Workplace()
    try forge("a", ProcessIdentity(machine: "elsewhere", process: 1, start: 1), in: workplace)
    #expect(try claim("a", Claims(of: try workplace.store())) == nil)
    let old = Date(timeIntervalSinceNow: -3600)
    for path in workplace.stored("claims") {
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    }
    #expect(try claim("a", Claims(of: try workplace.store())) != nil)
  }

  @Test(.timeLimit(.minutes(1))) func neverTwoHoldASubjectAtOnce() async throws {
    let workplace = try Workplace()
    let gauge = Gauge()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let claims = Claims(of: try workplace.store())
          var successes = 0
          while successes < 150 {
            guard case .held(let held) = try claims.claim("a", excluding: { $0 == "a" }) else { continue }
            successes += 1
            gauge.enter()
            usleep(100)
            gauge.leave()
            claims.release(held)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(gauge.most == 1)
    #expect(workplace.stored("claims").isEmpty)
  }
}
